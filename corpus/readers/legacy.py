"""Vietnamese text in the encodings of the years before Unicode: TCVN3 (.VnTime), VNI, VISCII, Windows-1258.

Their letters come out of files as other Latin letters ("Céng hßa x· héi"). viparse knows the tables; here it is decided where
they apply: only on text that is not Vietnamese as it stands, and reads as Vietnamese once it is converted.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from corpus.readers.base import decode
from corpus.readers.flow import Flow, Paragraph
from corpus.records import ReadWarning
from corpus.records.errors import UnreadableFileError
from corpus.text.folding import fold_accents

_VIETNAMESE: Final = re.compile("[\u1ea0-\u1ef9đĐơƠưƯăĂ]")
_VIETNAMESE_ONLY: Final = re.compile("[\u1ea0-\u1ef9]")
# Signs and letters that no Vietnamese text in Unicode has, but for § © ° and the like.
_FOREIGN: Final = re.compile(
    "[\u00a1-\u00a6\u00ac\u00ad\u00b5-\u00b9\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6\u00d8\u00db-\u00dc"
    "\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6\u00f8\u00fb-\u00fc\u00fe\u00ff]"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_HIGH: Final = re.compile("[\u0080-\u00ff\u2013-\u2122\u0192\u0152-\u0178\u02c6\u02dc]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_UNICODE: Final = 0.005
"""Share of toned letters from which text is Unicode as it stands; legacy text has none, plain Vietnamese some 12 %."""

_FEWEST_CONVERTED: Final = 0.06
"""Share of letters that only Vietnamese has, below which a conversion has not made Vietnamese of the text."""

_FEWEST_WORDS: Final = 5
_FEWEST_SYLLABLES: Final = 0.7
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|th|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)
"""A syllable of Vietnamese without its marks: an onset, one to three vowels, a coda."""

_SAMPLE: Final = 200_000
_NAMES: Final = {"tcvn3": "TCVN3 (phông .VnTime)", "vni": "VNI", "viscii": "VISCII", "cp1258": "Windows-1258"}
# ẳ is the one letter that viparse's VNI table leaves out; the row is a + é è ú ü ë.
_VNI_MISSING: Final = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("Aú", "Ẳ"))


def text_of(data: bytes) -> tuple[str, tuple[ReadWarning, ...]]:
    """Return the text of a text file in any of the encodings, with a warning where it had to be converted.

    Raises UnreadableFileError where the bytes are no text in any of them.
    """
    wide = _wide_text(data)
    if wide is not None:
        return wide, ()
    try:
        text = decode(data)
    except UnreadableFileError:
        return _narrow_text(data)
    converted, encoding = repaired(text)
    return converted, legacy_warnings(encoding)


def repair_flow(flow: Flow) -> tuple[ReadWarning, ...]:
    """Convert the paragraphs of ``flow`` in place that are in a legacy encoding: all, or those pasted from an old file."""
    paragraphs = list(_paragraphs(flow))
    texts, encoding = _repaired([paragraph.text for paragraph in paragraphs])
    if encoding is not None:
        for paragraph, text in zip(paragraphs, texts, strict=True):
            paragraph.text = text
    return legacy_warnings(encoding)


def repaired(text: str) -> tuple[str, str | None]:
    """Return ``text`` in Unicode and the encoding that it was in, None where it stays as it is."""
    lines, encoding = _repaired(text.split("\n"))
    return (text, None) if encoding is None else ("\n".join(lines), encoding)


def _repaired(parts: list[str]) -> tuple[list[str], str | None]:
    """Return the lines or paragraphs in Unicode, and the encoding of all of them, or of those that hold none of its letters."""
    encoding = encoding_of("\n".join(parts))
    if encoding is not None:
        return [convert(part, encoding) for part in parts], encoding
    strange = {at for at, part in enumerate(parts) if _FOREIGN.search(part) and not _VIETNAMESE.search(part)}
    encoding = encoding_of("\n".join(parts[at] for at in sorted(strange))) if strange else None
    if encoding is None:
        return parts, None
    return [convert(part, encoding) if at in strange else part for at, part in enumerate(parts)], encoding


def encoding_of(text: str) -> str | None:
    """Return the legacy encoding of ``text`` ("tcvn3", "vni", "viscii"), None for Unicode, other languages, or too little."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not _HIGH.search(sample) or len(_VIETNAMESE_ONLY.findall(sample)) > _FEWEST_UNICODE * letters:
        return None
    from viparse.normalize.detector import detect_encoding_by_content
    from viparse.normalize.encodings import AUTO_DETECT_CHARMAPS

    for form in (sample, _as_bytes(sample)):
        encoding = detect_encoding_by_content(form, AUTO_DETECT_CHARMAPS).encoding
        if encoding is not None:
            return encoding if reads_as_vietnamese(convert(sample, encoding)) else None
    return None


def reads_as_vietnamese(text: str) -> bool:
    """Tell whether ``text`` is Vietnamese: most of its words are syllables, and enough letters are of no other language."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    letters = sum(map(len, words))
    syllables = sum(bool(_SYLLABLE.fullmatch(fold_accents(word))) for word in words)
    own = len(_VIETNAMESE.findall(text))
    enough = len(set(words)) >= _FEWEST_WORDS
    return enough and syllables >= _FEWEST_SYLLABLES * len(words) and own >= _FEWEST_CONVERTED * letters


def encoding_of_font(font: str) -> str | None:
    """Return the legacy encoding that a font's name stands for, or None."""
    name = font.strip("'\" ").lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else None


def convert_run(text: str, font: str) -> str:
    """Return a run of text in Unicode, by its font; text that is Unicode already is left, whatever the font."""
    encoding = encoding_of_font(font)
    if encoding is None or _VIETNAMESE.search(text):
        return text
    converted = _converted(text, encoding) if _HIGH.search(text) else text
    # The capitals of TCVN3 are a font of their own.
    return converted.upper() if encoding == "tcvn3" and font.strip("'\" ").lower().endswith("h") else converted


def convert(text: str, encoding: str) -> str:
    """Return ``text``, which is in ``encoding``, in Unicode."""
    converted = _converted(text, encoding)
    return "\n".join(_recased(line) for line in converted.split("\n")) if encoding == "tcvn3" else converted


def _converted(text: str, encoding: str) -> str:
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert as by_table

    if encoding == "vni":
        for legacy, letter in _VNI_MISSING:
            text = text.replace(legacy, letter)
    return str(by_table(_as_bytes(text) if encoding == "viscii" else text, CHARMAPS[encoding]))


def _as_bytes(text: str) -> str:
    """Return the bytes behind text that was taken for Windows-1252 as the letters of Latin-1, which viparse's tables are of."""
    return "".join(letter if ord(letter) < 0x100 else _byte_of(letter) for letter in text)


def _byte_of(letter: str) -> str:
    try:
        return letter.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return letter


def _recased(line: str) -> str:
    """Make capitals of the toned letters among capitals: TCVN3 has no toned capitals, its capital fonts draw them."""
    if _is_capital(line):
        return line.upper()
    return _WORD.sub(lambda word: word[0].upper() if _is_capital(word[0]) else word[0], line)


def _is_capital(text: str) -> bool:
    plain = [letter for letter in text if letter.isalpha() and letter.isascii()]
    return len(plain) > 1 and all(letter.isupper() for letter in plain)


def _paragraphs(flow: Flow) -> Iterator[Paragraph]:
    for part in flow:
        if isinstance(part, Paragraph):
            yield part
        else:
            for cell in part.cells:
                yield from _paragraphs(cell.flow)


def _wide_text(data: bytes) -> str | None:
    """Return the text of UTF-16 without a byte order mark: most of its letters are ASCII, so every second byte is nought."""
    sample = data[:4096]
    if len(sample) < 4 or not sample.count(0) * 4 > len(sample) or sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    order = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(order)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _narrow_text(data: bytes) -> tuple[str, tuple[ReadWarning, ...]]:
    if b"\0" not in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        converted, encoding = repaired(data.decode("latin-1"))
        if encoding is not None:
            return converted, legacy_warnings(encoding)
        text = _windows_1258(data)
        if text is not None:
            return text, legacy_warnings("cp1258")
    raise UnreadableFileError(
        "Tệp không phải văn bản Unicode (UTF-8 hoặc UTF-16) hoặc là tệp nhị phân; hãy lưu lại dưới dạng UTF-8."
    )


def _windows_1258(data: bytes) -> str | None:
    import unicodedata

    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if reads_as_vietnamese(text) else None


def legacy_warnings(encoding: str | None) -> tuple[ReadWarning, ...]:
    """Return the warning that a document was converted from ``encoding``; none for None."""
    if encoding is None:
        return ()
    message = (
        f"Văn bản dùng bảng mã cũ {_NAMES[encoding]}; đã chuyển sang Unicode khi đọc, nên đối chiếu bản gốc nếu thấy chữ lạ."
    )
    return (ReadWarning("legacy_encoding", message),)
