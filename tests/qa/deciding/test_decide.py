"""The one decision between answer and silence: its signals, its weights, and that nothing is given beside it."""

import math
from dataclasses import replace
from datetime import date

import pytest

from qa.contracts.answer import Status
from qa.contracts.learned_parts import LearnedParts
from qa.contracts.trace import Stage, Trace
from qa.deciding.decide import ALONE, REREAD, Decision, Ruling, load_decision, with_alone
from qa.deciding.signals import PROOF, is_reread, signals_of
from qa.pipeline import Answerer
from qa.service import Service
from tests.qa.memory import HashEncoder

TODAY = date(2026, 1, 15)


class Witness:
    def __init__(self, given=True):
        self.given, self.seen = given, []

    def __call__(self, looked, draft):
        self.seen.append(signals_of(looked, draft))
        return Ruling(self.given)


@pytest.fixture(scope="module")
def signals(knowledge):
    def of(question):
        witness = Witness()
        Answerer(knowledge, HashEncoder(), TODAY, judge=witness).answer(question)
        return witness.seen[0]

    return of


WELL_ASKED = "Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?"
BESIDE_IT = "Ai chủ trì khuyến khích nuôi tàu vũ trụ công nghệ sinh học ở An Giang?"


def test_what_stands_in_the_proof_and_what_does_not_is_told(signals):
    well, beside = signals(WELL_ASKED), signals(BESIDE_IT)
    assert well["topic_under"] == pytest.approx(1)
    assert well["topic_missing"] == 0
    assert beside["topic_under"] < 0.9
    assert beside["topic_missing"] > 0.3
    assert well["topic_near"] > beside["topic_near"]


def test_every_signal_is_a_small_number_whatever_is_asked(signals):
    for question in (
        WELL_ASKED,
        BESIDE_IT,
        "kế hoạch 457 ai ký",
        "Sở Y tế làm gì về y học tái tạo",
        "có bao nhiêu nhiệm vụ",
        "mục tiêu 2030",
    ):
        assert all(math.isfinite(value) and -4 <= value <= 4 for value in signals(question).values())


def test_years_and_figures_that_the_proof_lacks_are_told(signals):
    assert signals(WELL_ASKED)["year_missing"] == 0
    assert signals(WELL_ASKED.replace(" ở", " năm 2077 ở"))["year_missing"] == 1
    assert signals("Ai chủ trì 4719 mô hình công nghệ sinh học ở An Giang?")["figure_missing"] == 1


def test_the_way_and_what_is_asked_are_told(signals):
    counted = signals("Kế hoạch Quảng Ngãi có bao nhiêu nhiệm vụ?")
    assert counted["way_computed"] == counted["form_count"] == 1
    led = signals(WELL_ASKED)
    assert led["asks_agency"] == 1
    assert led["value_lacking"] == 0


def test_weights_are_of_signals_that_there_are(signals):
    assert set(load_decision(ALONE).weights) <= set(signals(WELL_ASKED))
    assert set(load_decision(REREAD).weights) <= set(with_alone(signals(WELL_ASKED)))


def test_confidence_is_the_logistic_of_a_sum_and_ignores_what_it_was_not_fitted_to():
    decision = Decision({"one": 2.0, "other": -1.0}, -1.0, 0.5)
    assert decision.confidence({"one": 0.5}) == pytest.approx(0.5)
    assert decision.confidence({"one": 1.0, "unknown": 99.0}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert 0 <= decision.confidence({"one": -1e9}) < decision.confidence({"one": 1e9}) <= 1


@pytest.mark.parametrize(
    "question",
    [WELL_ASKED, "Kế hoạch Quảng Ngãi có bao nhiêu nhiệm vụ?", "Ai ký kế hoạch của Trà Vinh?", "mục tiêu An Giang"],
)
def test_no_way_to_an_answer_goes_round_the_decision(knowledge, question):
    refused = Answerer(knowledge, HashEncoder(), TODAY, judge=Witness(given=False)).answer(question)
    assert refused.status in (Status.NOT_FOUND, Status.OFF_TOPIC)
    assert Answerer(knowledge, HashEncoder(), TODAY, judge=Witness()).answer(question).status is Status.ANSWERED


def test_turned_off_it_gives_what_is_found(snapshot):
    service = Service(snapshot, HashEncoder())
    service._learned = replace(LearnedParts(), silence=False)
    trace = Trace()
    assert service.ask(BESIDE_IT, trace=trace).status is Status.ANSWERED
    assert trace.of(Stage.DECIDING) == []


def test_the_trace_shows_how_sure_it_is_and_why(plain_service):
    trace = Trace()
    plain_service.ask(WELL_ASKED, trace=trace)
    decided = trace.of(Stage.DECIDING)[0]
    assert decided["probability"] >= decided["least"] > 0
    assert decided["signals"]["topic_under"] == 1


def test_the_reranker_has_no_say_in_what_is_computed_or_a_plan_says_of_itself(knowledge):
    class Sure:
        def scores(self, _question, excerpts):
            return [3.0] * len(excerpts)

    def reread(question):
        witness = Witness()
        Answerer(knowledge, HashEncoder(), TODAY, judge=witness, reranker=Sure()).answer(question)
        return is_reread(witness.seen[0])

    assert reread(WELL_ASKED)
    assert not reread("Kế hoạch Quảng Ngãi có bao nhiêu nhiệm vụ?")
    assert not reread("kế hoạch 457 ai ký")


def test_without_a_reranker_there_is_nothing_that_it_says(signals):
    found = signals(WELL_ASKED)
    assert not is_reread(found)
    assert not any(value for name, value in found.items() if name.startswith(PROOF))


def test_what_all_others_come_to_is_one_more_signal(signals):
    found = with_alone(signals(WELL_ASKED))
    assert -1 <= found[ALONE] <= 1
    assert set(found) == {*signals(WELL_ASKED), ALONE}
