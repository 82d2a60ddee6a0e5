"""To whom a plan wants its reports to go, where that is all that is asked."""

import pytest

from qa.composing.reports import answer_to_whom
from tests.qa.memory import service_of
from tests.qa.understanding.test_naming import foot, head

PLAN = (
    head("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng", "62/KH-UBND", "Chấm thi trà trên địa bàn tỉnh Lâm Đồng")
    + "I. NHIỆM VỤ\n\n1. Mở hội thi pha trà.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
    "1. Các sở, ngành báo cáo tình hình hội thi pha trà với khách mời.\n\n"
    "2. Định kỳ hằng năm (trước ngày 20 tháng 11) các xã báo cáo kết quả thực hiện Kế hoạch về Sở Công Thương để tổng hợp.\n\n"
    + foot("Trần Văn Một")
)


@pytest.fixture(scope="module")
def service():
    return service_of({"tra": PLAN})


@pytest.mark.parametrize(
    "question", ["báo cáo kế hoạch 62 nộp cho ai", "kế hoạch 62 báo cáo về sở nào", "báo cáo kết quả kế hoạch 62 gửi về đâu"]
)
def test_to_whom_reports_go(service, question):
    draft = answer_to_whom(service.answerer.inquire(question))
    assert draft is not None
    assert draft.exact
    assert draft.lines[0].values == ("Sở Công Thương",)
    assert "Sở Công Thương" in draft.lines[0].proofs[0].passage.clean


@pytest.mark.parametrize(
    "question", ["báo cáo đóng tàu ngầm theo kế hoạch 62 nộp cho ai", "kế hoạch 62 báo cáo trước ngày nào"]
)
def test_of_other_reports_or_of_their_days_it_is_not_told(service, question):
    assert answer_to_whom(service.answerer.inquire(question)) is None
