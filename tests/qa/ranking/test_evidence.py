"""What of a plan may prove an answer: its head only where a plan's own facts are asked for."""

from __future__ import annotations

import pytest

from corpus.records import BlockKind


def kinds(service, question):
    return {found.candidate.passage.kind for found in service.answerer.inquire(question).order.evidence}


@pytest.mark.parametrize(
    "question",
    [
        "An Giang hỗ trợ doanh nghiệp công nghệ sinh học thế nào?",
        "bao nhiêu phòng thí nghiệm ở Trà Vinh?",
        "ai chủ trì đào tạo",
    ],
)
def test_what_is_asked_of_the_plans_content_is_not_proved_by_their_heads(plain_service, question):
    assert not kinds(plain_service, question) & {BlockKind.HEADER, BlockKind.CLOSING}


@pytest.mark.parametrize("question", ["kế hoạch của An Giang căn cứ văn bản nào?", "số và ngày của kế hoạch Trà Vinh?"])
def test_what_a_plan_says_of_itself_may_stand_in_its_head(plain_service, question):
    assert BlockKind.HEADER in kinds(plain_service, question)
