"""What prose says: values with their years, claims, sides, parts, and summaries made of the plans' own sentences."""

import pytest

from qa.composing.citations import numbered
from qa.composing.draft import LONG, SHORT, compose
from qa.composing.worded import answer_in_words
from qa.contracts.query import AgencyCondition, Expects, Field, Form, Query, Where

AN_GIANG, TRA_VINH = "an-giang-457-kh-ubnd-2024", "tra-vinh-105-kh-ubnd-2023"
QUANG_NAM, QUANG_NGAI = "quang-nam-cong-nghiep-sinh-hoc", "quang-ngai-cong-nghiep-sinh-hoc"


@pytest.fixture
def ask(plain_service):
    def answer(text, *fields, form=Form.VALUE, plans=(), agencies=(), **more):
        looked = plain_service.answerer.inquire(text)
        where = Where(plans=tuple(plans), agencies=agencies)
        draft = answer_in_words(Query(ask=fields, form=form, where=where, words=looked.words, **more), looked)
        assert draft is not None
        return draft, compose(draft).text, looked

    return answer


@pytest.mark.parametrize(("year", "figure", "other"), [("2025", "10%", "50%"), ("2030", "50%", "10%")])
def test_the_asked_year_decides_which_figure(ask, year, figure, other):
    topic = ("số lượng doanh nghiệp công nghiệp sinh học",)
    question = f"đến năm {year} Quảng Nam tăng bao nhiêu phần trăm doanh nghiệp"
    draft, _, _ = ask(question, Field.FIGURE, plans=[QUANG_NAM], topic=topic, expects=Expects.PERCENT)
    assert draft.lines[0].values == (figure,)
    assert other not in draft.lines[0].values


def test_a_figure_s_meaning_goes_with_it(ask):
    draft, _, _ = ask(
        "tăng bao nhiêu doanh nghiệp đến 2025",
        Field.FIGURE,
        plans=[QUANG_NAM],
        topic=("số lượng doanh nghiệp",),
        expects=Expects.PERCENT,
    )
    assert "doanh nghiệp" in draft.lines[0].detail


@pytest.mark.parametrize(
    ("claim", "begins"), [("đến năm 2025 tăng 10% doanh nghiệp", "Có"), ("đến năm 2025 tăng 50% doanh nghiệp", "Không")]
)
def test_a_claimed_figure_is_held_against_the_one_of_its_year(ask, claim, begins):
    topic = ("số lượng doanh nghiệp công nghiệp sinh học",)
    _, text, _ = ask(f"{claim} phải không", Field.FIGURE, form=Form.YES_NO, plans=[QUANG_NAM], topic=topic, claim=claim)
    assert text.startswith(begins)
    assert "10%" in text


@pytest.mark.parametrize("plan", [AN_GIANG, TRA_VINH])
def test_what_is_only_to_be_done_is_not_done(ask, plan):
    topic = ("xây dựng phòng thí nghiệm",)
    _, text, _ = ask(
        "đã xây dựng phòng thí nghiệm công nghệ sinh học chưa", Field.CONTENT, form=Form.YES_NO, plans=[plan], topic=topic
    )
    assert text.startswith("Không")


def test_the_parts_of_a_section_are_counted_as_they_are_listed(ask):
    topic = ("nội dung thực hiện",)
    draft, text, _ = ask("nội dung thực hiện chia ra mấy mảng", Field.OUTLINE, form=Form.COUNT, plans=[QUANG_NGAI], topic=topic)
    assert text.startswith(f"{len(draft.lines)} ")
    assert len(draft.lines) == 5


def test_every_line_of_a_summary_is_cited_and_it_is_short(ask):
    draft, text, looked = ask("tóm tắt kế hoạch", Field.SUMMARY, plans=[AN_GIANG])
    citations, numbers = numbered(draft, looked.knowledge)
    assert len(text) <= SHORT
    assert {n for of_line in numbers for n in of_line} <= {citation.n for citation in citations}
    assert sum(bool(line.proofs) for line in draft.lines) >= len(draft.lines) - 1


def test_a_summary_of_a_plan_names_what_it_carries_out_and_its_figures_by_year(ask):
    _, text, _ = ask("tóm tắt kế hoạch", Field.SUMMARY, plans=[TRA_VINH])
    assert "138-KH/TU" in text
    assert "Mục tiêu 2030: đóng góp 7%" in text
    assert "30/11" in text


@pytest.mark.parametrize(
    ("question", "plan", "part", "said"),
    [
        ("tóm tắt phần kinh phí", TRA_VINH, "KINH PHÍ THỰC HIỆN", "ngân sách nhà nước"),
        ("tóm lược phần tổ chức thực hiện", QUANG_NGAI, "TỔ CHỨC THỰC HIỆN", "Sở Tài chính"),
        ("nêu gọn mục tiêu", QUANG_NAM, "MỤC TIÊU", "50%"),
        ("viết gọn phần mục đích", AN_GIANG, "Mục đích", "thống nhất"),
    ],
)
def test_the_part_that_is_named_is_summed_up_alone(ask, question, plan, part, said):
    _, text, _ = ask(question, Field.SUMMARY, plans=[plan])
    assert part in text.splitlines()[0]
    assert said in text
    assert len(text) <= SHORT


def test_money_that_is_asked_for_in_short_is_told_from_its_part(ask):
    _, text, _ = ask("tiền ở đâu ra, nói gọn thôi", Field.SUMMARY, Field.FUNDING, plans=[QUANG_NAM])
    assert "KINH PHÍ THỰC HIỆN" in text.splitlines()[0]


def test_an_agency_s_share_holds_its_duties_and_the_tasks_that_it_leads(ask):
    trade = AgencyCondition(("so-cong-thuong",), "Sở Công Thương")
    _, text, _ = ask("tóm tắt việc của Sở Công Thương", Field.SUMMARY, plans=[QUANG_NGAI], agencies=(trade,))
    assert "theo dõi, đôn đốc" in text
    assert "Chủ trì 3 nhiệm vụ" in text
    assert "Đơn vị phối hợp" not in text


def test_words_that_only_lie_near_one_another_name_no_part(ask):
    topic = ("lĩnh", "vực", "y", "tế")
    _, text, _ = ask("lĩnh vực y tế gồm những gì, viết gọn", Field.SUMMARY, plans=[AN_GIANG], topic=topic)
    assert "hợp tác quốc tế" not in text.splitlines()[0]
    assert "lĩnh vực y tế" in text


def test_a_summary_over_plans_speaks_of_each(ask):
    draft, text, _ = ask("tóm tắt các kế hoạch", Field.SUMMARY, plans=[AN_GIANG, TRA_VINH])
    assert {line.plan for line in draft.lines} == {AN_GIANG, TRA_VINH}
    assert len(text) <= LONG


def test_of_several_plans_each_is_named_where_its_lines_begin(ask):
    _, text, looked = ask("tóm tắt các kế hoạch", Field.SUMMARY, plans=[AN_GIANG, TRA_VINH])
    assert all(f"- {looked.knowledge.plan_name(plan)}" in text for plan in (AN_GIANG, TRA_VINH))


def test_a_part_of_two_plans_is_told_in_short(ask):
    draft, text, _ = ask("tóm tắt kinh phí", Field.SUMMARY, Field.FUNDING, plans=[AN_GIANG, TRA_VINH])
    assert {line.plan for line in draft.lines} == {AN_GIANG, TRA_VINH}
    assert len(text) <= SHORT


def test_what_is_named_whole_is_not_weighed(ask):
    assert ask("tóm tắt kế hoạch", Field.SUMMARY, plans=[AN_GIANG])[0].exact
    assert ask("tóm lược phần tổ chức thực hiện", Field.SUMMARY, plans=[QUANG_NGAI])[0].exact
    topic = ("lĩnh", "vực", "y", "tế")
    assert not ask("lĩnh vực y tế gồm những gì, viết gọn", Field.SUMMARY, plans=[AN_GIANG], topic=topic)[0].exact


def test_years_are_told_side_by_side(ask):
    topic = ("số lượng doanh nghiệp công nghiệp sinh học",)
    draft, text, _ = ask(
        "so sánh mức tăng doanh nghiệp năm 2025 và 2030",
        Field.FIGURE,
        form=Form.COMPARE,
        plans=[QUANG_NAM],
        topic=topic,
        expects=Expects.PERCENT,
    )
    assert [line.label for line in draft.lines] == ["Năm 2025", "Năm 2030"]
    assert "10%" in text
    assert "50%" in text


def test_the_greatest_figure_is_that_of_its_item(ask):
    topic = ("tăng số lượng doanh nghiệp công nghiệp sinh học",)
    draft, _, _ = ask(
        "mốc nào tăng doanh nghiệp nhiều nhất",
        Field.FIGURE,
        form=Form.MOST,
        plans=[QUANG_NAM],
        topic=topic,
        expects=Expects.PERCENT,
    )
    assert any("50%" in line.values[0] for line in draft.lines)


def test_a_definition_is_the_sentence_that_says_what_it_is(ask):
    question = "công nghiệp sinh học được hiểu là gì"
    draft, text, _ = ask(question, Field.DEFINITION, plans=[AN_GIANG], topic=("công nghiệp sinh học",))
    assert "sản xuất hàng hóa với quy mô công nghiệp" in text
    assert len(draft.lines) == 1


@pytest.mark.parametrize("plan", [AN_GIANG, TRA_VINH, QUANG_NGAI])
def test_a_line_of_a_plans_summary_breaks_off_only_where_the_plan_has_a_phrase(ask, plan):
    draft, text, looked = ask("tóm tắt kế hoạch", Field.SUMMARY, plans=[plan])
    written = " ".join(" ".join(statement.text.split()) for statement in looked.knowledge.statements(plan))
    goals = [line for line in draft.lines if line.label.startswith("Mục tiêu")]
    assert goals
    for line in goals:
        for said in line.detail.split("; "):
            told = said.strip(" …")
            after = written[written.index(told) + len(told) :]
            assert after[:1] in ("", " ", ",", ";", ":", ".", "(")
            assert not after[:2].strip().isdigit()
    assert len(text) <= SHORT
    assert {"Chủ trì nhiều nhất", "Kinh phí"} <= {line.label for line in draft.lines}
