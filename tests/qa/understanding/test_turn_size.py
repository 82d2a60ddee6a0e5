"""How much memory a turn is taken to need."""

from dataclasses import replace

from qa.contracts.answer import Answer, Citation, QuotedRange, Status
from qa.contracts.query import Query
from qa.understanding.turn_size import bytes_of
from qa.understanding.turns import Memory, Turn

EMPTY = Turn(Query(), Answer("", Status.ANSWERED, ""))
CITED = Citation(1, "p", "p.md", "", "", None, "paragraph", 0, 9, "x" * 500, (QuotedRange(0, 9, "y" * 500),))


def test_a_turn_takes_more_with_all_that_it_holds():
    long = replace(EMPTY, answer=replace(EMPTY.answer, answer="x" * 1000))
    cited = replace(long, answer=replace(long.answer, citations=(CITED,)))
    listing = replace(cited, held=Memory(listed=replace(long.answer, answer="y" * 3000)))
    sizes = [bytes_of(turn) for turn in (EMPTY, long, cited, listing)]
    assert sizes == sorted(set(sizes))


def test_the_same_answer_held_twice_counts_once():
    long = replace(EMPTY, answer=replace(EMPTY.answer, answer="x" * 1000))
    assert bytes_of(replace(long, held=Memory(listed=long.answer))) == bytes_of(long)
