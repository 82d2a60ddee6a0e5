"""What a question asks for, decided from the cues of asking that stand in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from typing import Final

from qa.lexicon import Cue, Word
from qa.question import Expected, Intent

_PERCENT: Final = re.compile(r"(?:bao nhiêu|mấy)\s*%")
_WHO_DOES: Final = frozenset({"lead", "coordinate"})


def decide_intents(
    groups: Set[str], cues: Sequence[Cue], *, agency: bool, number: bool, about_plan: bool
) -> tuple[Intent, ...]:
    """Decide what is asked for from the groups of cues, the most telling first."""
    if "legal" in groups or (number and "issuer" in groups and "number" not in groups and "which_plan" not in groups):
        return (Intent.LEGAL,)
    metadata = _metadata_intents(groups)
    if metadata and about_plan:
        return metadata
    found = [*_who_intents(groups, cues, agency), *_when_intents(groups)]
    if "product" in groups:
        found.append(Intent.PRODUCT)
    if not found and "duty" in groups and agency:
        found.append(Intent.DUTY)
    if not found and "amount" not in groups and "funding" in groups and not groups & {"percent", "target"}:
        found.append(Intent.FUNDING)
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
    if "issuer" in groups and not groups & {"target", "percent", "count", "lead", "coordinate", "duty"}:
        found.append(Intent.ISSUER)
    return tuple(found)


def _who_intents(groups: Set[str], cues: Sequence[Cue], agency: bool) -> list[Intent]:
    who = sum(cue.group == "who" for cue in cues)
    if agency and not who and groups & _WHO_DOES and not groups & {"when", "product", "which_plan", "funding"}:
        return [Intent.TASKS if "lead" in groups else Intent.DUTY]
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
    if groups & {"deadline"} or (groups & {"when"} and "report" in groups):
        return [Intent.REPORT]
    if "when" in groups and not groups & {"target", "percent"}:
        return [Intent.PERIOD]
    return []


def counted_unit(words: Sequence[Word], cues: Sequence[Cue], out: Collection[int]) -> str:
    """Return the two words after "bao nhiêu" where they are part of the topic: what is counted."""
    for cue in cues:
        if cue.group == "count" and cue.last + 1 < len(words) and not {cue.last, cue.last + 1} & set(out):
            return f"{words[cue.last].read} {words[cue.last + 1].read}"
    return ""


def expected_kind(groups: Set[str], unit: str, text: str) -> Expected | None:
    """Return the kind of value that the answer must hold; None where any sentence will do."""
    if "amount" in groups:
        return Expected.MONEY
    if "percent" in groups or _PERCENT.search(text):
        return Expected.PERCENT
    if unit:
        return Expected.COUNT
    return None
