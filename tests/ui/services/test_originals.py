import hashlib
import io

import pytest

from corpus.records import Document, Metadata, Page, Range
from indexer.segments.stored import StoredDocument
from tests.typesetting import Paragraph, as_pdf
from ui.problems.errors import ForbiddenError, OriginalMissingError
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


def test_the_keeper_may_keep_the_files(settings, original):
    closed = settings.model_copy(update={"downloads": False})
    with pytest.raises(ForbiddenError):
        Originals(closed).download(original[0])
