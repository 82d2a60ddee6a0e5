"""A file that holds several plans: each is a plan of the index, from the first build to the file's end."""

from indexer.building.build import build
from indexer.engines.local.snapshot import open_snapshot
from tests.corpus.layout.test_parting import plan

TWO = plan() + plan(number="Số: 10/KH-UBND", title="Nuôi ếch", task="Đào hồ", lead="Sở Y tế")


def plans_of(data):
    with_numbers = {}
    for each in open_snapshot(data).plans():
        with_numbers[each.id] = (each.metadata.number, each.metadata.title)
    return with_numbers


def test_both_plans_are_indexed_and_follow_their_file(corpus, data, encoder):
    (corpus / "hai.txt").write_text(TWO, "utf-8")
    first = build(corpus, data, encoder)
    assert {"hai.txt", "hai~2.txt"} <= set(first.added)
    found = plans_of(data)
    assert found["hai"] == ("9/KH-UBND", "Kế hoạch trồng hoa súng")
    assert found["hai~2"] == ("10/KH-UBND", "Kế hoạch nuôi ếch")
    again = build(corpus, data, encoder)
    assert (again.added, again.changed, again.removed, again.published) == ((), (), (), False)

    (corpus / "khac.txt").write_text(plan(number="Số: 12/KH-UBND", title="Trồng bần"), "utf-8")
    other = build(corpus, data, encoder)  # the file with two is not read again
    assert other.added == ("khac.txt",)
    assert "hai~2.txt" in other.unchanged

    (corpus / "hai.txt").write_text(plan(), "utf-8")
    changed = build(corpus, data, encoder)
    assert (changed.changed, changed.removed) == (("hai.txt",), ("hai~2.txt",))
    (corpus / "hai.txt").unlink()
    assert "hai.txt" in build(corpus, data, encoder).removed
    assert set(plans_of(data)) & {"hai", "hai~2"} == set()


def test_a_lost_reading_of_a_further_plan_is_made_again(corpus, data, encoder):
    (corpus / "hai.txt").write_text(TWO, "utf-8")
    build(corpus, data, encoder)
    for file in (data / "readings").glob("*.reading"):
        file.unlink()
    for file in (data / "segments").glob("*.segment"):
        file.unlink()
    report = build(corpus, data, encoder, rebuild=True)
    assert {"hai.txt", "hai~2.txt"} <= {*report.changed, *report.unchanged, *report.added}
    assert plans_of(data)["hai~2"][0] == "10/KH-UBND"


def test_a_copy_of_the_second_plan_is_named_and_not_indexed(corpus, data, encoder):
    (corpus / "hai.txt").write_text(TWO, "utf-8")
    (corpus / "ech.txt").write_text(TWO[len(plan()) :], "utf-8")
    report = build(corpus, data, encoder)
    assert [failure.code for failure in report.failed] == ["duplicate_file"]
    assert len([number for number, _ in plans_of(data).values() if number == "10/KH-UBND"]) == 1
