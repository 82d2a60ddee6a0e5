"""A sentence stands only where what it says stands in the quotes that it cites."""

import pytest

from qa.contracts.answer import Answer, Citation, Interpretation, Status, WrittenSentence
from qa.writing.checking import LONGEST, Grounds, proved
from qa.writing.evidence import ProvingText, evidence_of

ROW = "3\tXây dựng mô hình trường học an toàn\tSở Giáo dục và Đào tạo\tCông an tỉnh, Sở Xây dựng\tQuý III/2027"
PROSE = (
    "Đến ngày 30 tháng 6 năm 2028, ít nhất 85% trường học có cán bộ tư vấn; kinh phí 12,5 tỷ đồng từ ngân sách tỉnh theo Nghị "
    "quyết số 31/NQ-HĐND. Không bố trí biên chế riêng. Ông Lê Văn Tám theo dõi tại huyện Phú Sơn."
)
PROOFS = {
    1: ProvingText(1, ROW, ("Sở Giáo dục và Đào tạo",), ("Công an tỉnh", "Sở Xây dựng")),
    2: ProvingText(2, PROSE),
    3: ProvingText(3, "Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra bếp ăn bán trú hằng năm."),
    4: ProvingText(
        4, "4\tTập huấn y tế trường học\tSở Y tế\tSở Giáo dục và Đào tạo\t2026", ("Sở Y tế",), ("Sở Giáo dục và Đào tạo",)
    ),
}
ANSWER = Answer(
    "ai chủ trì xây dựng mô hình trường học an toàn, bao giờ xong, kinh phí bao nhiêu?",
    Status.ANSWERED,
    "Sở Giáo dục và Đào tạo; quý III/2027",
    interpretation=Interpretation(restored="ai chủ trì xây dựng mô hình trường học an toàn, bao giờ xong?"),
)
GROUNDS = Grounds.of(ANSWER, PROOFS)


def stands(text, *numbers):
    return proved(WrittenSentence(text, numbers or (1,)), GROUNDS) is not None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Sở Giáo dục và Đào tạo chủ trì việc xây dựng mô hình trường học an toàn", (1,)),
        ("Sở Giáo dục và Đào tạo chủ trì, phối hợp với Công an tỉnh và Sở Xây dựng xây dựng mô hình trường học an toàn", (1,)),
        ("Việc xây dựng mô hình trường học an toàn do Sở GD&ĐT chủ trì", (1,)),
        ("Chủ trì là Sở Giáo dục và Đào tạo", (1,)),
        ("Mô hình trường học an toàn được xây dựng trong quý III/2027", (1,)),
        ("Đến ngày 30/6/2028, ít nhất 85% trường học có cán bộ tư vấn", (2,)),
        ("Kinh phí là 12,5 tỷ đồng từ ngân sách tỉnh, theo Nghị quyết số 31/NQ-HĐND", (2,)),
        ("Không bố trí biên chế riêng", (2,)),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra bếp ăn bán trú", (3,)),
        ("Ông Lê Văn Tám theo dõi tại huyện Phú Sơn", (2,)),
    ],
)
def test_what_the_quotes_say_stands(text, numbers):
    assert stands(text, *numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Sở Giáo dục và Đào tạo chủ trì xây dựng mô hình trường học an toàn", (9,)),
        ("Sở Giáo dục và Đào tạo chủ trì xây dựng mô hình trường học an toàn", (1, 9)),
        ("Sở Giáo dục và Đào tạo chủ trì xây dựng mô hình trường học an toàn", (2,)),
        ("Sở Y tế chủ trì xây dựng mô hình trường học an toàn", (1,)),
        ("Công an tỉnh chủ trì xây dựng mô hình trường học an toàn", (1,)),
        ("Sở Xây dựng và Sở Giáo dục và Đào tạo chủ trì xây dựng mô hình trường học an toàn", (1,)),
        ("Sở Giáo dục và Đào tạo phối hợp với Công an tỉnh chủ trì xây dựng mô hình trường học an toàn", (1,)),
        ("Sở Giáo dục và Đào tạo phối hợp xây dựng mô hình trường học an toàn", (1,)),
        ("Sở Tài chính chủ trì, phối hợp với Sở Y tế kiểm tra bếp ăn bán trú", (3,)),
        ("Sở Y tế chủ trì xây dựng mô hình trường học an toàn", (1, 4)),
        ("Sở Y tế chủ trì xây dựng mô hình trường học an toàn", (4,)),
        ("Xây dựng mô hình trường học an toàn trong quý IV/2027", (1,)),
        ("Xây dựng mô hình trường học an toàn trong quý III/2026", (1,)),
        ("Đến ngày 30/7/2028, ít nhất 85% trường học có cán bộ tư vấn", (2,)),
        ("Đến ngày 6/30/2028, ít nhất 85% trường học có cán bộ tư vấn", (2,)),
        ("Ít nhất 58% trường học có cán bộ tư vấn", (2,)),
        ("Ít nhất 85 trường học có cán bộ tư vấn", (2,)),
        ("Kinh phí là 85 tỷ đồng từ ngân sách tỉnh", (2,)),
        ("Kinh phí là 12,5 triệu đồng từ ngân sách tỉnh", (2,)),
        ("Kinh phí là mười hai tỷ đồng từ ngân sách tỉnh", (2,)),
        ("Kinh phí theo Nghị quyết số 30/NQ-HĐND", (2,)),
        ("Kinh phí theo Nghị quyết số 31/NQ-CP", (2,)),
        ("Bố trí biên chế riêng", (2,)),
        ("Không có kinh phí từ ngân sách tỉnh", (2,)),
        ("Ông Lê Văn Chín theo dõi tại huyện Phú Sơn", (2,)),
        ("Ông Lê Văn Tám theo dõi tại huyện Phú Thọ", (2,)),
        ("Tỷ lệ trường học có cán bộ tư vấn giảm", (2,)),
        ("Sở Y tế có biên chế riêng", (2, 3)),
        ("Mô hình trường học an toàn là rất quan trọng", (1,)),
        ("Học sinh, sinh viên học trường mô hình an", (1,)),
        ('Mô hình trường học an toàn <a href="x">', (1,)),
        ("Mô hình trường học an toàn, xem http://an.toàn", (1,)),
        ("Là của và", (1,)),
        ("", (1,)),
        ("Mô hình trường học an toàn " * (LONGEST // 20), (1,)),
    ],
)
def test_what_they_do_not_say_falls(text, numbers):
    assert not stands(text, *numbers)


def test_a_sentence_without_numbers_falls():
    assert proved(WrittenSentence("Sở Giáo dục và Đào tạo chủ trì", ()), GROUNDS) is None


def test_only_the_numbers_that_prove_it_stay():
    sentence = proved(WrittenSentence("Không bố trí biên chế riêng", (1, 2, 3)), GROUNDS)
    assert sentence.citations == (2,)


def test_all_ranges_of_a_citation_prove():
    from qa.contracts.answer import QuotedRange

    cited = Citation(1, "p", "f", "t", "s", None, "table_row", 0, 5, "Sở Y", (QuotedRange(9, 12, "tế"),), passage="x")
    assert evidence_of(Answer("q", Status.ANSWERED, "", citations=(cited,)))[1].quote == "Sở Y\ntế"
