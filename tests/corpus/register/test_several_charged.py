"""Paragraphs whose sentences charge one agency after the other: each has its own duty, with its own time."""

from corpus.reading import understand
from tests.corpus.outline.test_outline import document_of

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ BÌNH HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nNuôi ong năm 2026\n\n"
    "I. TỔ CHỨC THỰC HIỆN\n"
)


def duties(*paragraphs):
    rows = understand(document_of(HEAD + "".join(f"{text}\n" for text in paragraphs))).assignments
    return [([value.text for value in row.lead], row.period.text if row.period else None) for row in rows]


def test_each_agency_has_the_time_of_its_own_sentence():
    assert duties(
        "Hội Nông dân xã chủ trì mở lớp nuôi ong, xong trong quý I năm 2026. Công an xã cấp biển cho 40 điểm đặt thùng ong"
        " trước ngày 30 tháng 6 năm 2026."
    ) == [(["Hội Nông dân xã"], "xong trong quý I năm 2026"), (["Công an xã"], "trước ngày 30 tháng 6 năm 2026")]


def test_a_semicolon_parts_them_too():
    said = "Trạm Y tế xã khám cho người nuôi ong mỗi năm một lần; Hội Phụ nữ xã bán mật tại phiên chợ trước ngày 15 tháng 9."
    assert [lead for lead, _ in duties(said)] == [["Trạm Y tế xã"], ["Hội Phụ nữ xã"]]


def test_a_list_of_agencies_between_semicolons_is_one_duty():
    said = (
        "Phòng Kinh tế chủ trì, phối hợp với các cơ quan chuyên môn của xã; Ủy ban nhân dân các xã, phường trên địa bàn;"
        " các hợp tác xã nuôi ong trong tỉnh lập bản đồ vùng hoa."
    )
    assert len(duties(said)) == 1


def test_the_name_of_the_work_before_the_first_agency_stays_with_it():
    said = "Dạy nghề cho người mới nuôi ong. Hội Nông dân xã chủ trì, mở 04 lớp; Công an xã giữ trật tự ở các lớp học đêm."
    assert [lead for lead, _ in duties(said)] == [["Hội Nông dân xã"], ["Công an xã"]]


def test_a_further_sentence_on_the_same_agency_belongs_to_its_duty():
    said = "Phòng Kinh tế chủ trì mua 200 thùng ong. Phòng Kinh tế theo dõi đàn ong hằng tháng và báo cáo khi có bệnh."
    assert len(duties(said)) == 1


def test_what_a_body_is_of_may_stand_in_brackets_behind_its_name():
    assert [
        lead for lead, _ in duties("1. Đề nghị Viện Ong mật (Bộ Nông nghiệp và Môi trường) lai tạo 03 giống ong chịu rét.")
    ] == [["Viện Ong mật"]]
