"""Scans: pictures made upright, tables found by their lines, words read; what is missing is named."""

import io

import numpy as np
import pytest

from corpus.readers import read
from corpus.readers.flow import Paragraph
from corpus.readers.pdf import pdf
from corpus.readers.scan import image, picture, recognition
from corpus.readers.word import docx
from corpus.records.errors import MissingExtraError, UnreadableFileError
from tests import typesetting
from tests.corpus.readers.checks import check_document

cv2 = pytest.importorskip("cv2")
Image = pytest.importorskip("PIL.Image")

PLAN = [
    typesetting.table_of([("ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND", "CỘNG HÒA XÃ HỘI\nĐộc lập - Tự do - Hạnh phúc")], ruled=False),
    Paragraph("KẾ HOẠCH"),
    Paragraph(
        "Thực hiện Quyết định số 429/QĐ-TTg ngày 24/4/2023, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau: giao các sở, ngành."
    ),
    typesetting.table_of(
        [
            ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"),
            ("I", "Nhiệm vụ chung", typesetting.BEFORE, typesetting.BEFORE),
            ("1", "Rà soát quy hoạch của tỉnh, bảo đảm phù hợp với thực tế", "Sở Xây dựng", "Quý II/2026"),
            ("2", "Tuyên truyền đến cán bộ và Nhân dân", "Sở Nông nghiệp và Môi trường", typesetting.ABOVE),
            ("3", "Kiểm tra, giám sát", "Thanh tra tỉnh", "-"),
        ]
    ),
]


def missing() -> str:
    if typesetting.font_file() is None:
        return "needs Debian's fonts-liberation2 or fonts-dejavu-core"
    try:
        recognition.require()
    except MissingExtraError as error:
        return str(error)
    return ""


needs_ocr = pytest.mark.skipif(bool(missing()), reason=missing() or "-")


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    """The plan's one page at 200 dpi, in grey."""
    if typesetting.font_file() is None:
        pytest.skip(missing())
    import pypdfium2

    document = pypdfium2.PdfDocument(typesetting.as_pdf(PLAN))
    return document[0].render(scale=200 / 72, grayscale=True).to_numpy()


def as_scan(*pages: np.ndarray) -> bytes:
    stream = io.BytesIO()
    first, *rest = [Image.fromarray(part) for part in pages]
    first.save(stream, "PDF", save_all=True, append_images=rest, resolution=200)
    return stream.getvalue()


def turned(page: np.ndarray, degrees: float) -> np.ndarray:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(page, turn, (width, height), borderValue=255)


def noisy(page: np.ndarray) -> np.ndarray:
    noise = np.random.default_rng(7)
    grey = np.clip(page * 0.9 + 15 + noise.normal(0, 8, page.shape), 0, 255).astype(np.uint8)
    specks = noise.random(page.shape)
    grey[specks < 0.001] = 0
    grey[specks > 0.999] = 255
    return grey


def grid_texts(document) -> list[list[str]]:
    (grid,) = document.grids
    return [[cell.text.replace("\n", " ") for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


@needs_ocr
def test_a_clean_scan_reads_as_the_document_it_was_made_from(page):
    found, source = pdf.read(as_scan(page), "quet.pdf"), docx.read(typesetting.as_docx(PLAN), "x.docx")
    check_document(found)
    assert grid_texts(found) == grid_texts(source)
    assert [(c.row_span, c.column_span) for c in found.grids[0].cells] == [
        (c.row_span, c.column_span) for c in source.grids[0].cells
    ]
    assert "Số: 12/KH-UBND" in found.text
    assert "số 429/QĐ-TTg ngày 24/4/2023" in found.text
    assert [part.of(found.text) for part in found.ocr] == [found.text]
    assert [warning.code for warning in found.warnings] == ["ocr"]


@needs_ocr
def test_a_turned_and_noisy_scan_keeps_its_rows_and_agencies(page):
    found = pdf.read(as_scan(noisy(turned(page, 1.7))), "quet.pdf")
    check_document(found)
    rows = grid_texts(found)
    assert [row[2:] for row in rows[2:]] == [
        ["Sở Xây dựng", "Quý II/2026"],
        ["Sở Nông nghiệp và Môi trường"],
        ["Thanh tra tỉnh", "-"],
    ]


@needs_ocr
def test_pictures_are_pages_too_also_upside_down(page, tmp_path):
    Image.fromarray(page[::-1, ::-1]).save(tmp_path / "trang.png", dpi=(200, 200))
    found = read(tmp_path / "trang.png", tmp_path)
    assert (found.format, len(found.pages), len(found.grids)) == ("image", 1, 1)
    assert "Sở Xây dựng" in found.text


@needs_ocr
def test_only_scanned_pages_of_a_mixed_pdf_are_marked(page):
    import pypdfium2

    mixed = pypdfium2.PdfDocument(typesetting.as_pdf([Paragraph("Trang có chữ.")]))
    mixed.import_pages(pypdfium2.PdfDocument(as_scan(page)))
    stream = io.BytesIO()
    mixed.save(stream)
    found = pdf.read(stream.getvalue(), "x.pdf")
    assert found.text.startswith("Trang có chữ.")
    assert [found.page_of(part.start) for part in found.ocr] == [2]
    assert "Trang 2 là ảnh quét" in found.warnings[0].message


def test_without_tesseracts_data_a_scan_is_refused_and_a_mixed_pdf_warned_of(page, monkeypatch):
    import pypdfium2

    monkeypatch.setattr(recognition, "data_folder", lambda: None)
    with pytest.raises(MissingExtraError, match="tesseract-ocr-vie"):
        pdf.read(as_scan(page), "x.pdf")
    mixed = pypdfium2.PdfDocument(typesetting.as_pdf([Paragraph("Trang có chữ.")]))
    mixed.import_pages(pypdfium2.PdfDocument(as_scan(page)))
    stream = io.BytesIO()
    mixed.save(stream)
    found = pdf.read(stream.getvalue(), "x.pdf")
    assert [warning.code for warning in found.warnings] == ["scan_not_read"]
    monkeypatch.setattr(recognition, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"tracuu\[ocr\]"):
        pdf.read(as_scan(page), "x.pdf")


@pytest.mark.parametrize("degrees", [-4.0, -0.7, 0.0, 0.3, 2.5])
def test_the_turn_of_a_page_is_found(page, degrees):
    assert picture.skew_of(turned(page, degrees)) == pytest.approx(-degrees, abs=0.1)


def test_lines_are_found_also_thin_and_grey_ones():
    drawn = np.full((1000, 1000), 255, np.uint8)
    drawn[200:202, 100:900] = 0
    drawn[600, 100:900] = 190
    drawn[200:600, 100] = 60
    drawn[400:430, 300:330] = 0
    lines = picture.ruling_lines(drawn, 200)
    places = [tuple(round(value, -1) for value in (line.x0, line.top, line.width, line.height)) for line in lines]
    assert sorted(places) == [(100, 200, 0, 400), (100, 200, 800, 0), (100, 600, 800, 0)]


def test_specks_go_and_fine_marks_stay():
    clean = np.full((400, 400), 255, np.uint8)
    clean[100:104, 100:300] = 0
    clean[94:98, 150:153] = 0  # the dot of a letter
    assert (picture.cleaned(clean, 250) == clean).all()
    specked = clean.copy()
    specked[np.random.default_rng(1).random(clean.shape) < 0.003] = 0
    left = picture.cleaned(specked, 250) < 128
    assert left[clean < 128].all()
    assert left.sum() < (clean < 128).sum() + 40


@needs_ocr
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n cut", b"\xff\xd8\xff\xe0", b"II*\0\x08\0\0\0"])
def test_broken_pictures_are_refused(data):
    with pytest.raises(UnreadableFileError, match="Ảnh bị hỏng"):
        image.read(data, "x.png")


@needs_ocr
def test_pictures_that_unpack_to_too_much_are_refused(monkeypatch):
    monkeypatch.setattr(image, "MOST_PIXELS", 5_000)
    stream = io.BytesIO()
    Image.new("1", (100, 100), 1).save(stream, "PNG")
    with pytest.raises(UnreadableFileError, match="quá lớn"):
        image.read(stream.getvalue(), "x.png")


def test_lines_of_a_narrow_column_are_told_by_the_white_between_them_with_their_marks():
    column = np.full((300, 120), 255, np.uint8)
    for top in (50, 110, 170):
        column[top : top + 24, 10:110] = 0  # letters
        column[top - 7 : top - 4, 40:46] = 0  # a mark above
        column[top + 27 : top + 30, 60:64] = 0  # a dot below
    column[280, 3] = 0
    assert picture.text_bands(column, 250) == [(43, 80), (103, 140), (163, 200)]
