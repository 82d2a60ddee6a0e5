"""What documents must read as: outline and metadata of the five plans and of made ones in other layouts, checked by eye."""

import json
from dataclasses import asdict
from pathlib import Path

from corpus.readers import read
from corpus.reading import understand

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
LAYOUTS = Path(__file__).parents[1] / "layouts"
FILES = tuple(sorted(path.name for root in (PLANS, LAYOUTS) for path in root.iterdir() if path.suffix in {".txt", ".md"}))


def golden_path(file):
    """Return where the golden file of a document lies."""
    return Path(__file__).with_name(f"{file}.json")


def reading_of(file):
    """Return the reading of one of the documents."""
    root = PLANS if (PLANS / file).exists() else LAYOUTS
    return understand(read(root / file, root))


def golden_text(reading):
    """Return the outline and the metadata of a reading as JSON, a block or a section a line, so that changes are readable."""
    sections = [[s.level, s.number, s.heading, s.parent, _span(s.range)] for s in reading.sections]
    blocks = [
        [b.kind.value, b.marker, b.section, b.parent, b.assignment, [_span(part) for part in b.ranges], b.clean]
        for b in reading.blocks
    ]
    metadata = asdict(reading.metadata)
    metadata["ranges"] = {name: [_span(p) for p in places] for name, places in sorted(reading.metadata.ranges.items())}
    for name in ("recipients", "replaces", "amends"):
        metadata[name] = [[v.text, [_span(p) for p in v.ranges]] for v in getattr(reading.metadata, name)]
    earlier = [
        [e.role, e.number, str(e.issued_on or ""), e.year, e.issuer, [_span(part) for part in e.ranges]]
        for e in reading.metadata.earlier
    ]
    metadata = {**metadata, "earlier": earlier} if earlier else {k: v for k, v in metadata.items() if k != "earlier"}
    metadata["legal_bases"] = [
        [b.role, b.kind, b.number, str(b.issued_on or ""), b.issuer, b.subject, [_span(p) for p in b.ranges]]
        for b in reading.metadata.legal_bases
    ]
    pages = [_span(page.range) for page in reading.document.pages]
    parts = {
        "metadata": _lines([[key, value] for key, value in metadata.items()]),
        "pages": _dump(pages),
        "sections (level, number, heading, parent, range)": _lines(sections),
        "blocks (kind, marker, section, parent, assignment, ranges, text)": _lines(blocks),
    }
    return "{\n" + ",\n".join(f"{_dump(key)}: {value}" for key, value in parts.items()) + "\n}\n"


def _span(part):
    return f"{part.start}-{part.end}"


def _lines(rows):
    return "[\n" + ",\n".join("  " + _dump(row) for row in rows) + "\n]"


def _dump(value):
    return json.dumps(value, ensure_ascii=False, default=str)
