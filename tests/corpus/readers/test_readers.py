"""Readers of text: decoding, limits, pages and grids, and that nothing raises past the family of unreadable files."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.readers import read
from corpus.readers.base import MAX_CHARACTERS
from corpus.readers.plain.paging import infer_pages
from corpus.readers.plain.textgrids import find_text_grids
from corpus.records.errors import UnreadableFileError, UnsupportedFormatError

PLANS = Path(__file__).parents[3] / "corpus" / "plans"


def read_bytes(folder, data, name="a.txt"):
    (folder / name).write_bytes(data)
    return read(folder / name, folder)


def test_text_is_stored_normalized_with_id_and_path(tmp_path):
    (tmp_path / "thu-muc").mkdir()
    document = read_bytes(tmp_path, "\ufeffKế hoạch\r\nhai".encode(), "thu-muc/a.TXT")
    assert (document.text, document.file, document.format, len(document.id)) == ("Kế hoạch\nhai", "thu-muc/a.TXT", "txt", 64)


def test_decomposed_text_is_joined_with_a_warning(tmp_path):
    document = read_bytes(tmp_path, unicodedata.normalize("NFD", "Kế hoạch phát triển").encode(), "a.md")
    assert document.text == "Kế hoạch phát triển"
    assert [warning.code for warning in document.warnings] == ["decomposed_unicode"]


def test_utf_16_with_a_mark_is_read(tmp_path):
    assert read_bytes(tmp_path, "Kế hoạch".encode("utf-16")).text == "Kế hoạch"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t", b"\xff\xfe\xfa", b"\x00\x01\x02", b"abc\x00def", b"K\xd5 ho\xb9ch", b"----\n***"]
)
def test_what_cannot_be_read_says_so_in_vietnamese(tmp_path, data):
    with pytest.raises(UnreadableFileError, match="Tệp"):
        read_bytes(tmp_path, data)


def test_a_text_longer_than_any_plan_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="quá dài"):
        read_bytes(tmp_path, b"a" * (MAX_CHARACTERS + 1))
    with pytest.raises(UnreadableFileError, match="quá dài"):
        read_bytes(tmp_path, b"ke hoach " * (20 * 1024 * 1024 // 9))


def test_unknown_suffixes_and_missing_files_are_named(tmp_path):
    with pytest.raises(UnsupportedFormatError, match=r"\.xyz"):
        read_bytes(tmp_path, b"abc", "a.xyz")
    with pytest.raises(UnreadableFileError, match="Không mở được"):
        read(tmp_path / "none.txt", tmp_path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_random_bytes_are_read_or_refused(tmp_path, data, name):
    try:
        document = read_bytes(tmp_path, data, name)
    except UnreadableFileError:
        return
    assert unicodedata.is_normalized("NFC", document.text)


@given(st.text(alphabet="a1\t|-\n \\:.é") | st.text())
def test_grids_are_exact_ranges_in_order(text):
    grids = find_text_grids(text)
    for grid in grids:
        for cell in grid.cells:
            for part in cell.ranges:
                assert grid.range.start <= part.start < part.end <= grid.range.end
                assert part.of(text) == part.of(text).strip()
                assert "\n" not in part.of(text)
    assert all(first.range.end <= second.range.start for first, second in pairwise(grids))


@given(st.text(alphabet="a1 \n\f9") | st.text())
def test_pages_cover_the_text(text):
    pages = infer_pages(text)
    if pages:
        assert "".join(page.range.of(text) for page in pages) == text
        assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_pages_of_extracted_text():
    starts = {name: [p.range.start for p in read(PLANS / name, PLANS).pages] for name in (
        "an-giang-457-kh-ubnd-2024.txt", "quang-nam-cong-nghiep-sinh-hoc.txt", "quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt",
        "quang-ngai-cong-nghiep-sinh-hoc.txt",
    )}  # fmt: skip
    assert [len(found) for found in starts.values()] == [16, 6, 5, 0]
    document = read(PLANS / "an-giang-457-kh-ubnd-2024.txt", PLANS)
    assert document.text[document.pages[7].range.start :].startswith("8 \n")
    assert document.text[document.pages[9].range.start :].startswith("Phụ Lục")
    assert document.page_of(document.text.index("IV. TỔ CHỨC THỰC HIỆN")) == 9


def test_form_feeds_part_pages():
    assert [page.range.start for page in infer_pages("một\fhai\fba\n\f")] == [0, 4, 8]


def test_lone_numbers_and_indented_lines_are_no_pages():
    assert infer_pages("KẾ HOẠCH\n\n\n2\n\n thụt\nđầu dòng") == ()


def test_a_line_that_heads_a_group_is_a_row_of_its_tab_separated_table() -> None:
    rows = "TT\tViệc\tAi\nI\tHạ tầng số\n1\tMột\tSở A\n2\tHai\tSở B\n\nII\tXã hội số\n3\tBa\tSở C\n\n"
    grids = find_text_grids(rows + "Nơi nhận:\tKT. CHỦ TỊCH\nA\tkhông phải bảng")
    assert [(grid.rows, grid.columns) for grid in grids] == [(6, 3)]
    assert [cell.text for cell in grids[0].cells if cell.row == 4] == ["II", "Xã hội số"]


def test_tab_separated_rows_are_one_grid_with_empty_cells():
    text = "Mở đầu\n\nTT\tViệc\tAi\n1\tMột\tSở A\n2\tHai\t\n\nTT\tViệc\tAi\n3\tBa\tSở B\n\nHết\tkhông phải bảng"
    (grid,) = find_text_grids(text)
    assert (grid.rows, grid.columns) == (5, 3)
    assert [cell.text for cell in grid.cells if cell.row == 2] == ["2", "Hai", ""]
    assert grid.range.of(text).startswith("TT\tViệc")
    assert grid.range.of(text).endswith("Sở B")


def test_markdown_pipes_are_a_grid():
    text = "| TT | Việc |\n|---|:---:|\n| 1 | **Một** \\| hai |\n| 2 | |\nxong"
    (grid,) = find_text_grids(text)
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "TT"), (0, 1, "Việc"), (1, 0, "1"), (1, 1, "Một | hai"), (2, 0, "2"), (2, 1, ""),
    ]  # fmt: skip
