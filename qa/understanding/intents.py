"""What a question asks for, decided from the cues of asking that stand in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from typing import Final

from qa.contracts.question import Expected, Intent, Subject
from qa.understanding.lexicon import Cue, Word

_PERCENT: Final = re.compile(r"(?:bao nhiêu|mấy)\s*%")
# Only a plan is signed and numbered: what else the question says need not be about the plan.
_UNMISTAKEN: Final = frozenset({Intent.SIGNER, Intent.NUMBER})
# What else a question can ask for when the agency that leads is part of it: "việc do Sở Y tế chủ trì lấy tiền từ đâu".
_ASKS_OTHERWISE: Final = frozenset({"when", "product", "funding"})
_WHO_DOES: Final = frozenset({"lead", "coordinate"})


def decide_intents(
    groups: Set[str],
    cues: Sequence[Cue],
    columns: Sequence[Intent] = (),
    *,
    agency: bool,
    number: bool,
    generic: Set[Subject],
) -> tuple[Intent, ...]:
    """Decide what is asked for from the groups of cues, the most telling first.

    ``columns`` are asked for by their names; ``generic`` are the subjects that the topic is no more than.
    """
    if "contact" in groups:
        return (Intent.FACT,)
    if "standing" in groups and Subject.PLANS in generic:
        return (Intent.STANDING,)
    if "legal" in groups or (number and groups & {"issuer", "number", "issue_date"} and "which_plan" not in groups):
        return (Intent.LEGAL,)
    metadata = _metadata_intents(groups)
    if metadata and (Subject.PLANS in generic or set(metadata) & _UNMISTAKEN):
        return metadata
    if "report" in groups and groups & {"report_to", "deadline", "when"} and not groups & _WHO_DOES:
        return (Intent.REPORT,)
    if columns:
        return tuple(columns)
    found = [*_who_intents(groups, cues, agency), *_when_intents(groups)]
    found += [Intent.PRODUCT] if "product" in groups else []
    found += [Intent.FUNDING] if found and "whence" in groups else []
    if not found and "duty" in groups and agency:
        found.append(Intent.DUTY)
    if not found and "funding" in groups and not groups & {"percent", "target", "amount", "count"}:
        found.append(Intent.BUDGET if Subject.BUDGET in generic else Intent.FUNDING)
    if not found and groups & {"target", "percent", "count", "amount"}:
        found.append(Intent.TARGET)
    if not found and "report" in groups:
        found.append(Intent.REPORT)
    if not found and "definition" in groups:
        found.append(Intent.DEFINITION)
    return tuple(dict.fromkeys(found)) or (Intent.FACT,)


def _metadata_intents(groups: Set[str]) -> tuple[Intent, ...]:
    asked = {
        "signer": Intent.SIGNER,
        "number": Intent.NUMBER,
        "issue_date": Intent.ISSUE_DATE,
        "recipients": Intent.RECIPIENTS,
    }
    found = [intent for group, intent in asked.items() if group in groups]
    if "when" in groups and "who" not in groups:  # "ký ban hành ngày mấy" asks for the day
        found = [Intent.ISSUE_DATE if intent is Intent.SIGNER else intent for intent in found]
    if "issuer" in groups and not groups & {"target", "percent", "count", "lead", "coordinate", "duty"}:
        found.append(Intent.ISSUER)
    return tuple(found)


def _who_intents(groups: Set[str], cues: Sequence[Cue], agency: bool) -> list[Intent]:
    who = sum(cue.group == "who" for cue in cues)
    if agency and not who:
        if groups & _ASKS_OTHERWISE:
            return []
        if groups & _WHO_DOES and "which_plan" not in groups:
            return [Intent.TASKS] if "lead" in groups else [Intent.DUTY] * ("duty" in groups)
    if "target" in groups and not groups & _WHO_DOES:  # "mục tiêu … đào tạo ai"
        return []
    found = []
    if "coordinate" in groups and not (who <= 1 and _asks_who_leads(cues)):
        if "lead" in groups and who > 1:
            found.append(Intent.LEAD)
        found.append(Intent.COORDINATE)
    elif "lead" in groups or ("who" in groups and not groups & {"when", "deadline"}):
        found.append(Intent.LEAD)
    return found


def _asks_who_leads(cues: Sequence[Cue]) -> bool:
    """Tell whether it is leading that is asked for and coordinating that the task is about ("ai chủ trì phối hợp với …")."""
    asked = next((cue.first for cue in cues if cue.group == "who"), -1)
    near = {
        group: min((abs(c.first - asked) for c in cues if c.group == group), default=None) for group in ("lead", "coordinate")
    }
    lead, coordinate = near["lead"], near["coordinate"]
    return lead is not None and (coordinate is None or lead < coordinate)


def _when_intents(groups: Set[str]) -> list[Intent]:
    if "report" in groups and groups & {"deadline", "when"}:
        return [Intent.REPORT]
    asks_figure = "target" in groups or {"percent", "count"} <= groups  # "tỉ trọng" alone asks for none
    return [Intent.PERIOD] if groups & {"when", "deadline"} and not asks_figure else []


def counted_unit(words: Sequence[Word], cues: Sequence[Cue], out: Collection[int]) -> str:
    """Return the two words after "bao nhiêu" where they are part of the topic: what is counted."""
    for cue in cues:
        if cue.group == "count" and cue.last + 1 < len(words) and not {cue.last, cue.last + 1} & set(out):
            return f"{words[cue.last].read} {words[cue.last + 1].read}"
    return ""


def expected_kind(groups: Set[str], intents: Collection[Intent], unit: str, text: str) -> Expected | None:
    """Return the kind of value that the answer must hold; None where any sentence will do."""
    if "contact" in groups:
        return Expected.CONTACT
    if set(intents) & {Intent.LEAD, Intent.COORDINATE, Intent.TASKS, Intent.DUTY}:
        return None
    if "amount" in groups or {"funding", "count"} <= groups:
        return Expected.MONEY
    if "report" in groups and groups & {"deadline", "when"}:
        return Expected.DATE
    if "percent" in groups or _PERCENT.search(text):
        return Expected.PERCENT
    if unit:
        return Expected.COUNT
    return Expected.QUANTITY if Intent.TARGET in intents and "count" in groups else None
