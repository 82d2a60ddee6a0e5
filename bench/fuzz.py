"""Fuzz the readers and what understands documents, led by coverage: no crash, no hang over 10 s, no range out of the text.

usage: python -m bench.fuzz [--seconds 120] [--targets text,markdown,html,docx,pdf] [--keep FOLDER]

Seeds are pieces of corpus/plans, as they are and typeset. An input that breaks a target is kept in FOLDER (a temporary one is
named at the end); run it again with `python -m bench.fuzz --again FILE --targets TARGET`. Needs the extra: pip install
'tracuu[fuzz]' (atheris). What is found becomes a test.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HANG_S = 10
SEED_CHARS = 1500
LONGEST = {"pdf": 100_000}
USUAL_LONGEST = 20_000
PLANS = Path(__file__).parents[1] / "corpus" / "plans"
TARGETS = ("text", "markdown", "html", "docx", "pdf")


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--seconds", type=int, default=120, help="for each target")
    args.add_argument("--targets", default=",".join(TARGETS))
    args.add_argument("--keep", type=Path)
    args.add_argument("--again", type=Path, help="run one input and nothing else")
    args.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = args.parse_args()
    targets = options.targets.split(",")
    if options.again is not None:
        for name in targets:
            check(name, options.again.read_bytes())
        return 0
    if find_spec("atheris") is None:
        print("atheris is missing; install it with: pip install 'tracuu[fuzz]'", file=sys.stderr)
        return 2
    folder = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    if options.child:
        fuzz(targets[0], options.seconds, folder)
    broken = [name for name in targets if run(name, options.seconds, folder)]
    print(f"broken: {', '.join(broken) or 'none'}; inputs in {folder}")
    return 1 if broken else 0


def run(name: str, seconds: int, folder: Path) -> int:
    """Fuzz one target in a process of its own, which the fuzzer ends at the first input that breaks it."""
    seeds = folder / name
    seeds.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]()):
        (seeds / f"seed-{number:03d}").write_bytes(seed)
    command = [
        sys.executable,
        "-m",
        "bench.fuzz",
        "--child",
        "--targets",
        name,
        "--seconds",
        str(seconds),
        "--keep",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env={**os.environ, "OMP_NUM_THREADS": "1"})
    lines = [line for line in done.stderr.splitlines() if line.startswith(("Done", "stat::number", "stat::average"))]
    print(f"{name:9} exit {done.returncode}  {'; '.join(lines)}", flush=True)
    if done.returncode:
        print(done.stderr[-4000:] + done.stdout[-2000:], flush=True)
    return done.returncode


def fuzz(name: str, seconds: int, folder: Path) -> None:
    import atheris

    with atheris.instrument_imports(include=["corpus"]):
        check(name, next(iter(SEEDS[name]())))
    limits = [
        f"-max_total_time={seconds}",
        f"-timeout={HANG_S}",
        "-rss_limit_mb=2048",
        f"-max_len={LONGEST.get(name, USUAL_LONGEST)}",
        "-print_final_stats=1",
    ]
    atheris.Setup(
        [sys.argv[0], *limits, f"-artifact_prefix={folder}/{name}-", str(folder / name)], lambda data: check(name, data)
    )
    atheris.Fuzz()


def check(name: str, data: bytes) -> None:
    """Read ``data`` as the target does and look at every range; only a refusal by name is no fault."""
    from corpus.reading import understand
    from corpus.records.errors import UnreadableFileError

    try:
        document = READ[name](data)
    except UnreadableFileError:
        return
    reading = understand(document)
    for place in ranges_in(reading):
        if place.end > len(document.text):
            raise AssertionError(f"{place} is out of a text of {len(document.text)} characters")


def ranges_in(found: object) -> Iterator:
    """Yield all ranges anywhere in a record."""
    from dataclasses import fields, is_dataclass

    from corpus.records import Range

    if isinstance(found, Range):
        yield found
    elif isinstance(found, dict):
        yield from ranges_in(tuple(found.values()))
    elif isinstance(found, tuple):
        for each in found:
            yield from ranges_in(each)
    elif is_dataclass(found):
        for each in fields(found):
            yield from ranges_in(getattr(found, each.name))


def read_text(data: bytes):  # noqa: ANN201 - a document
    from corpus.readers.plain.plain import read

    return read(data.decode(errors="ignore").encode(), "x.txt")


def read_markdown(data: bytes):  # noqa: ANN201 - a document
    from corpus.readers.plain.markdown import read

    return read(data.decode(errors="ignore").encode(), "x.md")


def read_html(data: bytes):  # noqa: ANN201 - a document
    from corpus.readers.web.html import read

    return read(data, "x.html")


def read_docx(data: bytes):  # noqa: ANN201 - a document
    """Read a Word file whose body is ``data``: bytes altered in a package as a whole would never get past its checksums."""
    from corpus.readers.word.docx import read

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_package())) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.namelist():
            new.writestr(item, data if item == "word/document.xml" else old.read(item))
    return read(stream.getvalue(), "x.docx")


def read_pdf(data: bytes):  # noqa: ANN201 - a document
    from corpus.readers.pdf.pdf import read

    return read(data, "x.pdf")


def pieces() -> Iterator[str]:
    """Yield pieces of the plans of the size of a page, cut at line ends."""
    for path in sorted(PLANS.iterdir()):
        if path.suffix in (".txt", ".md"):
            text = path.read_text("utf-8")
            cuts = [text.rfind("\n", 0, at) + 1 for at in range(SEED_CHARS, len(text), SEED_CHARS)]
            yield from (text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True) if text[start:end])


def flows() -> Iterator:
    from corpus.readers.plain.plain import read
    from corpus.reading import understand
    from tests.typesetting import flow_of

    for piece in pieces():
        document = read(piece.encode(), "x.txt")
        yield flow_of(document, understand(document))


@cache
def _package() -> bytes:
    import docx

    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def texts() -> Iterable[bytes]:
    return (piece.encode() for piece in pieces())


def pages() -> Iterable[bytes]:
    from tests.typesetting import as_html

    return (as_html(flow) for flow in flows())


def word_bodies() -> Iterable[bytes]:
    from tests.typesetting import as_docx

    for flow in flows():
        with zipfile.ZipFile(io.BytesIO(as_docx(flow))) as package:
            yield package.read("word/document.xml")


def pdfs() -> Iterable[bytes]:
    from tests.typesetting import as_pdf

    return (as_pdf(flow) for _, flow in zip(range(8), flows(), strict=False))


READ: dict[str, Callable] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
}
SEEDS: dict[str, Callable[[], Iterable[bytes]]] = {
    "text": texts,
    "markdown": texts,
    "html": pages,
    "docx": word_bodies,
    "pdf": pdfs,
}


if __name__ == "__main__":
    sys.exit(main())
