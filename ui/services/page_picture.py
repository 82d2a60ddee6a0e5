"""The process that makes one page's picture: a request as JSON on standard input, a WebP picture on standard output.

It runs apart and under limits, since what draws a page is a large library that reads whatever a file holds.
"""

from __future__ import annotations

import io
import json
import os
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus.readers.child import limit_memory, limit_processor_time
from corpus.text.folding import fold_accents

if TYPE_CHECKING:
    from PIL.Image import Image

MEGABYTES: Final = 2048
SECONDS: Final = 25.0
MOST_PIXELS: Final = 80_000_000
TALLEST: Final = 4
"""A page more than so many times as tall as wide is drawn smaller."""

QUALITY: Final = 72
MARK: Final = (255, 214, 64)
SHORTEST_LINE: Final = 6
SHORTEST_PART: Final = 16
"""Letters of a line that must stand on the page where not all of it does."""

Box = tuple[float, float, float, float]


def main() -> int:
    """Answer one request."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(MEGABYTES)
    limit_processor_time(SECONDS)
    request = json.loads(sys.stdin.buffer.read())
    path, page = Path(request["path"]), int(request["page"])
    draw = _pdf_page if path.read_bytes()[:1024].lstrip().startswith(b"%PDF") else _picture_page
    picture = draw(path, page, int(request["width"]), request["quotes"])
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    answers.write(out.getvalue())
    answers.flush()
    return 0


def _pdf_page(path: Path, number: int, width: int, quotes: Sequence[str]) -> Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    page = document[number - 1]
    wide, tall = page.get_size()
    scale = min(width / wide, width * TALLEST / tall)
    picture: Image = page.render(scale=scale).to_pil().convert("RGB")
    boxes = [box for quote in quotes for box in _boxes(page, quote)]
    return _marked(
        picture,
        [(left * scale, (tall - top) * scale, right * scale, (tall - bottom) * scale) for left, bottom, right, top in boxes],
    )


def _picture_page(path: Path, number: int, width: int, quotes: Sequence[str]) -> Image:
    """Return a page of a picture file; where a quote stands in a picture is not known, so nothing is marked."""
    from PIL import Image, ImageOps

    del quotes
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(path) as opened:
        opened.seek(number - 1)
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((width, width * TALLEST))
    return upright


def _boxes(page: Any, quote: str) -> Iterable[Box]:  # noqa: ANN401 - pypdfium2's page
    """Yield where the quote stands on the page, a box a run of letters on one line, in the page's own units.

    Letters are held against the page's text without accents, spaces and signs; where the quote does not stand there in one
    piece (a row of a table), its lines are looked for one by one, each after the one before if it can be. Of a line that goes
    on on another page, what stands on this one is found.
    """
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    letters, places = _letters(chr(pdfium.FPDFText_GetUnicode(text, at)) for at in range(text.count_chars()))
    whole, _ = _letters(quote)
    at = letters.find(whole) if whole else -1
    spans = [(at, at + len(whole))] if at >= 0 else _lines(letters, quote)
    for start, end in spans:
        yield from _runs([text.get_charbox(places[each]) for each in range(start, end)])


def _letters(text: Iterable[str]) -> tuple[str, list[int]]:
    found, places = [], []
    for at, char in enumerate(text):
        plain = fold_accents(char)
        if plain.isalnum():
            found.append(plain)
            places.append(at)
    return "".join(found), places


def _lines(letters: str, quote: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    after = 0
    for line in quote.replace("|", "\n").replace("\t", "\n").split("\n"):
        wanted, _ = _letters(line)
        if len(wanted) < SHORTEST_LINE:
            continue
        at = letters.find(wanted, after)
        at = letters.find(wanted) if at < 0 else at
        if at < 0:
            wanted = _standing(letters, wanted)
            at = letters.find(wanted) if wanted else -1
        if at >= 0:
            spans.append((at, at + len(wanted)))
            after = at + len(wanted)
    return spans


def _standing(letters: str, wanted: str) -> str:
    """Return the longest beginning, or else end, of a line that stands among ``letters``; "" for one that is too short."""
    begins = _most(len(wanted), lambda size: wanted[:size] in letters)
    ends = _most(len(wanted), lambda size: wanted[len(wanted) - size :] in letters)
    part = wanted[:begins] if begins >= ends else wanted[len(wanted) - ends :]
    return part if len(part) >= SHORTEST_PART else ""


def _most(size: int, stands: Callable[[int], bool]) -> int:
    """Return the largest number up to ``size`` for which ``stands`` holds, as it does for all smaller ones."""
    return bisect_left(range(1, size + 1), True, key=lambda each: not stands(each))


def _runs(boxes: Sequence[Box]) -> Iterable[Box]:
    """Yield one box for all letters that follow each other on one line."""
    run: Box | None = None
    for left, bottom, right, top in boxes:
        if run is not None and bottom < run[3] and top > run[1] and left >= run[0] and left - run[2] < 3 * (run[3] - run[1]):
            run = (run[0], min(run[1], bottom), max(run[2], right), max(run[3], top))
            continue
        if run is not None:
            yield run
        run = (left, bottom, right, top)
    if run is not None:
        yield run


def _marked(picture: Image, boxes: Sequence[Box]) -> Image:
    """Return the picture with the boxes coloured as a marker does: the paper, not the ink."""
    from PIL import Image, ImageChops, ImageDraw

    if not boxes:
        return picture
    paint = Image.new("RGB", picture.size, (255, 255, 255))
    brush = ImageDraw.Draw(paint)
    for left, top, right, bottom in boxes:
        brush.rectangle((left - 3, top - 2, right + 3, bottom + 2), fill=MARK)
    return ImageChops.multiply(picture, paint)


if __name__ == "__main__":
    sys.exit(main())
