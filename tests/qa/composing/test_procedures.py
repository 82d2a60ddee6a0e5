"""What is asked of an administrative procedure, in a decision that publishes several."""

from dataclasses import replace

import pytest

from qa.composing.prose_answers.procedures import answer_of_procedure
from qa.contracts.query import Field, Form
from qa.reading.procedures import field_asked
from tests.qa.memory import service_of

DECISION = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI

Số: 71/QĐ-UBND

Lào Cai, ngày 05 tháng 02 năm 2026

QUYẾT ĐỊNH

Công bố thủ tục hành chính nội bộ lĩnh vực hòa giải

Điều 1. Công bố kèm theo Quyết định này 02 thủ tục.

PHỤ LỤC

NỘI DUNG THỦ TỤC HÀNH CHÍNH

I. Thủ tục công nhận hòa giải viên cơ sở

1. Trình tự thực hiện:

- Bước 1: Trưởng bản họp dân bầu người.

- Bước 2: Ủy ban nhân dân xã xem xét.

2. Cách thức thực hiện:

Nộp trực tiếp hoặc gửi qua dịch vụ bưu chính.

3. Thời hạn giải quyết:

05 ngày làm việc.

4. Kết quả thực hiện TTHC:

Quyết định công nhận hòa giải viên.

5. Phí, lệ phí:

Không.

II. Thủ tục thôi làm hòa giải viên cơ sở

1. Trình tự thực hiện:

- Bước 1: Tổ trưởng làm văn bản đề nghị.

2. Cách thức thực hiện:

Nộp trực tiếp tại xã.

3. Thời hạn giải quyết:

03 ngày làm việc.

4. Kết quả thực hiện TTHC:

Quyết định thôi làm hòa giải viên.

5. Phí, lệ phí:

20.000 đồng một hồ sơ.
"""


@pytest.fixture(scope="module")
def service():
    return service_of({"lao-cai": DECISION})


def told(service, question, form=Form.VALUE):
    looked = service.answerer.inquire(question)
    draft = answer_of_procedure(replace(looked.query, ask=(Field.CONTENT,), form=form), looked)
    return None if draft is None else [(line.values, line.detail) for line in draft.lines]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Thủ tục công nhận hòa giải viên cơ sở giải quyết trong mấy ngày?", ["05 ngày"]),
        ("Thôi làm hòa giải viên cơ sở thì thời hạn giải quyết bao lâu?", ["03 ngày"]),
        ("Làm xong thủ tục công nhận hòa giải viên thì ra giấy tờ gì?", ["Quyết định công nhận"]),
        ("Trình tự công nhận hòa giải viên cơ sở ra sao?", ["Bước 2"]),
        ("Thủ tục hòa giải viên nộp hồ sơ ở đâu?", ["bưu chính", "trực tiếp tại xã"]),
    ],
)
def test_the_section_of_the_procedure_that_is_named(service, question, said):
    lines = told(service, question)
    assert len(lines) == len(said)
    assert all(part in detail for part, (_, detail) in zip(said, lines, strict=True))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Công nhận hòa giải viên cơ sở có phải đóng lệ phí không?", "Không"),
        ("Thôi làm hòa giải viên cơ sở có tốn phí gì không?", "Có"),
        ("Công nhận hòa giải viên cơ sở có gửi qua bưu chính được không?", "Có"),
    ],
)
def test_whether_a_fee_is_taken_or_a_way_is_open(service, question, verdict):
    assert told(service, question, Form.YES_NO)[0][0] == (verdict,)


@pytest.mark.parametrize("question", ["Hòa giải viên là ai?", "Ai chủ trì chia rừng?", "Kinh phí chia rừng bao nhiêu?"])
def test_what_is_no_section_of_a_procedure(service, question):
    assert told(service, question) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nộp qua bưu điện được không", "ways"),
        ("xin giấy này mất phí gì không", "fee"),
        ("cơ quan nào giải quyết thủ tục này", "agency"),
        ("hồ sơ gồm những gì", "papers"),
        ("tổng kinh phí bao nhiêu", None),
        ("ai chủ trì", None),
    ],
)
def test_what_of_a_procedure_is_asked(text, kind):
    assert field_asked(text) == kind
