"""What a question asks to be named, one of a kind of which each has a name of its own ("ga nào", "dân tộc nào").

A passage that only speaks of the kind names none. In: a question with its accents, and the words that an answer shows. Out:
whether they name one of that kind.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text.folding import CAPITALS

_KINDS: Final = (
    r"ga|tuyến đường|tuyến|sông|suối|hồ|đập|cầu|cống|đảo|núi|đèo|quốc lộ|cảng|khu công nghiệp|cụm công nghiệp|di tích|lễ hội"
    r"|dân tộc"
)
_OTHERS: Final = r"thế|như|cơ|đơn|bộ|sở|ai|với|bên|do|của|để|thì|được|có|và"
_ASKED: Final = re.compile(rf"(?<!\w)(?P<kind>{_KINDS})(?: (?!(?:{_OTHERS})(?!\w))\w+){{0,3}}? nào(?!\w)", re.IGNORECASE)
_NAME: Final = rf"[{CAPITALS}\d]"
_AT_ONCE: Final = frozenset({"dân tộc"})
"""Kinds whose name follows at once: "dân tộc Thái", not "dân tộc và Tôn giáo"."""


def names_none(question: str, shown: str) -> bool:
    """Tell whether ``question`` asks which one of such a kind, and ``shown`` names none."""
    asked = _ASKED.search(question)
    if asked is None:
        return False
    kind = asked["kind"].lower()
    between = "" if kind in _AT_ONCE else r"(?: \w+){0,2}?"
    return re.search(rf"(?<!\w)(?<!Bộ )(?<!Sở )(?<!Ban )(?i:{kind}){between} {_NAME}", shown) is None
