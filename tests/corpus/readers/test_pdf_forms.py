"""Fields of a form in a PDF: what was filled in is read where it stands; what signs the file is not."""

import io

import pytest

from corpus.readers.pdf import pdf
from tests import typesetting
from tests.corpus.readers.checks import check_document


@pytest.fixture
def form() -> bytes:
    """A page with three labels, two fields that are filled in (in ASCII, as reportlab draws them) and an empty one."""
    if typesetting.font_file() is None:
        pytest.skip("needs Debian's fonts-liberation2 or fonts-dejavu-core")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Form", str(typesetting.font_file())))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Form", 12)
    canvas.drawString(60, 780, "KẾ HOẠCH TU BỔ ĐÌNH LÀNG")
    for at, (label, value) in enumerate(
        [("Cơ quan chủ trì:", "So Xay dung"), ("Thời gian:", "Quy III nam 2026"), ("Ghi chú:", "")]
    ):
        canvas.drawString(60, 740 - 40 * at, label)
        canvas.acroForm.textfield(name=f"o{at}", value=value, x=200, y=735 - 40 * at, width=250, height=20, borderWidth=0)
    canvas.save()
    return stream.getvalue()


def test_filled_fields_stand_after_their_labels(form):
    found = pdf.read(form, "x.pdf")
    check_document(found)
    assert "Cơ quan chủ trì: So Xay dung" in found.text
    assert "Thời gian: Quy III nam 2026" in found.text
    assert found.text.count("So Xay dung") == 1


def test_other_marks_on_the_page_are_not_read(form):
    signing = form.replace(b"/FT /Tx", b"/FT /Sig")
    assert signing != form
    assert "So Xay dung" not in pdf.read(signing, "x.pdf").text
