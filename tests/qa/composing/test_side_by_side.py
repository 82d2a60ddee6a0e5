"""Two things of one plan without a register, side by side: which is sooner, shorter, more; each in its own words."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.composing.draft import compose
from qa.composing.prose_answers.side_by_side import answer_side_by_side, side_by_side
from qa.contracts.query import Field, Form, Query
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

RULES = """# QUY CHẾ
Quản lý bến phà trên địa bàn huyện Hải Vân

## I. THỦ TỤC
1. Cấp phép bến phà mới được giải quyết trong 20 ngày kể từ ngày nhận hồ sơ.

2. Gia hạn giấy phép bến phà được giải quyết trong 7 ngày kể từ ngày nhận hồ sơ.

## II. BÁO CÁO
1. Chủ bến báo cáo số khách trước ngày 10/12 hằng năm.

2. Phòng Giao thông tổng hợp báo cáo huyện trước ngày 25/12 hằng năm.

## III. TRANG PHỤC
1. Thuyền trưởng mặc áo phao màu cam.

2. Nhân viên bán vé mặc áo phao màu xanh.

## IV. KINH PHÍ
Sửa cầu dẫn 3 tỷ đồng; thay mái che 1,2 tỷ đồng.

## V. THỜI HẠN
1. Đóng phao neo ở bến chính, hoàn thành trước ngày 31/3/2027; sơn vạch kẻ đường trước ngày 15/5/2027.

## VI. BÃI ĐỖ
1. Bãi có 20 chỗ thì diện tích phòng chờ tối thiểu là 45m2.

2. Bãi có 60 chỗ thì diện tích phòng chờ tối thiểu là 120m2.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "pha.md").write_text(RULES, encoding="utf-8")
    return Service(MemorySnapshot({"pha": [understand(read(folder / "pha.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, text, *fields, form=Form.COMPARE):
    looked = service.answerer.inquire(text)
    return answer_side_by_side(Query(ask=fields, form=form, words=looked.words), looked)


@pytest.mark.parametrize(
    ("text", "field", "begins"),
    [
        (
            "Cấp phép bến phà mới và gia hạn giấy phép, thủ tục nào ngắn hơn?",
            Field.DEADLINE,
            "Gia hạn giấy phép ngắn hơn: 7 ngày",
        ),
        (
            "Cấp phép bến phà mới và gia hạn giấy phép, thủ tục nào lâu hơn?",
            Field.DEADLINE,
            "Cấp phép bến phà mới lâu hơn: 20 ngày",
        ),
        (
            "Báo cáo của chủ bến với báo cáo của Phòng Giao thông thì cái nào nộp sớm hơn?",
            Field.REPORT,
            "Báo cáo của chủ bến sớm hơn: 10/12 so với 25/12",
        ),
        ("Sửa cầu dẫn với thay mái che, khoản nào nhiều tiền hơn?", Field.FUNDING, "Sửa cầu dẫn nhiều hơn: 3 tỷ đồng"),
    ],
)
def test_the_side_that_is_asked_for_is_told_first(service, text, field, begins):
    draft = asked(service, text, field, form=Form.LEAST)
    assert draft is not None
    assert compose(draft).text.startswith(begins)


def test_without_a_measure_each_side_is_told_in_its_own_words(service):
    draft = asked(service, "Thuyền trưởng với nhân viên bán vé mặc áo phao khác nhau thế nào?", Field.CONTENT)
    assert draft is not None
    said = compose(draft).text
    assert said.index("màu cam") < said.index("màu xanh")


@pytest.mark.parametrize("text", ["Ai bán vé?", "Bến phà mở lúc nào?", "Chủ bến và Phòng Giao thông làm gì?"])
def test_what_names_no_two_sides_or_compares_nothing_is_no_question_for_it(service, text):
    looked = service.answerer.inquire(text)
    assert side_by_side(Query(ask=(Field.CONTENT,), form=Form.VALUE, words=looked.words), looked) is None


def said(service, text, *fields, form=Form.COMPARE):
    draft = asked(service, text, *fields, form=form)
    assert draft is not None
    return compose(draft).text


def test_how_far_two_values_are_apart_is_told(service):
    found = said(service, "Diện tích phòng chờ của bãi 20 chỗ và 60 chỗ chênh nhau bao nhiêu?", Field.FIGURE)
    assert found.startswith("Chênh nhau 75 m2: 45m2 và 120m2.")


def test_one_sentence_tells_the_days_of_both(service):
    found = said(service, "Hạn đóng phao và hạn sơn vạch chênh nhau thế nào?", Field.DEADLINE)
    assert found.startswith("Chênh nhau 45 ngày: 31/03/2027 và 15/05/2027.")


def test_two_that_are_built_alike_are_told_though_nothing_is_compared(service):
    found = said(service, "Phòng chờ của bãi 20 chỗ và 60 chỗ rộng tối thiểu bao nhiêu?", Field.FIGURE, form=Form.VALUE)
    assert "45m2" in found
    assert "120m2" in found
    assert "Chênh" not in found


@pytest.mark.parametrize("text", ["Số áo và số mũ của thuyền trưởng là bao nhiêu?", "Tiền sơn cầu và tiền sơn phà là mấy tỷ?"])
def test_without_a_value_of_each_nothing_is_set_side_by_side(service, text):
    assert asked(service, text, Field.FIGURE, form=Form.VALUE) is None


def test_one_value_of_both_is_not_set_side_by_side(service):
    text = "Hạn báo cáo của chủ bến và hạn báo cáo của thuyền trưởng là ngày nào?"
    assert asked(service, text, Field.REPORT, form=Form.VALUE) is None
