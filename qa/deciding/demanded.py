"""Whether an answer holds what its question demands: a day where a day is asked for, a number where one asks how many.

In: an inquiry and the draft of its answer. Out: what the draft lacks. It is computed, beside the learned decision: what a
question's words of asking demand is no matter of degree.
"""

from __future__ import annotations

from qa.composing.draft import Draft
from qa.ranking.inquiry import Inquiry
from qa.reading.demands import lacking


def lacks(inquiry: Inquiry, draft: Draft) -> str | None:
    """Return the name of what the question demands and no line of ``draft`` shows; None where nothing lacks."""
    shown = [draft.heading, *draft.notes]
    for line in draft.lines:
        shown += [line.label, *line.values, line.detail]
    return lacking(inquiry.words.text, "\n".join(shown))
