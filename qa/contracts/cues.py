"""What the words of asking ask for: the groups of ``qa/understanding/lexicon.toml``, by their names there."""

from __future__ import annotations

from enum import StrEnum


class CueGroup(StrEnum):
    """What a cue phrase asks for.

    Of tasks: WHO ("ai"), LEAD, COORDINATE, DUTY ("phải làm gì"), WHEN, PRODUCT, FUNDING, WHENCE (where money comes from). Of
    reports: REPORT, REPORT_TO, DEADLINE. Of a plan: SIGNER to STANDING, LEGAL (bases), CONTACT. Of prose: TARGET, AMOUNT,
    PERCENT, COUNT, DEFINITION. Of the plans: WHICH_PLAN, EVERY_PLAN, COMPARE.
    """

    WHO = "who"
    LEAD = "lead"
    COORDINATE = "coordinate"
    DUTY = "duty"
    WHEN = "when"
    PRODUCT = "product"
    FUNDING = "funding"
    WHENCE = "whence"
    REPORT = "report"
    REPORT_TO = "report_to"
    DEADLINE = "deadline"
    SIGNER = "signer"
    NUMBER = "number"
    ISSUE_DATE = "issue_date"
    ISSUER = "issuer"
    RECIPIENTS = "recipients"
    STANDING = "standing"
    LEGAL = "legal"
    CONTACT = "contact"
    TARGET = "target"
    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    DEFINITION = "definition"
    WHICH_PLAN = "which_plan"
    EVERY_PLAN = "every_plan"
    COMPARE = "compare"


class RowWord(StrEnum):
    """What a word does where tasks are asked for one by one.

    LIST ("liệt kê"), EACH, MANY, HOW_MANY stand before what is asked for: TASK (tasks of any kind), KIND ("đề án"), REGISTER
    (the table itself); WITH joins columns; ENDING and DURING stand before a year.
    """

    LIST = "list"
    EACH = "each"
    MANY = "many"
    TASK = "task"
    KIND = "kind"
    WITH = "with"
    ENDING = "ending"
    DURING = "during"
    HOW_MANY = "how_many"
    REGISTER = "register"
