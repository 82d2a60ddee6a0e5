"""What only a closed set of words asks for: a document's number and day, since when it holds."""

import pytest

from qa.contracts.query import Field
from qa.understanding.own_facts import calls_statute, with_own_facts


@pytest.mark.parametrize(
    ("ask", "text", "wanted"),
    [
        ((Field.PERIOD,), "Kế hoạch quản lý bến thuyền có hiệu lực từ ngày nào?", (Field.STANDING,)),
        ((Field.PERIOD,), "Bản này áp dụng từ hôm nào?", (Field.STANDING,)),
        ((Field.CONTENT,), "hiệu lực thi hành kể từ bao giờ", (Field.STANDING,)),
        ((Field.PERIOD,), "Lắp phao cứu sinh từ ngày nào?", (Field.PERIOD,)),
        ((Field.FUNDING, Field.PERIOD), "Tiền đâu và có hiệu lực từ khi nào?", (Field.FUNDING, Field.PERIOD)),
        ((Field.STANDING,), "Đò ngang có nằm trong danh mục phải đăng kiểm không?", (Field.CONTENT,)),
        ((Field.STANDING, Field.SIGNER), "Ai ký bản này?", (Field.SIGNER,)),
        ((Field.STANDING,), "Kế hoạch 12 còn xài được không?", (Field.STANDING,)),
        ((Field.STANDING,), "Bản này bãi bỏ văn bản nào?", (Field.STANDING,)),
        ((Field.NUMBER,), "kế hoạch bến thuyền số ngày", (Field.NUMBER, Field.ISSUED_ON)),
        ((Field.NUMBER,), "Kế hoạch chợ phiên số mấy, ban hành hôm nào?", (Field.NUMBER, Field.ISSUED_ON)),
        ((Field.ISSUED_ON,), "Ban hành ngày nào và số hiệu là gì?", (Field.ISSUED_ON, Field.NUMBER)),
        ((Field.NUMBER,), "Số mấy vậy?", (Field.NUMBER,)),
        ((Field.NUMBER,), "số, ngày kế hoạch bến thuyền", (Field.NUMBER, Field.ISSUED_ON)),
        ((Field.NUMBER,), "Cho em số hiệu cùng ngày ra quyết định chợ phiên", (Field.NUMBER, Field.ISSUED_ON)),
        ((Field.NUMBER,), "số hiệu kèm ngày tháng của chỉ thị", (Field.NUMBER, Field.ISSUED_ON)),
        ((Field.SIGNER,), "người ký, ngày ký chỉ thị", (Field.SIGNER, Field.ISSUED_ON)),
        ((Field.SIGNER,), "người ký và số của kế hoạch muối", (Field.SIGNER, Field.NUMBER)),
        ((Field.SIGNER,), "số, ngày, người ký kế hoạch muối", (Field.SIGNER, Field.NUMBER, Field.ISSUED_ON)),
        ((Field.SIGNER,), "Ai ký chỉ thị, với tư cách gì?", (Field.SIGNER, Field.OFFICE)),
        ((Field.OFFICE,), "kế hoạch 12 ai ký, chức vụ", (Field.OFFICE, Field.SIGNER)),
        ((Field.OFFICE,), "chức danh của người ký", (Field.OFFICE, Field.SIGNER)),
        ((Field.SIGNER,), "Ai ký kế hoạch ngày 3/4?", (Field.SIGNER,)),
        ((Field.ISSUED_ON,), "Kế hoạch số 12 ra ngày nào?", (Field.ISSUED_ON,)),
        ((Field.LEAD,), "Sở nào lo, ai ký, ngày nào?", (Field.LEAD,)),
    ],
)  # fmt: skip
def test_words_that_settle_what_is_asked(ask, text, wanted):
    assert with_own_facts(ask, text, statute=False) == wanted


def test_a_statute_has_the_number_of_the_decision_that_issued_it():
    text = "Quy chế bến thuyền được ban hành hôm nào, theo quyết định số mấy?"
    assert with_own_facts((Field.BASIS,), text, statute=True) == (Field.NUMBER, Field.ISSUED_ON)
    assert with_own_facts((Field.BASIS,), "Quyết định nào ban hành quy chế này?", statute=True) == (Field.NUMBER,)


def test_a_plan_rests_on_the_decision_that_it_was_issued_by():
    assert with_own_facts((Field.BASIS,), "Kế hoạch được ban hành theo quyết định nào?", statute=False) == (Field.BASIS,)


@pytest.mark.parametrize(("typed", "called"), [("quy che ben thuyen", True), ("Điều lệ hội", True), ("kế hoạch này", False)])
def test_a_statute_is_known_by_its_kind(typed, called):
    assert calls_statute(typed) is called


@pytest.mark.parametrize(
    ("text", "summed"),
    [
        ("Điều 5 của Quy chế quy định gì?", True),
        ("phần III kế hoạch Bến Tre nói gì", True),
        ("mục 2.1 nêu những nội dung gì", True),
        ("Điều 5 quy định mức hỗ trợ bao nhiêu?", False),
        ("Theo điều 5 thì ai phải báo cáo gì cho ai?", False),
        ("kế hoạch quy định gì", False),
    ],
)
def test_what_a_numbered_part_says_is_summed_up(text, summed):
    assert (with_own_facts((Field.CONTENT,), text, statute=False) == (Field.SUMMARY,)) is summed


@pytest.mark.parametrize(
    ("ask", "text", "meant"),
    [
        (Field.ISSUED_ON, "Kế hoạch bến thuyền còn giá trị tới ngày nào?", Field.STANDING),
        (Field.PERIOD, "Kế hoạch bến thuyền hết hiệu lực khi nào?", Field.STANDING),
        (Field.ISSUED_ON, "Kế hoạch bến thuyền ký ngày nào?", Field.ISSUED_ON),
        (Field.OUTLINE, "căn cứ pháp lý của kế hoạch bến thuyền gồm những gì", Field.BASIS),
        (Field.CONTENT, "Xin hỏi căn cứ của kế hoạch này", Field.BASIS),
        (Field.CONTENT, "Mức thu căn cứ vào cái gì?", Field.CONTENT),
    ],
)
def test_until_when_and_on_what_grounds(ask, text, meant):
    assert with_own_facts((ask,), text, statute=False)[0] is meant
