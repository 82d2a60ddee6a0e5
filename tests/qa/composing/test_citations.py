"""Citations quote exactly what stands in the document."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import BlockKind, Document, Metadata, Range, ReadWarning
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.composing.citations import LONGEST, Citations, CitationWarnings, make_citation, numbered, whole_ranges
from qa.composing.draft import Draft, Line
from qa.contracts.answer import Citation, QuotedRange
from qa.contracts.findings import Proof
from qa.reading.life import lives_of

TEXT = "1\tPhổ biến nghị quyết\tSở Y tế\nSTT Nội dung\n tiếp tục phổ biến \nThường xuyên"


def passage(*ranges, name="d:0"):
    return Passage(name, "p", "d", "a.txt", BlockKind.TABLE_ROW, ("I. MỤC", "1. Mục"), 2, ranges, "", "")


def test_cells_side_by_side_make_one_quote():
    cells = (Range(0, 1), Range(2, 21), Range(22, 29))
    found = make_citation(passage(*cells), whole_ranges(cells, TEXT), TEXT, "Kế hoạch", 1.0)
    assert found.quote == "1\tPhổ biến nghị quyết\tSở Y tế"
    assert (found.start, found.end, found.more) == (0, 29, ())
    assert found.section == "I. MỤC › 1. Mục"


def test_a_cut_row_has_more_ranges():
    first, second = Range(0, 29), Range(TEXT.index("tiếp"), TEXT.index("tiếp") + 16)
    found = make_citation(passage(first, second), whole_ranges((first, second), TEXT), TEXT, "Kế hoạch", 1.0)
    assert found.more[0].quote == TEXT[second.start : second.end]


def test_a_passage_is_cited_once_and_gathers_ranges():
    citations = Citations(lambda _: TEXT, lambda _: "Kế hoạch")
    assert citations.add(Proof.of(passage(Range(0, 29)), 2.0)) == 1
    assert citations.add(Proof.of(passage(Range(30, 42), name="d:1"), 1.0)) == 2
    assert citations.add(Proof.of(passage(Range(0, 29)), 0.5, also=[Range(TEXT.index("Thường"), len(TEXT))])) == 1
    first, second = citations.all()
    assert [first.n, second.n] == [1, 2]
    assert first.more[0].quote == "Thường xuyên"
    assert first.score == 2.0


def test_a_citation_is_never_too_long():
    text = "a" * 5000
    found = make_citation(passage(Range(0, 1500), Range(1600, 4000)), (Range(0, 1500), Range(1600, 4000)), text, "", 1.0)
    assert len(found.quote) + sum(len(part.quote) for part in found.more) == LONGEST


@given(st.text(max_size=60), st.data())
def test_quotes_are_the_text_of_their_ranges(text, data):
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), min_size=1, max_size=5))
    ranges = tuple(Range(min(span), max(span)) for span in spans)
    pieces = whole_ranges(ranges, text)
    assert all(any(piece.start <= r.start and r.end <= piece.end for piece in pieces) for r in ranges)
    found = make_citation(passage(*ranges), pieces, text, "", 0.0)
    assert found.quote == text[found.start : found.end]
    assert all(part.quote == text[part.start : part.end] for part in found.more)


class Recognized:
    """An index of one document, the first line of which was read from a picture."""

    def stored_document(self, document):
        return StoredDocument(document, "x.pdf", "pdf", False, Metadata(), (), (ReadWarning("ocr", "Trang 1 là ảnh quét."),))

    def document(self, document):
        return Document(document, "x.pdf", "pdf", "Sở Y tế\nSở Nội vụ\n", ocr=(Range(0, 7),))


def test_a_citation_says_whether_a_machine_read_it_and_whether_the_plan_holds():
    plan = StoredPlan("p", (), Metadata(period="năm 2020"), None, None)
    lives = lives_of((plan,), date(2026, 1, 1))
    warnings = CitationWarnings(SimpleNamespace(engine=Recognized()), lives)
    cited = Citation(1, "p", "x.pdf", "", "", 1, "paragraph", 8, 17, "Sở Nội vụ", passage="d:0001")
    assert warnings.warned(cited).ocr is False
    assert warnings.warned(replace(cited, more=(QuotedRange(0, 7, "Sở Y tế"),))).ocr is True
    assert warnings.warned(cited).notice == "Kế hoạch này đã hết thời kỳ thực hiện (năm 2020)."


def test_a_draft_s_lines_are_numbered_in_the_order_in_which_they_are_told(knowledge):
    passages = knowledge.engine.passages_of(knowledge.plans[0].id)[:5]
    opening, one, other, beside, further = (Proof.of(passage, 1.0) for passage in passages)
    lines = (
        Line(one.passage.plan, "", ("một",), "", (one,), (beside,)),
        Line(one.passage.plan, "", ("hai",), "", (other, one)),
    )
    citations, numbers = numbered(Draft(lines, first=(opening,), further=(one, further)), knowledge)
    assert [citation.passage for citation in citations] == [p.passage.id for p in (opening, one, beside, other, further)]
    assert numbers == [(2,), (4, 2)]
