"""Persons who are charged as bodies are, and names that a proper name or a helping verb goes on."""

from __future__ import annotations

import pytest

from corpus.readers.plain.plain import read
from corpus.reading import understand
from corpus.records import AssignmentKind

HEAD = "KẾ HOẠCH\nBảo vệ rừng và dạy bơi\n\nI. MỤC ĐÍCH\nGiữ rừng đầu nguồn, dạy bơi cho trẻ em.\n\nII. TỔ CHỨC THỰC HIỆN\n"


def led(*items: str) -> list[tuple[str, ...]]:
    """Return who is charged in each duty of a plan whose last part holds ``items``."""
    reading = understand(read((HEAD + "\n".join(items) + "\n").encode(), "x.txt"))
    return [tuple(one.text for one in a.lead) for a in reading.assignments if a.kind is AssignmentKind.DUTY]


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Hiệu trưởng các trường tiểu học ký cam kết với phụ huynh.", "Hiệu trưởng các trường tiểu học"),
        ("Hiệu trưởng họp phụ huynh mỗi học kỳ một lần.", "Hiệu trưởng"),
        ("Chủ rừng báo cáo Hạt Kiểm lâm trước ngày 10 hằng tháng.", "Chủ rừng"),
        ("Các chủ đầu tư hồ chứa bảo đảm an toàn đập trong mùa mưa.", "Các chủ đầu tư hồ chứa"),
        ("Trưởng các thôn, bản vận động Nhân dân không đốt nương.", "Trưởng các thôn, bản"),
        ("Tổ trưởng các tổ chuyên môn xây dựng chủ đề theo khối lớp.", "Tổ trưởng các tổ chuyên môn"),
        ("Giáo viên chủ nhiệm phối hợp với cha mẹ học sinh.", "Giáo viên chủ nhiệm"),
        ("Trưởng đoàn chịu trách nhiệm chung, báo cáo Chánh Thanh tra.", "Trưởng đoàn"),
        ("Các thành viên Tổ công tác thu thập hồ sơ, tài liệu.", "Các thành viên Tổ công tác"),
        ("Bí thư các chi bộ quán triệt đến từng đảng viên.", "Bí thư các chi bộ"),
    ],
)
def test_a_person_is_charged_with_any_verb(item: str, lead: str) -> None:
    assert led("1. Sở Y tế theo dõi, đôn đốc việc thực hiện Kế hoạch này.", f"2. {item}")[1:] == [(lead,)]


@pytest.mark.parametrize(
    "item",
    [
        "Chủ động phòng ngừa là chính.",
        "Trường hợp cháy lớn thì báo ngay cho lực lượng chức năng.",
        "Giáo viên được hỗ trợ tiền xăng xe.",
        "Chủ yếu dùng vốn của Nhân dân.",
        "Thành viên gồm: Hạt Kiểm lâm, Công an xã.",
    ],
)
def test_what_only_sounds_like_a_person_charges_nobody(item: str) -> None:
    assert len(led("1. Sở Y tế theo dõi, đôn đốc việc thực hiện Kế hoạch này.", f"2. {item}")) == 1


def test_persons_are_headings_among_those_of_agencies() -> None:
    items = (
        "1. Phòng Kinh tế xã",
        "Đo độ mặn hằng ngày.",
        "2. Công an xã",
        "Tuần tra ban đêm.",
        "3. Trưởng các ấp",
        "Đắp đập tạm.",
    )
    assert led(*items) == [("Phòng Kinh tế xã",), ("Công an xã",), ("Trưởng các ấp",)]


@pytest.mark.parametrize(
    "name",
    [
        "Ban Quản lý Khu kinh tế cửa khẩu Tân Sơn - Đồng Hòa",
        "Ban Quản lý Khu du lịch quốc gia Hồ Nước Trong",
        "Ban Quản lý các khu kinh tế và công nghiệp Bến Hoa",
        "Hạt Kiểm lâm Sông Gấm",
    ],
)
@pytest.mark.parametrize("does", ["rà soát các bãi xe.", "báo cáo số liệu hằng tuần.", "phối hợp với Công an tỉnh tuần tra."])
def test_a_name_goes_on_with_the_name_of_a_place(name: str, does: str) -> None:
    assert led(f"1. {name} {does}", "2. Sở Y tế theo dõi việc thực hiện.")[0] == (name,)


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Các hợp tác xã nuôi tôm tham gia phối hợp với Chi cục Thủy sản.", "Các hợp tác xã nuôi tôm"),
        ("Các doanh nghiệp vận tải tham gia hỗ trợ chở học sinh.", "Các doanh nghiệp vận tải"),
    ],
)
def test_a_verb_before_a_verb_is_no_part_of_the_name(item: str, lead: str) -> None:
    assert led(f"1. {item}", "2. Sở Y tế theo dõi việc thực hiện.")[0] == (lead,)


def test_organisations_in_a_list_stay_whole() -> None:
    assert led("1. Các cơ quan, đơn vị, tổ chức chịu trách nhiệm về số liệu đã báo cáo.")[0] == (
        "Các cơ quan, đơn vị, tổ chức",
    )
