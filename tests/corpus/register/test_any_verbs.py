"""Who is charged where names and verbs are on no list: by the plan's own tables, by the classes of the words."""

import pytest

from corpus.names.said_names import SaidNames
from corpus.readers import read
from corpus.reading import understand
from corpus.text.word_classes import VERB, word_classes
from tests.corpus.outline.test_outline import document_of

HEAD = (
    "BỆNH VIỆN BẮC HÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/KH-BV\n\nKẾ HOẠCH\nRửa tay năm 2026\n\nI. TỔ CHỨC THỰC HIỆN\n"
)


def duties(*items):
    text = HEAD + "".join(f"{number}. {item}\n" for number, item in enumerate(items, start=1))
    return [([value.text for value in row.lead], row.task.text) for row in understand(document_of(text)).assignments]


@pytest.mark.parametrize(
    ("item", "lead", "task"),
    [
        (
            "Hội đồng Kiểm soát nhiễm khuẩn họp vào tuần đầu mỗi quý.",
            ["Hội đồng Kiểm soát nhiễm khuẩn"],
            "họp vào tuần đầu mỗi quý.",
        ),
        ("Cục Đăng kiểm Việt Nam cấp tem cho đò ngang.", ["Cục Đăng kiểm Việt Nam"], "cấp tem cho đò ngang."),
        ("Trung tâm OCOP tỉnh gọi điện theo dõi từng hộ.", ["Trung tâm OCOP tỉnh"], "gọi điện theo dõi từng hộ."),
        ("Phòng Hành chính tổng hợp theo dõi, đôn đốc.", ["Phòng Hành chính tổng hợp"], "theo dõi, đôn đốc."),
        ("Khoa Dược cấp phát thuốc trong 02 giờ.", ["Khoa Dược"], "cấp phát thuốc trong 02 giờ."),
        ("Phòng Công tác xã hội trực điện thoại cả ngày.", ["Phòng Công tác xã hội"], "trực điện thoại cả ngày."),
        ("Thanh tra Sở mỗi năm thanh tra 12 nhà thuốc.", ["Thanh tra Sở"], "mỗi năm thanh tra 12 nhà thuốc."),
        ("Công an các xã hằng tuần đi tuần một lần.", ["Công an các xã"], "hằng tuần đi tuần một lần."),
        ("Đảng ủy các xã, phường xây nhà cho hộ nghèo.", ["Đảng ủy các xã, phường"], "xây nhà cho hộ nghèo."),
        ("Trường Chính trị tỉnh biên soạn sổ tay.", ["Trường Chính trị tỉnh"], "biên soạn sổ tay."),
        ("Chi cục Kiểm lâm bay chụp rừng, gửi ảnh về Sở.", ["Chi cục Kiểm lâm"], "bay chụp rừng, gửi ảnh về Sở."),
        ("Chi cục Thủy sản đo mặn, lập bản đồ.", ["Chi cục Thủy sản"], "đo mặn, lập bản đồ."),
        ("Công đoàn Bệnh viện thăm hỏi người ốm.", ["Công đoàn Bệnh viện"], "thăm hỏi người ốm."),
        ("Công an huyện lắp camera tại 19 ngã tư.", ["Công an huyện"], "lắp camera tại 19 ngã tư."),
        ("Các khoa, phòng gửi số liệu trước ngày 05 hằng tháng.", ["Các khoa, phòng"], "gửi số liệu trước ngày 05 hằng tháng."),
        ("Bộ trưởng Bộ Y tế, Bộ trưởng Bộ Công an cấp đủ thuốc.", ["Bộ Y tế", "Bộ Công an"], "cấp đủ thuốc."),
    ],
)
def test_any_verb_after_a_name_on_no_list(item, lead, task):
    assert duties(item) == [(lead, task)]


@pytest.mark.parametrize(
    "item",
    [
        "Tổ chức việc điều hành toàn bộ hệ thống.",
        "Đơn vị sử dụng nước sạch được giảm giá.",
        "Quỹ Khám bệnh gồm 12 thành viên.",
        "Trung tâm dữ liệu được chia thành 04 khu.",
        "Mạng lưới rửa tay gồm 46 người.",
        "Báo cáo năm gửi trước ngày 05 tháng 12.",
        "Khoa học và công nghệ là động lực.",
        "Hội nghị tổng kết mở vào tháng 12.",
    ],
)
def test_what_charges_nobody(item):
    assert duties(item) == []


def test_names_that_the_tables_say(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "UBND TỈNH LONG AN\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nRửa tay\n\nI. NHIỆM VỤ\n\n"
        "| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp |\n|---|---|---|---|\n"
        "| 1 | Mua xà phòng | Tổ Sạch làng | Tổ Nước nguồn |\n| 2 | In sổ | Phòng Công tác sinh viên | |\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Tổ Sạch làng khuân vác bồn nước.\n2. Phòng Công tác sinh viên khai báo tạm trú.\n"
        "3. Tổ Sạch làng và Tổ Nước nguồn trông coi giếng.\n",
        encoding="utf-8",
    )
    found = [row for row in understand(read(path, tmp_path)).assignments if row.kind == "duty"]
    assert [([value.text for value in row.lead], row.task.text) for row in found] == [
        (["Tổ Sạch làng"], "khuân vác bồn nước."),
        (["Phòng Công tác sinh viên"], "khai báo tạm trú."),
        (["Tổ Sạch làng", "Tổ Nước nguồn"], "trông coi giếng."),
    ]


def test_a_said_name_is_found_whole():
    said = SaidNames(["Sở Y tế", "Sở Y tế Long An", "Quỹ"])
    assert said.end_at("sở y tế long an cấp thuốc", 0) == len("sở y tế long an")
    assert said.end_at("và sở y tế cấp thuốc", 3) == len("và sở y tế")
    assert said.end_at("sở y tếp", 0) is None
    assert said.end_at("quỹ chi tiền", 0) is None


def test_words_are_cut_and_their_classes_told():
    text = "Trạm Y tế đo huyết áp."
    words = word_classes(text)
    assert "".join(text[word.start : word.end] for word in words).replace(" ", "") == text.replace(" ", "")
    assert VERB in {word.kind for word in words if text[word.start : word.end].startswith("đo")}
    assert word_classes("  ") == ()


def test_what_was_done_charges_nobody():
    text = (
        "UBND TỈNH LONG AN\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\nI. THỰC TRẠNG\n1. Các xã ven sông thiếu nước"
        " ngọt: nhiều hộ phải đi"
        " xa trên 2 km.\n2. Hội trại: mở vào tháng 5.\n\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế cấp thuốc.\n"
        "2. Trưởng ban Ban Dân tộc họp mỗi quý.\n"
    )
    found = understand(document_of(text)).assignments
    assert [[value.text for value in row.lead] for row in found] == [["Sở Y tế"], ["Ban Dân tộc"]]


@pytest.mark.parametrize(
    ("item", "helpers"),
    [
        ("Lát gạch hè phố. Sở Xây dựng chủ trì, Công an tỉnh phối hợp; quý I năm 2027.", ["Công an tỉnh"]),
        (
            "Mở lớp. Sở Y tế chủ trì; Sở Tài chính, Hội Nông dân tỉnh phối hợp; xong trong quý II.",
            ["Sở Tài chính", "Hội Nông dân tỉnh"],
        ),
        ("In sổ. Sở Y tế chủ trì; kết quả: 300 sổ.", []),
    ],
)
def test_who_helps_is_told_after_who_leads(item, helpers):
    (found,) = understand(document_of(HEAD + f"1. {item}\n")).assignments
    assert [value.text for value in found.coordinate] == helpers


def test_a_heading_tells_a_name_that_lists_what_it_is_for():
    text = (
        "BỘ TƯ PHÁP\nSố: 3/KH-BTP\n\nKẾ HOẠCH\nSố hóa sổ\n\nI. TỔ CHỨC THỰC HIỆN\n1. Cục Con nuôi, hộ khẩu, chứng nhận\n"
        "- Biên soạn sổ tay.\n2. Thanh tra Bộ\n- Thanh tra việc đấu thầu.\n- Phối hợp với Cục Con nuôi, hộ khẩu,"
        " chứng nhận lập danh sách.\n"
    )
    found = understand(document_of(text)).assignments
    name = "Cục Con nuôi, hộ khẩu, chứng nhận"
    assert [[value.text for value in row.lead] for row in found] == [[name], ["Thanh tra Bộ"], ["Thanh tra Bộ"]]
    assert [value.text for value in found[2].coordinate] == [name]
    assert found[1].task.text == "Thanh tra việc đấu thầu."
