"""Roman numbers of quarters, whose strokes the recognizer takes for digits or other letters ("Quý 1/2027" for "Quý II/2027").

Between two strokes of the same height there is white: they are counted in the picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from corpus.readers.scan.recognition import Recognized
from corpus.text.folding import fold_accents

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STROKES: Final = re.compile(r"(?P<number>[1lIiHhJ|!\]\[]{1,4})(?P<rest>[/⁄].*|20\d\d|)")
_FOUR: Final = re.compile(r"[1lIiTJ|!](?=V(?:[/⁄]|$))")
_SLASH: Final = re.compile(r"[/⁄]+")
_DARK: Final = 128
_HIGH: Final = 0.55
"""Share of the highest shape's height from which a shape is a letter and not a speck or a point."""
_MOST: Final = 3


def with_romans(words: Sequence[Recognized], picture: NDArray[np.uint8]) -> list[Recognized]:
    """Return ``words``, in reading order, with the numbers of quarters as ``picture`` shows them."""
    kept = list(words)
    for at in range(1, len(kept)):
        if fold_accents(kept[at - 1].text.strip("(,;")) != "quy":
            continue
        word = kept[at]
        found = _STROKES.fullmatch(word.text)
        if found is None:
            kept[at] = replace(word, text=_FOUR.sub("I", word.text) if _FOUR.match(word.text) else word.text)
            continue
        rest = _SLASH.sub("/", found["rest"])
        rest = f"/{rest}" if rest[:1].isdigit() else rest
        strokes = _letters(word, picture) - len(rest)
        if 1 <= strokes <= _MOST:
            kept[at] = replace(word, text=("I" * strokes if strokes > 1 else found["number"][0]) + rest)
    return kept


def _letters(word: Recognized, picture: NDArray[np.uint8]) -> int:
    """Return how many letters and signs the picture has in the place of ``word``: shapes that touch nowhere."""
    import cv2
    import numpy as np

    part = picture[max(0, word.top) : word.bottom, max(0, word.x0 - 3) : word.x1 + 3]
    if part.size == 0:
        return 0
    _, _, shapes, _ = cv2.connectedComponentsWithStats((part < _DARK).astype(np.uint8), connectivity=8)
    heights = [int(shape[cv2.CC_STAT_HEIGHT]) for shape in shapes[1:]]
    return sum(height >= _HIGH * max(heights) for height in heights) if heights else 0
