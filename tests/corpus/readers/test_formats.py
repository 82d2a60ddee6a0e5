"""One annex, many files: the register is the same however the annex comes."""

from pathlib import Path

import pytest

from corpus.readers import read
from corpus.reading import understand
from corpus.records import Assignment, AssignmentKind, Value
from tests import typesetting

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
MORE_PLANS = Path(__file__).parents[3].parent / "shared" / "eval" / "more-plans"
SOURCES = ("quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt", "tra-vinh-105-kh-ubnd-2023.md")
MAKERS = {
    "docx": typesetting.as_docx,
    "html": typesetting.as_html,
    "md": typesetting.as_markdown,
    "pdf": typesetting.as_pdf,
}


def fields(assignment: Assignment) -> tuple[object, ...]:
    def texts(values: tuple[Value, ...] | None) -> list[str]:
        return sorted(value.text for value in values or ())

    period, funding = (value.text if value else None for value in (assignment.period, assignment.funding))
    lists = (texts(assignment.lead), texts(assignment.coordinate), texts(assignment.product))
    return (assignment.number, assignment.task.text, *lists, period, funding)


def register(path: Path) -> list[tuple[object, ...]]:
    reading = understand(read(path, path.parent))
    return [fields(one) for one in reading.assignments if one.kind is AssignmentKind.TASK]


@pytest.fixture(scope="module", params=SOURCES, ids=["quang-nam", "tra-vinh"])
def source(request):
    path = PLANS / request.param
    document = read(path, PLANS)
    return typesetting.flow_of(document, understand(document)), register(path)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_register_is_the_same_in_every_format(source, kind, tmp_path):
    if kind == "pdf" and typesetting.font_file() is None:
        pytest.skip("needs Debian's fonts-liberation2 or fonts-dejavu-core")
    flow, rows = source
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(MAKERS[kind](flow))
    assert len(rows) >= 15
    assert register(path) == rows


@pytest.mark.skipif(not MORE_PLANS.exists(), reason="the shared plans are not beside the checkout")
def test_what_charges_no_agency_gives_no_tasks():
    for name in ("05-kh-luongminh-bau-cu.htm", "09-tb-ket-luan-ubnd-laocai-ccn.docx", "10-bc-vp-ubnd-laocai-ccn.docx"):
        assert register(MORE_PLANS / name) == []
