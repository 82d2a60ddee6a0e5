"""Sentences cut into clauses, each with what it takes from those before it."""

from qa.reading.sentence_parts import clauses_of


def test_each_clause_has_its_own_figure_and_the_first_one_s_subject():
    first, second = clauses_of("Đàn dê đạt 93 con, đàn cừu đạt 40 con.")
    assert "93" in first.own
    assert "93" not in second.own
    assert second.left["de"] > 0


def test_what_begins_a_list_is_said_of_all_of_it():
    clauses = clauses_of("Hội viên góp: 5 ngày công; 2 gánh phân")
    assert [clause.lead for clause in clauses] == ["Hội viên góp", "Hội viên góp"]
    assert all("vien" in clause.said for clause in clauses)


def test_an_exception_is_told_and_a_mark_is_no_clause():
    said = [clause.text for clause in clauses_of("b) Mỗi hộ góp 2 công, trừ hộ già yếu.")]
    assert said == ["Mỗi hộ góp 2 công", "trừ hộ già yếu."]
    assert clauses_of("Mỗi hộ góp 2 công, trừ hộ già yếu.")[1].is_exception


def test_the_heading_counts_less_than_the_sentence():
    (clause,) = clauses_of("đạt 40 con", above="Đàn cừu")
    assert 0 < clause.left["cuu"] < 1
