"""The figure of a year that a table gives under it: "tỷ lệ hộ có nước sạch năm 2028" where the row itself names no year.

In: a query for a figure of one year, or of two. Out: a draft that says it; None where no row is surely what is asked of.
"""

from __future__ import annotations

from qa.composing.computed.kinds import Material
from qa.composing.computed.yearly import answer_one_year
from qa.composing.draft import Draft
from qa.composing.worded_kinds import worded_kind
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp


@worded_kind("year of a table")
def answer_of_year(query: Query, looked: LookedUp) -> Draft | None:
    """Return the figure in the row and the year's column that are asked for, None where there is none."""
    if query.form is not Form.VALUE or query.ask != (Field.FIGURE,):
        return None
    return answer_one_year(Material(query, looked.shelf, query.words.text))
