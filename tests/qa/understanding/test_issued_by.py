"""Plans that a question names by who issued them."""

import pytest

from corpus.records import Metadata
from indexer.segments.stored import StoredPlan
from qa.understanding.issued_by import issued_by


def _plan(name, issuer, title):
    return StoredPlan(name, (), Metadata(title=title, issuer=issuer), None, None)


PLANS = (
    _plan("bo", "Bộ Tư pháp", "Kế hoạch số hóa sổ hộ tịch năm 2027"),
    _plan("so", "Sở Xây dựng, UBND tỉnh Hòa Bình", "Kế hoạch chỉnh trang hè phố của Sở Xây dựng tỉnh Hòa Bình"),
    _plan("vien", "Bệnh viện Đa khoa Sông Mã, Sở Y tế", "Kế hoạch chống nhiễm khuẩn năm 2027"),
    _plan("ban", "Ban Chỉ đạo Phòng thủ dân sự", "Quyết định ban hành Quy chế hoạt động của Ban Chỉ đạo Phòng thủ dân sự"),
    _plan("dang", "Đảng ủy xã Vĩnh Hòa, Đảng bộ tỉnh Bến Tre", "Kế hoạch học tập nghị quyết năm 2027"),
    _plan("tinh", "UBND tỉnh Hòa Bình", "Kế hoạch giảm nghèo năm 2027"),
)


@pytest.mark.parametrize(
    ("text", "plans", "without"),
    [
        ("Kế hoạch của Bộ Tư pháp do ai ký?", ["bo"], "Kế hoạch do ai ký?"),
        ("kế hoạch Bộ Tư pháp có mấy việc", ["bo"], "kế hoạch có mấy việc"),
        ("ke hoach so hoa so ho tich cua bo tu phap het han khi nao", ["bo"], "ke hoach so hoa so ho tich het han khi nao"),
        ("Kế hoạch do Bộ Tư pháp ban hành có mấy nhiệm vụ?", ["bo"], "Kế hoạch có mấy nhiệm vụ?"),
        ("Ai lo việc rửa tay theo kế hoạch của bệnh viện?", ["vien"], "Ai lo việc rửa tay theo kế hoạch?"),
        ("kế hoạch năm 2027 của đảng ủy giao ai làm", ["dang"], "kế hoạch năm 2027 giao ai làm"),
        ("Quyết định của Ban Chỉ đạo có mấy điều?", ["ban"], "Quyết định có mấy điều?"),
        ("Kế hoạch bệnh viện Sông Mã do ai ký?", ["vien"], "Kế hoạch do ai ký?"),
        ("quyết định của ban chỉ đạo dân sự ký hôm nào", ["ban"], "quyết định ký hôm nào"),
        ("Bệnh viện Đa khoa Sông Mã đặt chỉ tiêu rửa tay ra sao?", ["vien"], "đặt chỉ tiêu rửa tay ra sao?"),
        ("Ở bệnh viện Sông Mã ai lo việc rửa tay?", ["vien"], "Ở ai lo việc rửa tay?"),
    ],
)
def test_the_issuer_tells_which_plan_and_is_no_agency_of_its_tasks(text, plans, without):
    issued = issued_by(text, PLANS)
    assert (list(issued.plans), issued.without) == (plans, without)


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Tư pháp chủ trì việc gì?",
        "Kế hoạch nào của Bộ Tư pháp?",
        "Kế hoạch giao việc gì cho Bộ Tư pháp?",
        "Kế hoạch nêu trách nhiệm của Bộ Tư pháp ra sao?",
        "kế hoạch hè phố do Sở Xây dựng chủ trì",
        "Kế hoạch của bệnh viện Bạch Mai do ai ký?",
        "kế hoạch của Sở Nội vụ có mấy việc",
        "kế hoạch của UBND tỉnh Hòa Bình có mấy việc",
        "Bệnh viện Sông Mã phối hợp việc gì?",
        "Kế hoạch nào căn cứ nghị quyết của Bộ Tư pháp?",
        "kế hoạch dựa vào các quyết định của Ban Chỉ đạo",
    ],
)
def test_an_agency_that_is_charged_or_unknown_names_no_plan(text):
    assert issued_by(text, PLANS) is None


def test_a_name_that_ends_a_title_stays_in_the_text():
    text = "Quy chế hoạt động của Ban Chỉ đạo Phòng thủ dân sự ra ngày nào?"
    issued = issued_by(text, PLANS)
    assert (list(issued.plans), issued.without) == (["ban"], text)


def test_nothing_is_told_apart_where_all_plans_are_of_one_issuer():
    assert issued_by("kế hoạch của Bộ Tư pháp do ai ký", PLANS[:1]) is None
