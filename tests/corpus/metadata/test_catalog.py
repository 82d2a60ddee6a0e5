"""The catalogue is read strictly, and documents become plans."""

import unicodedata
from pathlib import Path

import pytest

from corpus.metadata.catalog import CatalogEntry, group_plans, load_catalog
from corpus.records import Metadata
from corpus.records.errors import CatalogError

PLANS = Path(__file__).parents[3] / "corpus" / "plans"


def catalog_of(folder, text):
    (folder / "catalog.toml").write_text(text, "utf-8")
    return load_catalog(folder)


def test_the_catalog_of_the_five_documents():
    entries = load_catalog(PLANS)
    assert len(entries) == 4
    assert entries[1].files == ("quang-nam-cong-nghiep-sinh-hoc.txt", "quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt")
    assert {file for entry in entries for file in entry.files} == {
        path.name for path in PLANS.iterdir() if path.suffix in {".txt", ".md"}
    }


def test_no_catalog_is_an_empty_one(tmp_path):
    assert load_catalog(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[plan]", "cú pháp"),
        ("x = 1", "chỉ được có"),
        ("plan = 1", "chỉ được có"),
        ("[[plan]]\nid = 'a'\nfiles = ['a.txt']\nnumber = '1'", "khóa lạ: number"),
        ("[[plan]]\nid = 'a'", "phải có"),
        ("[[plan]]\nid = 'a'\nfiles = 'a.txt'", "danh sách"),
        ("[[plan]]\nid = ''\nfiles = ['a.txt']", "chuỗi không rỗng"),
        ("[[plan]]\nid = 'a'\nfiles = ['a.txt']\n[[plan]]\nid = 'a'\nfiles = ['b.txt']", "“id”.*hai lần: a"),
        ("[[plan]]\nid = 'a'\nfiles = ['a.txt']\n[[plan]]\nid = 'b'\nfiles = ['a.txt']", "“files”.*hai lần: a.txt"),
    ],
)
def test_a_wrong_catalog_is_refused_with_the_reason(tmp_path, text, message):
    with pytest.raises(CatalogError, match=message):
        catalog_of(tmp_path, text)


def test_catalogued_files_are_one_plan_and_others_their_own():
    catalog = (CatalogEntry("x", ("body.txt", "annex.txt"), province="Y"),)
    documents = {"annex.txt": Metadata(number="2/KH-UBND"), "body.txt": Metadata(title="T"), "a/other.docx": Metadata()}
    other, plan = group_plans(catalog, documents)
    assert (plan.id, plan.files, plan.province) == ("x", ("body.txt", "annex.txt"), "Y")
    assert (plan.metadata.title, plan.metadata.number) == ("T", "2/KH-UBND")
    assert (other.id, other.files) == ("other", ("a/other.docx",))


def test_an_annex_joins_the_plan_whose_number_it_names():
    documents = {
        "ke-hoach.txt": Metadata(number="12/KH-UBND"),
        "phu-luc.txt": Metadata(number="12/KH-UBND", annex_of="12 /KH-UBND"),
        "la.txt": Metadata(annex_of="99/KH-UBND"),
    }
    assert [(plan.id, plan.files) for plan in group_plans((), documents)] == [
        ("ke-hoach", ("ke-hoach.txt", "phu-luc.txt")),
        ("la", ("la.txt",)),
    ]


def test_files_of_one_name_make_plans_of_different_names():
    plans = group_plans((), {"a/kh.txt": Metadata(), "b/kh.txt": Metadata(), "kh.md": Metadata()})
    assert len({plan.id for plan in plans}) == 3


def test_a_name_with_accents_apart_is_joined_in_the_plans_name():
    file = unicodedata.normalize("NFD", "Kế hoạch xã Phú Lợi.docx")
    (plan,) = group_plans((), {file: Metadata(title="Kế hoạch")})
    assert (plan.id, plan.files) == ("Kế hoạch xã Phú Lợi", (file,))
