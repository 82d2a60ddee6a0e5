"""Whether an answer holds what its question demands: a day where a day is asked for, a number of what is to be counted.

In: an inquiry and the draft of its answer. Out: what the draft lacks. It is computed, beside the learned decision: what a
question's words of asking demand is no matter of degree.
"""

from __future__ import annotations

import itertools

from corpus.text import folded_syllables
from qa.composing.draft import Draft
from qa.contracts.query import Expects, Field, Form
from qa.ranking.inquiry import Inquiry
from qa.reading.asked_counts import counts_asked
from qa.reading.demands import lacking, tells_time


def lacks(inquiry: Inquiry, draft: Draft) -> str | None:
    """Return the name of what the question demands and no line of ``draft`` shows; None where nothing lacks."""
    shown = _shown_by(draft)
    return lacking(inquiry.words.text, shown) or (_lacks_value(inquiry, shown) if not draft.counts else None)


def _shown_by(draft: Draft) -> str:
    lines = ((line.label, *line.values, line.detail) for line in draft.lines)
    return "\n".join((draft.heading, *draft.notes, *itertools.chain.from_iterable(lines)))


def _lacks_value(inquiry: Inquiry, shown: str) -> str | None:
    """Return what lacks where one value is asked for: a time, or a number of a thing that the plans know."""
    query, known = inquiry.query, inquiry.knowledge.known
    if query.form is not Form.VALUE:
        return None
    if query.expects is Expects.DATE and not tells_time(shown):
        return "time"
    if not query.asks(Field.FIGURE):
        return None
    counts = (count for count in counts_asked(inquiry.words.text) if all(map(known, folded_syllables(count.noun))))
    return "count" if any(not count.told_in(shown) for count in counts) else None
