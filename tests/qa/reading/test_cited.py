"""Documents that plans name, over the whole text and each once."""

import pytest

from qa.reading.cited import named_documents

AN_GIANG, QUANG_NAM = "an-giang-457-kh-ubnd-2024", "quang-nam-cong-nghiep-sinh-hoc"


@pytest.fixture
def named(snapshot):
    plans = {plan.id: plan for plan in snapshot.plans()}
    return lambda plan: named_documents(plans[plan], snapshot.passages_of)


def test_those_of_the_body_stand_after_those_it_rests_on(named):
    numbers = [fact.number for fact in named(AN_GIANG)]
    assert numbers[0] == "36-NQ/TW"
    assert {"1761/QĐ-TTg", "429/QĐ-TTg"} <= set(numbers[3:])


def test_each_document_is_named_once_and_not_the_plan_itself(named):
    numbers = [fact.number for fact in named(AN_GIANG)]
    assert len(numbers) == len(set(numbers))
    assert not any(number.startswith("457/") for number in numbers)


def test_each_stands_where_it_is_cited_with_its_day(named):
    for fact in named(QUANG_NAM):
        assert fact.day is not None
        assert fact.ranges
        assert fact.number in fact.text
