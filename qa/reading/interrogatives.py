"""The words by which a question asks: the one list, by what they ask for, of which each grammar takes those that it means.

They are a closed class. In: which of them. Out: a pattern. Colloquial "chi" for "gì" is left out, since it is most often the
word for spending; who means it says so.
"""

from __future__ import annotations

import re
from typing import Final

WHAT: Final = "gì|ai|đâu"
WHICH: Final = "nào"
WHICH_ONE: Final = "nào|gì|mấy|mô|bao nhiêu"
"""Behind a noun: which one of its kind, or which number it bears."""
HOW_MANY: Final = "bao nhiêu|mấy"
WHEN: Final = "bao giờ|khi nào|bao lâu"
HOW: Final = "thế nào|ra sao|vì sao|tại sao"
"""In which way, and why."""
HOW_SHORT: Final = "sao"
"""Alone it also is a word for a copy ("bản sao")."""
OPEN: Final = (WHAT, HOW_MANY, WHEN, HOW)
"""All that ask for what is not named, but for "nào", which also stands behind nouns that are."""
ANY: Final = (*OPEN, WHICH)


def asking(*words: str) -> re.Pattern[str]:
    """Return a pattern for any of ``words``, each an alternation, as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
