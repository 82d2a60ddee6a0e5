"""Sentences that only put a document into force."""

import pytest

from qa.reading.enacting import only_enacts

ENACTING = [
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến đò trên địa bàn tỉnh Cà Mau.",
    "Công bố kèm theo Quyết định này Danh mục nghề làm muối.",
    "2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
    "Chánh Văn phòng, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.",
    "Trên đây là Kế hoạch mở chợ đêm. Trong quá trình thực hiện, có khó khăn thì báo về Sở Công Thương.",
    "Quy chế này quy định nguyên tắc, nội dung và hình thức quản lý bến đò.",
]


@pytest.mark.parametrize("text", ENACTING)
def test_who_asks_of_the_matter_is_not_told_by_what_enacts(text):
    assert only_enacts(text, "Người lái đò phải mặc gì?")


@pytest.mark.parametrize(
    "question", ["Sở nào làm quy trình nội bộ?", "Bộ Y tế phải làm gì?", "Cán bộ xã được học gì?", "Ai công bố thủ tục?"]
)
def test_what_is_written_alike_without_accents_asks_for_no_end(question):
    assert only_enacts("2. Quyết định này có hiệu lực thi hành kể từ ngày ký.", question)
    assert not only_enacts("2. Quyết định này có hiệu lực thi hành kể từ ngày ký.", "Quyết định này bỏ văn bản nào?")


@pytest.mark.parametrize(
    ("text", "question"),
    zip(
        ENACTING,
        [
            "Quyết định này ban hành cái gì?",
            "Quyết định công bố bao nhiêu nghề muối?",
            "Quyết định bến đò có hiệu lực khi nào?",
            "Ai chịu trách nhiệm thi hành quyết định bến đò?",
            "Khó khăn khi mở chợ đêm thì báo về đâu?",
            "Phạm vi điều chỉnh của quy chế bến đò?",
        ],
        strict=True,
    ),
)
def test_who_asks_for_what_it_says_is_told(text, question):
    assert not only_enacts(text, question)


@pytest.mark.parametrize(
    "text",
    [
        "Người lái đò mặc áo phao khi quyết định cho đò chạy.",
        "Ủy ban nhân dân xã ban hành kế hoạch diễn tập trước ngày 15 tháng 3.",
        "Quyết định này có hiệu lực từ ngày ký. Chủ bến phải đổi giấy trong 30 ngày.",
        "Sở Xây dựng chịu trách nhiệm kiểm tra bến đò.",
    ],
)
def test_what_says_more_is_of_the_matter(text):
    assert not only_enacts(text, "Người lái đò phải mặc gì?")
