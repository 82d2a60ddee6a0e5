"""To whom, or with whom, a thing is done: the agencies that a sentence names behind the words by which a question asks so.

In: a question, and a sentence that answers it. Out: the agencies as written. "Gửi sở nào" asks for whoever stands behind "gửi"
or "về", not for whoever must send; "cùng sở nào" for whoever stands behind "phối hợp với". Which words these are is closed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from corpus.names.agencies import AgencyMention, find_agencies
from qa.contracts.query import Form, Query

_BODIES: Final = r"(?:cơ quan|đơn vị|sở|bộ|ban|ngành|phòng|nơi|bên|chỗ|cấp|tổ chức|sở ngành)"
_WHO: Final = rf"(?:ai|đâu|(?:(?:những|các|mấy)\s+)?{_BODIES}\s+(?:nào|mô|gì))\b"
_SENDS: Final = r"(?:gửi|nộp|trình|báo cáo|báo|phản ánh|thông báo|chuyển|kiến nghị|xin ý kiến|xin phép|xin bổ sung|đề xuất)"
_TOWARDS: Final = r"(?:cho|về|tới|đến|lên|với|qua|ra)"


class Oblique(Enum):
    """What is asked for beside the actor: to WHOM a thing goes, or with whom (WITH) it is done."""

    WHOM = "whom"
    WITH = "with"


_ASKS: Final = (
    (Oblique.WITH, re.compile(rf"\b(?:cùng với|cùng|phối hợp với|phối hợp cùng)\s+{_WHO}", re.IGNORECASE)),
    (
        Oblique.WHOM,
        re.compile(rf"\b(?P<verb>{_SENDS})\s+{_WHO}|\b(?P<far>{_SENDS})\b[^,;?]*?\s{_TOWARDS}\s+{_WHO}", re.IGNORECASE),
    ),
)
_BEFORE: Final = {
    Oblique.WHOM: re.compile(rf"(?:\b{_SENDS}|(?<!phối hợp )\b{_TOWARDS})\s+(?:các\s+)?$", re.IGNORECASE),
    Oblique.WITH: re.compile(r"\b(?:phối hợp|cùng|với)\s+(?:chặt chẽ\s+)?(?:(?:với|cùng)\s+)?(?:các\s+)?$", re.IGNORECASE),
}
_LISTED: Final = re.compile(r"\s*(?:,|;|và|cùng)\s*(?:các\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedBeside:
    """What a question asks for beside the actor, and the ``verb`` that it asks with ("gửi"), "" for none."""

    oblique: Oblique
    verb: str


def asked_beside(query: Query) -> AskedBeside | None:
    """Return what the words of ``query`` ask for beside the actor; None where they ask no such thing, or whether it is so."""
    if query.form is Form.YES_NO:
        return None
    for oblique, pattern in _ASKS:
        found = pattern.search(query.words.text)
        if found is not None:
            return AskedBeside(oblique, (found.groupdict().get("verb") or found.groupdict().get("far") or "").lower())
    return None


def obliques_in(sentence: str, asked: AskedBeside, named: Collection[str] = ()) -> tuple[str, ...]:
    """Return the agencies of ``sentence`` that are ``asked`` for, those behind the first of them in a list included.

    Where the sentence says the very verb it is the first behind that, with its list. Agencies whose ids are ``named``, which
    the question says itself, are none.
    """
    verb = re.search(rf"\b{asked.verb}\b", sentence, re.IGNORECASE) if asked.verb else None
    lists = _lists(sentence, asked.oblique)
    if verb is not None:
        lists = [each for each in lists if each[0].start >= verb.end()][:1]
    found = (mention for each in lists for mention in each if not set(mention.ids) & set(named))
    return tuple(dict.fromkeys(mention.text for mention in found))


def _lists(sentence: str, oblique: Oblique) -> list[list[AgencyMention]]:
    """Return the agencies that stand behind a word for ``oblique``, each with those that are listed behind it."""
    lists: list[list[AgencyMention]] = []
    before: AgencyMention | None = None
    for mention in find_agencies(sentence):
        listed = before is not None and _LISTED.fullmatch(sentence[before.end : mention.start]) is not None
        if lists and listed and lists[-1][-1] is before:
            lists[-1].append(mention)
        elif _BEFORE[oblique].search(sentence[: mention.start]):
            lists.append([mention])
        before = mention
    return lists
