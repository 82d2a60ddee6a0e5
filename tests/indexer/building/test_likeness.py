"""The same document in two files is indexed once and the other is named; what differs in substance stays two."""

import pytest

from indexer.building.build import build
from indexer.building.likeness import _rank
from indexer.building.sources import Source
from indexer.engines.local.snapshot import open_snapshot
from tests.indexer.conftest import BODY, OTHER


def indexed(corpus, data, encoder):
    report = build(corpus, data, encoder)
    return report, {plan.id: plan.copies for plan in open_snapshot(data).plans()}


def as_pages(text):
    """Return a text as a PDF's extraction has it: lines broken elsewhere, a page number between."""
    words = text.replace("\n\n", "\n").split(" ")
    middle = len(words) // 2
    return " ".join(words[:middle]) + "\n2\n" + " ".join(words[middle:])


def test_a_copy_with_other_lines_and_in_another_place_is_named_and_not_indexed(corpus, data, encoder):
    (corpus / "thu-muc").mkdir()
    (corpus / "thu-muc" / "ong (bản gửi mail).txt").write_text(as_pages(BODY), "utf-8")
    report, plans = indexed(corpus, data, encoder)
    assert [(failure.file, failure.code) for failure in report.failed] == [("thu-muc/ong (bản gửi mail).txt", "duplicate_file")]
    assert "“ong.txt”" in report.failed[0].message
    assert plans == {"ong": ("thu-muc/ong (bản gửi mail).txt",), "rung": ()}
    (corpus / "moi.txt").write_text(OTHER.replace("rừng", "rừng tràm").replace("Kiểm lâm", "Thủy lợi"), "utf-8")
    again, plans = indexed(corpus, data, encoder)  # the copy is not read again, and stays one
    assert [failure.file for failure in again.failed] == ["thu-muc/ong (bản gửi mail).txt"]
    assert plans["ong"] == ("thu-muc/ong (bản gửi mail).txt",)


@pytest.mark.parametrize(("number", "copies"), [("Số: 12/KH-UBND", ("ong-pdf.txt",)), ("Số:", ())])
def test_a_letterhead_in_another_order_is_forgiven_where_number_and_place_are_one(corpus, data, encoder, number, copies):
    """Of a document of one page, a PDF's columns move much; only the number tells then that it is the same."""
    left = f"ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n{number}\n"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Đồng, ngày 05 tháng 3 năm 2024\n"
    title = "KẾ HOẠCH\nPhát triển nghề nuôi ong trên địa bàn tỉnh Lâm Đồng\n"
    tasks = "".join(f"{n}. Sở Y tế chủ trì mở lớp dạy nghề nuôi ong thứ {n} cho nông dân.\n" for n in range(1, 6))
    (corpus / "ong.txt").write_text(left + right + title + "I. NHIỆM VỤ\n" + tasks, "utf-8")
    (corpus / "ong-pdf.txt").write_text(left + title + "I. NHIỆM VỤ\n" + right + tasks, "utf-8")
    _, plans = indexed(corpus, data, encoder)
    assert plans["ong"] == copies


def test_the_format_that_tells_most_is_kept(corpus, data, encoder):
    (corpus / "ong.md").write_text(BODY, "utf-8")
    (corpus / "ong.txt").write_text(as_pages(BODY), "utf-8")
    report, plans = indexed(corpus, data, encoder)
    assert [failure.file for failure in report.failed] == ["ong.txt"]
    assert plans == {"ong": ("ong.txt",), "rung": ()}


def test_of_scans_of_one_paper_the_larger_is_kept():
    small, large, other = Source("a.png", "1", size=10), Source("ban quet lon.png", "2", size=90), Source("b.pdf", "3", size=99)
    assert sorted((small, large, other), key=lambda source: _rank(source, ())) == [other, large, small]
    assert _rank(Source("a.txt", "1", size=1), ()) < _rank(Source("bb.txt", "2", size=99), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Số: 12/KH-UBND", "Số: 13/KH-UBND"),
        ("ngày 05 tháng 3 năm 2024", "ngày 05 tháng 3 năm 2025"),
        ("Số: 12/KH-UBND\n", ""),  # and then the title and the documents it names must be the same too
        ("TỈNH LÂM THAO", "TỈNH LÂM ĐỒNG"),
    ],
)
def test_plans_after_one_pattern_stay_two(corpus, data, encoder, old, new):
    (corpus / "ong-2.txt").write_text(BODY.replace(old, new).replace("30/2020/QĐ-UBND", "31/2020/QĐ-UBND"), "utf-8")
    report, plans = indexed(corpus, data, encoder)
    assert report.failed == ()
    assert set(plans) == {"ong", "ong-2", "rung"}


def test_a_draft_stays_beside_what_was_issued_and_says_so(corpus, data, encoder):
    (corpus / "du-thao.txt").write_text("DỰ THẢO\n" + BODY.replace("Số: 12/KH-UBND", "Số:     /KH-UBND"), "utf-8")
    report, plans = indexed(corpus, data, encoder)
    assert report.failed == ()
    assert set(plans) == {"du-thao", "ong", "rung"}
    assert [plan.id for plan in open_snapshot(data).plans() if plan.metadata.draft] == ["du-thao"]


def test_a_copy_that_goes_or_loses_its_original_is_followed(corpus, data, encoder):
    (corpus / "ong-sao.txt").write_text(as_pages(BODY), "utf-8")
    indexed(corpus, data, encoder)
    (corpus / "ong.txt").unlink()
    report, plans = indexed(corpus, data, encoder)
    assert report.failed == ()
    assert plans == {"ong-sao": (), "rung": ()}
