"""Who proposed a document, and by which paper."""

import pytest

from qa.understanding.proposals import asks_proposal


@pytest.mark.parametrize(
    "text",
    [
        "Quy chế bến đò ban hành theo đề nghị của ai?",
        "Quy chế bến đò được ban hành theo đề nghị của sở nào",
        "Giám đốc sở nào đề nghị công bố danh mục nghề muối?",
        "Quyết định chợ đêm do đơn vị nào trình?",
        "ke hoach cho dem do so nao trinh, to trinh so may",
        "Sở nào trình UBND tỉnh ban hành quy định nuôi chim yến?",
        "Số tờ trình của Sở Công Thương về chợ đêm",
        "Tờ trình của Sở Y tế về trạm xá lưu động đề ngày nào?",
    ],
)
def test_a_question_asks_who_proposed_a_document(text):
    assert asks_proposal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sở nào trình giá nước sạch?",
        "Ai phải trình bày tại hội nghị?",
        "Xã đề nghị hỗ trợ giống thì gửi ai?",
        "Quyết định chợ đêm do ai ký?",
        "Trình tự công nhận hòa giải viên thế nào?",
        "Kế hoạch chợ đêm trình ai duyệt?",
    ],
)
def test_other_questions_do_not(text):
    assert not asks_proposal(text)
