"""Cutting a question into the words that the learned reader marks, and these into the encoder's tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from indexer.encoding.tuned import PROMPT

LONGEST: Final = 160
"""Tokens of a question that are read; what is longer is cut off."""

_WORD: Final = re.compile(r"[\w%&/.,+–-]*\w[\w%&/+–-]*|[^\w\s]")


def cut_words(text: str) -> list[tuple[int, int]]:
    """Return where the words and marks of punctuation of ``text`` start and end; "1,3", "12/2026" and "UBND" are words."""
    return [match.span() for match in _WORD.finditer(text)]


def word_ids(tokenizer: Any, text: str, words: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:  # noqa: ANN401
    """Return the token ids of ``text`` between the marks of its beginning and end, and the place of each word's first token.

    Pieces do not reach over a space, so words may be cut one by one; a mark that stands close to a word before it is cut as
    if it stood alone. Words beyond the longest question are left out.
    """
    pieces: list[list[int]] = tokenizer.encode([PROMPT, *(text[start:end] for start, end in words)], out_type=int)
    ids = [tokenizer.bos_id(), *pieces[0]]
    firsts = []
    for word in pieces[1:]:
        if len(ids) + len(word) >= LONGEST:
            break
        firsts.append(len(ids))
        ids += word or [tokenizer.unk_id()]
    return [*ids, tokenizer.eos_id()], firsts
