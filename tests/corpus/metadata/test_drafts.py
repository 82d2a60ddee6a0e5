import pytest

from corpus.metadata.drafts import find_draft_mark


@pytest.mark.parametrize("line", ["DỰ THẢO", "Dự thảo", "(Dự thảo)", "BẢN DỰ THẢO", "Dự thảo lần 2", "DỰ THẢO 3"])
def test_a_line_that_says_draft_alone_is_found_where_it_stands(line):
    text = f"ỦY BAN NHÂN DÂN\n  {line}\nKẾ HOẠCH\nNuôi ong"
    assert find_draft_mark(text, len(text)).of(text) == line


@pytest.mark.parametrize(
    "line", ["Thực hiện dự thảo Nghị quyết của tỉnh", "Góp ý dự thảo kế hoạch", "Dự toán", "Dự thảo Luật Đất đai sửa đổi", ""]
)
def test_what_is_about_another_draft_is_none(line):
    text = f"ỦY BAN NHÂN DÂN\n{line}\nKẾ HOẠCH\nNuôi ong"
    assert find_draft_mark(text, len(text)) is None


def test_after_the_title_nothing_counts():
    text = "KẾ HOẠCH\nNuôi ong\nDỰ THẢO\n"
    assert find_draft_mark(text, text.index("DỰ")) is None
