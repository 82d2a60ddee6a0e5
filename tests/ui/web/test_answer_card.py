from dataclasses import replace

from bs4 import BeautifulSoup

from qa.contracts.answer import Answer, Interpretation, Item, Status
from qa.contracts.words import Intent
from tests.ui.fakes import LEAD, MORE, PASSAGES, PLAN, citation
from ui.presenting.presentation import TITLES
from ui.presenting.readable import tidy
from ui.presenting.reference import RECOGNIZED
from ui.web.answer import INTENTS, Asking, answer_html, answer_view

EVIL = '<img src=x onerror="alert(1)"> {{ 7*7 }} ${1+1} **đậm**'


def soup(answer, plans=(PLAN,), **options):
    return BeautifulSoup(answer_html(answer, plans, **options), "html.parser")


def test_the_direct_answer_is_first_then_items_by_plan_with_their_citations(service):
    card = soup(service.ask("ai chủ trì đào tạo"))
    assert card.select_one(".tc-answer__headline").text == "Sở Nội vụ"
    assert card.select_one(".tc-group h2").text == "An Giang (457/KH-UBND)"
    item = card.select_one(".tc-group li")
    assert item.select_one(".tc-value") is None, "the headline says the value already"
    assert item.select_one(".tc-detail").text == "“Đào tạo nguồn nhân lực công nghệ sinh học”"
    assert item.select_one(".tc-label").text == "nhiệm vụ 11", "the plan stands above; the second 1 is the citation"
    chip = item.select_one("button.tc-chip")
    assert (chip["data-plan"], chip["data-file"]) == (PLAN.id, "an-giang.txt")
    assert chip["data-spot"] == f"{LEAD.start}-{LEAD.end},{MORE.start}-{MORE.end}"
    assert "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục IV.1, trang 1" in chip["aria-label"]
    assert card.select_one(".tc-answer--none") is None


def test_not_found_looks_different_and_says_what_was_searched(service):
    card = soup(service.ask("giá vàng"), plans=service.plans())
    assert card.select_one(".tc-answer--none .tc-answer__status").text.strip() == "Không tìm thấy trong các kế hoạch"
    assert "Đã tìm trong: An Giang; Trà Vinh." in card.text
    assert "Đoạn gần nhất: “x”." not in card.text, "it stands among the citations"
    assert "có thể không phải điều cần tìm" in card.text


def test_every_status_and_intent_is_told_in_vietnamese():
    assert set(TITLES) == set(Status)
    assert set(INTENTS) == {intent.value for intent in Intent}


def test_while_paused_nothing_but_the_notice_is_shown():
    card = soup(Answer("x", Status.PAUSED, "Đang bảo trì.", heading="Đang bảo trì."))
    assert "Đang bảo trì." in card.text
    assert card.select("button") == []


def test_how_the_question_was_read_is_one_click_away():
    read = Interpretation(
        restored="ai chủ trì", intents=("lead", "mới"), years=(2030,), expanded={"KHCN": "Khoa học và Công nghệ"}
    )
    details = soup(Answer("q", Status.ANSWERED, "x", interpretation=read)).select_one("details")
    assert not details.has_attr("open")
    pairs = dict(zip([dt.text for dt in details.select("dt")], [dd.text for dd in details.select("dd")], strict=True))
    assert pairs["Điều được hỏi"] == f"{INTENTS['lead']}, mới"
    assert pairs["Viết tắt"] == "KHCN = Khoa học và Công nghệ"
    assert pairs["Năm"] == "2030"


def test_nothing_of_a_plan_or_a_question_is_markup():
    cited = replace(citation(PASSAGES[0], 1), quote=EVIL, section=EVIL, title=EVIL)
    evil = Answer(EVIL, Status.ANSWERED, EVIL, (Item(PLAN.id, EVIL, (EVIL,), (1,)),), (cited,), Interpretation(restored=EVIL))
    html = answer_html(evil, ())
    assert "<img" not in html
    card = BeautifulSoup(html, "html.parser")
    assert card.select("img, script, strong, em") == []
    assert card.article["data-question"] == EVIL
    assert tidy(EVIL) in card.select_one(".tc-answer__headline").text


def test_the_address_to_send_carries_question_and_plan():
    view = answer_view(Answer("ai chủ trì?", Status.ANSWERED, "x"), (PLAN,), Asking(PLAN.id))
    assert view.share == f"./?q=ai+ch%E1%BB%A7+tr%C3%AC%3F&ke_hoach={PLAN.id}"


def test_copied_as_text_with_references(service):
    view = answer_view(service.ask("ai chủ trì đào tạo"), (PLAN,))
    assert view.copy.startswith("Sở Nội vụ – “Đào tạo nguồn nhân lực công nghệ sinh học”")
    assert "\n\n[1] Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục IV.1, trang 1: “1. Đào" in view.copy


def test_a_plan_that_has_left_the_index_does_not_break_the_card(service):
    assert "an-giang-457" in answer_html(service.ask("đào tạo"), ())


EXPIRED = "Kế hoạch này đã hết thời kỳ thực hiện (giai đoạn 2021-2025)."


def test_what_does_not_hold_and_what_a_machine_read_is_said_where_it_is_cited(service):
    answer = service.ask("ai chủ trì đào tạo")
    first, *rest = answer.citations
    marked = replace(
        answer,
        answer=f"{answer.answer}\nLưu ý: {EXPIRED}",
        items=tuple(replace(item, notice=EXPIRED) for item in answer.items),
        citations=(replace(first, notice=EXPIRED, ocr=True), *rest),
    )
    card = soup(marked)
    assert card.select_one(".tc-group > .tc-note").text == EXPIRED
    told = [[note.text for note in source.select(".tc-note")] for source in card.select(".tc-source")]
    assert told == [[EXPIRED, RECOGNIZED], []]
    assert card.select(".tc-answer__rest") == [], "the note of the text stands with the plan already"
    copied = card.select_one("[data-copy]")["data-copy"]
    assert f"Lưu ý: {EXPIRED}" in copied
    assert RECOGNIZED in copied


def test_the_sources_do_not_repeat_the_answer_and_the_rest_is_one_click_away(service):
    card = soup(service.ask("ai chủ trì đào tạo"))
    first = card.select_one(".tc-sources:not(.tc-sources--more)")
    assert len(first.select(".tc-source")) == 1, "only what the answer's lines name"
    assert first.select(".tc-source__quote") == []
    more = card.select_one("details.tc-sources--more")
    assert not more.has_attr("open")
    assert len(more.select(".tc-source__quote")) == 1


def test_a_refusal_shows_one_nearest_passage_and_a_next_step(service):
    answer = replace(service.ask("giá vàng"), citations=(citation(PASSAGES[0], 1), citation(PASSAGES[1], 2)))
    card = soup(answer, asking=Asking(PLAN.id))
    assert len(card.select(".tc-source")) == 1
    assert [step.text for step in card.select(".tc-next .tc-example")] == ["Hỏi ở tất cả kế hoạch", "Xem các kế hoạch đang có"]


def test_a_follow_up_says_what_it_took_over_and_what_it_follows(service):
    query = {"carried": ["plans", "topic"], "where": {"plans": [PLAN.id]}, "topic": ["đào", "tạo"]}
    answer = service.ask("ai chủ trì đào tạo")
    answer = replace(answer, question="ai phối hợp?", interpretation=replace(answer.interpretation, query=query))
    card = soup(answer, asking=Asking(earlier=("ai chủ trì đào tạo?",)))
    assert [part.get_text(" ", strip=True) for part in card.select(".tc-carried__one")] == [
        "kế hoạch An Giang (457/KH-UBND)",
        "về đào tạo",
    ]
    assert card.select_one(".tc-trail button").text == "ai chủ trì đào tạo?"
    assert "truoc=ai+ch" in card.article["data-share"]
    anew = soup(replace(answer, interpretation=Interpretation()), asking=Asking(earlier=("x",)))
    assert anew.select(".tc-trail, .tc-carried") == [], "a new topic stands alone"


def test_a_mended_question_is_told_and_can_be_asked_so():
    read = Interpretation(restored="Sở Nội vụ làm gì giai đoạn 2", expanded={"gia": "giai", "lam": "làm"})
    answer = Answer("so noi vu lam gi gia đoạn 2", Status.ANSWERED, "x", interpretation=read)
    meant = BeautifulSoup(answer_html(answer, (PLAN,)), "html.parser").select_one(".tc-meant")
    assert "Ý bạn là" in meant.text
    assert [mark.text for mark in meant.select("mark")] == ["giai"]
    assert meant.select_one("button")["data-question"] == read.restored
    plain = replace(answer, interpretation=replace(read, expanded={"lam": "làm"}))
    assert BeautifulSoup(answer_html(plain, (PLAN,)), "html.parser").select(".tc-meant") == []
