"""A document that is named by its whole number binds: where the index neither holds nor speaks of it, nothing else answers."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from qa.contracts.answer import Status
from qa.contracts.query import Query
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.unknown_numbers import unknown_numbers


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Ai ký Kế hoạch số 9993/KH-UBND?", "9993/KH-UBND"),
        ("Theo Quyết định số 78/2031/QĐ-UBND thì ai chủ trì đào tạo nhân lực?", "78/2031/QĐ-UBND"),
        ("ke hoach 9993/KH-UBND co bao nhieu nhiem vu", "9993/KH-UBND"),
        ("Nội dung chính của Kế hoạch 9993/KH-SYT", "9993/KH-SYT"),
    ],
)
def test_a_number_that_nothing_here_bears_is_said_to_be_missing(plain_service, question, number):
    answer = plain_service.ask(question)
    assert answer.status is Status.OUT_OF_SCOPE
    assert f"kho không có văn bản số {number}" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký Kế hoạch số 457/KH-UBND?",
        "Kế hoạch nào thực hiện Nghị quyết số 36-NQ/TW?",
        "Kế hoạch số 105/KH-UBND và Kế hoạch số 9993/KH-UBND do ai ký?",
        "Ai chủ trì đào tạo nhân lực?",
    ],
)
def test_a_number_that_a_plan_bears_or_speaks_of_is_known_and_so_is_a_question_without_one(plain_service, question):
    assert plain_service.ask(question).status is not Status.OUT_OF_SCOPE


def _spoken_of(text: str, understand_question: Callable[[str], Query]) -> tuple[str, ...]:
    """Return the unknown numbers of ``text`` where one passage of the index speaks of the document 88/KH-UBND."""
    passage = SimpleNamespace(clean="thay thế Kế hoạch số 88/KH-UBND ngày 05/4/2031")
    engine = SimpleNamespace(lexical=lambda *_a, **_k: [SimpleNamespace(passage="a:1")], passages=lambda _ids: [passage])
    knowledge = SimpleNamespace(plans=(), engine=engine, analyzer=SimpleNamespace(terms=str.split))
    return unknown_numbers(understand_question(text), cast(Knowledge, knowledge))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Ai ký Kế hoạch số 88/KH-UBND?", True),
        ("Ai ký kế hoạch thay thế Kế hoạch số 88/KH-UBND?", False),
        ("Kế hoạch số 88/KH-UBND quy định gì?", False),
    ],
)
def test_who_signed_a_document_that_is_only_spoken_of_nobody_here_tells(understand_question, text, unknown):
    assert bool(_spoken_of(text, understand_question)) is unknown
