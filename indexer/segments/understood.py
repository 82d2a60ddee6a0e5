"""What is understood of a document beyond its register and metadata, once, when it is read: a question only looks it up.

In: a document's passages, in their order. Out: :class:`Understood`, stored with the document. It names passages by their
ordinals in the document, and what stands in them by characters of their clean texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.genres.table import own_names
from corpus.records import BlockKind
from corpus.tables.labels import find_labels
from corpus.text import fold_accents
from indexer.segments.endings import numbers_ended
from indexer.segments.reports import reports_in
from indexer.segments.stored import FoundLabel, FoundNumber, Passage, Understood

_IN_FORCE: Final = re.compile(r"\b(?:có hiệu lực|hiệu lực (?:thi hành|kể từ|từ ngày)|hết hiệu lực)\b", re.IGNORECASE)
_KINDS: Final = "|".join(own_names())
_OWN: Final = re.compile(rf"\b(?:{_KINDS})\s+(?:này|có hiệu lực)\b", re.IGNORECASE)
_ON_MONEY: Final = re.compile(r"\b(?:kinh phi|nguon luc|nguon von|tai chinh)\b")
MONEY_SOURCE: Final = re.compile(
    r"\b(?:ngan sach|nguon von|tai tro|vien tro|van dong|xa hoi hoa|huy dong|hop phap khac|long ghep|von vay|oda|doanh nghiep"
    r"|to chuc, ca nhan)\b"
)
"""What money comes from, as plans write it, in folded text."""


def understood_in(passages: Sequence[Passage]) -> Understood:
    """Return what is understood of a document of these ``passages``."""
    numbered = list(enumerate(passages))
    return Understood(
        reports=tuple(report for at, passage in numbered for report in reports_in(at, passage)),
        force=next((at for at, passage in numbered if is_clause_on_force(passage.clean)), None),
        ended=tuple(FoundNumber(at, number) for at, passage in numbered for number in numbers_ended(passage)),
        money=tuple(at for at, passage in numbered if _says_whence(passage)),
        labels=tuple(
            FoundLabel(at, label.role, *label.value) for at, passage in numbered for label in find_labels(passage.clean)
        ),
    )


def is_clause_on_force(text: str) -> bool:
    """Tell whether ``text`` says since when or until when the document holds that it stands in."""
    return _IN_FORCE.search(text) is not None and _OWN.search(text) is not None


def _says_whence(passage: Passage) -> bool:
    """Tell whether the passage stands in a section on money, and says where money comes from."""
    if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    heading = fold_accents(" ".join(passage.section_path[-2:])).lower()
    return bool(_ON_MONEY.search(heading)) and bool(MONEY_SOURCE.search(fold_accents(passage.clean).lower()))
