"""The closed sets of which a query is put together: fields, forms, what is counted, roles, kinds of values, times."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Field(StrEnum):
    """What is wanted of a task, a plan, or the prose.

    Of a task: LEAD to GROUP. Of a plan: NUMBER to SUBJECT (IMPLEMENTS: the higher document it carries out; STANDING: whether
    it is in force). REPORT: when and to whom to report. Of prose: FIGURE to CONTENT. Of a whole: OUTLINE, SUMMARY. PLANS:
    which plans there are; HELP: what can be asked here; NONE: not about plans at all.
    """

    LEAD = "lead"
    COORDINATE = "coordinate"
    TASK = "task"
    PERIOD = "period"
    DEADLINE = "deadline"
    PRODUCT = "product"
    FUNDING = "funding"
    GROUP = "group"
    NUMBER = "number"
    ISSUED_ON = "issued_on"
    SIGNER = "signer"
    OFFICE = "office"
    ISSUER = "issuer"
    RECIPIENTS = "recipients"
    BASIS = "basis"
    IMPLEMENTS = "implements"
    STANDING = "standing"
    SUBJECT = "subject"
    REPORT = "report"
    FIGURE = "figure"
    DEFINITION = "definition"
    REASON = "reason"
    CONTENT = "content"
    OUTLINE = "outline"
    SUMMARY = "summary"
    PLANS = "plans"
    HELP = "help"
    NONE = "none"


# Every field stands in one of these groups, except NONE: its group says from what it is told, and by that which way a question
# for it goes.
REGISTER_FIELDS: Final = frozenset(
    {Field.LEAD, Field.COORDINATE, Field.TASK, Field.PERIOD, Field.DEADLINE, Field.PRODUCT, Field.FUNDING, Field.GROUP}
)
PLAN_FIELDS: Final = frozenset(
    {
        Field.NUMBER,
        Field.ISSUED_ON,
        Field.SIGNER,
        Field.OFFICE,
        Field.ISSUER,
        Field.RECIPIENTS,
        Field.BASIS,
        Field.IMPLEMENTS,
        Field.STANDING,
        Field.SUBJECT,
    }
)
PROSE_FIELDS: Final = frozenset({Field.REPORT, Field.FIGURE, Field.CONTENT})
WHOLE_FIELDS: Final = frozenset({Field.OUTLINE, Field.SUMMARY, Field.PLANS, Field.HELP, Field.DEFINITION, Field.REASON})
"""Fields that only words answer, whatever the form."""


class Form(StrEnum):
    """The form of the answer that is wanted."""

    VALUE = "value"
    LIST = "list"
    COUNT = "count"
    YES_NO = "yes_no"
    MOST = "most"
    LEAST = "least"
    COMPARE = "compare"
    TIMELINE = "timeline"


RANKS: Final = frozenset({Form.MOST, Form.LEAST})
COMPUTED_FORMS: Final = frozenset({*RANKS, Form.COUNT, Form.YES_NO, Form.COMPARE, Form.TIMELINE})
"""Forms that are computed over rows or facts; a LIST is, where its query has conditions. A VALUE is looked for."""


class Counted(StrEnum):
    """What is counted, ranked or listed: GROUPS are the headings of tasks, PROVINCES the places of plans."""

    TASKS = "tasks"
    AGENCIES = "agencies"
    PLANS = "plans"
    PROVINCES = "provinces"
    GROUPS = "groups"


class Each(StrEnum):
    """Of what each is counted by itself: YEARS are those in which tasks end, or in which plans were issued.

    ROLES are the parts that the named agency has, SIGNERS and ISSUERS those of plans.
    """

    AGENCIES = "agencies"
    PLANS = "plans"
    PROVINCES = "provinces"
    GROUPS = "groups"
    YEARS = "years"
    ROLES = "roles"
    SIGNERS = "signers"
    ISSUERS = "issuers"


class Role(StrEnum):
    """The part that an agency has in a task; OTHER where it is only named (as whom a report goes to)."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    EITHER = "either"
    OTHER = "other"


class Expects(StrEnum):
    """The kind of value that an answer must hold."""

    AGENCY = "agency"
    DATE = "date"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    TEXT = "text"
    NUMBER = "number"
    BOOL = "bool"


class When(StrEnum):
    """How a task's time must lie to the asked one.

    IN overlaps it, BY ends by its last day (and not before its first, where that is given: "xong trong năm 2025"), FROM begins
    in or after it, WITHIN lies wholly inside; RECURRING comes every so often, NONE has no time given. By how the time is
    written: DATED names a year, SPANS begins in one year and ends in another, QUARTERS is given by quarters of years.
    """

    IN = "in"
    BY = "by"
    FROM = "from"
    WITHIN = "within"
    RECURRING = "recurring"
    NONE = "none"
    DATED = "dated"
    SPANS = "spans"
    QUARTERS = "quarters"
