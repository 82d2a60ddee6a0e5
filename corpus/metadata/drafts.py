"""Drafts: a document that calls itself one ("DỰ THẢO", "Dự thảo lần 2") was not issued, whatever else its head says."""

from __future__ import annotations

import re
from typing import Final

from corpus.records import Range
from corpus.text.folding import fold_accents

_MARK: Final = re.compile(r"\W*(?:ban )?du thao(?:\W*(?:lan|ngay|so|v)?\W*[\divx/.-]+)?\W*")
_LONGEST: Final = 40


def find_draft_mark(text: str, end: int) -> Range | None:
    """Return the line before ``end`` (the end of the title) by which a document calls itself a draft, None where none does.

    The line must say that alone: "Thực hiện dự thảo Nghị quyết…" is about another draft.
    """
    start = 0
    for line in text[:end].splitlines(keepends=True):
        said = line.strip()
        if said and len(said) <= _LONGEST and _MARK.fullmatch(fold_accents(said)):
            at = start + line.index(said)
            return Range(at, at + len(said))
        start += len(line)
    return None
