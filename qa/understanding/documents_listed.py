"""Questions for the documents themselves: "kho có mấy quyết định", "có chỉ thị nào về chó dại không", "văn bản nào mới nhất".

In: a question's text. Out: of which kinds documents are asked for, and in which form. It is a closed grammar: the kinds are
those of the table of genres, and the words of asking stand at the question's beginning. What is asked of one document, or of
those that a plan rests on, is not looked for here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.genres.table import listed_names
from corpus.text import fold_accents
from qa.contracts.query import Counted, Field, Form

_ANY: Final = ("văn bản", "tài liệu")
_NAMED: Final = (*listed_names(), *_ANY)
_KINDS: Final = {fold_accents(name): name for name in _NAMED}
_KIND: Final = rf"(?P<kind>{'|'.join(_KINDS)})"
_PLACE: Final = (
    r"(?:(?:trong|o)\s+)?(?:(?:kho|he thong|thu vien|co so du lieu|day)\s+)?(?:(?:nay|minh|hien|hien nay|hien tai|dang)\s+)*"
)
_ALL: Final = r"(?:liet ke|ke|danh sach|neu|cho (?:toi |em |minh )?(?:biet|xem))\s+(?:tat ca\s+)?(?:cac|nhung)"
_COUNT: Final = re.compile(rf"^\W*{_PLACE}(?:(?:co|con|luu|giu)\s+)?(?:tat ca\s+)?(?:bao nhieu|may)\s+{_KIND}\b(?!\s+so\b)")
_LIST: Final = re.compile(rf"^\W*{_PLACE}(?:co|con|luu|giu)\s+(?:nhung\s+|cac\s+)?{_KIND}\s+(?:nao|gi)\b")
_EACH: Final = re.compile(rf"^\W*{_ALL}\s+{_KIND}\b")
_WHICH: Final = re.compile(r"^\W*(?:nhung\s+|cac\s+)?(?P<kind>chi thi|thong bao|cong dien|van ban|tai lieu)\s+nao\b")
_OF_BODY: Final = r"^\W*(?:\w+\s+){2,8}?(?:(?:da|tung)\s+)?"
_NOT_ITSELF: Final = r"(?<!tham muu )(?<!trinh )(?<!de nghi )(?<!de xuat )(?<!kien nghi )(?<!phai )(?<!giao )(?<!can )"
"""Who proposes a document, or has to issue it, has issued none: it is a task of his that is asked for."""
_ISSUED: Final = re.compile(
    rf"{_OF_BODY}{_NOT_ITSELF}(?:ban hanh|ky|ra|co)\s+(?:nhung\s+|cac\s+)?(?P<kind>van ban|tai lieu)\s+(?:nao|gi)\W*$"
)
_APPROVED: Final = re.compile(
    rf"{_OF_BODY}{_NOT_ITSELF}(?:ban hanh|ky|phe duyet)\s+(?:nhung\s+|cac\s+)?"
    r"(?:de an|chuong trinh|ke hoach|quy che|quy dinh|chien luoc)"
    r"\s+(?:nao|gi)\b"
)
_BY_AGE: Final = re.compile(
    r"^\W*(?:van ban|tai lieu|ke hoach)\s+(?:nao\s+)?(?:(?:duoc\s+)?ban hanh\s+)?(?P<age>moi|gan day|muon|cu|som)\s+nhat"
    r"(?:\W*$|\s+(?:la|nao|gi|trong|cua|o|tai|hien|ve)\b)(?!.*\b(?:nhac|dan|neu|can cu|vien)\b)"
)
_OLDEST: Final = ("cu", "som")
_PATTERNS: Final = (
    (_COUNT, Form.COUNT),
    (_LIST, Form.LIST),
    (_EACH, Form.LIST),
    (_WHICH, Form.LIST),
    (_ISSUED, Form.LIST),
)
_WHETHER: Final = re.compile(r"\b(?:khong|chua|ko)\W*$")
_SAYING_NOT: Final = re.compile(
    r"\b(?:ke hoach|van ban|tai lieu|tinh|noi|dia phuong|thanh pho)\s+(?:nao|gi|mo)\s+(?:ma\s+)?(?:khong|chang|chua|ko)\b"
)
_DOUBT: Final = re.compile(r"\b(?:may|nhung|cac)\b.*\b(?:ha|a|chu|phai khong|dung khong)\W*$")
"""What is told of several is doubted, and nothing counted: "mấy tài liệu mật cũng đưa lên mạng hả"."""
_GROUNDS: Final = re.compile(
    r"\b(?:can cu|co so phap ly|thuc hien|thi hanh|dua (?:tren|vao)|vien dan|kem theo|theo|thay the|bai bo)\b"
)
_OWN: Final = re.compile(r"\b(?:bi|duoc|da) (?:thay the|bai bo)\b")


@dataclass(frozen=True, slots=True)
class DocumentsListed:
    """Documents that are asked for: of which ``kind`` ("" for any), and whether listed, counted or asked if any."""

    kind: str
    form: Form


def documents_listed(text: str) -> DocumentsListed | None:
    """Return which documents the question ``text`` asks for as such; None where it asks for something else."""
    folded = _folded(text)
    if _DOUBT.search(folded):
        return None
    if _GROUNDS.search(folded) and not _OWN.search(folded):
        return None
    for pattern, form in _PATTERNS:
        said = pattern.search(folded)
        if said is None:
            continue
        asked = Form.YES_NO if pattern is _LIST and _WHETHER.search(folded) else form
        kind = _KINDS[said["kind"]]
        return DocumentsListed("" if kind in _ANY else kind, asked)
    return DocumentsListed("", Form.LIST) if _APPROVED.search(folded) else None


def asks_which_say_not(text: str) -> bool:
    """Tell whether ``text`` asks which plans, or places, do not say a thing: "kế hoạch nào không có phần kinh phí"."""
    return _SAYING_NOT.search(_folded(text)) is not None


def left_unsaid(text: str) -> str:
    """Return the words of ``text`` for what plans do not say ("kinh phí" of "kế hoạch nào không nêu kinh phí"), "" for none."""
    said = _SAYING_NOT.search(fold_accents(text).lower())
    return text[said.end() :].strip(" ?.!") if said else ""


def with_documents_listed(
    form: Form, ask: tuple[Field, ...], of: Counted | None, text: str
) -> tuple[Form, tuple[Field, ...], Counted | None]:
    """Return the form, the fields and what is counted: documents, where ``text`` asks for them; else what is given."""
    aged = _BY_AGE.search(_folded(text))
    if aged is not None:
        return (Form.LEAST if aged["age"] in _OLDEST else Form.MOST), (Field.ISSUED_ON,), Counted.PLANS
    listed = documents_listed(text)
    return (form, ask, of) if listed is None else (listed.form, (Field.PLANS,), Counted.PLANS)


def _folded(text: str) -> str:
    return " ".join(fold_accents(text).lower().split())
