"""Rows of the register chosen by what a person types."""

import pytest

from corpus.records.errors import AgencyNotFoundError, PlanNotFoundError
from qa.retrieval.chosen_rows import chosen_rows


def chosen(service, *, plan=None, kind=None, words=None, **agencies):
    return chosen_rows(service.knowledge, plan=plan, province=None, agencies=agencies, kind=kind, words=words)


def test_all_conditions_must_hold(plain_service):
    plan = plain_service.plans()[0].id
    every, tasks = chosen(plain_service, plan=plan), chosen(plain_service, plan=plan, kind="task")
    assert {row.plan for row in every} == {plan}
    assert 0 < len(tasks) <= len(every)
    led = chosen(plain_service, plan=plan, either="Sở Khoa học và Công nghệ")
    assert 0 < len(led) < len(every)
    assert len(chosen(plain_service, plan=plan, lead="Sở Khoa học và Công nghệ")) <= len(led)


def test_words_count_with_or_without_accents(plain_service):
    row = chosen(plain_service, kind="task")[0]
    word = row.assignment.task.text.split()[0]
    assert row in chosen(plain_service, words=word)


def test_names_that_mean_nothing_are_said_so(plain_service):
    with pytest.raises(AgencyNotFoundError):
        chosen(plain_service, lead="xyz")
    with pytest.raises(PlanNotFoundError):
        chosen(plain_service, plan="không có")
