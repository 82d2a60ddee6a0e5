"""Whether a sentence says what its citations say, and no more: the check between a language model and the reader.

A sentence stands where it cites known numbers only, and one of those quotes alone proves it: all its agencies, names, dates,
numbers of documents, figures and times stand there; who leads and who coordinates is as the register has it; nothing is denied
that the quote affirms, nor the other way round; and every word is the quote's, a function word, or the name of a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from qa.contracts.answer import Answer, WrittenSentence
from qa.writing.evidence import ProvingText
from qa.writing.role_claims import ids_of, in_their_parts
from qa.writing.stated_facts import Facts, facts_of, without_agencies
from qa.writing.word_lists import FIELDS, GLUE, NUMERALS

LONGEST: Final = 600
"""Characters of a sentence; a longer one is not one."""

LEAST_PAIRS: Final = 0.5
"""The part of a sentence's pairs of neighbouring syllables that must stand in the quote or the question: no mere word salad."""

_NO_TEXT: Final = re.compile(r"[<>`{}\[\]\\|]|://|www\.|\.(?:com|vn|net|org)\b")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What sentences about one answer may rest on: the proofs by number with the facts that they state, and the question's.

    ``leads`` are the agencies that the answer's values name or a row gives the lead: no other may be said to lead, whatever
    stands in prose (a plan may tell a model whom to name).
    """

    proofs: Mapping[int, ProvingText]
    facts: Mapping[int, Facts]
    asked: Facts
    leads: frozenset[str]

    @classmethod
    def of(cls, answer: Answer, proofs: Mapping[int, ProvingText]) -> Grounds:
        """Return the grounds that ``answer`` and the proofs of its citations give."""
        asked = facts_of(f"{answer.question} . {answer.interpretation.restored}")
        named = [value for item in answer.items for value in item.values] or [answer.answer]
        leads = ids_of((*named, *(lead for proof in proofs.values() for lead in proof.leads)))
        return cls(proofs, {n: facts_of(proof.quote) for n, proof in proofs.items()}, asked, frozenset(leads))


def proved(sentence: WrittenSentence, grounds: Grounds) -> WrittenSentence | None:
    """Return ``sentence`` with those of its citations that prove all of it, or None where none does or one is unknown."""
    if not all(n in grounds.proofs for n in sentence.citations):
        return None
    if len(sentence.text) > LONGEST or _NO_TEXT.search(sentence.text):
        return None
    said, rest = facts_of(sentence.text), facts_of(without_agencies(sentence.text))
    proving = tuple(
        n
        for n in sentence.citations
        if _stated(said, rest, grounds.facts[n])
        and _in_its_words(said, rest, grounds.facts[n], grounds.asked)
        and _as_denied(said, grounds.facts[n])
        and in_their_parts(sentence.text, grounds.proofs[n], grounds.leads)
    )
    return replace(sentence, citations=proving) if proving else None


def _stated(said: Facts, rest: Facts, proof: Facts) -> bool:
    """Tell whether the facts of a sentence (``rest``: beside its agencies) are facts of the quote."""
    agencies = {each for ids in proof.agencies for each in ids}
    return (
        all(set(ids) <= agencies for ids in said.agencies)
        and all(f" {name} " in proof.folded for name in rest.names)
        and said.dates <= proof.dates
        and said.documents <= proof.documents
        and said.figures <= proof.figures
        and _numbered(said, proof)
        and said.syllables & NUMERALS <= proof.syllables
    )


def _numbered(said: Facts, proof: Facts) -> bool:
    """Tell whether every number stands in the quote, after the same word where one names it, or is part of a proved date."""
    known = set(proof.numbers)
    for day in said.dates:
        year, month, number = (part.lstrip("0") for part in day.split("-"))
        known |= {("ngày", number), ("tháng", month), ("năm", year), ("ngày", f"{number}/{month}/{year}")}
    numbers = {number for _, number in known}
    return all(number in numbers if named in ("", "năm") else (named, number) in known for named, number in said.numbers)


def _in_its_words(said: Facts, rest: Facts, proof: Facts, asked: Facts) -> bool:
    """Tell whether a sentence says something in the quote's words, in something like its order, and in no others."""
    content = {each for each in rest.syllables if not each[0].isdigit()} - GLUE - FIELDS
    pairs = {pair for pair in rest.pairs if not set(pair) <= GLUE | FIELDS}
    return (
        bool(content or said.agencies or said.numbers)
        and content <= proof.syllables
        and len(pairs & (proof.pairs | asked.pairs)) >= LEAST_PAIRS * len(pairs)
    )


def _as_denied(said: Facts, proof: Facts) -> bool:
    """Tell whether what the sentence denies is denied in the quote, and what is denied there not affirmed here."""
    return said.denials <= proof.denials if said.denials else not said.pairs & proof.denied
