"""What a plan's answers say of a topic: the task in its words first, and no row of a table quoted where its cells are told."""

from dataclasses import replace

from qa.contracts.answer import Answer, Item, Status
from qa.contracts.query import Field, Query, TimeCondition, When, Where
from tests.ui.fakes import PASSAGES, PLAN, citation
from ui.presenting.comparing import NAMES, compare

ROW = replace(citation(PASSAGES[1], 1), kind="table_row")
TOPIC = Query(topic=("trồng", "sen"), where=Where(times=(TimeCondition(When.IN, text="năm 2027"),)))
SENTENCE = replace(citation(PASSAGES[0], 2), kind="list_item")


def told(by_field):
    """Return the aspects of a topic, where a query for a field is answered with these items."""

    def ask(query):
        assert (query.topic, query.where.plans, query.where.times) == (TOPIC.topic, (PLAN.id,), TOPIC.where.times)
        items = by_field.get(query.ask[0], ())
        status = Status.ANSWERED if items else Status.NOT_FOUND
        return Answer("", status, "x", items, (ROW, SENTENCE), heading="x")

    (column,) = compare(ask, TOPIC, [PLAN])
    assert [aspect.name for aspect in column.aspects] == list(NAMES)
    return {aspect.name: aspect for aspect in column.aspects}


def test_the_task_stands_first_in_the_plan_s_own_words():
    lead = Item(PLAN.id, "An Giang", ("Sở Nội vụ", "Sở Y tế"), (1,), "“Trồng sen ở ven hồ”")
    found = told({Field.LEAD: (lead,)})
    assert found["Việc"].values == ("Trồng sen ở ven hồ",)
    assert found["Việc"].citations == (ROW,)
    assert found["Ai chủ trì"].values == ("Sở Nội vụ; Sở Y tế",)
    assert found["Khi nào"].values == ()


def test_what_only_quotes_tells_no_task_and_no_leader():
    found = told({Field.LEAD: (Item(PLAN.id, "An Giang", ("“trồng sen”",), (2,), "“trồng sen”", quotes=True),)})
    assert found["Việc"].values == found["Ai chủ trì"].values == ()


def test_a_quoted_row_is_left_to_the_other_aspects_and_a_sentence_is_shown():
    row, sentence = (
        Item(PLAN.id, "", ("“1 Trồng sen Sở Nội vụ”",), (1,), quotes=True),
        Item(PLAN.id, "", ("“Sen phủ 300 ha”",), (2,), quotes=True),
    )
    found = told({Field.FIGURE: (row, sentence)})
    assert found["Mục tiêu, nội dung"].values == ("“Sen phủ 300 ha”",)
    assert found["Mục tiêu, nội dung"].citations == (SENTENCE,)
    assert told({Field.FIGURE: (row,)})["Mục tiêu, nội dung"].values == ()
    figure = Item(PLAN.id, "", ("300 ha",), (1,))
    assert told({Field.FIGURE: (figure,)})["Mục tiêu, nội dung"].values == ("300 ha",)
