"""One plan, typeset as each kind of file, has one outline."""

import pytest

from corpus.metadata.signature import lines_of
from corpus.outline.building import outline
from corpus.readers.flow import Paragraph
from corpus.readers.plain import markdown
from corpus.readers.web import html
from corpus.readers.word import docx
from tests import typesetting
from tests.corpus.golden import reading_of

FILE = "quang-ngai-cong-nghiep-sinh-hoc.txt"


def paragraphs():
    """Return the plan's text as its author wrote it: a paragraph a line, headings with what runs into them."""
    document = reading_of(FILE).document
    return [line for line in document.text.replace("đại\n\nchúng", "đại chúng").replace("*", "").split("\n") if line.strip()]


def read_as(kind):
    flow = [Paragraph(text) for text in paragraphs()]
    if kind == "pdf":
        pytest.importorskip("pdfplumber", reason="needs the extra pdf")
        if typesetting.font_file() is None:
            pytest.skip("no font with Vietnamese letters is installed")
        from corpus.readers.pdf import pdf

        return pdf.read(typesetting.as_pdf(flow), "a.pdf")
    reader, typeset = {
        "docx": (docx, typesetting.as_docx),
        "html": (html, typesetting.as_html),
        "md": (markdown, typesetting.as_markdown),
    }[kind]
    return reader.read(typeset(flow), f"a.{kind}")


@pytest.mark.parametrize("kind", ["docx", "html", "md", "pdf"])
def test_the_outline_is_the_same_in_every_format(kind):
    expected = reading_of(FILE)
    document = read_as(kind)
    sections, blocks = outline(document, ())
    assert [(s.level, s.number, s.heading) for s in sections] == [(s.level, s.number, s.heading) for s in expected.sections]
    assert [(b.kind, b.clean) for b in blocks if b.section is not None] == [
        (b.kind, b.clean) for b in expected.blocks if b.section is not None
    ]
    closing = [line.text for block in blocks if block.kind == "closing" for line in lines_of(document.text, block)]
    assert "Trần Phước Hiền" in closing
