"""The check that counts unproved sentences finds what is wrong in them, by letters alone and without the product's own."""

import ast
from pathlib import Path

import pytest

import evaluation.proving
from evaluation.proving import unproved
from qa.contracts.answer import Citation, QuotedRange, WrittenSentence

ROW = "5\tMở lớp dạy bơi cho học sinh\tSở Thể thao\tTỉnh Đoàn, Sở Giáo dục và Đào tạo\tQuý II/2031"
PROSE = (
    "Trước ngày 15 tháng 8 năm 2031, ít nhất 72% xã có bể bơi; kinh phí 4,5 tỷ đồng theo Quyết định số 77/QĐ-UBND. Không thu "
    "tiền của học sinh. Bà Phan Thị Lan theo dõi việc này."
)
TOLD = "Sở Y tế chủ trì, phối hợp với Sở Tài chính khám sức khỏe học sinh hằng năm."
PAIR = "7\tDựng biển báo nơi nước sâu\tSở Xây dựng và Công an tỉnh\tBan Dân vận\t2032"


def citation(n, quote, *more):
    ranges = tuple(QuotedRange(0, len(each), each) for each in more)
    return Citation(n, "p", "f", "t", "s", None, "table_row", 0, len(quote), quote, ranges)


CITED = {n: citation(n, quote) for n, quote in enumerate((ROW, PROSE, TOLD, PAIR), start=1)}


def missing(text, *numbers):
    return unproved(WrittenSentence(text, numbers), CITED)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Sở Thể thao chủ trì mở lớp dạy bơi cho học sinh", 1),
        ("Sở Thể thao chủ trì, phối hợp với Tỉnh Đoàn và Sở Giáo dục và Đào tạo mở lớp dạy bơi", 1),
        ("Thời gian thực hiện là quý II/2031", 1),
        ("Trước ngày 15/8/2031, ít nhất 72% xã có bể bơi", 2),
        ("Kinh phí là 4,5 tỷ đồng theo Quyết định số 77/QĐ-UBND", 2),
        ("Không thu tiền của học sinh", 2),
        ("Việc này do Bà Phan Thị Lan theo dõi", 2),
        ("Sở Y tế chủ trì khám sức khỏe học sinh, phối hợp với Sở Tài chính", 3),
        ("Sở Xây dựng và Công an tỉnh chủ trì dựng biển báo", 4),
    ],
)
def test_what_a_quote_says_is_proved(text, n):
    assert missing(text, n) == []


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Sở Du lịch chủ trì mở lớp dạy bơi", 1),
        ("Sở Giáo dục và Đào tạo chủ trì mở lớp dạy bơi", 1),
        ("Mở lớp dạy bơi có sự phối hợp với Sở Thể thao", 1),
        ("Thời gian thực hiện là quý III/2031", 1),
        ("Thời gian thực hiện là quý II/2030", 1),
        ("Mở lớp dạy bơi cho người già", 1),
        ("Trước ngày 16/8/2031 ít nhất 72% xã có bể bơi", 2),
        ("Trước tháng 9 có bể bơi", 2),
        ("Ít nhất 27% xã có bể bơi", 2),
        ("Kinh phí 4,5 triệu đồng", 2),
        ("Kinh phí theo Quyết định số 77/QĐ-BTC", 2),
        ("Thu tiền của học sinh", 2),
        ("Không theo dõi việc này", 2),
        ("Bà Phan Thị Hoa theo dõi việc này", 2),
        ("Việc này do Phan Hoa Lan theo dõi", 2),
        ("Sở Tài chính chủ trì khám sức khỏe, phối hợp với Sở Y tế", 3),
        ("Ban Dân vận chủ trì dựng biển báo", 4),
    ],
)
def test_what_it_does_not_say_is_unproved(text, n):
    assert missing(text, n)


def test_one_quote_must_prove_all_of_it():
    assert missing("Sở Y tế mở lớp dạy bơi cho học sinh", 1, 3)
    assert missing("Sở Y tế khám sức khỏe học sinh", 1, 3) == []


@pytest.mark.parametrize("numbers", [(), (9,), (1, 9)])
def test_what_cites_nothing_known_is_unproved_as_a_whole(numbers):
    assert missing("Sở Thể thao mở lớp dạy bơi", *numbers) == ["Sở Thể thao mở lớp dạy bơi"]


def test_all_ranges_of_a_citation_count():
    sentence = WrittenSentence("Mở lớp dạy bơi ở Sở Thể thao", (1,))
    assert unproved(sentence, {1: citation(1, "Mở lớp dạy bơi", "Sở Thể thao")}) == []


def test_it_shares_no_code_with_what_it_checks():
    tree = ast.parse(Path(evaluation.proving.__file__).read_text("utf-8"))
    taken = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {each for each in taken if each.startswith(("qa", "corpus", "indexer", "ui"))} == {"qa.contracts.answer"}
