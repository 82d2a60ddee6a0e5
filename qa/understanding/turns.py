"""Turns of a conversation: what was asked, meant and answered; and what the next question says by itself.

In: the question as repaired, its query, what the learned reader makes of it. Out: :class:`Said`, told apart from what it is
tied to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qa.contracts.answer import Answer
from qa.contracts.cues import CueGroup
from qa.contracts.learned_reading import LearnedReading, SpanKind
from qa.contracts.query import REGISTER_FIELDS, AgencyCondition, Form, Query
from qa.understanding import pointing
from qa.understanding.forms import form_of
from qa.understanding.pointing import Opening

SELF_CONTAINED: Final = 4
"""A question about so many words of its own, which neither opens like a follow-up nor points back, starts anew."""
_SAYS: Final = 0.5
_SURE: Final = 0.6
_LINKS: Final = frozenset({CueGroup.COMPARE})
"""Cues that ask nothing by themselves: "còn"."""
_WEAK: Final = frozenset(
    re.findall(
        r"\w+",
        "còn thế vậy thì sao nào đó này ấy việc nhiệm vụ vụ cái mảng phần chuyện nó họ bên lại nữa khác cơ ạ nhỉ hả em anh chị "
        "tôi đơn vị cơ quan chủ trì phối hợp tham gia sản phẩm kinh phí thời hạn hạn "
        "mình hỏi nằm ý là không rồi với mà và của ở về cho xong ra sau trước được có phải làm chứ đi nhé nha luôn cũng thứ "
        "nhóm tất cả toàn bộ tổng cộng thảy đếm giúp giùm dùm xem coi thử",
    )
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a conversation has told so far and can still be pointed at.

    ``found`` is the last query that found a set of tasks ("trong số đó"), ``base`` the one that it was narrowed from ("mấy
    việc còn lại"), ``listed`` the last answer of several things ("việc thứ hai") and ``groups`` the names of the groups that
    it told; ``row`` are queries that asked the same of several plans or agencies one after another ("tỉnh nào nhiều hơn");
    ``agencies`` are those last spoken of ("họ").
    """

    found: Query | None = None
    base: Query | None = None
    listed: Answer | None = None
    groups: tuple[str, ...] = ()
    row: tuple[Query, ...] = ()
    agencies: tuple[AgencyCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation: the query meant (without words where nothing was asked), and the answer given.

    ``subject`` are the words of all that was asked since the conversation last turned to something else; ``held`` is what the
    turns so far have told.
    """

    query: Query
    answer: Answer
    subject: tuple[str, ...] = ()
    held: Memory = Memory()


@dataclass(frozen=True, slots=True)
class Said:
    """What a question says by itself: its ``own`` words of a topic, and how it is tied to the conversation.

    ``unheard`` are words that the rules left as topic and the reader takes for asking ("tiền lấy ở đâu ra").
    ``asks`` tells that it has words of asking beyond "thì sao"; ``alike`` that it asks the same of what it names ("X thì sao",
    "X thì mấy việc", "X có không"); ``goes_on`` that it opens or points like a follow-up.
    """

    text: str
    own: tuple[str, ...]
    unheard: tuple[str, ...]
    asks: bool
    alike: bool
    opens: bool
    points: bool
    they: bool
    names_plan: bool
    opening: Opening

    @property
    def goes_on(self) -> bool:
        """Whether it opens or points like a follow-up."""
        return self.opens or self.points or self.they or self.corrects

    @property
    def corrects(self) -> bool:
        """Whether it says that the question before was meant otherwise."""
        return self.opening is Opening.CORRECTS


def said_by(query: Query, reading: LearnedReading | None, opening: Opening) -> Said:
    """Return what a question (read alone as ``query`` and ``reading``) says by itself, its ``opening`` cut off."""
    text, where = query.words.text, query.where
    names_plan = bool(where.plans or where.outside)
    timed = {word for time in where.times for word in time.text.lower().split()}
    idle = _WEAK | pointing.words_pointing(text) | timed
    own = tuple(word for word in query.topic if word.lower() not in idle)
    unheard = own if own and _hears_only_asking(own, reading) else ()
    named = bool(own or names_plan or where.agencies or where.times)
    counts = pointing.asks_how_many_alike(text) and named
    whether = pointing.asks_whether_alike(text) and named
    alike = (pointing.asks_alike(text) and named) or counts or whether
    return Said(
        text=text,
        own=() if unheard else own,
        unheard=unheard,
        asks=bool(unheard)
        or (form_of(text)[0] not in (Form.VALUE, Form.LIST) and not counts and not whether)
        or ((bool(query.words.asking.cues - _LINKS) or pointing.has_question_word(text)) and not alike),
        alike=alike,
        opens=pointing.opens(text),
        points=pointing.at_task(text) or pointing.within(text),
        they=pointing.at_them(text),
        names_plan=names_plan,
        opening=opening,
    )


def _hears_only_asking(own: Sequence[str], reading: LearnedReading | None) -> bool:
    """Tell whether the reader takes words that the rules leave as topic for words of asking ("tiền lấy ở đâu ra")."""
    if reading is None or len(own) >= SELF_CONTAINED:
        return False
    field, probability = reading.ask[0]
    if field not in REGISTER_FIELDS or probability < _SURE:
        return False
    marked = {
        word for span in reading.of_kind(SpanKind.TOPIC) if span.probability >= _SAYS for word in span.text.lower().split()
    }
    return not any(word.lower() in marked for word in own)
