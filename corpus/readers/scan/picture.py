"""What is done to the picture of a page before it is read: turned upright, cleaned of specks, its ruling lines found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.readers.pages.page import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_LARGEST_TURN: Final = 6.0
_SMALLEST_TURN: Final = 0.04
_SHORTEST_DOWN_INCHES: Final = 0.2
_SHORTEST_ACROSS_INCHES: Final = 0.4
_THICKEST_INCHES: Final = 0.06
_AROUND_INCHES: Final = 0.12
_FAINTEST_LINE: Final = 14
_INK: Final = 170
_CLOSE_BANDS: Final = 0.02
_HIGHEST_BAND: Final = 0.24
_LOWEST_BAND: Final = 0.05
_LARGEST_SPECK: Final = 1e-4
"""In square inches: six pixels at 250 dpi, where the dot of a letter of 9 points has nine or more."""

_FEWEST_SPECKS: Final = 40


def straightened(picture: Picture) -> Picture:
    """Return a grey ``picture`` turned so that its lines of text are level; up to 6 degrees either way."""
    import cv2

    angle = skew_of(picture)
    if abs(angle) < _SMALLEST_TURN:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned: Picture = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return turned


def skew_of(picture: Picture) -> float:
    """Return by how many degrees (counter-clockwise) ``picture`` must be turned: where its rows of ink are most distinct."""
    import cv2
    import numpy as np

    height, width = picture.shape
    scale = min(1.0, 900 / max(height, width))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(np.float32)
    ink[ink < 60] = 0

    def level_by(angle: float) -> float:
        """Return how much the rows differ from each other once the page is turned by ``angle``."""
        rows, columns = ink.shape
        turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1.0)
        sums = cv2.warpAffine(ink, turn, (columns, rows)).sum(axis=1)
        return float(((sums[1:] - sums[:-1]) ** 2).sum())

    best, step = 0.0, _LARGEST_TURN / 12
    candidates = np.arange(-_LARGEST_TURN, _LARGEST_TURN + step, step)
    while step > _SMALLEST_TURN / 2:
        best = max(candidates, key=level_by)
        step /= 4
        candidates = best + step * np.arange(-4, 5)
    return float(best)


def cleaned(picture: Picture, dpi: int) -> Picture:
    """Return ``picture`` without specks: bits of ink that are smaller than the dot of the smallest letter."""
    import cv2
    import numpy as np

    ink = (picture < _INK).astype(np.uint8)
    _, places, shapes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    specks = shapes[:, cv2.CC_STAT_AREA] < _LARGEST_SPECK * dpi * dpi
    if specks.sum() < _FEWEST_SPECKS:
        return picture
    white: Picture = picture.copy()
    white[cv2.dilate(specks[places].astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool) & ~_near(places, specks)] = 255
    return white


def text_bands(picture: Picture, dpi: int) -> list[tuple[int, int]]:
    """Return where the lines of text of a narrow column stand, as top and bottom, by the rows that have no ink between them."""
    import numpy as np

    inked = (picture < _INK).sum(axis=1) > 1
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    bands: list[tuple[int, int]] = []
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        # Marks above and below a letter are bands of their own; they belong to the line beside them.
        if bands and (top - bands[-1][1] < _CLOSE_BANDS * dpi and bottom - bands[-1][0] < _HIGHEST_BAND * dpi):
            bands[-1] = (bands[-1][0], int(bottom))
        else:
            bands.append((int(top), int(bottom)))
    return [band for band in bands if band[1] - band[0] > _LOWEST_BAND * dpi]


def _near(places: NDArray[np.int32], specks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels of everything that is no speck."""
    kept: NDArray[np.bool_] = (places > 0) & ~specks[places]
    return kept


def ruling_lines(picture: Picture, dpi: int) -> list[Box]:
    """Return the straight lines that are drawn on ``picture``, as boxes in pixels."""
    import cv2

    # Thin lines that lie between two rows of pixels are grey: what counts is how they differ from what is around them.
    around = round(_AROUND_INCHES * dpi) | 1
    ink = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, _FAINTEST_LINE)
    lines: list[Box] = []
    for across, inches in ((True, _SHORTEST_ACROSS_INCHES), (False, _SHORTEST_DOWN_INCHES)):
        length, gap = round(inches * dpi), max(3, round(0.02 * dpi))
        bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, _bar(gap, across))
        found = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, _bar(length, across))
        _, _, shapes, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
        for x, y, width, height, _ in shapes[1:]:
            thick = height if across else width
            if thick <= _THICKEST_INCHES * dpi:
                lines.append(Box(float(x), float(y), float(x + width), float(y + height)))
    return lines


def _bar(length: int, across: bool) -> Picture:
    import cv2

    bar: Picture = cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if across else (1, length))
    return bar


def has_ink(picture: Picture) -> bool:
    """Tell whether anything is printed: some dark pixels that hang together, not specks."""
    return ink_box(picture)[2] > 0


def ink_box(picture: Picture) -> tuple[int, int, int, int]:
    """Return where the ink stands: x, y, width and height, all 0 where there is none."""
    import cv2

    _, ink = cv2.threshold(picture, 140, 255, cv2.THRESH_BINARY_INV)
    x, y, width, height = cv2.boundingRect(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (2, 2)))
    )
    return int(x), int(y), int(width), int(height)
