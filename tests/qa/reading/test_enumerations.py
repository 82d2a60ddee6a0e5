"""What a plan lists: headings, marked items, numbered steps, rows; and which list is of what a question counts."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.reading.counted import counted_in, counts_as_listed, lists_of
from qa.reading.enumerations import enumerations_of
from tests.qa.memory import HashEncoder, MemorySnapshot


def lists(tmp_path, text):
    """Return what a document of this text lists."""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    snapshot = MemorySnapshot({"a": [understand(read(tmp_path / "a.md", tmp_path))]}, HashEncoder())
    (plan,) = snapshot.plans()
    return enumerations_of(plan.documents[0], snapshot.passages_of("a"))


def of(found, noun):
    """Return how many items the lists have that are surely of ``noun``."""
    return [len(each.items) for each in found if lists_of(each, counted_in(f"Có mấy {noun}?"))]


FERRIES = """# QUY CHẾ
Quản lý bến đò ngang

## Điều 4. Đình chỉ bến
1. Đình chỉ là việc tạm dừng chở khách cho đến khi khắc phục.
2. Bến bị đình chỉ trong các tình huống sau đây:
a) Đò không có phao;
b) Người lái không có bằng;
c) Nước lên quá báo động hai;
d) Bến sạt lở.
3. Chủ bến phải treo biển báo.

## Điều 5. Hình thức xử lý
1. Nhắc nhở bằng văn bản.
2. Thu biển hiệu trong ba mươi ngày.

## Điều 6. Mở lại bến
Chủ bến làm theo trình tự:
Bước 1: Nộp đơn tại xã.
Bước 2: Xã kiểm tra bến trong bảy ngày.
Bước 3: Xã cho mở lại.
"""


def test_items_under_what_begins_them_are_a_list_and_so_are_headings_and_steps(tmp_path):
    found = lists(tmp_path, FERRIES)
    assert of(found, "tình huống") == [4]
    assert of(found, "hình thức") == [2]
    assert of(found, "bước") == [3]
    assert [len(each.items) for each in found if each.items[0].text.startswith("Điều 4")] == [3]


def test_a_list_goes_on_behind_what_stands_between_its_items_and_a_new_one_begins_with_one(tmp_path):
    text = """# THÔNG BÁO
Kết luận buổi làm việc về nghề nuôi ong

## I. ĐÁNH GIÁ
Nghề nuôi ong của huyện đã có nhiều hộ làm theo và cho thu nhập khá.

## II. NHIỆM VỤ
Các xã tập trung thực hiện một số công việc:
1. Trồng hoa quanh rừng để có nguồn mật bốn mùa cho các hộ nuôi ong trong xã và cho khách đến thăm.
Mỗi xã chọn hai khu đất và giao cho dân trông.
2. Mở lớp nuôi ong.
3. Đăng ký nhãn hiệu mật.

## III. VỀ CÁC KIẾN NGHỊ CỦA HUYỆN
1. Về xin thêm thùng ong: đồng ý.
2. Về mở chợ mật: giao Sở Công Thương.
"""
    found = lists(tmp_path, text)
    assert of(found, "công việc") == [3]
    assert of(found, "kiến nghị") == [2]


def test_the_rows_of_a_table_are_counted_under_each_of_its_groups(tmp_path):
    text = """# QUYẾT ĐỊNH
Công bố danh mục nghề truyền thống

## Phần I. DANH MỤC
| STT | Tên nghề | Nơi làm |
|---|---|---|
| A. Nghề của xã miền núi | | |
| 1 | Đan gùi | Xã Đăk Rơ |
| 2 | Dệt thổ cẩm | Xã Kon Plong |
| B. Nghề của xã ven biển | | |
| 1 | Làm muối | Xã Sa Huỳnh |
| 2 | Đan lưới | Xã Tam Hải |
| 3 | Nước mắm | Xã Tam Thanh |
"""
    found = lists(tmp_path, text)
    assert sorted(of(found, "nghề")) == [2, 3]
    assert {each.lead for each in found} >= {"A. Nghề của xã miền núi", "B. Nghề của xã ven biển"}


def test_every_item_stands_where_it_says(tmp_path):
    for found in lists(tmp_path, FERRIES):
        for item in found.items:
            assert item.range.start < item.range.end
            assert item.passage is None or item.text == item.passage.clean


@pytest.mark.parametrize(
    ("lead", "noun"),
    [
        ("Chủ bến phải có đủ các giấy tờ sau:", "chủ bến"),
        ("Hợp tác xã thuộc các nhóm sau đây được vay vốn:", "hợp tác xã"),
    ],
)
def test_who_has_what_is_listed_is_not_listed(tmp_path, lead, noun):
    found = lists(
        tmp_path, f"# QUY ĐỊNH\nVay vốn\n\n## Điều 2. Điều kiện\n{lead}\n- Một tờ đơn;\n- Một bản đồ;\n- Một giấy mời.\n"
    )
    assert of(found, noun) == []
    assert any(len(each.items) == 3 for each in found)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Có mấy trường hợp được hoãn?", ("truong", "hop")),
        ("số nguyên tắc của quy chế chợ phiên", ("nguyen", "tac")),
        ("Bảng này gồm bao nhiêu cột?", ("cot",)),
        ("Hội thi có mấy loại giải thưởng?", ("giai", "thuong")),
        ("Việc chia làm mấy nhóm nội dung?", ("nhom", "noi")),
        ("Chia mấy nhóm là đủ?", ("nhom",)),
        ("Thu gom mấy thủ tục cũ", ("thu", "tuc")),
        ("Còn bao nhiêu phần trăm hộ chưa có điện?", ()),
        ("Họp mấy lần một năm?", ()),
        ("Đến bao nhiêu ngày thì hết hạn", ()),
        ("số 14 nói gì", ()),
        ("Ai ký văn bản?", ()),
    ],
)
def test_what_a_question_counts(question, noun):
    assert counted_in(question) == noun


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Có mấy điều kiện mở bến?", True),
        ("Phải đạt ít nhất mấy điều kiện?", False),
        ("Mỗi bến có bao nhiêu người lái?", False),
        ("Sở nào cấp bao nhiêu giấy phép?", False),
    ],
)
def test_what_a_rule_sets_or_another_asks_is_not_counted_as_a_list(question, listed):
    assert counts_as_listed(question) is listed


def test_a_list_is_of_the_years_that_it_stands_under_and_called_by_what_these_divide(tmp_path):
    text = """# KẾ HOẠCH
Nuôi tằm ở huyện Vĩnh Sơn giai đoạn 2026 - 2030

## I. CHỈ TIÊU
### 1. Đến năm 2028
- Trồng 20 ha dâu.
- Mở 2 trại.
### 2. Định hướng đến năm 2035
- Trồng 50 ha dâu.
- Mở 6 trại.

## II. YÊU CẦU
- Không phun thuốc.
- Giữ giống cũ.
"""
    found = lists(tmp_path, text)
    near, far = (each for each in found if each.items[0].text.startswith("- Trồng"))
    (wanted,) = (each for each in found if "Không phun" in each.items[0].text)
    assert near.is_of([2028])
    assert not near.is_of([2035])
    assert far.is_of([])
    assert wanted.is_of([2035])
    assert any(title.endswith("chi tieu") for title in far.titles)
    assert not any(title.endswith("chi tieu") for title in wanted.titles)
    assert wanted.names == ("YÊU CẦU",)


def test_what_a_heading_divides_is_listed_below_its_own_headings(tmp_path):
    text = """# KẾ HOẠCH
Nuôi tằm

## I. MỤC ĐÍCH, YÊU CẦU
### 1. Mục đích
- Giữ nghề.
- Bán tơ.
### 2. Yêu cầu
- Không phun thuốc.
- Giữ giống cũ.
"""
    whole, aims, *_ = (each for each in lists(tmp_path, text) if each.headings != ("",))
    assert whole.divides(("yeu", "cau"))
    assert not whole.divides(("noi", "dung"))
    assert not aims.divides(("yeu", "cau"))
