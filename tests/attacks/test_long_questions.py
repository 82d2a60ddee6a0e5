"""A question costs what it is long: no name, word or phrase that is said over and over makes it cost its square."""

import pytest

from qa import conversations
from qa.composing.prose_answers import across
from qa.contracts.answer import LONGEST_QUESTION
from qa.contracts.query import AgencyCondition, Form, Query, Where
from qa.contracts.words import QueryWords
from qa.understanding.agency_conditions import _asks_both
from tests.growth import TIMES, assert_linear
from ui.services.limits import Bucket, RateLimits
from ui.settings.settings import Settings


@pytest.mark.parametrize("phrase", ["sở y tế chủ trì việc gì ", "chủ trì ", "phối hợp với ai ", "chủ trì gì phối hợp "])
def test_asking_for_both_parts_is_told_in_one_reading(phrase):
    assert_linear(lambda size: _asks_both((phrase * size)[:size]), LONGEST_QUESTION // TIMES)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("sở Y tế chủ trì gì, phối hợp việc gì", True),
        ("phối hợp với ai và chủ trì những việc nào?", True),
        ("sở Y tế chủ trì, phối hợp với ai", False),
        ("chủ trì gì? sở nào phối hợp", False),
        ("ai phối hợp, ai chủ trì", False),
    ],
)
def test_asking_for_both_parts_means_one_after_the_other(text, both):
    assert _asks_both(text) is both


class TestAComparison:
    """Each side has the text looked through once, so there are only so many sides."""

    @pytest.fixture
    def looked(self, monkeypatch):
        seen = []
        monkeypatch.setattr(across, "plans_of", lambda *_: (object(),))
        monkeypatch.setattr(across, "find_statements", lambda query, *_: seen.append(query) or [])
        return seen

    def parts(self, query):
        return list(across._parts(query, None))

    def test_of_topics(self, looked):
        self.parts(Query(form=Form.COMPARE, topic=tuple(f"việc {number}" for number in range(400))))
        assert len(looked) == across._MOST_LOOKED_AT
        looked.clear()
        self.parts(Query(form=Form.COMPARE, topic=("khu", "công", "nghiệp") * 200))
        assert len(looked) == 3

    def test_of_agencies(self, looked):
        named = tuple(AgencyCondition((f"so-{number}",), f"Sở {number}") for number in range(400))
        self.parts(Query(form=Form.COMPARE, where=Where(agencies=named)))
        assert len(looked) == across._MOST_LOOKED_AT

    def test_of_years(self, looked):
        years = " ".join(map(str, range(1900, 2100)))
        self.parts(Query(form=Form.COMPARE, words=QueryWords(text=years)))
        assert len(looked) == across._MOST_LOOKED_AT


def test_long_questions_of_a_conversation_are_not_all_read_again():
    assert list(conversations.counting(["a", "b", "c"])) == ["a", "b", "c"]
    assert len(conversations.counting(["ngắn"] * 20)) == conversations.MOST_TURNS
    long = "x" * 1500
    assert list(conversations.counting([long, long, "một", "hai"])) == [long, "một", "hai"]
    assert list(conversations.counting([long, long, long])) == [long]
    assert list(conversations.counting([])) == []


def test_a_comparison_counts_as_all_that_it_asks(tmp_path):
    from ui.problems.errors import RateLimitedError
    from ui.web.compare import QUESTIONS

    limits = RateLimits(Settings(corpus=tmp_path, data=tmp_path, ask_per_minute=50))
    limits.hit(Bucket.ASK, "ip:10.0.0.1", QUESTIONS)
    limits.hit(Bucket.ASK, "ip:10.0.0.1", QUESTIONS)
    with pytest.raises(RateLimitedError):
        limits.hit(Bucket.ASK, "ip:10.0.0.1", QUESTIONS)
    few = RateLimits(Settings(corpus=tmp_path, data=tmp_path, ask_per_minute=5))
    few.hit(Bucket.ASK, "ip:10.0.0.1", QUESTIONS)
    with pytest.raises(RateLimitedError):
        few.hit(Bucket.ASK, "ip:10.0.0.1")


def test_the_page_s_comparison_is_counted(site):
    from tests.attacks.conftest import call

    counted = []
    limits = site.site.app.state.faces.limits
    real, limits.hit = limits.hit, lambda *given: counted.append(given) or real(*given)
    try:
        assert site.get("/so-sanh.docx", params={"chu_de": "đào tạo"}).status_code == 200
        numbers = [n for n in range(40) if call(site, [], number=n, event_data={"chu_de": "đào tạo"}).status_code == 200]
    finally:
        del limits.hit
    assert numbers
    asked = [times for bucket, _, *times in counted if bucket is Bucket.ASK and times]
    assert len(asked) >= 2
    assert {times[0] for times in asked} == {24}
