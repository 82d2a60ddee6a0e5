"""Whether a question asks who proposed a document, or by which paper: what "Theo đề nghị của Giám đốc Sở …" in its head says.

In: a question's text. Out: whether it asks so. The words are a closed class: a document is issued at somebody's "đề nghị", who
has put it before the issuer with a "tờ trình".
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents
from qa.reading.kinds_said import FOLDED_OWN

_AGENCY: Final = r"(?:giam doc |thu truong )?(?:so|co quan|don vi|ban|nganh|bo|phong|ben|dang uy)(?: \w+){0,2}? (?:nao|gi|mo)"
_WHO: Final = rf"(?:ai|{_AGENCY}) (?:la (?:don vi|co quan|nguoi|ben) |dung ra |da )?"
_ISSUED: Final = r"(?:ban hanh|cong bo|ra|ky|phe duyet|quyet dinh|thong qua|bai bo|bai|bo|thay the)"
_DOCUMENT: Final = rf"(?:{'|'.join(FOLDED_OWN)}|thu tuc)"
_PUTS: Final = r"trinh\b(?! (?:bay|tu))"
_ASKED: Final = (
    re.compile(rf"\b(?:theo|xet|can cu) (?:su )?de nghi (?:cua )?(?:ai|{_AGENCY})\b"),
    re.compile(rf"\b{_WHO}de nghi\b.*\b{_ISSUED}\b"),
    re.compile(rf"\b{_DOCUMENT}\b.*\b{_WHO}(?:de nghi\b|{_PUTS})"),
    re.compile(rf"\b{_WHO}{_PUTS}.*\b{_ISSUED} (?:\w+ ){{0,2}}?{_DOCUMENT}\b"),
)
_WHICH: Final = r"(?:so (?:may|nao|bao nhieu|gi)|ngay (?:nao|may|bao nhieu))"
_PAPER: Final = re.compile(
    rf"\bso (?:hieu )?(?:cua )?(?:to trinh|phieu trinh)\b|\b(?:to trinh|phieu trinh)\b.{{0,120}}?\b{_WHICH}\b"
)


def asks_proposal(text: str) -> bool:
    """Tell whether ``text`` asks at whose proposal a document was issued, or for the paper that proposed it."""
    folded = fold_accents(text).lower()
    return _PAPER.search(folded) is not None or any(asked.search(folded) for asked in _ASKED)
