"""The part of each agency that a question names, by the words of its own clause or column."""

import pytest

LEAD, HELP = "lead", "coordinate"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Việc có Sở Y tế phối hợp thì ai chủ trì?", (HELP,)),
        ("Những việc Sở Tài chính đứng phối hợp do cơ quan nào chủ trì?", (HELP,)),
        ("Ai chủ trì các việc mà Sở Y tế phối hợp?", (HELP,)),
        ("Sở Y tế phối hợp với ai?", (LEAD,)),
        ("Đơn vị nào phối hợp với Sở Công Thương?", (LEAD,)),
        ("Việc do Sở Y tế chủ trì thì đơn vị nào phối hợp?", (LEAD,)),
        ("Việc nào Sở Y tế chủ trì, phối hợp với Sở Tài chính?", (LEAD, HELP)),
        ("Việc Sở Y tế chủ trì có Sở Tài chính phối hợp không?", (LEAD, HELP)),
        ("Việc nào cột phối hợp ghi Sở Công Thương nhưng không ghi Sở Y tế?", (HELP, HELP)),
        ("Việc nào ở mục chủ trì ghi Sở Y tế còn mục phối hợp ghi Sở Tài chính?", (LEAD, HELP)),
        ("Đơn vị phối hợp là Sở Y tế thì có những việc nào?", (HELP,)),
        ("Danh sách việc mà cơ quan chủ trì là Sở Y tế?", (LEAD,)),
        ("Trong các việc ghi rõ bên phối hợp, việc nào Sở Y tế không dính vào?", ("",)),
        ("Các việc có tên Sở Tài chính ở cột phối hợp do ai đứng đầu?", (HELP,)),
        ("Sở Tài chính nằm trong cột chủ trì của những việc nào?", (LEAD,)),
    ],
)
def test_the_part_is_that_of_its_own_clause_or_column(understand_question, text, roles):
    assert tuple(agency.role for agency in understand_question(text).words.named.agencies) == roles


def test_who_is_missing_in_a_column_leaves_it_not_empty(understand_question):
    query = understand_question("Việc nào không có Sở Y tế trong cột phối hợp?")
    assert query.where.fields == ()
    assert [agency.negated for agency in query.where.agencies] == [True]
    assert understand_question("Việc nào không có đơn vị phối hợp?").where.fields


@pytest.mark.parametrize("text", ["Sở KH&CN tỉnh nào chủ trì nhiều việc nhất", "Sở GDĐT tỉnh nào phối hợp ít việc nhất"])
def test_which_place_an_agency_is_of_is_no_part_of_its_name(understand_question, text):
    assert "tỉnh nào" in understand_question(text).words.text


def test_an_agency_that_is_named_again_and_again_is_asked_of_once(understand_question):
    named = understand_question("Sở Y tế và " * 40 + "Sở Nội vụ").words.named.agencies
    assert [agency.name for agency in named] == ["Sở Y tế", "Sở Nội vụ"]
