"""An endpoint that fails in any way raises one kind of error, in time, and is then left alone for a while."""

import threading
import time

import pytest

from qa.contracts.language_model import LanguageModel
from qa.endpoint.client import FAILURES, Endpoint
from qa.endpoint.errors import EndpointError, NotAskedError
from tests.ui.running import free_port

ASKED = [{"role": "system", "content": "x"}, {"role": "user", "content": '{"doan_trich": [{"so": 1, "noi_dung": "Sở Y tế"}]}'}]


@pytest.fixture
def endpoint(served):
    made = []

    def make(way, *, url=served[1], rest_s=30.0, **changes):
        chosen = LanguageModel(url, way, **{"api_key": "khoa-bi-mat", "timeout_s": 60.0, "per_minute": 1000, **changes})
        made.append(Endpoint(chosen, rest_s=rest_s))
        return made[-1]

    yield make
    for each in made:
        each.close()


def whole(endpoint, **more):
    return "".join(endpoint.words(ASKED, longest=50, **more))


@pytest.mark.parametrize("way", ["honest", "whole"])
def test_the_words_come_streamed_or_whole(endpoint, way):
    assert whole(endpoint(way)) == "Sở Y tế [1]."


def test_the_key_goes_with_the_request_and_stands_in_no_representation(endpoint, served):
    model = endpoint("honest").model
    whole(endpoint("honest"))
    assert served[0].headers[-1]["authorization"] == "Bearer khoa-bi-mat"
    assert "khoa-bi-mat" not in repr(model)


@pytest.mark.parametrize(
    "way", ["errors", "busy", "forbidden", "html", "redirects", "no-choices", "hangs", "half", "broken", "endless", "odd"]
)
def test_what_goes_wrong_is_one_error_in_time(endpoint, way):
    with pytest.raises(EndpointError):
        whole(endpoint(way, **({"timeout_s": 0.5} if way == "hangs" else {})))


@pytest.mark.parametrize("way", ["hangs", "drips"])
def test_whoever_waits_waits_no_longer_than_the_limit(endpoint, way):
    with pytest.raises(EndpointError, match="slow"):  # what hangs and what drips has no end of its own
        whole(endpoint(way, timeout_s=0.5))


def test_an_endpoint_that_is_down_is_asked_no_more(endpoint):
    down = endpoint("honest", url=f"http://127.0.0.1:{free_port()}/v1/")
    for _ in range(FAILURES):
        with pytest.raises(EndpointError):
            whole(down)
    for _ in range(50):
        with pytest.raises(NotAskedError, match="down"):
            whole(down)


def test_it_is_tried_again_after_a_rest(endpoint, served):
    tried = endpoint("errors", rest_s=0.0)
    for _ in range(FAILURES + 2):
        with pytest.raises(EndpointError):
            whole(tried)
    object.__setattr__(tried.model, "name", "honest")
    assert whole(tried) == "Sở Y tế [1]."


def test_a_busy_endpoint_is_tried_twice_another_once(endpoint, served):
    for way, tries in (("busy", 2), ("errors", 1)):
        before = len(served[0].requests)
        with pytest.raises(EndpointError):
            whole(endpoint(way))
        assert len(served[0].requests) - before == tries


def test_the_budget_of_a_minute_is_held_and_is_no_failure(endpoint):
    asked = endpoint("honest", per_minute=2)
    assert [whole(asked), whole(asked)]
    for _ in range(FAILURES + 1):
        with pytest.raises(NotAskedError, match="budget"):
            whole(asked)


def test_no_more_requests_than_allowed_are_under_way(endpoint):
    asked = endpoint("honest", at_once=1)
    first = asked.words(ASKED, longest=50)
    next(first)
    with pytest.raises(NotAskedError, match="under way"):
        whole(asked)
    first.close()
    assert whole(asked)


def test_letting_go_ends_the_request(endpoint, served):
    words = endpoint("hangs", timeout_s=30.0).words(ASKED, longest=50)
    next(words)
    before = served[0].cancelled
    words.close()
    until = time.monotonic() + 60
    while served[0].cancelled == before and time.monotonic() < until:
        time.sleep(0.02)
    assert served[0].cancelled == before + 1


def test_no_tools_go_with_a_request(endpoint, served):
    whole(endpoint("honest"))
    assert served[0].requests[-1].keys() == {"model", "messages", "max_tokens", "temperature", "stream"}


def test_closing_ends_what_is_under_way_and_leaves_nothing_behind(endpoint, served, caplog):
    closed = endpoint("hangs", timeout_s=60.0)
    heard, ended = threading.Event(), []

    def listen():
        try:
            for _ in closed.words(ASKED, longest=50):
                heard.set()
        except EndpointError as error:
            ended.append(str(error))

    listener = threading.Thread(target=listen)
    listener.start()
    assert heard.wait(60)
    closed.close()
    listener.join(60)
    assert ended == ["closed"]
    assert [record for record in caplog.records if record.name == "asyncio"] == []
