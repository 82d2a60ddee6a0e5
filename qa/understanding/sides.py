"""The two things that a question compares within one plan: "làm đường với làm cầu, cái nào xong trước".

In: the question as repaired. Out: the words for each side, empty where none are told apart by a word like "với".
"""

from __future__ import annotations

import re
from typing import Final

_JOINS: Final = r"\s+(?:so với|với|hay là|hay|hoặc|và)\s+"
_OPENS: Final = r"(?:so sánh|đối chiếu|so giúp|so|giữa|trong|xét)(?:\s+(?:giúp|thử|về|số|giữa|coi))*[\s:,]*"
_ASKS: Final = (
    r"(?:(?:\s*,\s*(?:\w+\s+){0,4}?|\s+thì\s+(?:\w+\s+){0,3}?|\s+(?:coi\s+|xem\s+)?\w+\s+)(?:nào|gì|ai)\b"
    r"|\s+(?:thì\s+)?(?:khác|giống|chênh|hơn|nhiều|cao|lớn|ít|thấp|sớm|muộn|trước|sau)\b)"
)
_WITH_ASKING: Final = re.compile(rf"^\W*(?:{_OPENS})?(?P<one>.+?){_JOINS}(?P<other>.+?){_ASKS}", re.IGNORECASE)
_BARE: Final = re.compile(rf"^\W*{_OPENS}(?P<one>.+?){_JOINS}(?P<other>[^,?]+)", re.IGNORECASE)
_WHERE: Final = re.compile(r"^\W*(?:theo|trong|tại|ở|về)\b[^,]*,\s*", re.IGNORECASE)
"""What says where the two stand, before they are named ("Theo quy chế của tỉnh, …")."""
_LONGEST: Final = 12
"""Words of a side; what is longer holds more than the name of a thing."""


def sides_of(text: str) -> tuple[str, ...]:
    """Return the words of the two sides that ``text`` compares, () where it names none."""
    text = _WHERE.sub("", text)
    for pattern in (_WITH_ASKING, _BARE):
        match = pattern.search(text)
        if match is not None:
            sides = (match["one"].strip(" ,:"), match["other"].strip(" ,:?"))
            if all(re.search(r"[^\W\d_]{2}", side) and len(side.split()) <= _LONGEST for side in sides):
                return sides
    return ()
