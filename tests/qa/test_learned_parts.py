"""Every learned part can be turned off, and the rest answers without it."""

from dataclasses import replace

import pytest

from qa.contracts.learned_parts import NAMES, LearnedParts
from qa.contracts.trace import Stage, Trace
from qa.service import Service
from tests.qa.memory import HashEncoder

QUESTION = "ai chủ trì xúc tiến thương mại ở Quảng Nam"


def service_with(snapshot, **off):
    made = Service(snapshot, HashEncoder())
    made._learned = replace(LearnedParts(), **off)
    return made


def traced(service):
    trace = Trace()
    answer = service.ask(QUESTION, trace=trace)
    return answer, trace


@pytest.mark.parametrize("part", NAMES)
def test_questions_are_answered_without_any_one_part(snapshot, part):
    answer, trace = traced(service_with(snapshot, **{part: False}))
    assert answer.citations
    assert trace.of(Stage.RANKING)[0]["best"]


def test_without_meaning_words_alone_find(snapshot):
    _, trace = traced(service_with(snapshot, meaning=False))
    found = trace.of(Stage.RETRIEVAL)[0]["best"]
    assert {each["cosine"] for each in found} == {0.0}
    assert "thương mại" in found[0]["text"]


def test_without_the_learned_order_the_scores_of_both_lists_decide(snapshot):
    _, trace = traced(service_with(snapshot, order=False))
    ranking = trace.of(Stage.RANKING)[0]
    assert ranking["weights"] == "unlearned"
    fused = [each["fused"] for each in trace.of(Stage.RETRIEVAL)[0]["best"]]
    assert ranking["best"][0]["score"] == pytest.approx(fused[0], abs=0.01)


def test_parts_are_settings_of_their_names(tmp_path):
    from ui.settings.settings import Settings

    settings = Settings(corpus=tmp_path, data=tmp_path)
    assert settings.learned_parts == LearnedParts()
    for part in NAMES:
        assert settings.without_part(part).learned_parts == LearnedParts().without(part)
