"""Sentences that every document has, and that say nothing of what it is about but its title: by which it is put into force.

They say the title's words and so come near to most questions: "Ban hành kèm theo Quyết định này Quy chế …", "Quy chế này quy
định …", "… chịu trách nhiệm thi hành Quyết định này", "Trên đây là Kế hoạch …" (Decree 30/2020/NĐ-CP, annex III, forms). In: a
text; a question. Out: whether the text is no more than such a sentence, and the question asks for nothing that it says.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpus.genres.table import own_names
from corpus.text import fold_accents

_REMEMBERED: Final = 20_000
_LONGEST: Final = 1200
_KINDS: Final = "|".join(own_names())
_COUNTS: Final = "bao nhieu|may|so luong"


def carrying_out(charged: str) -> str:
    """Return a pattern for whom a document charges with carrying itself out; ``charged`` are the words for being charged."""
    return rf"(?<!\w)(?:{charged})\s+(?:tổ chức\s+)?(?:thi hành|thực hiện)\s+(?:{_KINDS})\s+này(?!\w)"


_FORMS: Final = (
    (
        rf"^\W*(?:Điều\s+\d+\W+)?(?:\d+\W+)?(?:Ban hành|Công bố|Phê duyệt)\s+kèm theo\s+(?:{_KINDS})\s+này\b",
        rf"ban hanh|cong bo|phe duyet|kem theo|dieu 1|thu tuc|danh muc|ve (?:viec )?gi|{_COUNTS}",
    ),
    (
        rf"\b(?:{_KINDS})\s+này\s+có\s+hiệu\s+lực\b",
        "hieu luc|thi hanh|ap dung|bai bo|thay|chung nao|bao gio|khi nao|ngay|chay|het|bo|cu",
    ),
    (
        carrying_out("chịu trách nhiệm"),
        "trach nhiem|thi hanh|thuc hien|chuc danh|giao|ai|dieu [2-9]",
    ),
    (
        rf"^\W*Trên đây là\s+(?:{_KINDS})\b",
        "vuong mac|kho khan|phat sinh|phan anh|kien nghi|de xuat|bao cao|sua doi|bo sung|thi hanh|trach nhiem|thuc hien",
    ),
    (
        rf"^\W*(?:\d+\W+)?(?:{_KINDS})\s+này\s+(?:quy định|hướng dẫn|điều chỉnh)\b",
        rf"pham vi|dieu chinh|quy dinh (?:ve )?(?:nhung )?(?:gi|cai gi)|noi ve|noi dung gi|ve (?:viec )?gi|{_COUNTS}",
    ),
)
"""How such a sentence begins, and the folded words with which a question may ask for what it says."""
_ENACTS: Final = tuple((re.compile(said, re.IGNORECASE), re.compile(rf"\b(?:{asks})\b")) for said, asks in _FORMS)
_BUREAU: Final = re.compile(r"\b(?:bộ|bố)\b", re.IGNORECASE)
"""Folded they are written like "bỏ"."""
_END: Final = re.compile(r"(?<!\d)\.\s+(?P<next>\w)")


@lru_cache(maxsize=_REMEMBERED)
def _enacting(text: str) -> int | None:
    """Return which of the forms ``text`` is; None where it is none of them, or says more."""
    found = next((at for at, (said, _) in enumerate(_ENACTS) if said.search(text)), None)
    if found is None or len(text) > _LONGEST:
        return None
    goes_on = any(end["next"].isupper() for end in _END.finditer(text))
    return None if goes_on and not text.lstrip(" *_").startswith("Trên đây") else found


def only_enacts(text: str, question: str) -> bool:
    """Tell whether ``text`` is no more than such a sentence, and ``question`` asks for nothing that it says."""
    form = _enacting(text)
    return form is not None and _ENACTS[form][1].search(_folded(question)) is None


@lru_cache(maxsize=16)
def _folded(question: str) -> str:
    return fold_accents(_BUREAU.sub(" ", question)).lower()
