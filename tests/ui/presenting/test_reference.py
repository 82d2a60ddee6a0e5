from dataclasses import replace
from datetime import date

import pytest

from corpus.records import Metadata
from corpus.text.dates import written_date
from tests.ui.fakes import OTHER, PASSAGES, PLAN, citation
from ui.presenting.reference import place, plan_name, reference, section_number, short_plan_name


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2024, 5, 8), "08/5/2024"), (date(2023, 1, 30), "30/01/2023"), (date(2024, 12, 9), "09/12/2024")],
)
def test_dates_are_written_as_the_decree_says(day, written):
    assert written_date(day) == written


@pytest.mark.parametrize(
    ("section", "number"),
    [
        ("IV. TỔ CHỨC › 1. Sở Y tế › a. Việc", "IV.1.a"),
        ("II. MỤC TIÊU › 2. Cụ thể › 2.1. Đến năm 2030", "II.2.1"),
        ("PHỤ LỤC › IV. NHÂN LỰC › 1. Đào tạo", "IV.1"),
        ("MỞ ĐẦU", ""),
        ("", ""),
    ],
)
def test_the_number_of_a_section_is_built_from_its_path(section, number):
    assert section_number(section.split(" › ")) == number


def test_the_reference_is_one_that_a_clerk_would_write():
    annexed = replace(PLAN, documents=(replace(PLAN.documents[0], annex=True),))
    cited = citation(PASSAGES[1], 1)
    assert reference(annexed, cited) == (
        "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, Phụ lục, mục IV.1, trang 1"
    )
    in_annex = replace(cited, section="Phụ lục II: Danh mục › 3. Việc", page=None)
    assert place(PLAN, in_annex) == "Phụ lục II, mục 3"


def test_a_plan_that_says_little_is_still_named():
    assert plan_name(OTHER) == "Kế hoạch số 105/KH-UBND của Trà Vinh"
    nameless = replace(OTHER, metadata=Metadata(title="Chương trình X"), province=None)
    assert plan_name(nameless) == "Chương trình X"
    assert short_plan_name(nameless) == "Chương trình X"
    assert plan_name(replace(nameless, metadata=Metadata())) == nameless.id
    assert short_plan_name(PLAN) == "An Giang (457/KH-UBND)"
    ministry = replace(nameless, metadata=Metadata(number="12/KH-BYT", issuer="Bộ Y tế"))
    assert short_plan_name(ministry) == "Bộ Y tế (12/KH-BYT)", "a number alone says nothing to who reads it in a chart"
    report = replace(nameless, metadata=Metadata(document_kind="Báo cáo", issuer="Văn phòng UBND tỉnh Lào Cai"))
    assert plan_name(report) == "Báo cáo của Văn phòng UBND tỉnh Lào Cai"
