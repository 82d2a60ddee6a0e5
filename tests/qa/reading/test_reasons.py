"""Causes: which sentence states one, and which only points back to it."""

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.stored import Passage
from qa.reading.reasons import gives_reason, points_back, statement_before, states_cause, to_end_of_sentence
from qa.reading.statements import statements_of


def said(*texts):
    start, passages = 0, []
    for at, text in enumerate(texts):
        passages.append(
            Passage(
                f"p:{at}",
                "p",
                "p",
                "p.txt",
                BlockKind.PARAGRAPH,
                ("I. Thực trạng",),
                None,
                (Range(start, start + len(text)),),
                text,
                "",
            )
        )
        start += len(text) + 2
    return tuple(statements_of(passages))


@pytest.mark.parametrize(
    ("text", "stated", "back"),
    [
        ("Nguyên nhân của việc chậm cấp thẻ là do xã thiếu người làm.", True, False),
        ("Nguyên nhân chính xuất phát từ việc bến đò chưa được kiểm tra.", True, False),
        ("Cần tìm nguyên nhân sạt lở bờ kè.", False, False),
        ("Những vướng mắc này khiến nhiều hộ chưa có thẻ.", False, True),
        ("Tình trạng nêu trên dẫn tới việc bến ngừng hoạt động.", False, True),
        ("Do đó, nhiều bến phải đóng cửa.", False, True),
        ("Các xã này được hỗ trợ phao cứu sinh.", False, False),
    ],
)
def test_what_states_a_cause_and_what_points_back_to_one(text, stated, back):
    (statement,) = said(text)
    assert states_cause(statement) is stated
    assert points_back(statement) is back


def test_a_pronoun_is_no_reason():
    assert not gives_reason(said("Trước tình hình đó, mức độ sạt lở cần được quan tâm.")[0])
    assert gives_reason(said("Bờ kè sạt do nước lớn.")[0])


def test_the_sentence_before_stands_in_the_same_part_though_in_another_passage():
    statements = said("Xã thiếu người làm. Máy hay hỏng.", "Những việc này khiến thẻ cấp chậm.")
    assert statement_before(statements[-1], statements).text == "Máy hay hỏng."
    assert statement_before(statements[0], statements) is None


def test_a_cause_is_told_to_the_end_of_its_sentence():
    statements = said("Nguyên nhân là do xã thiếu người làm; máy móc hay hỏng. Xã sẽ mua máy.")
    assert to_end_of_sentence(statements[0]).text == "Nguyên nhân là do xã thiếu người làm; máy móc hay hỏng."
