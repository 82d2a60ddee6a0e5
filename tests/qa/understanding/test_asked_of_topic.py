"""A topic that is asked of by queries: what its words stand for, and the words in which a query is looked for."""

from qa.contracts.cues import CueGroup
from qa.contracts.query import AgencyCondition, Field, Form, Query, Role, Where
from qa.contracts.words import Intent
from qa.understanding.asked_of_topic import in_words, of_topic


def test_a_topic_keeps_what_it_names_and_asks_nothing(plain_service):
    read = of_topic(plain_service.knowledge.understander.understand("dao tao nhan luc"))
    assert read.topic == ("đào", "tạo", "nhân", "lực")
    assert (read.ask, read.form, read.source) == ((Field.CONTENT,), Form.VALUE, "api")
    assert read.words.spelled.typed == "dao tao nhan luc"


def test_a_query_without_words_is_looked_for_by_its_topic():
    found = in_words(Query((Field.LEAD,), topic=("nuôi", "sen"), source="api")).words
    assert found.text == "Ai chủ trì nuôi sen?"
    assert found.asking.intents == (Intent.LEAD,)
    assert CueGroup.WHO in found.asking.cues


def test_the_agencies_of_its_conditions_are_named():
    health = AgencyCondition(("so-y-te",), "Sở Y tế", Role.LEAD)
    found = in_words(Query((Field.PERIOD,), where=Where(agencies=(health,)), topic=("tiêm", "chủng"))).words
    assert [(agency.name, agency.role) for agency in found.named.agencies] == [("Sở Y tế", "lead")]
    assert found.asking.intents == (Intent.PERIOD,)


def test_a_field_without_a_way_of_asking_is_looked_for_by_the_topic_alone():
    assert in_words(Query((Field.REASON,), topic=("nuôi", "sen"))).words.text == "nuôi sen"


def test_a_topic_is_asked_of_each_plan(plain_service):
    topic = plain_service.topic("đào tạo nhân lực")
    for plan in plain_service.plans()[:2]:
        asked = Query((Field.LEAD,), where=Where(plans=(plan.id,)), topic=topic.topic, source="api", words=topic.words)
        answer = plain_service.query(asked)
        assert answer.question == ""
        assert {item.plan for item in answer.items} <= {plan.id}
        assert answer.interpretation.query["ask"] == ["lead"]
