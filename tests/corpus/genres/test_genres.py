"""Kinds of documents: one table, and what each kind may hold."""

import pytest

from corpus.genres.kind import charges_agencies, charges_in_tables, genre_of
from corpus.genres.table import (
    Tasks,
    basis_names,
    cited_pattern,
    genre_named,
    genre_names,
    genres,
    higher_names,
    listed_names,
    plan_pattern,
    title_names,
)
from tests.corpus.outline.test_outline import document_of


def test_no_name_stands_twice():
    names = [name for genre in genres() for name in genre.names]
    assert len(names) == len(set(names))


def test_longer_names_come_first_in_a_pattern():
    names = cited_pattern().split("|")
    assert names.index("Chương trình hành động") < names.index("Chương trình")
    assert names.index("Bộ luật") < names.index("Luật")
    assert {"Kế hoạch", "Quyết định", "Đề án", "Chương trình"} <= set(plan_pattern().split("|"))


@pytest.mark.parametrize(
    ("title", "name", "prose", "tables"),
    [
        ("KẾ HOẠCH", "kế hoạch", True, True),
        ("**CHỈ THỊ**", "chỉ thị", True, True),
        ("NGHỊ QUYẾT", "nghị quyết", True, True),
        ("THÔNG BÁO", "thông báo", False, True),
        ("BÁO CÁO", "báo cáo", False, False),
        ("TỜ TRÌNH", "tờ trình", False, False),
        ("GIẤY MỜI", "giấy mời", False, False),
    ],
)
def test_what_a_kind_may_hold(title, name, prose, tables):
    document = document_of(f"UBND TỈNH SƠN LA\n\n{title}\nVề việc phòng, chống rét\n")
    genre = genre_of(document)
    assert genre is not None
    assert genre.name == name
    assert (charges_agencies(document), charges_in_tables(document)) == (prose, tables)


def test_a_text_without_a_title_may_charge():
    document = document_of("Sở Y tế chủ trì.")
    assert genre_of(document) is None
    assert charges_agencies(document)


def test_a_genre_is_found_by_its_name():
    decision = genre_named("Quyết  định")
    assert decision is not None
    assert decision.tasks is Tasks.ALL
    assert "kế hoạch" in title_names()
    assert "luật" not in title_names()


def test_the_kinds_that_plans_rest_on_and_carry_out_are_data():
    assert {"tờ trình", "chương trình hành động", "kế hoạch"} <= set(basis_names())
    assert "báo cáo" not in basis_names()
    assert {"nghị quyết", "nghị quyết liên tịch", "chương trình hành động", "luật"} <= set(higher_names())
    assert not {"chương trình", "kế hoạch"} & set(higher_names()), "of programmes only those of action are carried out"
    assert list(basis_names()) == sorted(basis_names(), key=lambda name: (-len(name), name))
    assert "công điện" in listed_names()
    assert genre_names("chương trình")[1] == "chương trình hành động"
    assert genre_names("thư ngỏ") == ("thư ngỏ",)
