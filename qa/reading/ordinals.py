"""Places in an order as people say them: "thứ hai", "hạng nhì", "thứ tư" or "thứ bốn"; up to the fifth, weekdays begin there.

In: nothing. Out: the words after "thứ" or "hạng" with the places they say, from one on.
"""

from __future__ import annotations

from typing import Final

from corpus.text.number_words import PLACES

_MOST: Final = 5
PLACES_SAID: Final = {**{word: place for place, word in enumerate(PLACES[:_MOST], 1)}, "nhì": 2, "bốn": 4}
