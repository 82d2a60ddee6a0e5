"""Measure the readers: the plans typeset in every format that arrives, read back, and held against what their text gave.

usage: python -m bench.formats [--plans FOLDER] [--formats docx,html,md,pdf,scan,turned,noisy] [--worst N]

A plan's text is read; its blocks and register (tables with real rows and merged cells) are typeset as docx, html, Markdown and
PDF (by LibreOffice where it is installed, else by reportlab), and the PDF as a 200 dpi scan: clean, turned by 1.2 degrees, and
turned with noise. A row of the register is right whole where task, agencies, product, period and funding are those of the text.
"""

from __future__ import annotations

import argparse
import difflib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.readers import read
from corpus.readers.flow import Flow
from corpus.reading import understand
from corpus.records import Assignment, AssignmentKind, Reading, Value
from corpus.text.folding import fold_case, fold_tone_position
from tests.typesetting import as_docx, as_html, as_markdown, as_pdf, flow_of

FIELDS = ("task", "lead", "coordinate", "product", "period", "funding")
DPI = 200


@dataclass
class Score:
    """How many rows the text gave, how many came back, and how many of those are right."""

    rows: int = 0
    found: int = 0
    whole: int = 0
    agencies: int = 0
    periods: int = 0
    extra: int = 0
    sections: int = 0
    sections_kept: int = 0
    seconds: float = 0.0


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--plans", type=Path, default=Path("corpus/plans"))
    args.add_argument("--formats", default=",".join(MAKERS))
    args.add_argument("--worst", type=int, default=0, help="print this many rows that differ, for each format and plan")
    options = args.parse_args()
    plans = [path for path in sorted(options.plans.iterdir()) if path.suffix in (".txt", ".md", ".docx", ".htm", ".html")]
    print(f"{'plan':28} {'format':8} rows  found extra  whole agency period outline      s")
    totals = {name: Score() for name in options.formats.split(",")}
    with tempfile.TemporaryDirectory() as folder:
        for path in plans:
            document = read(path, path.parent)
            source = understand(document)
            flow = flow_of(document, source)
            for name, total in totals.items():
                score = measured(name, flow, source, Path(folder), options.worst)
                add(total, score)
                show(path.stem, name, score)
    for name, total in totals.items():
        show("all", name, total)
    return 0


def measured(name: str, flow: Flow, source: Reading, folder: Path, worst: int) -> Score:
    suffix, make = MAKERS[name]
    path = folder / f"plan{suffix}"
    path.write_bytes(make(flow))
    start = time.perf_counter()
    reading = understand(read(path, folder))
    return compare(source, reading, time.perf_counter() - start, worst)


def compare(source: Reading, reading: Reading, seconds: float, worst: int) -> Score:
    wanted, left = tasks(source), tasks(reading)
    score = Score(rows=len(wanted), seconds=seconds, sections=len(source.sections))
    for want in wanted:
        best = max(left, key=lambda found: alike(found.task.text, want.task.text), default=None)
        if best is None or alike(best.task.text, want.task.text) < 0.9:
            print_difference(want, None, worst)
            continue
        left.remove(best)
        wrong = [name for name in FIELDS if folded(getattr(best, name)) != folded(getattr(want, name))]
        score.found += 1
        score.whole += not wrong
        score.agencies += not {"lead", "coordinate"} & set(wrong)
        score.periods += "period" not in wrong
        if wrong:
            print_difference(want, best, worst)
            worst -= 1
    score.extra = len(left)
    outline = [(fold_case(section.number), fold_case(section.heading)) for section in reading.sections]
    score.sections_kept = sum((fold_case(s.number), fold_case(s.heading)) in outline for s in source.sections)
    return score


def tasks(reading: Reading) -> list[Assignment]:
    return [assignment for assignment in reading.assignments if assignment.kind is AssignmentKind.TASK]


def alike(one: str, two: str) -> float:
    return difflib.SequenceMatcher(None, plain(one), plain(two), autojunk=False).ratio()


def folded(field: Value | tuple[Value, ...] | None) -> object:
    if isinstance(field, tuple):
        return frozenset(plain(value.text) for value in field)
    return plain(field.text) if field else ""


def plain(text: str) -> str:
    """Fold what does not change a reading: case, tone position, dashes, dots of an ellipsis, marks and spaces."""
    text = fold_tone_position(fold_case(text)).replace("…", "...")
    return " ".join(re.sub(r"[^\w%/]+", " ", text).split())


def print_difference(want: Assignment, found: Assignment | None, worst: int) -> None:
    if worst <= 0:
        return
    print(f"   {want.number} {want.task.text[:70]}", "NOT FOUND" if found is None else "")
    for name in FIELDS if found is not None else ():
        one, two = getattr(want, name), getattr(found, name)
        if folded(one) != folded(two):
            print(f"      {name}: want {texts(one)} got {texts(two)}")


def texts(field: Value | tuple[Value, ...] | None) -> list[str]:
    values: Iterable[Value] = field if isinstance(field, tuple) else (field,) if field else ()
    return [value.text for value in values]


def add(total: Score, score: Score) -> None:
    for name, value in vars(score).items():
        setattr(total, name, getattr(total, name) + value)


def show(plan: str, name: str, score: Score) -> None:
    def share(part: int, of: int) -> str:
        return f"{part / of:6.3f}" if of else "   nan"

    rates = " ".join(share(part, score.rows) for part in (score.found,))
    rights = " ".join(share(part, score.rows) for part in (score.whole, score.agencies, score.periods))
    outline = share(score.sections_kept, score.sections)
    print(
        f"{plan[:28]:28} {name:8} {score.rows:4} {rates} {score.extra:5} {rights}  {outline} {score.seconds:6.1f}", flush=True
    )


def pdf(flow: Flow) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        return as_pdf(flow)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(as_docx(flow))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        return source.with_suffix(".pdf").read_bytes()


def scan(degrees: float, noise: float) -> Callable[[Flow], bytes]:
    def make(flow: Flow) -> bytes:
        import pypdfium2
        from PIL import Image

        document = pypdfium2.PdfDocument(pdf(flow))
        pages = [Image.fromarray(spoilt(page, degrees, noise)) for page in document]
        stream = io.BytesIO()
        pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
        return stream.getvalue()

    return make


def spoilt(page, degrees: float, noise: float):  # noqa: ANN001, ANN201 - pictures
    import cv2
    import numpy as np

    picture = page.render(scale=DPI / 72, grayscale=True).to_numpy()
    height, width = picture.shape
    if degrees:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
        picture = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    if noise:
        random = np.random.default_rng(1)
        blurred = cv2.GaussianBlur(picture, (3, 3), 0.7).astype(float)
        picture = np.clip(blurred * 0.9 + 15 + random.normal(0, 8, picture.shape), 0, 255).astype(np.uint8)
        specks = random.random(picture.shape)
        picture[specks < noise / 2] = 0
        picture[specks > 1 - noise / 2] = 255
    return picture


MAKERS: dict[str, tuple[str, Callable[[Flow], bytes]]] = {
    "docx": (".docx", as_docx),
    "html": (".html", as_html),
    "md": (".md", as_markdown),
    "pdf": (".pdf", pdf),
    "rl-pdf": (".pdf", as_pdf),
    "scan": (".pdf", scan(0.0, 0.0)),
    "turned": (".pdf", scan(1.2, 0.0)),
    "noisy": (".pdf", scan(-1.2, 0.003)),
}


if __name__ == "__main__":
    sys.exit(main())
