import pytest

from qa.contracts.answer import Answer, Status
from qa.contracts.query import Query
from qa.conversations import Conversations
from qa.understanding.following import Turn

TURN = Turn(None, Query(), Answer("ai chủ trì?", Status.ANSWERED, "Sở Y tế"))


def test_the_last_turn_is_kept_by_an_id_that_is_made_here():
    kept = Conversations()
    key = kept.put("", TURN)
    assert kept.last(key) is TURN
    assert kept.put(key, TURN) == key
    assert kept.put("tự đặt", TURN) != "tự đặt"
    assert kept.last("tự đặt") is None


def test_conversations_expire_and_the_oldest_goes_first():
    now = [0.0]
    kept = Conversations(most=2, lifetime_s=10, clock=lambda: now[0])
    first, second = kept.put("", TURN), kept.put("", TURN)
    kept.put(first, TURN)
    third = kept.put("", TURN)
    assert kept.last(second) is None
    assert kept.last(first) is TURN
    assert kept.last(third) is TURN
    now[0] = 11
    assert kept.last(first) is None


def talk(service, *questions):
    answer, key = None, ""
    for question in questions:
        answer = service.ask(question, conversation=key)
        key = answer.conversation
    return answer


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?", "bao giờ xong?"), "Hàng năm"),
        (
            ("Quảng Ngãi giao Sở Công Thương chủ trì những nhiệm vụ gì?", "việc thứ hai thì ai phối hợp?"),
            "Sở Khoa học và Công nghệ",
        ),
        (("Kế hoạch của An Giang ban hành ngày nào?", "còn Trà Vinh thì sao?"), "03/11/2023"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out(plain_service, questions, said):
    answer = talk(plain_service, *questions)
    assert answer.status is Status.ANSWERED
    assert said in answer.answer
    assert answer.interpretation.query["carried"]


def test_the_questions_before_do_as_well_as_the_id(plain_service):
    questions = ("Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?", "bao giờ xong?")
    by_id = talk(plain_service, *questions)
    by_list = plain_service.ask(questions[1], conversation=[questions[0]])
    assert by_list.answer == by_id.answer


def test_another_conversation_sees_nothing_of_it(plain_service):
    talk(plain_service, "Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?")
    assert plain_service.ask("bao giờ xong?").interpretation.query["carried"] == []


def test_thanks_are_answered_without_a_search(plain_service):
    answer = talk(plain_service, "Kế hoạch của An Giang do ai ký?", "cảm ơn nhé")
    assert answer.citations == ()
    assert "Rất vui" in answer.answer
