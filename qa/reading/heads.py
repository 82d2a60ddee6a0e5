"""What a plan says before its first heading: where it begins to speak there, and does not only say what it is and rests on.

In: a passage. Out: whether it is one that tells something. A notice of conclusions says in its opening who met where and when,
a telegram what has happened.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import title_names
from corpus.records import BlockKind
from corpus.text import find_document_numbers
from indexer.segments.stored import Passage

_LONG: Final = 240
"""Characters from which on what stands in a head is more than its lines."""
_SENTENCE: Final = 60
"""The same of what looks like a sentence, from its first letter to its full stop."""
_GROUND: Final = re.compile(
    r"\W*(?:Căn cứ|Xét|Theo đề nghị|ỦY BAN|HỘI ĐỒNG|BỘ |KẾ HOẠCH|QUYẾT ĐỊNH"
    r"|(?:Ủy ban|Uỷ ban|Hội đồng|Chủ tịch|Bộ trưởng|Thủ tướng|UBND)[^.;:]{0,80}?\b(?:ban hành|quyết nghị)\b)"
)
"""What a document rests on, and who issues it."""
_RESTS_ON: Final = re.compile(r"\W*(?:Căn cứ|Thực hiện|Triển khai|Theo|Xét|Trên cơ sở)\b")
_ISSUES: Final = re.compile(
    rf"\bban hành\s+(?:{'|'.join(title_names())})\b(?!\s+số)|\b(?:như sau|sau đây)\s*:[*\s]*$", re.IGNORECASE
)
"""Where who speaks is said, and that he does."""
_OPENS: Final = re.compile(r"[*\s]*[A-ZĐÀ-Ỹ]")
_ENDS: Final = re.compile(r"[.:;!?…][*\s”\"]*$")
_CITED: Final = 24
"""Where the number of a document that a ground begins with stands: it goes on from the line above."""
_CAPITALS: Final = 0.4
"""From this share of capitals on it is a title."""


def is_of_head(passage: Passage) -> bool:
    """Tell whether a passage of a plan's head is its letterhead, its title or a ground, and no sentence of more."""
    return passage.kind is BlockKind.HEADER and not _tells(passage.clean)


def is_ground(passage: Passage) -> bool:
    """Tell whether a passage of a plan's head says what the plan rests on or carries out."""
    return passage.kind is BlockKind.HEADER and _RESTS_ON.match(passage.clean) is not None


def _tells(text: str) -> bool:
    if _GROUND.match(text) or _RESTS_ON.match(text) or _ISSUES.search(text):
        return False
    letters = [sign for sign in text if sign.isalpha()]
    if sum(map(str.isupper, letters)) > _CAPITALS * len(letters):
        return False
    if not _OPENS.match(text) or any(number.start < _CITED for number in find_document_numbers(text)):
        return False
    return len(text) >= _LONG or (len(text) >= _SENTENCE and _ENDS.search(text) is not None)
