"""Foldings of Vietnamese text that keep every offset: one code point in, one code point out (for NFC text)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LATIN: Final = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
CAPITALS: Final = "A-Z" + "".join(filter(str.isupper, _LATIN))
SMALL: Final = "a-z" + "".join(filter(str.islower, _LATIN))
"""Capital and small letters, for use inside a bracket of a regular expression ("À-Ỹ" would hold both)."""

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
# Eth and African D look like Đ and are typed for it by old keyboards and converters.
_LOOKALIKES: Final = str.maketrans("ÐðƉ", "ĐđĐ")

_TONED: Final = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ", "i": "ìíỉĩị"}
_TONE_OF: Final = {toned: (vowel, tone) for vowel, row in _TONED.items() for tone, toned in enumerate(row)}
# The tone stands on the second vowel only where the syllable ends there (hoà, but hoàn); after q the u is no vowel.
_SHIFTED: Final = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]|q[ùúủũụ]y)(?![^\W\d_]|[\u0300-\u036f])", re.IGNORECASE)
_I_Y: Final = re.compile(r"(?<![^\W\d_])(?:qu|[hklmst])[yỳýỷỹỵ](?![^\W\d_])", re.IGNORECASE)
_Y_TO_I: Final = str.maketrans("yỳýỷỹỵYỲÝỶỸỴ", "iìíỉĩịIÌÍỈĨỊ")


def normalize(text: str) -> str:
    r"""Return ``text`` as it is stored: NFC, line ends ``\n``, no byte order mark and nothing invisible.

    Zero-width characters, soft hyphens and direction marks go, the look-alikes of Đ become Đ; form feeds stay, since they
    tell pages apart. Normalizing twice changes nothing.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)).translate(_LOOKALIKES)
    return unicodedata.normalize("NFC", text)


class _CaseTable(dict[int, int]):
    """Lower case by code point, filled as code points are met."""

    def __missing__(self, code: int) -> int:
        lowered = ord(chr(code).lower()[0])
        self[code] = lowered
        return lowered


class _AccentTable(dict[int, int]):
    """Lower-case base letters by code point; only Latin letters lose their marks."""

    def __missing__(self, code: int) -> int:
        lowered = _CASE[code]
        base = ord(unicodedata.normalize("NFD", chr(lowered))[0])
        folded = ord("d") if lowered == ord("đ") else base if base < 128 and chr(base).isalpha() else lowered
        self[code] = folded
        return folded


_CASE: Final = _CaseTable()
_ACCENT: Final = _AccentTable()


def fold_case(text: str) -> str:
    """Return ``text`` in lower case, of the same length (İ becomes i, ß stays)."""
    return text.translate(_CASE)


def fold_accents(text: str) -> str:
    """Return ``text`` in lower case without marks, đ as d, of the same length; other scripts keep their marks."""
    return text.translate(_ACCENT)


def _with_tone(letter: str, tone: int) -> str:
    toned = _TONED[letter.lower()][tone]
    return toned.upper() if letter.isupper() else toned


def _shift_tone(match: re.Match[str]) -> str:
    found = match.group()
    if len(found) == 3:
        vowel, tone = _TONE_OF[found[1].lower()]
        return found[0] + (vowel.upper() if found[1].isupper() else vowel) + _with_tone(found[2], tone)
    vowel, tone = _TONE_OF[found[1].lower()]
    return _with_tone(found[0], tone) + (vowel.upper() if found[1].isupper() else vowel)


def fold_tone_position(text: str) -> str:
    """Return ``text`` with tone marks where the older spelling puts them (hoà to hòa, uỷ to ủy), of the same length."""
    return _SHIFTED.sub(_shift_tone, text)


def fold_i_y(text: str) -> str:
    """Return ``text`` with i for y after h, k, l, m, s, t and qu (kỹ to kĩ, quý to quí), of the same length.

    For search terms only: both spellings are right and stand side by side in one plan.
    """
    return _I_Y.sub(lambda match: match.group()[:-1] + match.group()[-1].translate(_Y_TO_I), text)
