"""Series: one thing measured in several years, as a table with a column for each year gives it, or a sentence year by year.

In: the passages of a plan. Out: :class:`Series` records: what is measured, and its figure for each year. "Tỷ lệ hộ có nước
sạch | 70% | 85%" under a header of years says for which year each figure is; "năm 2024 là 31 ha, năm 2025 là 44 ha" says it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.layout.item_marks import without_mark
from corpus.records import BlockKind
from corpus.text import fold_accents
from corpus.text.folding import CAPITALS
from indexer.segments.stored import Passage
from qa.reading.figures import Figure, figures_in

_YEAR: Final = r"(?<![\d/.,])(?:19|20)\d\d(?![\d/%]|[.,]\d)"
_YEARS: Final = re.compile(_YEAR)
_LABEL: Final = 3
"""Words before a year that may name its column ("Kế hoạch năm 2026")."""
_CLAUSE: Final = re.compile(rf"[;,(]\s+|[;(]|\s+(?:và|VÀ)\s+|(?<=[^\d\s{CAPITALS}][.])\s+(?=[{CAPITALS}])")
# Words that lead from a sum to its parts by year: what the parts are of stands before them.
_LEADS_ON: Final = re.compile(r"(?:trong đó|bao gồm|gồm|cụ thể|chia ra)[\s:]*", re.IGNORECASE)
_OPENS_YEAR: Final = re.compile(rf"\W*(?:(?:trong|đến|hết|riêng|vào)\s+)?năm\s+{_YEAR}\s+", re.IGNORECASE)
_YEAR_APART: Final = re.compile(rf"((?:^|[;(]\s*)(?:(?:trong|đến|hết|riêng|vào)\s+)?năm\s+{_YEAR}),\s+", re.IGNORECASE)
_RANGE: Final = re.compile(rf"{_YEAR}\s*[-–]\s*{_YEAR}")
_SAYS_WHEN: Final = re.compile(
    r"(?:\W|\b(?:chia theo năm"
    r"|năm|tháng \d{1,2}|quý [ivx]+|đến|hết|trong|vào|là|có|đạt|riêng|toàn|ước|còn|tăng|giảm|lên|xuống|tại|từ|chi"
    r"|bố trí|khoảng|dự kiến|của|và|thì|nay|theo|phân kỳ|\d{1,2})\b)+$",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"\s+(?:năm|bị|thì|và)$", re.IGNORECASE)
_ONLY_YEAR: Final = re.compile(rf"[Nn]ăm {_YEAR}")
_LONGEST: Final = 900
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one year; ``label`` is how the plan names it ("Ước 2025"), ``passage`` the row that it has for itself."""

    year: int
    label: str
    figure: Figure
    passage: Passage | None = None

    @property
    def said(self) -> str:
        """The figure as it is written, without the word for the year that may follow it."""
        return _TAIL.sub("", self.figure.text)


@dataclass(frozen=True, slots=True)
class Series:
    """What is measured (``name``, under ``above``), its points in order of years, where it stands, its table's ``header``.

    ``counts`` are the words after the first figure that say what it counts ("lượt khách" of "9.000 lượt khách năm 2024").
    """

    name: str
    above: str
    points: tuple[Point, ...]
    passage: Passage
    header: Passage | None = None
    counts: str = ""

    @property
    def unit(self) -> str:
        """What the figures count in where only the name says it, in parentheses: "Doanh thu (tỷ đồng)"."""
        return self.name.rsplit("(", 1)[1].rstrip(" )") if self.name.endswith(")") and "(" in self.name else ""

    def said(self, point: Point) -> str:
        """Return the figure of ``point`` with its unit: of what is counted the first word ("9.000 lượt"), no half of a name."""
        number, *unit = point.said.split(" ")
        if len(unit) > 1 and self.counts.startswith(f"{' '.join(unit)} "):
            return f"{number} {unit[0]}"
        return point.said if point.figure.unit or not self.unit else f"{point.said} {self.unit}"

    def at(self, year: int) -> Point | None:
        """Return the point of ``year``."""
        return next((point for point in self.points if point.year == year), None)


def series_in(passages: Iterable[Passage]) -> Iterator[Series]:
    """Yield the series that ``passages``, in their order, give."""
    columns: list[tuple[str, int]] = []
    above: Passage | None = None
    for passage in passages:
        if passage.kind is not BlockKind.TABLE_ROW:
            columns = []
            if passage.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(passage.clean) <= _LONGEST:
                yield from _told(passage)
            continue
        header = _header(passage.clean)
        if header:
            columns, above = header, passage
        elif columns and (row := _row(passage, columns, above)) is not None:
            yield row


def _header(text: str) -> list[tuple[str, int]]:
    """Return the columns of years that a header's row names, by label and year; none where it is no such header.

    The year of a column after them ("Cộng") is 0.
    """
    found = list(_YEARS.finditer(text))
    if len(found) < _LEAST or len({match.group() for match in found}) != len(found) or _RANGE.search(text) or figures_in(text):
        return []
    starts = (0, *(match.end() for match in found))
    columns = [
        (_called(text[start : match.start()], match.group()), int(match.group()))
        for start, match in zip(starts, found, strict=False)
    ]
    return [*columns, ("", 0)] if text[found[-1].end() :].strip(" |") else columns


def _called(before: str, year: str) -> str:
    """Return how a column is called: the words from the last capital on that stand right before its year."""
    words = before.replace("|", " ").split()[-_LABEL:]
    capital = next((at for at in range(len(words) - 1, -1, -1) if words[at][:1].isupper()), None)
    return " ".join((*words[capital:], year)) if capital is not None else f"năm {year}"


def _row(passage: Passage, columns: Sequence[tuple[str, int]], header: Passage | None) -> Series | None:
    """Return the series of a row whose last cells are figures, one for each column; None where they are not."""
    figures = figures_in(passage.clean)[-len(columns) :]
    if len(figures) < len(columns):
        return None
    gaps = [passage.clean[one.end : other.start] for one, other in itertools.pairwise(figures)]
    if any(gap.strip(" |") for gap in (*gaps, passage.clean[figures[-1].end :])):
        return None
    name = passage.clean[: figures[0].start].strip(" |")
    points = tuple(Point(year, label, figure) for (label, year), figure in zip(columns, figures, strict=True) if year)
    return Series(name, " ".join(passage.section_path[-1:]), points, passage, header) if name else None


def _told(passage: Passage) -> Iterator[Series]:
    """Yield the series that prose tells year by year."""
    above = " ".join(passage.section_path[-1:])
    if above.count("20") + above.count("19") + passage.clean.count("20") + passage.clean.count("19") < _LEAST:
        return  # it cannot name so many years
    text = f"{_opening(passage)}{without_mark(passage.clean)}"
    if len(set(_YEARS.findall(text))) < _LEAST:
        return
    name, points = "", list[Point]()
    before = ""
    for clause in _CLAUSE.split(_YEAR_APART.sub(r"\1 ", text)):
        point, own = _point(clause)
        if point is None:
            before = clause
            continue
        own = before.strip() if _LEADS_ON.fullmatch(own) else own
        own = own or ("" if points else _between(clause, point))
        if (own and points) or any(point.year == known.year for known in points):
            yield from _whole(name, above, points, passage)
            points = []
        name = own or ("" if not points else name)
        points.append(point)
    yield from _whole(name, above, points, passage)


def _between(clause: str, point: Point) -> str:
    """Return what stands between the year that opens a clause and its figure: "năm 2024 bến đò đón 9.000 lượt"."""
    opens = _OPENS_YEAR.match(clause)
    return _SAYS_WHEN.sub("", clause[opens.end() : point.figure.start]).strip() if opens is not None else ""


def _opening(passage: Passage) -> str:
    """Return what the heading begins that the sentence goes on with: "2. Năm 2026" over "là 24 tỷ đồng; năm 2027 …".

    "" where it names no year, or more than one, and where the sentence holds it.
    """
    above = " ".join(passage.section_path[-1:])
    heading = without_mark(above)
    if len(_YEARS.findall(heading)) != 1 or passage.clean.startswith(above):
        return ""
    return f"{heading} " if _ONLY_YEAR.fullmatch(heading) else f"{heading}; " if figures_in(heading) else ""


def _whole(name: str, above: str, points: Sequence[Point], passage: Passage) -> Iterator[Series]:
    kinds = {(point.figure.kind, point.figure.unit if not point.figure.kind else "") for point in points}
    if len(points) >= _LEAST and len(kinds) == 1:
        ordered = tuple(sorted(points, key=lambda point: point.year))
        yield Series(name, above, ordered, passage, counts=_counted(points[0].figure, passage.clean))


def _counted(figure: Figure, text: str) -> str:
    """Return the words that follow the number of ``figure`` in its clause, up to a year or its end."""
    at = text.find(figure.text)
    after = _CLAUSE.split(text[at + len(figure.text.split(" ")[0]) :], maxsplit=1)[0] if at >= 0 else ""
    return "" if figure.kind else _SAYS_WHEN.sub("", _YEARS.split(after)[0]).strip()


def _point(clause: str) -> tuple[Point | None, str]:
    """Return the one year of a clause with its figure, and what the clause says is measured; None where it has not one year."""
    years = list(_YEARS.finditer(clause))
    figures = figures_in(clause)
    if len(years) != 1 or not figures:
        return None, ""
    year = years[0]
    after = [figure for figure in figures if figure.start >= year.end()]
    figure = after[0] if after else figures[-1]
    before = clause[: min(year.start(), figure.start)]
    said = _SAYS_WHEN.sub("", before).strip()
    label = clause[len(before) : year.end()].strip() if after else f"năm {year.group()}"
    return Point(int(year.group()), label if "năm" in fold_accents(label) else f"năm {year.group()}", figure), said
