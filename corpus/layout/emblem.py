"""The State's or the Party's name and mottos, one of which stands in every letterhead (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from typing import Final

from corpus.text.folding import fold_accents

_EMBLEM: Final = re.compile(r"cong hoa xa hoi chu nghia|doc lap\W+tu do\W+hanh phuc|^dang cong san viet nam$")
# "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam …": a sentence that names the State.
_SENTENCE: Final = re.compile(r"[*_\s]*(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|[^\W\d_]+ (?:này|được|đã))\s")
_LONGEST: Final = 200


def is_emblem(plain: str) -> bool:
    """Tell whether the line holds the State's or the Party's name or mottos; a sentence may name the State too."""
    found = _EMBLEM.search(fold_accents(plain)) if len(plain) <= _LONGEST else None
    return found is not None and _SENTENCE.match(plain) is None
