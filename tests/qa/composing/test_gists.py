"""Sentences and titles in few characters."""

import pytest

from qa.composing.prose_answers.gists import brief_title, gist
from qa.reading.plan_parts import bare


def even(_syllable: str) -> float:
    return 1.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Trồng 200 ha rừng.", "Trồng 200 ha rừng"),
        ("a) Mở hai lớp học;", "Mở hai lớp học"),
        ("2.1. Sửa đường", "Sửa đường"),
        ("IV. KINH PHÍ", "KINH PHÍ"),
        ("4.130 ha năm 2028", "4.130 ha năm 2028"),
        ("12.5% số hộ", "12.5% số hộ"),
        ("3.Trồng tre", "Trồng tre"),
        ("Xe buýt điện", "Xe buýt điện"),
    ],
)
def test_marks_of_lists_are_left_out(text, said):
    assert bare(text) == said


def test_what_has_room_is_told_whole():
    assert (
        gist("Mỗi xã có một sân chơi; thắp sáng 80% đường làng.", 200, even)
        == "Mỗi xã có một sân chơi; thắp sáng 80% đường làng"
    )


@pytest.mark.parametrize("room", [60, 90, 140])
def test_a_figure_is_not_cut_off(room):
    text = (
        "Chỉnh trang các tuyến phố đi bộ, bố trí ghế đá và cây xanh cho người dân nghỉ chân; tổ chức chợ phiên cuối tuần ở "
        "các phường trung tâm; phấn đấu thắp sáng 85% ngõ hẻm; khuyến khích hộ dân tự trồng hoa trước nhà."
    )
    said = gist(text, room, even)
    assert "85%" in said
    assert len(said) <= room


@pytest.mark.parametrize("room", [40, 75, 120])
def test_a_gist_keeps_within_its_room(room):
    text = (
        "Rà soát quỹ đất trống để làm sân bóng; vận động 12 doanh nghiệp góp 3,5 tỷ đồng; "
        "xong trước ngày 20/11/2027; giao phường giữ."
    )
    assert len(gist(text, room, even)) <= room + 2


def test_a_title_keeps_the_numbers_of_what_it_carries_out():
    title = (
        "Kế hoạch thực hiện Nghị quyết số 88-NQ/TU ngày 03/02/2027 của Ban Thường vụ Tỉnh ủy về phát triển chợ nổi "
        "gắn với du lịch sông nước trên địa bàn tỉnh"
    )
    said = brief_title(title, 110)
    assert "88-NQ/TU" in said
    assert "chợ nổi" in said
    assert "03/02/2027" not in said
    assert len(said) <= 110
