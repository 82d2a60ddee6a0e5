import pytest

from corpus.records.errors import InvalidRequestError, PlanNotFoundError
from tests.ui.fakes import DOCUMENT, LEAD, PLAN
from ui.presenting.spots import written_spot
from ui.services.faces import Faces
from ui.services.live_service import LiveService
from ui.web import reader
from ui.web.render import render
from ui.web.shell import shell_context


@pytest.fixture
def faces(settings, service):
    return Faces.over(LiveService(settings, lambda data: service))


def shown(faces, spot="", words="", part=0):
    view = reader.reader_view(faces, PLAN.id, DOCUMENT.file, spot, words, part)
    return view, render("reader.html", view=view, **shell_context("", "ke-hoach"))


def test_a_document_is_read_whole_with_its_outline_and_its_rows_as_a_table(faces):
    view, html = shown(faces)
    assert view.outline[0].text == "I. MỤC TIÊU"
    assert '<th scope="col">Chủ trì</th>' in html
    assert "<script>document.title" not in html


def test_the_place_of_the_address_is_marked_and_words_are_found_with_or_without_accents(faces):
    view, html = shown(faces, written_spot((LEAD,)), "nhan luc")
    assert "<mark>" in html
    assert view.hits == html.count('class="tc-word"') > 0


def test_a_long_document_is_read_in_parts_and_a_place_opens_its_part(faces, monkeypatch):
    monkeypatch.setattr(reader, "PART_BLOCKS", 2)
    view, _ = shown(faces, written_spot((LEAD,)))
    assert view.parts > 1
    assert view.part > 0
    assert any(block.marked for leaf in view.leaves for part in leaf.parts for block in getattr(part, "rows", (part,)))
    assert shown(faces)[0].part == 0


def test_the_file_is_offered_only_where_the_keeper_gives_files_out(settings, service):
    closed = Faces.over(LiveService(settings.model_copy(update={"downloads": False}), lambda data: service))
    assert "Tệp gốc" not in shown(closed)[1]


def test_what_is_not_there_is_told(faces):
    with pytest.raises(PlanNotFoundError):
        reader.reader_view(faces, "none", None, "", "", 0)
    with pytest.raises(InvalidRequestError):
        reader.reader_view(faces, PLAN.id, None, "9-1", "", 0)
