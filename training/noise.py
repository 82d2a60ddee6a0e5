"""How people type: without accents, with slips of the keyboard, with what Telex leaves, with abbreviations."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import numpy as np

_TONES: Final = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES: Final = {"\u0302": "{0}", "\u0306": "w", "\u031b": "w"}
_NEAR: Final = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k", "m": "n",
    "n": "mb", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "x": "zc", "y": "tu",
}  # fmt: skip
_SHORT: Final = (
    ("Ủy ban nhân dân", "UBND"), ("nông nghiệp và môi trường", "NN&MT"), ("khoa học và công nghệ", "KHCN"),
    ("giáo dục và đào tạo", "GDĐT"), ("văn hóa, thể thao và du lịch", "VHTTDL"), ("ngân sách nhà nước", "NSNN"),
    ("ngân sách trung ương", "NSTW"), ("chuyển đổi số", "CĐS"), ("kế hoạch", "KH"), ("kinh phí", "KP"), ("đơn vị", "đv"),
    ("cơ quan", "cq"), ("nhiệm vụ", "nv"), ("không", "ko"), ("được", "dc"), ("bao nhiêu", "bn"), ("báo cáo", "bc"),
    ("sản phẩm", "sp"), ("công nghệ thông tin", "CNTT"), ("cơ sở dữ liệu", "CSDL"), ("thủ tục hành chính", "TTHC"),
    ("nông thôn mới", "NTM"), ("quyết định", "QĐ"), ("nghị quyết", "NQ"), ("như thế nào", "ntn"), ("với", "vs"),
    ("doanh nghiệp", "DN"), ("hợp tác xã", "HTX"), ("cán bộ, công chức", "CBCC"), ("trong", "trg"), ("biết", "bít"),
)  # fmt: skip


def bare(text: str) -> str:
    """Return ``text`` without any accent."""
    decomposed = unicodedata.normalize("NFD", text)
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return kept.replace("đ", "d").replace("Đ", "D")


def telex(word: str) -> str:
    """Return the keys that Telex makes ``word`` of, as they stand there when it was off: "chủ" is "chur"."""
    out: list[str] = []
    tone = ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter in _SHAPES and out:
            out.append(_SHAPES[letter].format(out[-1]))
        else:
            out.append({"đ": "dd", "Đ": "Dd"}.get(letter, letter))
    return "".join(out) + tone


def slipped(text: str, chance: np.random.Generator, share: float = 0.12) -> str:
    """Return ``text`` with about ``share`` of its words mistyped."""
    return re.sub(
        r"[^\W\d_]{2,}", lambda match: _slip(match.group(), chance) if chance.random() < share else match.group(), text
    )


def shortened(text: str, chance: np.random.Generator, share: float = 0.7) -> str:
    """Return ``text`` with what officials abbreviate written short, each with the chance ``share``."""
    for long, short in _SHORT:
        if chance.random() < share:
            text = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, text, flags=re.IGNORECASE)
    return text


def _slip(word: str, chance: np.random.Generator) -> str:
    kind = int(chance.integers(6))
    at = int(chance.integers(len(word)))
    if kind == 0:
        return bare(word)
    if kind == 1:
        return telex(word)
    if kind == 2:
        return word[:at] + word[at + 1 :]
    if kind == 3 and at:
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    if kind == 4:
        return word[:at] + word[at] + word[at:]
    near = _NEAR.get(word[at].lower())
    return word[:at] + near[int(chance.integers(len(near)))] + word[at + 1 :] if near else word
