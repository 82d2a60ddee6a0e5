"""What a plan gives year by year: columns of a table, sentences."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.reading.series import series_in
from tests.qa.memory import HashEncoder, MemorySnapshot


def series(tmp_path, text):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    snapshot = MemorySnapshot({"a": [understand(read(tmp_path / "a.md", tmp_path))]}, HashEncoder())
    return list(series_in(snapshot.passages_of("a")))


def told(found):
    return [(point.year, point.said) for point in found.points]


TABLE = """# KẾ HOẠCH
Phát triển nghề gốm

## II. CHỈ TIÊU
| Chỉ tiêu | Thực hiện 2025 | Ước 2026 | Kế hoạch năm 2028 |
|---|---|---|---|
| Số lò nung dùng điện | 12 | 20 | 45 |
| Tỷ lệ thợ có thẻ qua tài khoản | 60% | 75% | 90% |
| Doanh thu (tỷ đồng) | 1.250 | 1.400 | 2.000 |
| Cơ quan theo dõi | Sở Công Thương | Sở Công Thương | Sở Công Thương |

## III. NHIỆM VỤ
| TT | Nhiệm vụ | Chủ trì | Thời gian |
|---|---|---|---|
| 1 | Xây 3 lò | Sở Công Thương | 2026 |
"""


def test_a_row_under_columns_of_years_has_a_figure_for_each(tmp_path):
    kilns, cards, income = series(tmp_path, TABLE)
    assert (kilns.name, told(kilns)) == ("Số lò nung dùng điện", [(2025, "12"), (2026, "20"), (2028, "45")])
    assert [point.label for point in kilns.points] == ["Thực hiện 2025", "Ước 2026", "Kế hoạch năm 2028"]
    assert told(cards) == [(2025, "60%"), (2026, "75%"), (2028, "90%")]
    assert income.said(income.points[0]) == "1.250 tỷ đồng"
    assert "2028" in kilns.header.clean


def test_a_column_after_the_years_is_none_of_them(tmp_path):
    text = TABLE.replace("Kế hoạch năm 2028 |", "Kế hoạch năm 2028 | Cộng |").replace(
        "|---|---|---|---|\n| Số", "|---|---|---|---|---|\n| Số"
    )
    text = text.replace("| 12 | 20 | 45 |", "| 12 | 20 | 45 | 77 |")
    assert told(series(tmp_path, text)[0]) == [(2025, "12"), (2026, "20"), (2028, "45")]


@pytest.mark.parametrize(
    ("line", "name", "points"),
    [
        (
            "Diện tích hồ sen năm 2023 là 31 ha, năm 2024 là 38 ha, năm 2025 là 44 ha.",
            "Diện tích hồ sen",
            ["31 ha", "38 ha", "44 ha"],
        ),
        (
            "Phân theo năm: 2026 là 46 tỷ đồng; 2027 là 412 tỷ đồng; 2028 là 98 tỷ đồng.",
            "",
            ["46 tỷ đồng", "412 tỷ đồng", "98 tỷ đồng"],
        ),
        ("Sạt lở xảy ra tại 26 bản năm 2024 và 11 bản năm 2025.", "Sạt lở xảy ra", ["26 bản", "11 bản"]),
        ("Số lớp mở thêm đạt 14 lớp năm 2026, 19 lớp năm 2027.", "Số lớp mở thêm", ["14 lớp", "19 lớp"]),
    ],
)
def test_a_sentence_tells_a_figure_for_each_year(tmp_path, line, name, points):
    (found,) = series(tmp_path, f"# KẾ HOẠCH\nGiữ hồ\n\n## I. TÌNH HÌNH\n- {line}\n")
    assert found.name.startswith(name)
    assert [point.said for point in found.points] == points


def test_what_is_measured_anew_begins_another_series(tmp_path):
    line = "Số thẻ đã cấp: năm 2023 là 18.400, năm 2024 là 22.900; tỷ lệ đạt năm 2024 là 81%, năm 2025 là 78%."
    cards, share = series(tmp_path, f"# KẾ HOẠCH\nCấp thẻ\n\n## I. TÌNH HÌNH\n- {line}\n")
    assert told(cards) == [(2023, "18.400"), (2024, "22.900")]
    assert told(share) == [(2024, "81%"), (2025, "78%")]


@pytest.mark.parametrize(
    "line",
    [
        "Năm 2026 mở 4 lớp học chữ cho người lớn.",
        "Giai đoạn 2026 - 2028 trồng 300 ha, giai đoạn 2029 - 2030 trồng 200 ha.",
        "Căn cứ Luật số 12/2025/QH15 và Nghị định số 25/2026/NĐ-CP.",
    ],
)
def test_one_year_or_a_range_of_years_is_no_series(tmp_path, line):
    assert not series(tmp_path, f"# KẾ HOẠCH\nDạy chữ\n\n## I. TÌNH HÌNH\n- {line}\n")


@pytest.mark.parametrize(
    ("line", "name", "counts", "said"),
    [
        (
            "Năm 2023, bến tàu cả huyện đón 9.000 lượt khách quen; năm 2024 đón 12.500 lượt.",
            "bến tàu cả huyện đón", "lượt khách quen", ["9.000 lượt", "12.500 lượt"],
        ),
        (
            "Trạm giống giao 70.000 con giống tốt năm 2025, 90.000 con năm 2026.",
            "Trạm giống giao", "con giống tốt", ["70.000 con", "90.000 con"],
        ),
    ],
)  # fmt: skip
def test_what_is_counted_stands_after_the_figure_and_a_year_may_open_the_sentence(tmp_path, line, name, counts, said):
    (found,) = series(tmp_path, f"# KẾ HOẠCH\nBến tàu\n\n## I. TÌNH HÌNH\n- {line}\n")
    assert (found.name, found.counts) == (name, counts)
    assert [found.said(point) for point in found.points] == said


@pytest.mark.parametrize(
    ("text", "name", "points"),
    [
        ("Dạy nghề cho 900 thợ, trong đó năm 2026 là 400 thợ, năm 2027 là 500 thợ.", "Dạy nghề cho 900 thợ",
         [(2026, "400 thợ"), (2027, "500 thợ")]),
        ("Làng có 12 lò. Sản lượng gốm năm 2024 là 30 tấn, năm 2025 là 42 tấn.", "Sản lượng gốm",
         [(2024, "30 tấn"), (2025, "42 tấn")]),
        ("Ngân sách xã chia theo năm: năm 2026 là 5 tỷ đồng, năm 2027 là 6 tỷ đồng.", "Ngân sách xã",
         [(2026, "5 tỷ đồng"), (2027, "6 tỷ đồng")]),
    ],
)  # fmt: skip
def test_a_series_is_called_by_what_its_own_sentence_says(tmp_path, text, name, points):
    (found,) = series(tmp_path, f"# KẾ HOẠCH\nPhát triển nghề gốm\n\n## I. CHỈ TIÊU\n### 1. Chung\n- {text}\n")
    assert found.name == name
    assert told(found) == points
