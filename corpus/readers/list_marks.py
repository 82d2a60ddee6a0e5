"""Marks and numbers of lists, as Word and browsers draw them."""

from __future__ import annotations

# The last two are Symbol's and Wingdings' dashes, which Word keeps in the private use area.
_DASHES = {"-", "‐", "‑", "–", "—", "−", "\uf02d", "\uf0be"}
_LARGEST_SPELT = 780  # Word itself writes letters no further than z thirty times over
_ROMAN = tuple(
    zip((500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ("D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)
)


def bullet(pattern: str) -> str:
    """Return the mark that stands for a bullet: dashes as "-", "+" and "*" as they are, any other sign as "•"."""
    sign = pattern.strip()
    if sign in _DASHES:
        return "-"
    return sign if sign in {"", "+", "*"} else "•"


def format_number(number: int, shape: str) -> str:
    """Write ``number`` in one of Word's number formats (``ST_NumberFormat``); unknown formats are decimal."""
    if not 0 < number <= _LARGEST_SPELT:
        return str(number)
    if shape in ("lowerLetter", "upperLetter"):
        # After z comes aa, bb, …: the letter repeated, not the columns of a spreadsheet.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if shape == "upperLetter" else letter
    if shape in ("lowerRoman", "upperRoman"):
        return _roman(number) if shape == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if shape == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
