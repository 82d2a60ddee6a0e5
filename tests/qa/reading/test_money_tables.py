"""Tables of money in made-up passages: years, sources and items as rows or columns, units, totals."""

import pytest

from corpus.records import BlockKind, Range
from indexer.segments.stored import Passage
from qa.contracts.money import MoneyBy
from qa.reading.money_tables import cells_of, money_tables


def rows(*lines, path=("IV. KINH PHÍ",), before="", assignments=()):
    found = [passage(before, BlockKind.PARAGRAPH, path)] if before else []
    return [*found, *(passage(line, BlockKind.TABLE_ROW, path, assignments) for line in lines)]


def passage(text, kind, path, assignments=()):
    cells = text.split("|")
    ranges, at = [], 0
    for cell in cells:
        ranges.append(Range(at, at + len(cell)))
        at += len(cell) + 3
    return Passage(f"d:{text}", "p", "d", "p.md", kind, path, None, tuple(ranges), " ".join(cells), "", assignments)


def parts(found):
    return {share.name: share.figure.value for share in found.shares}


def test_a_row_falls_into_the_cells_of_its_ranges():
    assert cells_of(passage("Vốn vay|3 tỷ đồng|2027", BlockKind.TABLE_ROW, ())) == ["Vốn vay", "3 tỷ đồng", "2027"]


def test_years_in_rows_and_sources_in_columns_under_a_unit_that_is_said_over_the_table():
    found = list(
        money_tables(
            rows(
                "Năm|Ngân sách tỉnh|Vốn vay|Cộng", "2026|5|2|7", "2027|6,5|3|9,5", "Cộng|11,5|5|16,5",
                before="Nhu cầu vốn (đơn vị: tỷ đồng):",
            )
        )
    )  # fmt: skip
    years = [of for of in found if of.by is MoneyBy.YEAR]
    assert parts(years[0]) == {"2026": 5e9, "2027": 6.5e9}
    assert years[0].total.figure.text == "11,5 tỷ đồng"
    assert parts(years[-1]) == {"2026": 7e9, "2027": 9.5e9}
    assert years[-1].total.name == "Tổng kinh phí"
    sources = [of for of in found if of.by is MoneyBy.SOURCE]
    assert parts(sources[-1]) == {"Ngân sách tỉnh": 11.5e9, "Vốn vay": 5e9}
    assert sources[0].subject.endswith("2026")


def test_items_with_a_column_of_money_and_their_number():
    (found,) = money_tables(
        rows("TT|Nội dung chi|Dự toán (triệu đồng)", "1|Mua ghe|1.200", "2|Sửa bến|350", "3|Phao cứu sinh|90")
    )
    assert found.by is MoneyBy.USE
    assert parts(found) == {"Mua ghe": 1.2e9, "Sửa bến": 3.5e8, "Phao cứu sinh": 9e7}
    assert found.shares[0].figure.text == "1.200 triệu đồng"


@pytest.mark.parametrize(
    "table",
    [
        rows("Chỉ tiêu|2026|2027", "Số ghe|40|60", "Số bến|5|9", path=("II. CHỈ TIÊU",)),
        rows("Năm|Vốn", "2026|5", "2027|6"),  # in no unit
        rows("TT|Nội dung|Kinh phí (triệu đồng)", "1|Mua ghe|1.200", "2|Sửa bến|350", assignments=("d#1",)),
        rows("Doanh thu (tỷ đồng)|2026|2027", "Cá khô|4 tỷ đồng|5 tỷ đồng", "Mắm|2 tỷ đồng|3 tỷ đồng", path=("II. KẾT QUẢ",)),
    ],
)
def test_counts_amounts_without_a_unit_tasks_and_what_comes_in_are_no_money_that_is_spent(table):
    assert not list(money_tables(table))
