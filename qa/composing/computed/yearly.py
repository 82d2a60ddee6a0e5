"""What plans give year by year: in order, side by side, or the year with most or least; and which of a table's rows has it.

In: a query on figures or money in an order, a comparison or a rank. Out: a draft whose lines are the years' figures, each
proved by the row or the sentence that gives them; None where no series of years is what the question is on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from corpus.text import fold_accents, folded_syllables
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import asks_money, money_topic
from qa.composing.computed.plan_amounts import on_money
from qa.composing.computed.written import written_dong
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.findings import Proof
from qa.contracts.money import MoneyBy
from qa.contracts.query import RANKS, Field, Form, Query
from qa.reading.sentence_values import best_excerpt
from qa.reading.series import Point, Series
from qa.reading.shares import Breakdown
from qa.reading.statements import years_in
from qa.reading.wording import Wording
from qa.understanding.money_asked import money_by

_FEW_PLANS: Final = 3
_ROOM: Final = 240
_LEAST: Final = 0.6
"""A series is what is asked of where so much of the topic stands in its name, or over it."""
_IN_NAME: Final = 0.7
"""What stands in the name counts so much, the rest what stands over it."""
_AIMED: Final = 0.1
"""What a series of targets goes before others by where these are asked for."""
_APT: Final = 0.25
"""What counts of a series beside that: how much of its own name the question says."""
SURE: Final = 0.75
_ALIKE: Final = 0.7
"""That each of several places has a series so far on the topic tells that it is what is asked of."""
_WHOLE: Final = 0.9
"""An order, or two sides, that other sentences may tell as well are those of a series only where its name says it all."""
_TABLE: Final = 2
_SHORT: Final = re.compile(r"\b[A-ZĐ]{2,}\b")
_ASKING: Final = frozenset(
    re.findall(
        r"\w+",
        "muc tieu moc nam theo tung dat ra sao cac so lieu qua giai doan lo trinh tien do nao may nhieu it nhat cao thap lon"
        " nho tang giam hon kem chenh lech so sanh voi tu den toi la bao nhieu the nhu kinh phi tien nguon von bo tri can du"
        " toan hang moi phan ky tieu hai ba gom nhung dien bien thay doi con ke hoach ca tong cong tram diem co uoc",
    )
)
"""Folded syllables of asking for figures in an order: they tell no series from another."""
_SPENT: Final = re.compile(r"\b(?:kinh phi|nguon (?:von|luc)|tai chinh|ngan sach|du toan|von|phan ky|bo tri)\b")
_AIMS: Final = re.compile(r"\b(?:chỉ tiêu|mục tiêu|kế hoạch|phấn đấu|lộ trình)\b", re.IGNORECASE)
_BY_YEARS: Final = re.compile(
    r"\b(?:từng|mỗi|các|hằng|hàng|theo|qua)\s+(?:các\s+)?năm\b|\bphân kỳ\b|\blộ trình\b", re.IGNORECASE
)


def takes_years(query: Query) -> bool:
    """Tell whether the query asks for figures or money in an order, side by side, or for the most or the least of them."""
    ordered = query.form in (Form.TIMELINE, Form.MOST, Form.LEAST, Form.COMPARE)
    ranked = query.form in RANKS and query.asks(Field.PERIOD)  # "năm nào … nhiều nhất"
    listed = query.form in (Form.VALUE, Form.LIST) and query.ask == (Field.FUNDING,)  # "từng năm bố trí bao nhiêu"
    return query.of is None and (ranked or listed or (ordered and query.asks(Field.FIGURE, Field.FUNDING)))


def answer_years(material: Material) -> Draft | None:
    """Return the figures of the years that are asked for; None where no series is on the topic, or the question is of none."""
    query, years = material.query, sorted(years_in(material.text) or material.query.where.years)
    left_out = {day.year for time in query.where.times if time.negated for day in (time.first, time.last) if day}
    listed = query.form in (Form.VALUE, Form.LIST)
    if len(material.plans) > _FEW_PLANS or (listed and not (left_out or _BY_YEARS.search(material.text))):
        return None
    if query.form in RANKS and money_by(material.text) is not MoneyBy.YEAR:
        return _extreme_row(material, years[0]) if len(years) == 1 and query.asks(Field.FIGURE) else None
    if query.form is Form.COMPARE and len(years) < _TABLE:
        return None
    found, whole = _meant(material, years if query.form is Form.COMPARE else ())
    tell = {Form.COMPARE: _side_by_side, Form.MOST: _extreme, Form.LEAST: _extreme}.get(query.form, _in_order)
    drafts = []
    for series in found:
        wanted = years if query.form is Form.COMPARE else [point.year for point in series.points]
        points = [point for point in series.points if point.year in wanted and point.year not in left_out]
        drafts.append(tell(points, series, material))
    told = _together(drafts, material)
    return replace(told, exact=whole) if told is not None else None


def _all(material: Material) -> list[Series]:
    return [series for plan in material.plans for series in material.knowledge.series(plan.id)]


def _meant(material: Material, years: Collection[int]) -> tuple[list[Series], bool]:
    """Return the series on the topic that has a figure for each of ``years``, and False.

    Where none is told of, each plan's whole money by years, and True.
    """
    query = material.query
    found = [series for series in _all(material) if all(series.at(year) for year in years)]
    money = [series for series in found if series.points[0].figure.kind == "money"]
    ranked = query.form in RANKS
    said: list[Series] = []
    if any(_wordings(material)) and query.asks(Field.FUNDING):
        said = _told(money, material, _LEAST if ranked else SURE) or _told(found, material, _WHOLE)
    elif any(_wordings(material)):
        said = _told(found, material, _LEAST if ranked else _WHOLE)
    if said:
        return said, False
    listed = query.form in (Form.VALUE, Form.LIST)
    by_years = ranked or listed or query.form is Form.COMPARE or _BY_YEARS.search(material.text)
    return (_of_wholes(money, years, material) if by_years and asks_money(material) else []), True


def _told(found: Sequence[Series], material: Material, least: float) -> list[Series]:
    """Return the series that is most on the topic; one of each plan where several places are named."""
    if len(material.query.where.provinces) < _TABLE:
        best = on_topic(found, material, least)
        return [best] if best is not None else []
    plans = dict.fromkeys(series.passage.plan for series in found)
    tops = [on_topic([series for series in found if series.passage.plan == plan], material, _ALIKE) for plan in plans]
    each = [series for series in tops if series is not None]
    return each if len(each) >= len(material.query.where.provinces) else []


def _of_wholes(money: Sequence[Series], years: Collection[int], material: Material) -> list[Series]:
    """Return what each plan spends in all by its years; none where the question is on a part of that."""
    if money_topic(material, material.plans):
        return []
    found = []
    for plan in material.plans:
        own = [series for series in money if not series.header and series.passage.plan == plan.id and is_spent(series)]
        own += [_series_of(of) for of in material.knowledge.breakdowns(plan.id) if of.by is MoneyBy.YEAR and on_money(of)]
        own = [series for series in own if all(series.at(year) for year in years)]
        best = max(own, key=lambda series: sum(point.figure.value for point in series.points), default=None)
        found += [best] if best is not None else []
    return found


def _series_of(of: Breakdown) -> Series:
    """Return the parts of a sum that are called by their years as a series."""
    told = {max(years): share for share in of.shares if (years := years_in(share.name)) and len(years) == 1}
    points = tuple(Point(year, f"năm {year}", told[year].figure, told[year].passage) for year in sorted(told))
    return Series("", of.subject, points, of.shares[0].passage)


def is_spent(series: Series) -> bool:
    """Tell whether a series of money is of what a plan spends: what it is called, or stands under, says so."""
    return _SPENT.search(fold_accents(" ".join((series.name, *series.passage.section_path)))) is not None


def _together(drafts: Sequence[Draft], material: Material) -> Draft | None:
    """Return the drafts of several plans as one, each under its plan's name; None where there are none."""
    if len(drafts) < 2:
        return drafts[0] if drafts else None
    parts = []
    for draft in drafts:
        name = material.knowledge.plan_name(draft.lines[0].plan)
        said = draft.heading or f"{'; '.join(value for line in draft.lines for value in line.values)}."
        parts.append((f"{name}: {said[:1].lower()}{said[1:]}", draft.lines))
    lines = tuple(
        replace(line, label=_under(material.knowledge.plan_name(line.plan), line.label)) for _, told in parts for line in told
    )
    compared = all(draft.heading and not draft.heading.endswith(":") for draft in drafts)
    heading = " ".join(said for said, _ in parts) if compared else ""
    return Draft(lines, heading=heading, limit=LONG, labelled=True)


def on_topic(found: Sequence[Series], material: Material, least: float) -> Series | None:
    """Return the series that is most on the topic, a target's where one is asked for; None where none is so far on it."""
    wordings, said = _wordings(material), frozenset(folded_syllables(material.text))
    aimed = _AIMED if _AIMS.search(material.text) else 0.0

    def fit(series: Series) -> float:
        """Return how far ``series`` (0..1) is asked of: the question's words in its name, and its name's in the question."""
        own = Wording((series.name or series.above,), material.knowledge.weight, _ASKING)
        asked = max((cover(series, wording) for wording in wordings), default=0.0)
        return (1 - _APT) * asked + _APT * (own.cover(said) if own else 0.0)

    able = [(fits + aimed * _sets(series), -at) for at, series in enumerate(found) if (fits := fit(series)) >= least]
    return found[-max(able)[1]] if able else None


def _sets(series: Series) -> bool:
    """Tell whether the series sets targets: as a table does, or as what stands under a heading of targets."""
    return series.header is not None or _AIMS.search(series.above) is not None


def _wordings(material: Material) -> list[Wording]:
    """Return the words that tell which series is asked of: the topic, read and typed; of money without the plan's name too."""
    topic, text = material.query.topic, material.query.words.spelled.typed
    typed = [word for word in topic if word.lower() in text.lower()] + _SHORT.findall(text)
    made = [(topic, _ASKING), (typed, _ASKING)]
    if len(material.plans) == 1 and material.query.ask == (Field.FUNDING,):
        made.append((topic, _ASKING | frozenset(folded_syllables(material.plans[0].metadata.title or ""))))
    return [wording for words, out in made if (wording := Wording(words, material.knowledge.weight, out))]


def cover(series: Series, wording: Wording) -> float:
    """Return how much of the words stands in the series' name, or less tellingly over it."""
    above = frozenset(folded_syllables(series.above))
    name = (frozenset(folded_syllables(series.name)) or above).union(folded_syllables(series.counts))
    return _IN_NAME * wording.cover(name) + (1 - _IN_NAME) * wording.cover(name | above)


def answer_one_year(material: Material) -> Draft | None:
    """Return the figure of the year that is asked for, or of two years side by side, as a table's row gives them.

    None where no row is surely what is asked of.
    """
    if len(material.plans) > _FEW_PLANS:
        return None
    years = sorted(years_in(material.text))
    found = [series for series in _all(material) if series.header and years and all(series.at(year) for year in years)]
    series = on_topic(found, material, SURE) if len(years) <= _TABLE and _wordings(material) else None
    if series is None:
        return None
    points = [point for point in series.points if point.year in years]
    if len(points) > 1:
        return _side_by_side(points, series, material)
    said = f"{series.said(points[0])} ({points[0].label[:1].lower()}{points[0].label[1:]})"
    return Draft((line_of(said, points[0], series, material),), limit=SHORT)


def line_of(said: str, point: Point, series: Series, material: Material) -> Line:
    """Return the line of ``said`` with the words that give the point, cited with what they stand under."""
    passage = point.passage or series.passage
    excerpt = best_excerpt(passage.clean, (series.name, point.figure.text), material.knowledge.weight, _ROOM)
    proof = Proof.of(passage, 1.0, also=() if series.name else passage.headings[-1:])
    header = (Proof.of(series.header, 0.9),) if series.header else ()
    label = f"{material.knowledge.plan_name(passage.plan)}, {_heading(series)}"
    return Line(passage.plan, label, (said,), f"“{excerpt}”", (proof, *header))


def _line(point: Point, series: Series, material: Material) -> Line:
    line = line_of(series.said(point), point, series, material)
    return replace(line, label=point.label[:1].upper() + point.label[1:], detail="")


def _heading(series: Series) -> str:
    name = series.name or series.above.split(". ", 1)[-1]
    return name[:1].upper() + name[1:]


def _in_order(points: Sequence[Point], series: Series, material: Material) -> Draft:
    lines = [_line(point, series, material) for point in points]
    if series.header is None:  # the sentence itself, once
        lines[-1] = replace(lines[-1], detail=line_of("", points[-1], series, material).detail)
    return Draft(tuple(lines), heading=f"{_heading(series)}:", limit=SHORT, labelled=True)


def _side_by_side(points: Sequence[Point], series: Series, material: Material) -> Draft:
    most, least = (pick(points, key=lambda point: point.figure.value) for pick in (max, min))
    lines = tuple(_line(point, series, material) for point in points)
    apart = most.figure.value - least.figure.value
    more = f" (hơn {written_dong(apart)})" if most.figure.kind == "money" else ""
    said = f"{most.label} nhiều hơn: {series.said(most)} so với {series.said(least)}{more}"
    heading = said[:1].upper() + said[1:] if most.figure.value != least.figure.value else f"Như nhau: {series.said(most)}"
    return Draft(lines, heading=f"{heading} ({_heading(series)}).", limit=SHORT, labelled=True)


def _under(plan: str, label: str) -> str:
    """Return a line's label with its plan's name before it."""
    return label if label.startswith(plan) else f"{plan}, {label[:1].lower()}{label[1:]}"


def _extreme(points: Sequence[Point], series: Series, material: Material) -> Draft:
    most = material.query.form is Form.MOST
    value = (max if most else min)(point.figure.value for point in points)
    best = [point for point in points if point.figure.value == value]
    lines = tuple(line_of(f"{p.label}: {series.said(p)}", p, series, material) for p in best)
    how = "nhiều" if most else "ít"
    return Draft(
        lines, notes=(f"{how.capitalize()} nhất trong {len(series.points)} năm có số liệu ({_heading(series)}).",), limit=SHORT
    )


def _extreme_row(material: Material, year: int) -> Draft | None:
    """Return which row of a table has most or least in ``year``, of those on the topic that measure alike."""
    rows = [series for series in _all(material) if series.header and series.at(year)]
    rows = [series for series in rows if any(cover(series, wording) >= _LEAST for wording in _wordings(material))]
    told = [(series, point) for series in rows if (point := series.at(year)) is not None]
    measures = {
        (series.header and series.header.id, point.figure.kind, point.figure.unit or series.unit) for series, point in told
    }
    if len(told) < _TABLE or len(measures) != 1:
        return None
    pick = max if material.query.form is Form.MOST else min
    value = pick(point.figure.value for _, point in told)
    best = [(series, point) for series, point in told if point.figure.value == value]
    lines = tuple(line_of(f"{series.name}: {point.said}", point, series, material) for series, point in best)
    further = tuple(Proof.of(series.passage, 0.5) for series, _ in told)
    return Draft(lines, notes=(f"So trong {len(told)} chỉ tiêu của năm {year}.",), limit=SHORT, further=further)


register_kind(Kind("years", takes_years, answer_years))
