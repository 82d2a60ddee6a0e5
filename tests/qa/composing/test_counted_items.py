"""What a part of a plan lists in prose is counted, and a plan's goals are told, by the headings down to that part."""

import pytest

from qa.composing.draft import SHORT, compose
from qa.composing.prose_answers.counted_items import items_listed
from qa.composing.prose_answers.goals import answer_with_goals
from qa.contracts.query import Expects, Field, Form, Query, Where
from qa.understanding.asked_times import asked_times
from qa.understanding.forms import form_of, items_asked

AN_GIANG, TRA_VINH = "an-giang-457-kh-ubnd-2024", "tra-vinh-105-kh-ubnd-2023"
QUANG_NAM, QUANG_NGAI = "quang-nam-cong-nghiep-sinh-hoc", "quang-ngai-cong-nghiep-sinh-hoc"


def counted(query, looked):
    """Return the count of the items that the question means, None where it means none."""
    listing = items_listed(query, looked)
    return listing.counted() if listing is not None else None


@pytest.fixture
def asked(plain_service):
    """Return what a kind of answer makes of a question about a plan whose topic is told."""

    def answer(kind, text, plan, topic, **query):
        times = tuple(found.condition for found in asked_times(text))
        where = Where(plans=(plan,), times=times)
        looked = plain_service.answerer.inquire(text)
        return kind(Query(where=where, topic=tuple(topic.split()), words=looked.words, **query), looked)

    return answer


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Tỉnh đặt ra bao nhiêu mục tiêu?", "mục tiêu"),
        ("Phần này có mấy ý", "ý"),
        ("Có mấy ý kiến góp vào", ""),
        ("Mấy mục đích được nêu", "mục đích"),
    ],
)
def test_what_is_counted_in_prose(text, noun):
    assert items_asked(text) == noun
    assert (form_of(text) == (Form.COUNT, None)) is bool(noun)


@pytest.mark.parametrize(
    ("text", "plan", "topic", "begins"),
    [
        (
            "có mấy mục tiêu đến năm 2045",
            TRA_VINH,
            "mục tiêu",
            "2 mục tiêu – Trà Vinh (105/KH-UBND), b. Tầm nhìn đến năm 2045:",
        ),
        ("kế hoạch nêu mấy mục đích", AN_GIANG, "mục đích", "3 mục đích – An Giang (457/KH-UBND), 1. Mục đích:"),
        ("phần yêu cầu có bao nhiêu ý", QUANG_NGAI, "yêu cầu ý", "2 mục – Quảng Ngãi, 2. Yêu cầu:"),
        ("mấy mục tiêu cụ thể tất cả", TRA_VINH, "mục tiêu cụ thể", "5 mục tiêu – Trà Vinh (105/KH-UBND), "),
        ("phần nâng cao nhận thức có mấy giải pháp", TRA_VINH, "nâng cao nhận thức giải pháp", "3 giải pháp – Trà Vinh"),
    ],
)
def test_the_items_of_the_part_meant_are_counted(asked, text, plan, topic, begins):
    count = {"form": Form.COUNT, "ask": (Field.CONTENT,)}
    draft = asked(counted, text, plan, topic, **count)
    assert draft is not None
    told = compose(draft).text
    assert told.startswith(begins)
    assert len(draft.lines) == int(begins.split(" ", 1)[0])
    assert all(line.proofs for line in draft.lines)
    assert len(told) <= SHORT


def test_nothing_is_counted_where_no_heading_is_meant(asked):
    count = {"form": Form.COUNT, "ask": (Field.CONTENT,)}
    assert asked(counted, "nêu mấy nguyên tắc nuôi ong", TRA_VINH, "nuôi ong", **count) is None
    assert asked(counted, "mấy mục tiêu đến năm 2035", TRA_VINH, "mục tiêu", **count) is None


def test_the_goals_of_a_year_are_those_under_its_heading(asked):
    goals = {"ask": (Field.FIGURE,), "expects": Expects.TEXT}
    told = compose(asked(answer_with_goals, "mục tiêu đến năm 2025", QUANG_NAM, "mục tiêu", **goals)).text
    assert told.startswith("Quảng Nam, a. Đến năm 2025:")
    assert "25%" in told
    assert "50%" not in told
    assert asked(answer_with_goals, "mục tiêu xuất khẩu tôm", QUANG_NAM, "mục tiêu xuất khẩu tôm", **goals) is None
    assert (
        asked(
            answer_with_goals,
            "mục tiêu bao nhiêu phần trăm",
            QUANG_NAM,
            "mục tiêu",
            ask=(Field.FIGURE,),
            expects=Expects.PERCENT,
        )
        is None
    )
