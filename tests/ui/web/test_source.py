import pytest

from corpus.records import Range
from corpus.records.errors import InvalidRequestError, PlanNotFoundError
from tests.ui.fakes import DOCUMENT, LEAD, MORE, PASSAGES, PLAN, TEXT
from ui.presenting.spots import read_spot, written_spot
from ui.web.source import address, source_html, source_view


def view(service, spot):
    return source_view(service, PLAN.id, DOCUMENT.file, spot)


def marked(pieces):
    return [piece.text for piece in pieces if piece.marked]


def test_the_quote_is_marked_exactly_in_all_its_ranges(service):
    found = view(service, written_spot((LEAD, MORE)))
    assert marked(found.cited.pieces or found.verbatim) == [" ".join(LEAD.of(TEXT).split()), MORE.of(TEXT)]
    assert found.pages == (1, 2)
    assert found.section == PASSAGES[1].section_path
    last = (found.cited.pieces or found.verbatim)[-1]
    assert last.page == 2
    assert last.gap, "the page number between the two ranges is shown as a gap"


def test_a_part_of_a_passage_is_marked_within_the_whole(service):
    part = Range(LEAD.start + 3, LEAD.start + 10)
    found = view(service, written_spot((part,)))
    assert marked(found.verbatim) == [part.of(TEXT).strip()]
    assert "".join(piece.text for piece in found.verbatim) == " ".join(LEAD.of(TEXT).split()) + MORE.of(TEXT)


def test_the_passages_around_can_be_walked(service):
    found = view(service, written_spot(PASSAGES[1].ranges))
    assert found.previous == written_spot(PASSAGES[0].ranges)
    assert found.next == written_spot(PASSAGES[2].ranges)
    assert view(service, found.previous).previous is None
    assert view(service, found.next).next is None
    assert not any(marked(block.pieces) for block in (found.before, found.after))


def test_text_outside_any_passage_is_shown_too(service):
    heading = Range(0, 8)
    found = view(service, written_spot((heading,)))
    assert [piece.text for piece in found.cited.pieces] == [heading.of(TEXT)]
    assert (found.section, found.previous, found.next) == ((), None, written_spot(PASSAGES[0].ranges))


def test_a_row_of_the_register_is_shown_and_copied_by_its_columns(service):
    found = view(service, written_spot((LEAD,)))
    fields = {cell.name: cell.text for cell in found.cited.cells}
    assert (fields["Chủ trì"], fields["Thời gian"]) == ("Sở Nội vụ", "hằng năm")
    assert "Kinh phí" not in fields
    assert "Chủ trì: Sở Nội vụ" in found.copied
    assert view(service, written_spot(PASSAGES[0].ranges)).cited.cells == ()


@pytest.mark.parametrize("spot", ["", "5", "5-4", "5-5", "a-b", "1-2;3-4", "-1-4", "1-99999", "1-2," * 70 + "1-2", "９-１０"])
def test_an_address_that_names_no_place_is_refused(service, spot):
    with pytest.raises(InvalidRequestError):
        view(service, spot)


def test_an_address_of_a_plan_or_file_that_is_gone_is_told(service):
    with pytest.raises(PlanNotFoundError):
        source_view(service, "none", DOCUMENT.file, "0-5")
    with pytest.raises(PlanNotFoundError):
        source_view(service, PLAN.id, "../secret", "0-5")


def test_spots_are_read_back_in_order():
    assert read_spot(written_spot((MORE, LEAD))) == (LEAD, MORE)


def test_addresses_leave_out_what_is_empty():
    assert address(q="ai? & gì", ke_hoach=None) == "./?q=ai%3F+%26+g%C3%AC"
    assert address(q="") == "./"


def test_what_a_plan_holds_shows_as_text(service):
    html = source_html(service, PLAN.id, DOCUMENT.file, written_spot(PASSAGES[0].ranges))
    assert "<script>" not in html
    assert "&lt;script&gt;document.title=&#34;bị chiếm&#34;&lt;/script&gt; đậm [liên kết](javascript:alert(1))" in html
    assert "“Đến năm 2030, đóng góp 7% vào GRDP." in html, "copied as text with its reference"
    assert "(Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục I, trang 1)" in html
