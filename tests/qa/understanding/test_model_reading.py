"""A language model's reading counts only in its form, in time, and where the index holds what it names."""

import json

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from qa.contracts.language_model import LanguageModel
from qa.contracts.learned_reading import LearnedReading, WayToRead
from qa.contracts.query import Counted, Field, Form, Query, Role, Where
from qa.endpoint.client import Endpoint
from qa.service import READ_BY_MODEL, Service
from qa.understanding.llm import SCHEMA, ModelReader, reading_of
from qa.understanding.model_reading import ModelReading, NamedAgency, applied, worth_reading
from tests.qa.memory import HashEncoder
from tests.ui.running import free_port, running

SAID = {"ask": ["lead"], "form": "value", "of": None, "topic": ["đào tạo"], "agencies": [], "claim": ""}
READ = ModelReading((Field.LEAD,), Form.VALUE, topic=("đào tạo",))


class Says:
    """An endpoint that says each of ``answers`` in turn, the last one ever after; an int is a status."""

    def __init__(self, *answers):
        self.answers, self.requests = list(answers), []
        self.app = Starlette(routes=[Route("/v1/chat/completions", self.say, methods=["POST"])])

    async def say(self, request):
        self.requests.append(json.loads(await request.body()))
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(said, int):
            return JSONResponse({}, said)
        return JSONResponse({"choices": [{"message": {"content": said if isinstance(said, str) else json.dumps(said)}}]})


def read(says, question="cái vụ dạy nghề ai cầm chịch"):
    with running(says.app) as address:
        endpoint = Endpoint(LanguageModel(f"{address}/v1/", "m", timeout_s=60, per_minute=100))
        found = ModelReader(endpoint).read(question)
        endpoint.close()
    return found


def test_a_reading_in_form_is_taken_under_the_schema():
    says = Says(SAID)
    assert read(says) == READ
    asked = says.requests[0]
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert asked["messages"][1]["content"] == "cái vụ dạy nghề ai cầm chịch"


@pytest.mark.parametrize("first", ["không phải JSON", {"ask": ["king"], "form": "value"}, 400])
def test_what_does_not_fit_is_asked_for_once_more_without_structure(first):
    says = Says(first, f"Đây: {json.dumps(SAID)} nhé")
    assert read(says) == READ
    assert "response_format" not in says.requests[1]


def test_two_misfits_are_none():
    says = Says("x")
    assert read(says) is None
    assert len(says.requests) == 2


def test_an_endpoint_that_is_down_reads_nothing():
    endpoint = Endpoint(LanguageModel(f"http://127.0.0.1:{free_port()}/v1/", "m", timeout_s=60, per_minute=100))
    assert ModelReader(endpoint).read("x") is None
    endpoint.close()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        json.dumps({**SAID, "ask": []}),
        json.dumps({**SAID, "plans": ["x"]}),
        json.dumps({**SAID, "form": "sql"}),
        json.dumps({**SAID, "topic": ["x" * 500]}),
        json.dumps({**SAID, "topic": [1]}),
        json.dumps({**SAID, "agencies": ["Sở Y tế"]}),
        json.dumps({**SAID, "agencies": [{"name": "Sở Y tế", "role": "boss"}]}),
        "{" * 3000,
    ],
)
def test_what_is_no_reading_is_refused(said):
    with pytest.raises(ValueError):
        reading_of(said)


def registered(name):
    return ("so-y-te",) if name == "Sở Y tế" else ()


def known(word):
    return word in ("dao", "tao", "so", "y", "te")


def test_it_is_put_to_the_query_and_what_is_closed_stays():
    own = Query((Field.CONTENT,), where=Where(plans=("p",)), topic=("vụ",))
    said = ModelReading((Field.TASK,), Form.COUNT, Counted.TASKS, ("đào tạo",), (NamedAgency("Sở Y tế", Role.LEAD),))
    made = applied(said, own, registered, known)
    assert (made.ask, made.form, made.of, made.topic, made.source) == (
        (Field.TASK,),
        Form.COUNT,
        Counted.TASKS,
        ("đào tạo",),
        "llm",
    )
    assert made.where.plans == ("p",)
    assert made.where.agencies[0].ids == ("so-y-te",)


@pytest.mark.parametrize(
    "said",
    [
        ModelReading((Field.LEAD,), Form.VALUE, topic=("hàng không",)),
        ModelReading((Field.LEAD,), Form.VALUE, agencies=(NamedAgency("Sở Mây Gió"),)),
        ModelReading((Field.LEAD,), Form.YES_NO, topic=("đào tạo",), claim="Sở Du hành"),
        ModelReading((Field.LEAD,), Form.VALUE, topic=("đào tạo theo Quyết định 9876/QĐ-TTg",)),
        ModelReading((Field.FIGURE,), Form.YES_NO, topic=("đào tạo",), claim="45%"),
    ],
)
def test_what_the_index_does_not_hold_is_no_reading(said):
    assert applied(said, Query(), registered, known) is None


def test_only_what_found_nothing_and_was_hardly_understood_is_read_again():
    assert worth_reading(Query(confidence=0.2), found=False)
    assert not worth_reading(Query(confidence=0.2), found=True)
    assert not worth_reading(Query(confidence=0.9), found=False)
    assert not worth_reading(Query(), found=False), "the rules alone are not unsure"


class Unsure:
    """A reader that is never sure."""

    def read(self, text, *, typed="", cues=()):
        return LearnedReading(
            text,
            ask=((Field.CONTENT, 0.2),),
            form=((Form.VALUE, 0.9),),
            of=((None, 1.0),),
            expects=(),
            role=((None, 1.0),),
            negated=(),
            none=0.0,
            spans=(),
            best=(WayToRead((Field.CONTENT,), Form.VALUE, 0.1),),
        )


ODD = "thằng nào cầm chịch vụ trường lớp dạy dỗ ở Trà Vinh"


@pytest.fixture
def unsure(snapshot):
    service = Service(snapshot, HashEncoder())
    service._reader = Unsure()
    return service


def test_an_odd_question_finds_what_the_model_read_and_says_so(unsure):
    asked = []

    def odd(question):
        asked.append(question)
        return ModelReading((Field.LEAD,), Form.VALUE, topic=("đào tạo nguồn nhân lực",))

    alone = unsure.ask(ODD)
    helped = unsure.ask(ODD, odd=odd)
    assert not alone.found
    assert len(asked) == 1
    assert helped.found
    assert helped.interpretation.query["source"] == "llm"
    assert READ_BY_MODEL in helped.interpretation.notes
    assert helped.interpretation.query["where"]["plans"] == alone.interpretation.query["where"]["plans"]


def test_a_conversation_goes_on_from_what_the_model_read(unsure):
    read = ModelReading((Field.LEAD,), Form.VALUE, topic=("đào tạo nguồn nhân lực",))
    first = unsure.ask(ODD, odd=lambda _: read)
    assert unsure._conversations.last(first.conversation).query.source == "llm"


@pytest.mark.parametrize("said", [None, ModelReading((Field.LEAD,), Form.VALUE, topic=("tàu vũ trụ",))])
def test_a_reading_that_helps_nothing_leaves_the_answer(unsure, said):
    def same(answer):
        return {k: v for k, v in answer.as_json().items() if k not in ("elapsed_ms", "conversation")}

    for question in (ODD, "giá vàng hôm nay", "ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?"):
        assert same(unsure.ask(question, odd=lambda _: said)) == same(unsure.ask(question))
