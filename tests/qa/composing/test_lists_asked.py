"""A question that wants things listed is answered with the whole list of such things, each of them a proof."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.draft import compose
from qa.composing.prose_answers.enumerated import answer_with_enumeration
from qa.composing.prose_answers.lists_asked import answer_with_list
from qa.contracts.query import Counted, Field, Form, Query
from qa.pipeline import Answerer  # noqa: F401 - the rooms of answers register themselves
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

BEES = """# QUY CHẾ
Quản lý trại nuôi ong trên địa bàn huyện Vĩnh Sơn

## Điều 2. Đối tượng áp dụng
Quy chế áp dụng đối với:
1. Hộ nuôi từ mười đàn ong trở lên.
2. Hợp tác xã thu mua mật.
3. Trạm kiểm dịch của huyện.

## Điều 4. Điều kiện mở trại
Trại nuôi ong được mở khi đủ các điều kiện sau:
a) Cách khu dân cư hai trăm mét;
b) Có nguồn nước sạch;
c) Chủ trại đã qua lớp tập huấn.

## Điều 5. Hồ sơ đề nghị mở trại
1. Đơn theo mẫu của xã.
2. Sơ đồ trại.
3. Giấy xác nhận đã tập huấn.

## Điều 6. Trình tự mở trại
a) Nộp hồ sơ tại xã;
b) Xã kiểm tra trại;
c) Huyện cấp số trại;
d) Xã niêm yết tên trại.

## Điều 7. Hình thức hỗ trợ
- Cho vay vốn mua đàn giống.
- Cấp thùng nuôi.

## Điều 8. Những khó khăn
Trại ong của huyện còn yếu do các nguyên nhân chủ yếu như:
- Mùa hoa ngắn;
- Phun thuốc trừ sâu tràn lan.

## Điều 11. Điều khoản thi hành
Các quyết định sau hết hiệu lực kể từ ngày 01 tháng 3 năm 2026:
a) Quyết định số 12/2019/QĐ-UBND về nuôi ong rừng;
b) Quyết định số 31/2021/QĐ-UBND về kiểm dịch mật.

# DANH MỤC THỦ TỤC VỀ NUÔI ONG

| STT | Tên thủ tục | Nơi nhận |
|---|---|---|
| 1 | Cấp số trại ong | Xã |
| 2 | Thu hồi số trại ong | Huyện |
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "ong.md").write_text(BEES, encoding="utf-8")
    return Service(MemorySnapshot({"ong": [understand(read(folder / "ong.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, text, kind=answer_with_list, **query):
    looked = service.answerer.inquire(text)
    said = {"ask": (Field.CONTENT,), "form": Form.LIST, **query}
    return kind(Query(**said, words=looked.query.words), looked)


@pytest.mark.parametrize(
    ("text", "many", "first", "last"),
    [
        ("Quy chế nuôi ong áp dụng cho những đối tượng nào?", 3, "mười đàn", "Trạm kiểm dịch"),
        ("Liệt kê các nhóm đối tượng phải theo quy chế nuôi ong", 3, "mười đàn", "Trạm kiểm dịch"),
        ("Mở trại ong phải đủ những điều kiện nào?", 3, "hai trăm mét", "tập huấn"),
        ("Mở trại ong cần điều kiện gì?", 3, "hai trăm mét", "tập huấn"),
        ("Muốn mở trại ong thì cần những tiêu chuẩn nào?", 3, "hai trăm mét", "tập huấn"),
        ("Xin mở trại ong phải nộp những giấy tờ gì?", 3, "Đơn theo mẫu", "tập huấn"),
        ("Hồ sơ đề nghị mở trại gồm những gì?", 3, "Đơn theo mẫu", "tập huấn"),
        ("Hồ sơ mở trại ong có giấy tờ gì?", 3, "Đơn theo mẫu", "tập huấn"),
        ("Kể tên các hình thức hỗ trợ nuôi ong", 2, "vay vốn", "thùng nuôi"),
        ("Trại ong được những hình thức hỗ trợ nào?", 2, "vay vốn", "thùng nuôi"),
        ("Những quyết định nào hết hiệu lực khi có quy chế nuôi ong?", 2, "12/2019", "31/2021"),
        ("Quy chế làm hết hiệu lực các quyết định nào?", 2, "12/2019", "31/2021"),
        ("Nêu các nguyên nhân làm trại ong còn yếu", 2, "Mùa hoa", "thuốc trừ sâu"),
        ("Tên các thủ tục về nuôi ong", 2, "Cấp số trại", "Thu hồi số trại"),
        ("Hai thủ tục về nuôi ong tên gì vậy?", 2, "Cấp số trại", "Thu hồi số trại"),
        ("Có những thủ tục gì về nuôi ong?", 2, "Cấp số trại", "Thu hồi số trại"),
        ("Huyện giúp trại ong bằng các cách hỗ trợ nào?", 2, "vay vốn", "thùng nuôi"),
    ],
)
def test_the_whole_list_is_told(service, text, many, first, last):
    draft = asked(service, text)
    assert draft is not None
    assert len(draft.lines) == many
    told = compose(draft).text
    assert first in told
    assert last in told
    assert all(line.proofs for line in draft.lines)
    assert draft.gives_way


def test_a_list_under_all_that_is_asked_leaves_nothing_to_weigh(service):
    assert asked(service, "Kể tên các hình thức hỗ trợ nuôi ong").exact
    assert not asked(service, "Huyện giúp trại ong bằng các cách hỗ trợ nào?").exact


def test_things_that_are_no_plans_are_listed_though_plans_seem_to_be_asked_for(service):
    assert asked(service, "Trại ong được những hình thức hỗ trợ nào?", ask=(Field.PLANS,)) is not None
    assert asked(service, "Quy chế làm hết hiệu lực các quyết định nào?", ask=(Field.PLANS,)) is None


def test_a_line_that_begins_the_list_heads_it(service):
    told = compose(asked(service, "Mở trại ong phải đủ những điều kiện nào?")).text
    assert "Trại nuôi ong được mở khi đủ các điều kiện sau:" in told.splitlines()[0]


def test_a_summary_of_such_things_is_their_list(service):
    draft = asked(service, "Tóm tắt các nguyên nhân làm trại ong còn yếu", ask=(Field.SUMMARY,), form=Form.VALUE)
    assert draft is not None
    assert "Mùa hoa ngắn" in compose(draft).text
    assert len(compose(draft).text) <= 700


@pytest.mark.parametrize(
    "text",
    [
        "Ai cấp số trại ong?",
        "Những máy bay nào được chở mật ong?",
        "Trại ong phải cách khu dân cư bao nhiêu mét?",
        "Nuôi ong lỗ thì làm sao?",
        "Hồ sơ xin lập sân bay cần những giấy tờ gì?",
    ],
)
def test_what_is_not_listed_is_left_to_others(service, text):
    assert asked(service, text) is None


def test_agencies_money_definitions_and_what_goes_on_are_left_to_others(service):
    text = "Quy chế nuôi ong áp dụng cho những đối tượng nào?"
    assert asked(service, text, ask=(Field.LEAD,)) is None
    assert asked(service, text, ask=(Field.FUNDING,)) is None
    assert asked(service, text, ask=(Field.DEFINITION,)) is None
    assert asked(service, text, of=Counted.AGENCIES) is None
    assert asked(service, text, form=Form.YES_NO) is None
    assert asked(service, text, carried=("ask",)) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Trình tự mở trại ong có mấy bước ấy nhỉ?", "4 bước"),
        ("Mở trại ong qua bao nhiêu bước?", "4 bước"),
        ("Có mấy thủ tục về nuôi ong?", "2 thủ tục"),
        ("Mở trại ong cần mấy giấy tờ?", "3 giấy tờ"),
    ],
)
def test_things_are_counted_by_any_of_their_names(service, text, begins):
    draft = asked(service, text, kind=answer_with_enumeration, form=Form.COUNT)
    assert draft is not None
    assert compose(draft).text.startswith(begins)
