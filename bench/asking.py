"""Questions to ask without end, each time typed a little otherwise: none is answered from what was kept of an earlier one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

ROUNDS: Final = 300
"""After so many rounds the same spelling comes again; what was kept of it is long gone by then."""


def endless(questions: Sequence[str], *, repeated: bool = False) -> Iterator[str]:
    """Yield the questions round after round; each round ends them with other spaces, unless they are to be ``repeated``."""
    for turn in itertools.cycle(range(ROUNDS)):
        for question in questions:
            yield question if repeated else question + " " * turn
