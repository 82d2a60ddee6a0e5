"""Items that a plan numbers in words: counted, the last, the third."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.draft import compose
from qa.composing.prose_answers.item_counts import answer_with_count
from qa.composing.prose_answers.numbered import answer_with_numbered_item
from qa.contracts.query import Field, Form, Query
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

RULES = """# QUY CHẾ
Đấu giá bến phà trên địa bàn huyện Hải Vân

## I. TRÌNH TỰ
Bước 1. Niêm yết giá khởi điểm tại bến.

Bước 2. Nhận hồ sơ của người tham gia.

Bước 3. Mở phiên đấu giá.

Bước 4. Công bố người trúng giá.

## II. CÔNG TRÌNH
Sửa cầu dẫn và mái che.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "gia.md").write_text(RULES, encoding="utf-8")
    return Service(MemorySnapshot({"gia": [understand(read(folder / "gia.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, text):
    looked = service.answerer.inquire(text)
    query = Query(ask=(Field.CONTENT,), form=Form.VALUE, words=looked.words)
    return answer_with_count(query, looked) or answer_with_numbered_item(query, looked)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Bước cuối cùng của trình tự đấu giá là gì?", "Công bố người trúng giá"),
        ("Bước đầu tiên của trình tự đấu giá làm gì?", "Niêm yết giá khởi điểm"),
        ("Bước thứ ba trong trình tự đấu giá là gì?", "Mở phiên đấu giá"),
        ("Bước thứ 2 trong trình tự đấu giá là gì?", "Nhận hồ sơ"),
    ],
)
def test_the_item_at_the_asked_place_is_told_alone(service, text, says):
    draft = asked(service, text)
    assert draft is not None
    assert says in compose(draft).text
    assert len(draft.lines) == 1


def test_a_count_begins_with_the_number_and_tells_all(service):
    draft = asked(service, "Trình tự đấu giá bến phà có mấy bước?")
    assert draft is not None
    assert compose(draft).text.startswith("4 ")
    assert len(draft.lines) == 4


@pytest.mark.parametrize("text", ["Bước thứ chín làm gì?", "Có mấy bến phà?", "Ai mở phiên đấu giá?"])
def test_what_is_not_numbered_so_is_no_question_for_it(service, text):
    assert asked(service, text) is None
