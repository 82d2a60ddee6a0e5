"""What a silent answer says: why, what it did not see, what was searched, what is nearest."""

from __future__ import annotations

import pytest

from qa.composing.silence import explain, silence_on, untold
from qa.contracts.answer import Status


@pytest.mark.parametrize(("lacked", "said"), [("reason", "lý do"), ("money", "số tiền"), ("day", "ngày"), ("count", "con số")])
def test_what_was_lacked_is_named(lacked, said):
    assert untold(lacked) == (f"Không thấy nêu {said} được hỏi.",)


def test_what_has_no_name_is_not_spoken_of():
    assert untold("weather") == ()


def test_what_was_lacked_stands_after_the_first_line(plain_service):
    looked = plain_service.answerer.inquire("vì sao An Giang chọn Sở Khoa học và Công nghệ?")
    said = explain(Status.NOT_FOUND, looked.scope, looked.knowledge, (), untold("reason"))
    assert said.heading == "Không tìm thấy câu trả lời trong các kế hoạch."
    assert said.notes[0] == "Không thấy nêu lý do được hỏi."
    assert said.notes[1].startswith("Đã tìm trong: An Giang")
    assert said.answer.splitlines() == [said.heading, *said.notes]


def test_places_numbers_and_whole_numbers_that_are_missing_are_called_as_they_are():
    said = silence_on(Status.OUT_OF_SCOPE, ("Cà Mau", "số 99", "số 99/KH-UBND"))
    assert said == "Không tìm thấy: kho không có kế hoạch nào của Cà Mau, kế hoạch số 99, văn bản số 99/KH-UBND."
