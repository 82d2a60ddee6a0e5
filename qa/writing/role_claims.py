"""Who leads and who coordinates in a sentence, held against the rows of the register that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import Final

from corpus.names.agencies import AgencyMention, find_agencies
from corpus.text import tokens
from qa.writing.evidence import ProvingText
from qa.writing.stated_facts import facts_of

_PART: Final = re.compile(r"(?P<lead>chủ trì)|phối hợp", re.IGNORECASE)
_JOINT: Final = re.compile(r"[\s,;]*(?:(?:và|cùng|với)\s+)?")
_NEAR: Final = 24
"""Characters that may stand between "chủ trì" or "phối hợp" and its agencies ("được giao", "thực hiện là")."""


def in_their_parts(sentence: str, proof: ProvingText, leads: Set[str]) -> bool:
    """Tell whether the agencies of ``sentence`` have the parts that it gives them.

    Where the proof has rows of the register, the agencies at "chủ trì" lead there and those at "phối hợp" coordinate.
    Elsewhere a sentence that speaks of parts must be the quote's own words, and who leads in it one of ``leads``.
    """
    parts, mentions = list(_PART.finditer(sentence)), find_agencies(sentence)
    if not parts or not mentions:
        return True
    given = [(part, _agencies_at(part, mentions, sentence)) for part in parts]
    if not (proof.leads or proof.coordinates):
        leading = (each.text for part, agencies in given if part["lead"] for each in agencies)
        folded = f" {' '.join(token.text for token in tokens(sentence))} "
        return ids_of(leading) <= leads and folded in facts_of(proof.quote).folded
    having = {True: ids_of(proof.leads), False: ids_of(proof.coordinates)}
    return all(agencies and ids_of(each.text for each in agencies) <= having[bool(part["lead"])] for part, agencies in given)


def _agencies_at(part: re.Match[str], mentions: Sequence[AgencyMention], sentence: str) -> list[AgencyMention]:
    """Return the agencies that have the part: those right before "chủ trì", right after "phối hợp", else on the other side."""
    before = _run([each for each in reversed(mentions) if each.end <= part.start()], part.start(), sentence)
    after = _run([each for each in mentions if each.start >= part.end()], part.end(), sentence)
    return (before or after) if part["lead"] else (after or before)


def _run(mentions: Sequence[AgencyMention], at: int, sentence: str) -> list[AgencyMention]:
    """Return the agencies joined to one another from ``at`` on, of those given from the nearest to the farthest."""
    run: list[AgencyMention] = []
    for each in mentions:
        gap = sentence[each.end : at] if each.end <= at else sentence[at : each.start]
        if not (_JOINT.fullmatch(gap) if run else len(gap) <= _NEAR and not re.search(r"[.;]", gap)):
            break
        run.append(each)
        at = each.start if each.end <= at else each.end
    return run


def ids_of(values: Iterable[str]) -> set[str]:
    """Return the ids of the agencies that ``values`` name."""
    return {each for value in values for mention in find_agencies(value) for each in mention.ids}
