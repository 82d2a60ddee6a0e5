"""A draft is never in force, and the plan that was issued of it answers first and names it."""

from dataclasses import replace
from datetime import date

from corpus.reading import understand
from corpus.records import Range
from corpus.records.metadata import DRAFT
from qa.reading.drafts import issued_of_drafts
from qa.reading.life import Force, lives_of
from qa.service import Service
from tests.corpus.outline.test_outline import document_of
from tests.qa.memory import HashEncoder, MemorySnapshot
from tests.qa.reading.test_life import BODY, NEW, QUESTION, TODAY, plan

TITLE = "Kế hoạch phát triển du lịch cộng đồng giai đoạn 2026-2030"


def entitled(name, title, draft=False, **said):
    made = plan(name, **said)
    ranges = {DRAFT: (Range(0, 7),)} if draft else {}
    return replace(made, metadata=replace(made.metadata, title=title, ranges=ranges))


def test_a_draft_finds_what_was_issued_of_it_by_title_and_place():
    draft = entitled("du-thao", TITLE.replace("cộng đồng", "cộng đồng, nông thôn"), draft=True)
    issued = entitled("that", TITLE, number="8/KH-UBND", issued=date(2026, 1, 5))
    elsewhere = entitled("noi-khac", TITLE, province="Cà Mau")
    other = entitled("khac", TITLE.replace("2026-2030", "2021-2025"))
    assert {name: found.id for name, found in issued_of_drafts([draft, issued, elsewhere, other]).items()} == {
        "du-thao": "that"
    }
    assert issued_of_drafts([draft, elsewhere, other]) == {}


def test_a_draft_never_holds_whatever_its_period():
    draft = entitled("du-thao", TITLE, draft=True, period="giai đoạn 2026-2030")
    alone = lives_of([draft], TODAY)["du-thao"]
    assert (alone.force, alone.holds) == (Force.DRAFT, False)
    assert alone.notice == "Kế hoạch này là bản dự thảo, chưa ban hành, nên không có hiệu lực."
    lives = lives_of([draft, entitled("that", TITLE, number="8/KH-UBND", issued=date(2026, 1, 5))], TODAY)
    assert "bản đã ban hành là Kế hoạch số 8/KH-UBND ngày 05/01/2026" in lives["du-thao"].notice
    assert (lives["that"].holds, lives["that"].notice) == (True, "")
    assert "bản dự thảo của văn bản này (du-thao)" in lives["that"].said


def test_copies_are_named_where_the_plan_itself_is_looked_at():
    life = lives_of([replace(entitled("that", TITLE), copies=("a.pdf", "b/c.docx"))], TODAY)["that"]
    assert life.said.endswith("Cùng văn bản này còn ở tệp: a.pdf, b/c.docx.")
    assert life.notice == ""


def test_what_was_issued_answers_before_its_draft():
    drafted = BODY.replace("ỦY BAN NHÂN DÂN", "DỰ THẢO\nỦY BAN NHÂN DÂN", 1)
    said = {**NEW, "number": " ", "lead": "Sở Nội vụ", "last": "Các sở thực hiện."}
    texts = {"a_du_thao": drafted.format(**said), "b_that": BODY.format(**NEW)}
    readings = {name: [understand(document_of(text, f"{name}.txt"))] for name, text in texts.items()}
    service = Service(MemorySnapshot(readings, HashEncoder()), HashEncoder(), today=lambda: TODAY)
    assert service.lives()["a_du_thao"].force is Force.DRAFT
    answer = service.ask(QUESTION)
    assert answer.items[0].values == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert all("bản dự thảo" in item.notice for item in answer.items if item.plan == "a_du_thao")
