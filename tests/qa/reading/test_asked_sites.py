"""Where something stands or is to be built, and texts that say so or only speak of it."""

from __future__ import annotations

import pytest

from qa.reading.asked_sites import names_no_site


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Địa điểm đặt trạm cân ở Lục Sơn", "trạm cân đặt tại ngã ba Cây Me"),
        ("Trụ sở hợp tác xã nằm ở đâu?", "Trụ sở: ấp Bình Hòa"),
        ("Xây nhà văn hóa ở chỗ nào?", "xây ở khuôn viên trường cũ"),
        ("Đem sổ ra khỏi trụ sở thì mấy người đi cùng?", "hai người áp tải"),
        ("Đơn nộp ở đâu?", "gửi đơn qua bưu điện"),
    ],
)
def test_a_place_that_is_said_is_a_site(question: str, shown: str) -> None:
    assert not names_no_site(question, shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Địa điểm đặt trạm cân ở Lục Sơn", "Xây dựng trạm cân cho xe chở cát trong mùa khô"),
        ("Trụ sở hợp tác xã nằm ở đâu?", "thành lập hợp tác xã theo quy định tại Luật Hợp tác xã"),
        ("Đặt trung tâm giống ở chỗ nào?", "3 Thành lập trung tâm giống Sở Nông nghiệp Quý II"),
    ],
)
def test_what_only_speaks_of_it_names_no_site(question: str, shown: str) -> None:
    assert names_no_site(question, shown)
