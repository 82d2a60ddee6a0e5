"""Old encodings are read as Unicode, and nothing else is touched."""

import unicodedata
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from corpus.readers import legacy
from corpus.readers.plain import plain
from corpus.readers.web import html
from corpus.readers.word import docx as docx_reader
from corpus.records.errors import UnreadableFileError
from tests.corpus.readers.test_docx import saved
from tests.corpus.readers.test_html import windows_1258

PLANS = sorted(path for path in (Path(__file__).parents[3] / "corpus" / "plans").iterdir() if path.suffix in (".txt", ".md"))
SENTENCE = (
    "Tổ chức tuyên truyền, phổ biến chủ trương của Đảng và chính sách của Nhà nước đến cán bộ và Nhân dân trên địa bàn tỉnh."
)


def encoded(text: str, name: str) -> str:
    """Vietnamese as it looks where its font is missing; TCVN3 has no toned capitals."""
    letters: dict[str, str] = {}
    for legacy_letters, letter in CHARMAPS[name].pairs:
        letters.setdefault(letter, legacy_letters)
    letters.setdefault("ẳ", "aú")
    return "".join(letters.get(letter) or letters.get(letter.lower() if name == "tcvn3" else letter, letter) for letter in text)


def plan_text(path: Path) -> str:
    # Marks that the old encodings have no letter for.
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    return text.translate(dict.fromkeys(map(ord, "“”"), '"') | {ord("–"): "-", ord("…"): "..."})


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem[:12])
@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_whole_plans_come_back(path, name):
    text = plan_text(path)
    converted, warnings = legacy.text_of(encoded(text, name).encode("latin-1"))
    wrong = sum(one != two for one, two in zip(converted, text, strict=True))
    assert wrong <= 0.001 * len(text)
    assert [warning.code for warning in warnings] == ["legacy_encoding"]


def test_the_famous_line():
    assert legacy.convert("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert legacy.convert("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "tcvn3") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert legacy.convert("Thuû t­íng; UBND tØnh Hµ Nam; Cã", "tcvn3") == "Thuỷ tướng; UBND tỉnh Hà Nam; Có"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem[:12])
def test_proper_vietnamese_is_never_converted_in_whole_or_in_parts(path):
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    assert legacy.encoding_of(text) is None
    for size in (30, 100, 400):
        for start in range(0, len(text), 7 * size):
            assert legacy.encoding_of(text[start : start + size]) is None


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox jumps over the lazy dog – “naïve” café, façade, £10 ± 5%, §3 and © 2024. " * 20,
        "Le plan d'action prévoit la réalisation des études nécessaires à l'aménagement du périmètre; où êtes-vous? " * 20,
        "El año próximo se publicará la evaluación de los niños y jóvenes según la legislación española. " * 20,
        "Die Behörde prüft die Maßnahmen für das nächste Jahr; größere Änderungen müssen begründet werden. " * 20,
        "Plano de ação: educação, saúde e informação à população; revisão até às 15 horas. " * 20,
        "1,5 ± 0,2 µm; 20 °C; § 3; ½ × ¾ = ⅜; © ® ™ " * 20,
    ],
    ids=["english", "french", "spanish", "german", "portuguese", "signs"],
)
def test_other_languages_are_left(text):
    assert legacy.encoding_of(text) is None


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_and_unicode_vietnamese_in_it_protects_it(text):
    legacy.repaired(text)
    assert legacy.encoding_of(text + SENTENCE) is None


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        text, _ = legacy.text_of(data)
    except UnreadableFileError:
        return
    assert isinstance(text, str)


def test_windows_1258_and_utf_16_without_a_mark():
    text = SENTENCE * 5
    found, warnings = legacy.text_of(windows_1258(text))
    assert (found, [warning.code for warning in warnings]) == (text, ["legacy_encoding"])
    for order in ("utf-16-le", "utf-16-be"):
        assert legacy.text_of(text.encode(order)) == (text, ())


def test_a_text_file_in_an_old_encoding_is_a_document_with_a_warning():
    document = plain.read(encoded(SENTENCE * 5, "tcvn3").encode("latin-1"), "cu.txt")
    assert document.text == SENTENCE * 5
    assert "TCVN3" in document.warnings[0].message


def test_a_page_in_an_old_font_is_converted():
    body = f"<html><body><p>{encoded(SENTENCE, 'tcvn3')}</p><table border=1><tr><td>{encoded(SENTENCE, 'tcvn3')}<td>1</table>"
    document = html.read(body.encode("cp1252"), "cu.htm")
    assert document.text == f"{SENTENCE}\n\n{SENTENCE}\t1"
    assert [warning.code for warning in document.warnings] == ["legacy_encoding"]


def test_word_runs_are_converted_by_their_font_only():
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, font in (
        (encoded("Kế hoạch ", "tcvn3"), ".VnTime"),
        (encoded("phát triển ", "tcvn3"), ".VnTimeH"),
        (encoded("ủy ban nhân dân ", "vni"), "VNI-Times"),
        ("đã là Unicode ", ".VnTime"),
        ("café ± 5%", "Times New Roman"),
    ):
        paragraph.add_run(text).font.name = font
    found = docx_reader.read(saved(document), "cu.docx")
    assert found.text == "Kế hoạch PHÁT TRIỂN ủy ban nhân dân đã là Unicode café ± 5%"
    assert [warning.code for warning in found.warnings] == ["legacy_encoding"]


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_paragraphs_pasted_from_an_old_file_are_converted_and_the_others_left(name):
    pasted = [
        "Sửa đường làng và cầu khỉ của xã, hoàn thành trước mùa nước nổi.",
        "Sở Xây dựng chủ trì; Ủy ban nhân dân xã phối hợp.",
    ]
    whole = [SENTENCE, *pasted, "Việc của năm 2026: phí, lệ phí.", "I. CHI PHÍ", SENTENCE]
    mixed = "\n".join(encoded(line, name) if line in pasted else line for line in whole)
    converted, encoding = legacy.repaired(mixed)
    assert (converted.lower(), encoding) == ("\n".join(whole).lower(), name)


@pytest.mark.parametrize(
    "line",
    [
        "Dự án do Công ty Müller & Söhne GmbH, München tài trợ.",
        "Die Behörde prüft die Maßnahmen für das nächste Jahr; größere Änderungen müssen begründet werden.",
        "Projet financé par la Communauté française: façade, naïveté, études nécessaires à l'aménagement.",
        "Bụi mịn 25 µg/m³ ± 5; diện tích 12 m² × 3; 20 °C; § 3",
    ],
)
def test_words_of_other_languages_in_a_plan_are_left(line):
    text = "\n".join([SENTENCE, line, SENTENCE])
    assert legacy.repaired(text) == (text, None)
