"""Which list is meant: a part that the question names, a point that its points stand under, what is counted at all."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.draft import compose
from qa.composing.prose_answers.enumerated import answer_with_enumeration
from qa.composing.prose_answers.outlines import answer_with_outline
from qa.contracts.query import Counted, Field, Form, Query
from qa.pipeline import Answerer  # noqa: F401 - the rooms of answers register themselves
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

SALT = """# KẾ HOẠCH
Khôi phục nghề làm muối ở huyện Vĩnh Sơn

## I. MỤC ĐÍCH, YÊU CẦU
### 1. Mục đích
- Giữ ruộng muối cũ.
- Bán muối sạch.
### 2. Yêu cầu
- Làm xong trước mùa mưa.
- Không lấp kênh dẫn nước.
- Ghi sổ từng ruộng.

## II. CHỈ TIÊU
### 1. Đến năm 2027
- Trải bạt 40 ruộng.
- Xây 2 kho.
### 2. Đến năm 2030
- Trải bạt 90 ruộng.
- Xây 5 kho.
- Mở 3 cửa hàng.

## III. KIỂM TRA
### 1. Các bước kiểm tra
a) Cấp huyện:
- Gửi lịch cho xã.
- Đo độ mặn của từng ruộng.
- Lập biên bản.
b) Cấp xã:
- Đi thăm ruộng.
- Hỏi chủ ruộng.

## IV. NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Trải bạt ruộng muối | Phòng Kinh tế | 2027 |
| 2 | Xây kho chứa muối | Phòng Quản lý đô thị | 2028 |

## V. TỔ CHỨC THỰC HIỆN
### 1. Phòng Kinh tế
- Hướng dẫn các xã.
- Mua bạt.
- Thử muối.
- Báo cáo huyện.
### 2. Phòng Quản lý đô thị
- Vẽ kho.
### 3. Ủy ban nhân dân xã Bãi Cát
- Chia ruộng.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "muoi.md").write_text(SALT, encoding="utf-8")
    return Service(MemorySnapshot({"muoi": [understand(read(folder / "muoi.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, text, **query):
    looked = service.answerer.inquire(text)
    said = {"ask": (Field.TASK,), "form": Form.COUNT, "of": Counted.TASKS, "words": looked.words, "where": looked.query.where}
    return answer_with_enumeration(Query(**{**said, **query}), looked)


@pytest.mark.parametrize(
    ("text", "begins", "last"),
    [
        ("Phần yêu cầu của kế hoạch muối nêu mấy đầu việc?", "3 đầu việc", "Ghi sổ từng ruộng"),
        ("Mục II kế hoạch làm muối gồm mấy nội dung nhỏ?", "2 nội dung", "2. Đến năm 2030"),
        ("Phần kiểm tra, các bước kiểm tra cấp huyện gồm mấy bước?", "3 bước", "Lập biên bản"),
        ("Các bước kiểm tra ở cấp xã có mấy việc?", "2 việc", "Hỏi chủ ruộng"),
        ("Nghề muối đến năm 2030 có mấy chỉ tiêu?", "3 chỉ tiêu", "Mở 3 cửa hàng"),
        ("Phòng Kinh tế có bao nhiêu việc trong phần tổ chức thực hiện?", "4 việc", "Báo cáo huyện"),
        ("Phần tổ chức thực hiện giao cho mấy đơn vị?", "3 đơn vị", "Ủy ban nhân dân xã Bãi Cát"),
    ],
)
def test_the_points_of_a_part_that_is_named_are_counted_whatever_they_are_called(service, text, begins, last):
    draft = asked(service, text)
    assert draft is not None
    assert draft.exact
    assert compose(draft).text.startswith(f"{begins} – ")
    assert last in compose(draft).text


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch làm muối có mấy nhiệm vụ?",
        "Phòng Kinh tế chủ trì mấy nhiệm vụ?",
        "Kế hoạch làm muối có mấy việc trải bạt?",
        "Phần tổ chức thực hiện có mấy người?",
    ],
)
def test_tasks_of_the_register_and_things_of_other_names_are_left_to_others(service, text):
    assert asked(service, text) is None


def test_the_parts_of_the_plan_itself_are_no_list_of_one_of_them(service):
    assert asked(service, "Kế hoạch làm muối có mấy phần?", ask=(Field.OUTLINE,), of=Counted.GROUPS) is None


def test_a_plan_that_is_named_by_its_title_has_its_own_parts(service):
    looked = service.answerer.inquire("Kế hoạch khôi phục nghề làm muối có mấy phần?")
    query = Query((Field.OUTLINE,), form=Form.COUNT, topic=("khôi", "phục", "nghề", "làm", "muối"), words=looked.words)
    assert "gồm 5 phần" in compose(answer_with_outline(query, looked)).text
    query = Query((Field.OUTLINE,), form=Form.COUNT, topic=("tổ", "chức", "thực", "hiện"), words=looked.words)
    assert "3 mục" in compose(answer_with_outline(query, looked)).text
