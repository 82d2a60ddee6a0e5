"""Figures by their years: in order, side by side, the year with most, the row with least."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.computed import Material
from qa.composing.computed.ordering import answer_timeline
from qa.composing.computed.yearly import answer_one_year, answer_years
from qa.composing.draft import compose
from qa.contracts.query import Field, Form, Query, Where
from qa.contracts.spelled import Spelled
from qa.contracts.words import QueryWords
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

TEXT = """# KẾ HOẠCH
Phát triển nghề gốm giai đoạn 2026 - 2028

## I. TÌNH HÌNH
- Số lò bỏ than năm 2023 là 9 lò, năm 2024 là 16 lò, năm 2025 là 11 lò.
- Khách đến làng có 3 đoàn nước ngoài.

## II. CHỈ TIÊU
| Chỉ tiêu | Năm 2026 | Năm 2027 | Năm 2028 |
|---|---|---|---|
| Tỷ lệ thợ có thẻ nghề (%) | 40 | 65 | 90 |
| Tỷ lệ thợ được khám bệnh (%) | 55 | 60 | 95 |
| Số lò nung dùng điện | 12 | 20 | 45 |

## III. KINH PHÍ
- Phân kỳ: năm 2026 là 16 tỷ đồng; năm 2027 là 28 tỷ đồng; năm 2028 là 21 tỷ đồng.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "gom.md").write_text(TEXT, encoding="utf-8")
    return Service(MemorySnapshot({"gom": [understand(read(folder / "gom.md", folder))]}, HashEncoder()), HashEncoder())


def material(service, text, form, topic=(), ask=Field.FIGURE):
    words = QueryWords(Spelled(text, text), text)
    return Material(Query((ask,), form, Where(plans=("gom",)), topic=tuple(topic), words=words), service.answerer._shelf, text)


def told(service, text, form, topic=(), ask=Field.FIGURE, answer=answer_years):
    draft = answer(material(service, text, form, topic, ask))
    return None if draft is None else compose(draft).text


def test_the_figures_of_a_row_are_told_in_the_order_of_their_years(service):
    said = told(service, "lộ trình tỷ lệ thợ có thẻ nghề", Form.TIMELINE, ("thợ", "có", "thẻ", "nghề"))
    assert [said.index(part) for part in ("Năm 2026", "40", "Năm 2027", "65", "Năm 2028", "90")] == sorted(
        said.index(part) for part in ("Năm 2026", "40", "Năm 2027", "65", "Năm 2028", "90")
    )


def test_money_by_years_needs_no_topic(service):
    said = told(service, "kinh phí từng năm thế nào", Form.TIMELINE, (), Field.FUNDING)
    assert "16 tỷ đồng" in said
    assert said.index("28 tỷ đồng") < said.index("21 tỷ đồng")


@pytest.mark.parametrize(
    ("text", "form", "ask", "topic", "says"),
    [
        ("năm nào tiêu nhiều tiền nhất", Form.MOST, Field.FUNDING, (), "năm 2027: 28 tỷ đồng"),
        ("năm nào được chi ít nhất", Form.LEAST, Field.FUNDING, (), "năm 2026: 16 tỷ đồng"),
        ("năm nào bỏ nhiều lò than nhất", Form.MOST, Field.FIGURE, ("bỏ", "lò", "than"), "năm 2024: 16 lò"),
        ("lò bỏ than ít nhất vào năm nào", Form.LEAST, Field.PERIOD, ("lò", "bỏ", "than"), "năm 2023: 9 lò"),
    ],
)
def test_the_year_with_most_or_least_is_told_with_its_figure(service, text, form, ask, topic, says):
    assert says in told(service, text, form, topic, ask)


def test_of_a_years_targets_that_measure_alike_the_least_is_told(service):
    said = told(service, "tỷ lệ thợ nào năm 2026 đặt thấp nhất", Form.LEAST, ("thợ",))
    assert said.startswith("Tỷ lệ thợ có thẻ nghề (%): 40")


def test_two_years_stand_side_by_side_with_the_greater_first(service):
    said = told(service, "so sánh số lò nung dùng điện năm 2026 với 2028", Form.COMPARE, ("lò", "nung", "điện"))
    assert said.startswith("Năm 2028 nhiều hơn: 45 so với 12")


def test_a_year_that_only_the_header_names_is_told_with_its_proof(service):
    asked = material(service, "tỷ lệ thợ được khám bệnh năm 2027", Form.VALUE, ("thợ", "khám", "bệnh"))
    draft = answer_one_year(asked)
    assert compose(draft).text.startswith("60 % (năm 2027)")
    quoted = " ".join(proof.passage.clean for proof in draft.proofs)
    assert "2027" in quoted
    assert "khám bệnh" in quoted


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("tỷ lệ thợ được khám bệnh năm 2031", ("thợ", "khám", "bệnh")),
        ("tỷ lệ trẻ được khám mắt năm 2027", ("trẻ", "khám", "mắt")),
        ("tỷ lệ thợ được khám bệnh", ("thợ", "khám", "bệnh")),
    ],
)
def test_another_year_or_another_thing_has_no_figure(service, text, topic):
    assert told(service, text, Form.VALUE, topic, answer=answer_one_year) is None


def test_what_no_series_is_on_is_left_to_others(service):
    assert told(service, "khách nước ngoài qua các năm", Form.TIMELINE, ("khách", "nước", "ngoài")) is None


@pytest.mark.parametrize(
    ("text", "topic", "wanted"),
    [
        ("đắp lò, mở chợ, khám bệnh: cái nào làm trước cái nào làm sau", ("đắp", "lò", "mở", "chợ", "khám", "bệnh"), "2 1 3"),
        ("khám bệnh với đắp lò thì việc nào trước", ("khám", "bệnh", "đắp", "lò"), "1 3"),
        ("trình tự thời gian mở chợ, bán vé", ("mở", "chợ", "bán", "vé"), None),
    ],
)
def test_tasks_that_are_named_one_by_one_are_put_in_order(tmp_path, text, topic, wanted):
    rows = [("Đắp 5 lò gốm", "Quý II/2027"), ("Mở chợ phiên", "Quý I/2026"), ("Khám bệnh cho thợ", "2028")]
    table = "\n".join(f"| {n} | {task} | Sở Công Thương | {time} |" for n, (task, time) in enumerate(rows, 1))
    text_of_plan = (
        f"# KẾ HOẠCH\nNghề gốm\n\n## I. NHIỆM VỤ\n| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n{table}\n"
    )
    (tmp_path / "gom.md").write_text(text_of_plan, encoding="utf-8")
    readings = {"gom": [understand(read(tmp_path / "gom.md", tmp_path))]}
    one = Service(MemorySnapshot(readings, HashEncoder()), HashEncoder())
    draft = answer_timeline(material(one, text, Form.TIMELINE, topic, Field.PERIOD))
    numbers = None if draft is None else " ".join(line.label.removeprefix("nhiệm vụ ") for line in draft.lines)
    assert numbers == wanted
