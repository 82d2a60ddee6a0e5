"""A topic that is asked of by queries: the query that its words stand for, and the words in which a query is looked for.

In: what the rules read in the words of a topic as a person typed them, or a program's query. Out: a query whose words are there
for what looks for words: how its first field is asked for, and its topic. Nothing reads a meaning from them; that is the
query's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from qa.contracts.cues import CueGroup
from qa.contracts.query import Field, Form, Query
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.understanding.adapting import words_meant

_ASKED: Final[Mapping[Field, tuple[str, frozenset[CueGroup]]]] = {
    Field.LEAD: ("Ai chủ trì {}?", frozenset({CueGroup.WHO, CueGroup.LEAD})),
    Field.COORDINATE: ("Ai phối hợp {}?", frozenset({CueGroup.WHO, CueGroup.COORDINATE})),
    Field.PERIOD: ("Thời gian thực hiện {}?", frozenset({CueGroup.WHEN})),
    Field.DEADLINE: ("Thời hạn hoàn thành {}?", frozenset({CueGroup.WHEN})),
    Field.PRODUCT: ("Sản phẩm của {} là gì?", frozenset({CueGroup.PRODUCT})),
    Field.FUNDING: ("Kinh phí cho {}?", frozenset({CueGroup.FUNDING})),
    Field.FIGURE: ("Mục tiêu, chỉ tiêu về {} là gì?", frozenset({CueGroup.TARGET})),
}
"""How a field is asked of a topic, and which cues of asking that holds."""
_PLAINLY: Final = ("{}", frozenset[CueGroup]())


def of_topic(read: Query) -> Query:
    """Return the query about what a topic's words, ``read`` by the rules, name; what is asked of it is left to the caller."""
    parts = replace(read.words, parts=())
    return replace(read, ask=(Field.CONTENT,), form=Form.VALUE, of=None, expects=None, claim="", source="api", words=parts)


def in_words(query: Query) -> Query:
    """Return ``query`` with the words to look for it by; a program's query without words has those of its topic."""
    topic = " ".join(query.topic)
    own = replace(query, ask=())
    if not own.words.text:
        own = Query((), topic=query.topic, words=QueryWords(spelled=Spelled(topic, topic), text=topic))
    words = words_meant(query, own)
    asked, cues = _ASKED.get(query.ask[0], _PLAINLY) if query.ask else _PLAINLY
    asking = replace(words.asking, cues=words.asking.cues | cues)
    return replace(query, words=replace(words, text=asked.format(words.text.rstrip(" .?")), asking=asking))
