"""Whether reports go to whom the question says they do: "báo cáo gửi qua Sở Tài chính, đúng không".

In: a doubt on one plan's reports that names an agency behind "gửi về", "nộp cho", "qua". Out: Có or Không, with what
says to whom reports go; None where the plan names nobody, or more is asked about than reporting on it.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.names.agencies import find_agencies
from qa.composing.draft import Draft, Line
from qa.composing.reports import best_duty, is_of_reporting, proved
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.claims import claim_in
from qa.reading.denials import says_not
from qa.reading.parties import agency_ids

_REPORTS: Final = re.compile(r"\bbáo cáo\b", re.IGNORECASE)
_TO: Final = re.compile(
    r"\b(?:gửi|nộp|chuyển|báo cáo|báo)(?:\s+(?:về|cho|qua|tới|đến|lên))?\s*$|\b(?:về|qua)\s*$", re.IGNORECASE
)


@ahead_kind("report claimed")
def answer_whether_reported(query: Query, looked: LookedUp) -> Draft | None:
    """Return whether the agency that is named gets the plan's reports, None where that is not what is asked."""
    text, plans = looked.words.text, looked.scope.plans
    if query.form is not Form.YES_NO or len(plans) != 1 or not _REPORTS.search(text):
        return None
    knowledge, plan = looked.knowledge, plans[0]
    claimed = [agency for agency in find_agencies(text) if _TO.search(text[: agency.start])]
    if len(claimed) != 1 or not is_of_reporting(looked, f"{knowledge.title_and_name(plan)} {claimed[0].text}"):
        return None
    duty = best_duty([one for one in knowledge.report_duties(plan) if one.recipients], looked)
    if duty is None:
        return None
    named = {agency for name in duty.recipients for agency in agency_ids(name)}
    so = bool(named & set(agency_ids(claimed[0].text))) is not says_not(claim_in(text))
    told, proof = proved(duty, looked)
    return Draft((Line(plan, knowledge.plan_name(plan), ("Có" if so else "Không",), told, (proof,)),), exact=True)
