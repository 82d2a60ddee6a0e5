"""Whether an answer holds what its question demands: a day where a day is asked for, a number of what is to be counted.

In: a query looked up, and the draft of its answer. Out: what the draft lacks. It is computed, beside the learned decision:
what a question's words of asking demand is no matter of degree.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.text import fold_accents, folded_syllables
from qa.composing.draft import Draft
from qa.contracts.query import Expects, Field, Form, Role
from qa.deciding.backing import backing_of
from qa.ranking.looked_up import LookedUp
from qa.reading.asked_counts import AskedCount, counts_asked, is_of_other_span, tells_no_state
from qa.reading.asked_designations import unsaid_designations
from qa.reading.asked_measures import lacks_each, tells_money, unmeasured
from qa.reading.asked_names import names_none
from qa.reading.asked_spans import lacks_span
from qa.reading.demands import lacking, tells_time

_SEARCHED: Final = frozenset({"prose_answers", "evidence"})
"""The ways to an answer that quote what the search found, and count nothing."""
_EITHER: Final = re.compile(r"(?<!\w)(?:hay|hoặc)(?!\w)", re.IGNORECASE)
_WHEN: Final = re.compile(r"(?<!\w)(?:thời gian|thời điểm) nào(?!\w)", re.IGNORECASE)
_HOW_MUCH: Final = re.compile(
    r"(?<!\w)(?:bao nhiêu|nhiêu|mấy|mức)(?!\w)(?!.*(?<!\w)(?<!mức )(?:nào|gì|ai|đâu|mô)(?!\w))", re.IGNORECASE
)
"""Asks for a sum, unless another thing is asked for behind it: "theo mức của trường nào"."""
_HELPS: Final = re.compile(r"\W*(?:[a-zđ]\)\s*)?phối hợp\s+(?:chặt chẽ\s+)?với\b(?!.*(?<!\w)chủ trì(?!\w))", re.IGNORECASE)
_SUM: Final = re.compile(
    r"(?<!\w)bao nhiêu(?=\W*$|\s+(?:để|cho|vậy|thế|nhỉ|hả|ạ|rồi|từ|trong|theo|mỗi|một|là|tiền)(?!\w))", re.IGNORECASE
)
"""How much there is, of nothing that is counted."""
_SHARE: Final = re.compile(r"\d\s*(?:%|phần trăm)")
_WITH: Final = re.compile(
    r"(?<!\w)(?:phối hợp|phối kết hợp|cùng|với|giúp|hỗ trợ|tham gia|liên kết|đề nghị|phụ)(?!\w)", re.IGNORECASE
)
"""Words by which a text says who helps."""


def lacks(looked: LookedUp, draft: Draft) -> str | None:
    """Return the name of what the question demands and no line of ``draft`` shows; None where nothing lacks."""
    shown = _shown_by(draft)
    lacked = lacking(looked.words.text, shown)
    if draft.counts:
        return None if lacked == "number" else lacked
    if lacked is not None:
        return lacked
    if _only_helps(looked, draft):
        return "lead"
    if draft.room in _SEARCHED and names_none(looked.words.text, shown):
        return "name"
    if draft.room in _SEARCHED and tells_no_state(looked.words.text, shown):
        return "state"
    if looked.query.form in (Form.VALUE, Form.LIST) and _is_of_another(looked, draft, shown):
        return "one"
    if looked.query.form is Form.VALUE:
        return _lacks_value(looked, draft, shown)
    counted = draft.heading or draft.room not in _SEARCHED or not looked.query.asks(Field.FIGURE, Field.CONTENT)
    return "count" if looked.query.form is Form.COUNT and not counted and _uncounted(looked, shown) else None


def _shown_by(draft: Draft) -> str:
    lines = ((line.label, *line.values, line.detail) for line in draft.lines)
    return "\n".join((draft.heading, *draft.notes, *itertools.chain.from_iterable(lines)))


def _lacks_value(looked: LookedUp, draft: Draft, shown: str) -> str | None:
    """Return what lacks where one value is asked for: a time, money, a number of a thing, in the asked span of time."""
    query, text = looked.query, looked.words.text
    if (query.expects is Expects.DATE or _WHEN.search(text)) and not tells_time(shown) and not any(counts_asked(text)):
        return "time"
    if query.expects is Expects.MONEY and _HOW_MUCH.search(text) and not tells_money(shown):
        return "money"
    if query.ask[0] is Field.FUNDING and _SUM.search(text) and not tells_money(shown) and not _SHARE.search(shown):
        return "money"
    if lacks_each(text, "\n".join(part for line in draft.lines for part in (*line.values, line.detail))):
        return "money"
    if is_of_other_span(text, shown) or lacks_span(text, shown):
        return "span"
    if query.asks(Field.COORDINATE) and not any(line.values for line in draft.lines) and _alone(text, draft):
        return "partner"
    if query.ask[0] in (Field.LEAD, Field.COORDINATE) and _only_repeats(text, draft):
        return "other agency"
    if query.asks(Field.FIGURE, Field.FUNDING) and (measure := unmeasured(text, shown)):
        return measure
    return "count" if _uncounted(looked, shown) else None


def _is_of_another(looked: LookedUp, draft: Draft, shown: str) -> bool:
    """Tell whether a thing is asked of by its number ("thôn 7"), and neither the answer nor its proof says that number."""
    text = looked.words.text
    if not draft.lines or not unsaid_designations(text, shown):
        return False
    return bool(unsaid_designations(text, backing_of(looked.knowledge, draft).headed))


def _only_helps(looked: LookedUp, draft: Draft) -> bool:
    """Tell whether it is asked what an agency leads, and all that is quoted of it is that it helps others."""
    leads = any(agency.role is Role.LEAD and not agency.negated for agency in looked.query.where.agencies)
    if not leads or not looked.query.asks(Field.TASK) or draft.heading or not draft.lines:
        return False
    return all(_HELPS.match(" ".join((*line.values, line.detail))) for line in draft.lines)


def _alone(question: str, draft: Draft) -> bool:
    """Tell whether what is quoted says by no word that anybody helps, and names no agency but those of the question."""
    asked, said = fold_accents(question).lower(), " ".join(line.detail for line in draft.lines)
    return not _WITH.search(said) and all(fold_accents(found.text).lower() in asked for found in find_agencies(said))


def _only_repeats(question: str, draft: Draft) -> bool:
    """Tell whether the agencies that are told, and all that is quoted beside them, stand in the question already.

    Who asks "ai phụ Thư viện tỉnh" knows of Thư viện tỉnh; of "Sở A hay Sở B" one of them is the answer.
    """
    asked = fold_accents(question).lower()
    told = [value for line in draft.lines for value in line.values]
    if not told or _EITHER.search(question):
        return False
    quoted = [line.detail[found.start : found.end] for line in draft.lines for found in find_agencies(line.detail)]
    return all(fold_accents(name).lower() in asked for name in (*told, *quoted))


def _uncounted(looked: LookedUp, shown: str) -> list[AskedCount]:
    """Return what is asked to be counted, is known to the plans by that name, and ``shown`` gives no number of.

    Where no figure is asked by the field, a few of a thing ("mấy bước") must at least be spoken of.
    """
    query, known = looked.query, looked.knowledge.known
    asked = [count for count in counts_asked(looked.words.text) if all(map(known, folded_syllables(count.noun)))]
    if query.asks(Field.FIGURE) or query.form is Form.COUNT:
        return [count for count in asked if not count.told_in(shown)]
    if not query.asks(Field.CONTENT, Field.DEADLINE, Field.PERIOD):
        return []
    return [count for count in asked if count.few and not (count.named_in(shown) or count.told_in(shown))]
