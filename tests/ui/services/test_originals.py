import hashlib
import io
import os

import pytest

from corpus.records import Document, Metadata, Page, Range
from indexer.segments.stored import StoredDocument
from tests.typesetting import Paragraph, as_pdf
from ui.problems.errors import ForbiddenError, OriginalMissingError
from ui.services import originals as module
from ui.services.originals import Originals

SENTENCE = "Sở Nội vụ chủ trì đào tạo nguồn nhân lực công nghệ sinh học."


@pytest.fixture
def original(settings):
    content = as_pdf([Paragraph("KẾ HOẠCH"), Paragraph(SENTENCE)])
    (settings.corpus / "ke-hoach.pdf").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredDocument(digest, "ke-hoach.pdf", "pdf", False, Metadata(), (), ())
    text = f"KẾ HOẠCH\n\n{SENTENCE}"
    return stored, Document(digest, "ke-hoach.pdf", "pdf", text, (Page(1, Range(0, len(text))),))


def yellow(picture):
    from PIL import Image

    pixels = Image.open(io.BytesIO(picture)).convert("RGB").getdata()
    return sum(red > 230 and 180 < green < 235 and blue < 130 for red, green, blue in pixels)


def test_a_page_is_shown_with_the_quote_marked_and_kept_for_the_next_time(settings, original):
    stored, document = original
    originals = Originals(settings)
    plain = originals.page_picture(stored, document, 1, ())
    start = document.text.index(SENTENCE)
    marked = originals.page_picture(stored, document, 1, (Range(start, start + len(SENTENCE)),))
    assert yellow(plain) == 0
    assert yellow(marked) > 1000
    assert len(list((settings.data / "pages").rglob("*.webp"))) == 2


def test_a_file_that_was_changed_or_is_gone_is_not_given_out_as_what_was_indexed(settings, original):
    stored, document = original
    path = settings.corpus / stored.file
    assert Originals(settings).download(stored) == path
    path.write_bytes(b"%PDF-1.4 another")
    with pytest.raises(OriginalMissingError):
        Originals(settings).download(stored)
    path.unlink()
    with pytest.raises(OriginalMissingError):
        Originals(settings).page_picture(stored, document, 1, ())


def test_nothing_outside_the_folder_and_no_page_that_is_not_there(settings, original, tmp_path):
    stored, document = original
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"x")
    (settings.corpus / "link.pdf").symlink_to(secret)
    outside = StoredDocument(hashlib.sha256(b"x").hexdigest(), "link.pdf", "pdf", False, Metadata(), (), ())
    with pytest.raises(OriginalMissingError):
        Originals(settings).download(outside)
    with pytest.raises(OriginalMissingError):
        Originals(settings).page_picture(stored, document, 2, ())


def test_of_a_line_that_the_next_page_goes_on_with_what_stands_on_this_one_is_marked():
    from ui.services.page_picture import _lines

    first, second = "xây dựng vườn ươm ở các xã", "ven sông và trên đồi cao"
    quote = f"{first} {second}\nSở Nông nghiệp\nkhông có ở đây"
    marked = [
        [letters[start:end] for start, end in _lines(letters, quote)] for letters in map(_plain, ("2" + first, second + "3"))
    ]
    assert marked == [[_plain(first)], [_plain(second)]]
    assert _lines(_plain("xây dựng cầu"), quote) == [], "a few letters in common are no part of it"


def _plain(text):
    from ui.services.page_picture import _letters

    return _letters(text)[0]


def test_only_so_much_is_kept_of_pictures(settings, original, monkeypatch):
    stored, document = original
    originals = Originals(settings)
    kept = settings.data / "pages"
    originals.page_picture(stored, document, 1, ())
    old = next(kept.rglob("*.webp"))
    os.utime(old, (0, 0))
    monkeypatch.setattr(module, "KEPT_BYTES", old.stat().st_size)
    start = document.text.index(SENTENCE)
    marked = originals.page_picture(stored, document, 1, (Range(start, start + 30),))
    left = list(kept.rglob("*.webp"))
    assert old not in left
    assert [each.read_bytes() for each in left] in ([], [marked])


def test_the_keeper_may_keep_the_files(settings, original):
    closed = settings.model_copy(update={"downloads": False})
    with pytest.raises(ForbiddenError):
        Originals(closed).download(original[0])
