import pytest

from qa.reading.document_levels import is_of, level_asked


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("văn bản nào của Tỉnh ủy", "12-NQ/TU", "Nghị quyết số 12-NQ/TU"),
        ("văn bản của cấp ủy tỉnh mà xã triển khai", "", "Chương trình của Ban Thường vụ Tỉnh ủy về trồng dừa"),
        ("thực hiện văn bản nào của Bộ Chính trị", "57-NQ/TW", "Nghị quyết số 57-NQ/TW"),
        ("văn bản Trung ương", "01/NQ-CP", "Nghị quyết số 01/NQ-CP"),
        ("quyết định nào của Thủ tướng Chính phủ", "131/QĐ-TTg", "Quyết định số 131/QĐ-TTg"),
        ("văn bản nào của Chính phủ", "30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP"),
        ("luật nào của Quốc hội", "24/2018/QH14", "Luật số 24/2018/QH14"),
    ],
)
def test_a_document_is_of_the_level_that_is_asked(text, number, said):
    level, _ = level_asked(text)
    assert is_of(level, number, said)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("văn bản nào của Tỉnh ủy", "131/QĐ-TTg"),
        ("văn bản nào của Thủ tướng", "30/2020/NĐ-CP"),
        ("văn bản nào của Chính phủ", "131/QĐ-TTg"),
        ("văn bản Trung ương", "12-NQ/TU"),
        ("văn bản nào của Bộ Chính trị", "01/NQ-CP"),
    ],
)
def test_one_of_another_level_is_not(text, number):
    level, _ = level_asked(text)
    assert not is_of(level, number, f"Văn bản số {number} của Thủ tướng Chính phủ, Tỉnh ủy, Bộ Chính trị")


@pytest.mark.parametrize("text", ["văn bản nào của Sở Y tế", "văn bản của Chính phủ và của Quốc hội là gì", "ai ký"])
def test_no_level_or_several_are_none(text):
    assert level_asked(text) is None
