"""Answers that are computed: counts, lists, rankings, yes or no, comparisons and timelines over the register.

In: a :class:`qa.contracts.query.Query` and what is known of the index (:class:`Material`). Out: a draft whose lines are the
rows that prove it. One module a form of answer; each registers itself with :mod:`qa.composing.computed.kinds`, and all of
this room are loaded with it.
"""

from qa.composing.computed.kinds import Material, answer_query, takes
from qa.composing.registry import load_modules

load_modules(__name__)

__all__ = ["Material", "answer_query", "takes"]
