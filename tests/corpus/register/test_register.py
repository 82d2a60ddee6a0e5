"""The registers of the plans, against golden files that were checked by eye against the printed tables."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.readers import read
from corpus.records import Document, Table, TableRowKind
from corpus.tables.finding import find_tables
from evaluation.register_json import assignment_json

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
GOLDEN = Path(__file__).parents[1] / "golden_register"
ANNEXES = {
    "an-giang": "an-giang-457-kh-ubnd-2024.txt",
    "quang-nam-phu-luc": "quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt",
    "tra-vinh": "tra-vinh-105-kh-ubnd-2023.md",
}


@pytest.fixture(scope="module", params=sorted(ANNEXES))
def annex(request: pytest.FixtureRequest) -> tuple[str, Document, Table]:
    document = read(PLANS / ANNEXES[request.param], PLANS)
    (table,) = find_tables(document)
    return request.param, document, table


def test_the_annex_is_read_as_it_is_printed(annex: tuple[str, Document, Table]) -> None:
    name, document, table = annex
    found = [assignment_json(assignment, document, plan=name) for row in table.rows for assignment in row.assignments]
    for row in found:
        for extra in ("file", "plan", "kind", "citations"):
            del row[extra]
    assert found == json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def test_every_value_stands_where_its_ranges_say(annex: tuple[str, Document, Table]) -> None:
    _, document, table = annex
    for assignment in (assignment for row in table.rows for assignment in row.assignments):
        values = [assignment.task, *assignment.lead, *assignment.coordinate, *(assignment.product or ())]
        values += [value for value in (assignment.period, assignment.funding) if value]
        for value in values:
            printed = " ".join(" ".join(part.of(document.text) for part in value.ranges).split())
            words = [word.lower() for word in printed.replace("<i>", "").replace("</i>", "").split()]
            assert set(value.text.replace("-", " ").lower().split()) <= set(" ".join(words).replace("-", " ").split()), value


def test_rows_headers_and_noise_do_not_overlap(annex: tuple[str, Document, Table]) -> None:
    _, _, table = annex
    places = sorted([*table.headers, *table.noise, *(part for row in table.rows for part in row.ranges)])
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert all(table.range.start <= part.start and part.end <= table.range.end for part in places)


def test_groups_open_with_their_number_and_heading() -> None:
    (table,) = find_tables(read(PLANS / ANNEXES["an-giang"], PLANS))
    groups = [row for row in table.rows if row.kind is TableRowKind.GROUP]
    assert [row.number for row in groups] == ["I", "II", "III", "IV", "V"]
    assert groups[4].heading == "Đẩy mạnh hợp tác quốc tế về công nghệ sinh học"
    assert len(table.headers) == 8


def test_a_page_number_between_rows_is_noise() -> None:
    document = read(PLANS / ANNEXES["quang-nam-phu-luc"], PLANS)
    (table,) = find_tables(document)
    assert [part.of(document.text) for part in table.noise] == ["4"]
