"""The trace of a question: every stage adds its record, as JSON, and the answer is the one without a trace."""

import json
from dataclasses import replace

import pytest

from qa.contracts.answer import Status
from qa.contracts.learned_reading import LearnedReading, ReadSpan, SpanKind, WayToRead
from qa.contracts.query import Expects, Field, Form
from qa.contracts.trace import Stage, Trace
from qa.service import Service

ONE_WAY = [
    Stage.SPELLING,
    Stage.UNDERSTANDING,
    Stage.QUERY,
    Stage.SCOPE,
    Stage.RETRIEVAL,
    Stage.RANKING,
]
QUESTIONS = [
    "ai chủ trì xúc tiến thương mại ở Quảng Nam",
    "kế hoạch của An Giang do ai ký",
    "An Giang có bao nhiêu nhiệm vụ",
    "giá vàng hôm nay bao nhiêu",
    "Ở An Giang ai lo truyền thông, ai lo xuất khẩu?",
    "cảm ơn em",
    "?",
]


def told(answer):
    body = replace(answer, elapsed_ms=0, conversation="").as_json()
    return json.dumps(body, ensure_ascii=False)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_trace_changes_no_answer_and_is_json(plain_service, question):
    trace = Trace()
    assert told(plain_service.ask(question, trace=trace)) == told(plain_service.ask(question))
    assert json.loads(json.dumps(trace.as_json(), ensure_ascii=False)) == trace.as_json()


def test_the_stages_stand_in_the_order_in_which_a_question_passes_them(plain_service):
    trace = Trace()
    answer = plain_service.ask("ai chu tri xuc tien thuong mai o quang nam", trace=trace)
    stages = [step.stage for step in trace.steps]
    assert stages[: len(ONE_WAY)] == ONE_WAY
    assert stages[-1] is Stage.COMPOSING
    assert [step.at_ms for step in trace.steps] == sorted(step.at_ms for step in trace.steps)
    assert trace.of(Stage.SPELLING)[0]["spelled"] == "ai chủ trì xúc tiến thương mại ở Quảng Nam"
    assert trace.of(Stage.SCOPE)[0]["plans"] == ["quang-nam-cong-nghiep-sinh-hoc"]
    assert trace.of(Stage.READING)[-1]["way"] == "evidence.answer_from_evidence"
    assert trace.of(Stage.COMPOSING) == [{"status": "answered", "items": len(answer.items), "citations": len(answer.citations)}]


def test_the_ranked_say_what_each_feature_adds_to_their_score(plain_service):
    trace = Trace()
    plain_service.ask("ai chủ trì xúc tiến thương mại ở Quảng Nam", trace=trace)
    best = trace.of(Stage.RANKING)[0]["best"]
    assert best
    for each in best:
        assert set(each["adds"]) == set(each["features"])
        assert sum(each["adds"].values()) == pytest.approx(each["score"], abs=0.02)


def test_a_decision_shows_its_signals_answered_or_not(plain_service):
    for question in ("ai chủ trì xúc tiến thương mại ở Quảng Nam", "ai chủ trì nuôi voi biển ở Quảng Nam"):
        trace = Trace()
        answer = plain_service.ask(question, trace=trace)
        decided = [each for each in trace.of(Stage.DECIDING) if each["way"].startswith("evidence")]
        assert decided, question
        assert (decided[-1]["probability"] >= decided[-1]["least"]) is answer.found
        assert {"topic_under", "rest_near"} <= set(decided[-1]["signals"])


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("An Giang có bao nhiêu nhiệm vụ", "computed."),
        ("kế hoạch của An Giang do ai ký", "identity."),
        ("kế hoạch của Trà Vinh căn cứ những văn bản nào", "bases."),
    ],
)
def test_the_way_that_answered_is_named(plain_service, question, way):
    trace = Trace()
    assert plain_service.ask(question, trace=trace).status is Status.ANSWERED
    assert trace.of(Stage.READING)[-1]["way"].startswith(way)


def test_each_part_of_a_question_that_holds_several_has_its_stages(plain_service):
    trace = Trace()
    assert plain_service.ask("Ở An Giang ai lo truyền thông, ai lo xuất khẩu?", trace=trace).found
    assert len(trace.of(Stage.SPELLING)) == len(trace.of(Stage.RANKING)) == 2
    assert len(trace.of(Stage.COMPOSING)) == 1


class Says:
    """A learned reader that reads every question alike."""

    def read(self, text, *, typed="", cues=()):
        start = text.index("xúc")
        topic = ReadSpan(SpanKind.TOPIC, start, start + 19, text[start : start + 19], 0.9)
        return LearnedReading(
            text=text,
            ask=((Field.LEAD, 0.97), (Field.TASK, 0.02)),
            form=((Form.VALUE, 0.95),),
            of=((None, 0.99),),
            expects=((Expects.AGENCY, 0.9),),
            role=((None, 0.99),),
            negated=(),
            none=0.01,
            spans=(topic,),
            best=(WayToRead((Field.LEAD,), Form.VALUE, 0.93),),
        )


def test_what_the_rules_and_the_learned_reader_say_stands_side_by_side(snapshot, plain_service):
    service = Service(snapshot, plain_service.answerer._shelf.encoder)
    service._reader = Says()
    trace = Trace()
    service.ask("ai chủ trì xúc tiến thương mại ở Quảng Nam", trace=trace)
    read = trace.of(Stage.UNDERSTANDING)[0]
    assert read["rules"]["source"] == "rules"
    assert read["learned"]["ask"] == {"lead": 0.97, "task": 0.02}
    assert read["learned"]["spans"] == [{"kind": "topic", "text": "xúc tiến thương mại", "probability": 0.9}]
    assert trace.of(Stage.QUERY)[0]["source"] == "learned"


def test_a_trace_counts_its_time_by_the_clock_that_it_is_given():
    ticks = iter([10.0, 10.5, 12.0])
    trace = Trace(clock=lambda: next(ticks))
    trace.add(Stage.SPELLING, typed="a")
    trace.add(Stage.COMPOSING, items=0)
    assert trace.as_json() == [
        {"stage": "spelling", "at_ms": 500.0, "typed": "a"},
        {"stage": "composing", "at_ms": 2000.0, "items": 0},
    ]
