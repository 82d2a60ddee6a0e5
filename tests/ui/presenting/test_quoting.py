"""A quote as it is put into a document."""

from corpus.records import Assignment, AssignmentKind, Range, Value
from qa.contracts.answer import Citation, QuotedRange
from ui.presenting.quoting import plain_quote, quote_in_writing, row_in_writing


def value(text):
    return Value(text, (Range(0, len(text)),))


def row(**given):
    fields = {"number": "", "lead": (), "coordinate": (), "product": None, "period": None, "funding": None, **given}
    return Assignment(AssignmentKind.TASK, group=None, task=value("Hái  chè\nnon"), ranges=(Range(0, 1),), **fields)


def cited(quote, *more, passage="p:1"):
    further = tuple(QuotedRange(0, len(each), each) for each in more)
    return Citation(1, "p", "f.md", "T", "", None, "paragraph", 0, len(quote), quote, further, passage=passage)


def test_a_row_is_written_by_its_columns_and_what_is_empty_is_left_out():
    assert row_in_writing(row()) == "Nhiệm vụ: Hái chè non"
    full = row(number="3", lead=(value("Tổ chè"), value("Tổ sao")), product=(), period=value("Quý I"))
    assert row_in_writing(full) == "Nhiệm vụ 3: Hái chè non · Chủ trì: Tổ chè; Tổ sao · Thời gian: Quý I"


def test_a_quote_is_on_one_line_with_its_ranges_parted():
    assert plain_quote(cited("Hái\nchè", "sao chè")) == "Hái chè … sao chè"


def test_a_row_that_is_known_is_written_and_all_else_quoted():
    rows = {"p:1": "Nhiệm vụ: Hái chè"}
    assert quote_in_writing(cited("Hái chè | Tổ chè"), rows) == "Nhiệm vụ: Hái chè"
    assert quote_in_writing(cited("Hái chè", passage="p:2"), rows) == "“Hái chè”"
