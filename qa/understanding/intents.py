"""What a question asks for, decided from the cues of asking that stand in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from typing import Final

from qa.contracts.cues import CueGroup
from qa.contracts.words import Expected, Intent, Subject
from qa.reading.asked_spans import asks_span
from qa.understanding.lexicon import Cue, Word

_PERCENT: Final = re.compile(r"(?:bao nhiêu|mấy)\s*%")
# Only a plan is signed and numbered: what else the question says need not be about the plan.
_UNMISTAKEN: Final = frozenset({Intent.SIGNER, Intent.NUMBER})
# What else a question can ask for when the agency that leads is part of it: "việc do Sở Y tế chủ trì lấy tiền từ đâu".
_ASKS_OTHERWISE: Final = frozenset({CueGroup.WHEN, CueGroup.PRODUCT, CueGroup.FUNDING})
_WHO_DOES: Final = frozenset({CueGroup.LEAD, CueGroup.COORDINATE})

_FIGURES: Final = frozenset({CueGroup.TARGET, CueGroup.PERCENT, CueGroup.COUNT, CueGroup.AMOUNT})


def decide_intents(
    groups: Set[CueGroup],
    cues: Sequence[Cue[CueGroup]],
    columns: Sequence[Intent] = (),
    *,
    agency: bool,
    number: bool,
    generic: Set[Subject],
) -> tuple[Intent, ...]:
    """Decide what is asked for from the groups of cues, the most telling first.

    ``columns`` are asked for by their names; ``generic`` are the subjects that the topic is no more than.
    """
    if CueGroup.CONTACT in groups:
        return (Intent.FACT,)
    if CueGroup.STANDING in groups and Subject.PLANS in generic:
        return (Intent.STANDING,)
    if CueGroup.LEGAL in groups or (
        number and groups & {CueGroup.ISSUER, CueGroup.NUMBER, CueGroup.ISSUE_DATE} and CueGroup.WHICH_PLAN not in groups
    ):
        return (Intent.LEGAL,)
    metadata = _metadata_intents(groups)
    if metadata and (Subject.PLANS in generic or set(metadata) & _UNMISTAKEN):
        return metadata
    if CueGroup.REPORT in groups and groups & {CueGroup.REPORT_TO, CueGroup.DEADLINE, CueGroup.WHEN} and not groups & _WHO_DOES:
        return (Intent.REPORT,)
    if columns:
        return tuple(columns)
    found = [*_who_intents(groups, cues, agency), *_when_intents(groups)]
    found += [Intent.PRODUCT] if CueGroup.PRODUCT in groups else []
    found += [Intent.FUNDING] if found and CueGroup.WHENCE in groups else []
    return tuple(dict.fromkeys(found)) or (_other_intent(groups, generic, agency=agency),)


def _other_intent(groups: Set[CueGroup], generic: Set[Subject], *, agency: bool) -> Intent:
    """Return what is asked for where no column of the register is: duties, money, a figure, a report, what a word means."""
    if CueGroup.DUTY in groups and agency:
        return Intent.DUTY
    if CueGroup.FUNDING in groups and not groups & _FIGURES:
        return Intent.BUDGET if Subject.BUDGET in generic else Intent.FUNDING
    if groups & _FIGURES:
        return Intent.TARGET
    if CueGroup.REPORT in groups:
        return Intent.REPORT
    return Intent.DEFINITION if CueGroup.DEFINITION in groups else Intent.FACT


def _metadata_intents(groups: Set[CueGroup]) -> tuple[Intent, ...]:
    asked = {
        CueGroup.SIGNER: Intent.SIGNER,
        CueGroup.NUMBER: Intent.NUMBER,
        CueGroup.ISSUE_DATE: Intent.ISSUE_DATE,
        CueGroup.RECIPIENTS: Intent.RECIPIENTS,
    }
    found = [intent for group, intent in asked.items() if group in groups]
    if CueGroup.WHEN in groups and CueGroup.WHO not in groups:  # "ký ban hành ngày mấy" asks for the day
        found = [Intent.ISSUE_DATE if intent is Intent.SIGNER else intent for intent in found]
    if CueGroup.ISSUER in groups and not groups & {
        CueGroup.TARGET,
        CueGroup.PERCENT,
        CueGroup.COUNT,
        CueGroup.LEAD,
        CueGroup.COORDINATE,
        CueGroup.DUTY,
    }:
        found.append(Intent.ISSUER)
    return tuple(found)


def _who_intents(groups: Set[CueGroup], cues: Sequence[Cue[CueGroup]], agency: bool) -> list[Intent]:
    who = sum(cue.group is CueGroup.WHO for cue in cues)
    if agency and not who:
        if groups & _ASKS_OTHERWISE:
            return []
        if groups & _WHO_DOES and CueGroup.WHICH_PLAN not in groups:
            return [Intent.TASKS] if CueGroup.LEAD in groups else [Intent.DUTY] * (CueGroup.DUTY in groups)
    if CueGroup.TARGET in groups and not groups & _WHO_DOES:  # "mục tiêu … đào tạo ai"
        return []
    found = []
    if CueGroup.COORDINATE in groups and not (who <= 1 and _asks_who_leads(cues)):
        if CueGroup.LEAD in groups and who > 1:
            found.append(Intent.LEAD)
        found.append(Intent.COORDINATE)
    elif CueGroup.LEAD in groups or (CueGroup.WHO in groups and not groups & {CueGroup.WHEN, CueGroup.DEADLINE}):
        found.append(Intent.LEAD)
    return found


def _asks_who_leads(cues: Sequence[Cue[CueGroup]]) -> bool:
    """Tell whether it is leading that is asked for and coordinating that the task is about ("ai chủ trì phối hợp với …")."""
    asked = next((cue.first for cue in cues if cue.group is CueGroup.WHO), -1)
    near = {
        group: min((abs(c.first - asked) for c in cues if c.group == group), default=None)
        for group in (CueGroup.LEAD, CueGroup.COORDINATE)
    }
    lead, coordinate = near[CueGroup.LEAD], near[CueGroup.COORDINATE]
    return lead is not None and (coordinate is None or lead < coordinate)


def _when_intents(groups: Set[CueGroup]) -> list[Intent]:
    if CueGroup.REPORT in groups and groups & {CueGroup.DEADLINE, CueGroup.WHEN}:
        return [Intent.REPORT]
    asks_figure = CueGroup.TARGET in groups or {CueGroup.PERCENT, CueGroup.COUNT} <= groups  # "tỉ trọng" alone asks for none
    return [Intent.PERIOD] if groups & {CueGroup.WHEN, CueGroup.DEADLINE} and not asks_figure else []


def counted_unit(words: Sequence[Word], cues: Sequence[Cue[CueGroup]], out: Collection[int]) -> str:
    """Return the two words after "bao nhiêu" where they are part of the topic: what is counted."""
    for cue in cues:
        if cue.group is CueGroup.COUNT and cue.last + 1 < len(words) and not {cue.last, cue.last + 1} & set(out):
            return f"{words[cue.last].read} {words[cue.last + 1].read}"
    return ""


def expected_kind(groups: Set[CueGroup], intents: Collection[Intent], unit: str, text: str) -> Expected | None:
    """Return the kind of value that the answer must hold; None where any sentence will do."""
    if CueGroup.CONTACT in groups:
        return Expected.CONTACT
    if set(intents) & {Intent.LEAD, Intent.COORDINATE, Intent.TASKS, Intent.DUTY}:
        return None
    if CueGroup.AMOUNT in groups:
        return Expected.MONEY
    if CueGroup.REPORT in groups and groups & {CueGroup.DEADLINE, CueGroup.WHEN}:
        return Expected.DATE
    if asks_span(text):
        return Expected.SPAN
    if {CueGroup.FUNDING, CueGroup.COUNT} <= groups:
        return Expected.MONEY
    if CueGroup.PERCENT in groups or _PERCENT.search(text):
        return Expected.PERCENT
    if unit:
        return Expected.COUNT
    return Expected.QUANTITY if Intent.TARGET in intents and CueGroup.COUNT in groups else None
