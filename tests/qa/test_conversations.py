import pytest

from qa.contracts.answer import Answer, Status
from qa.contracts.query import Query
from qa.conversations import Conversations
from qa.understanding.turns import Turn

TURN = Turn(Query(), Answer("ai chủ trì?", Status.ANSWERED, "Sở Y tế"))


def test_the_last_turn_is_kept_by_an_id_that_is_made_here():
    kept = Conversations()
    key = kept.put("", TURN)
    assert kept.last(key) == TURN
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
    assert kept.last(first) == TURN
    assert kept.last(third) == TURN
    now[0] = 11
    assert kept.last(first) is None


def test_long_questions_take_the_room_of_many_short_ones(plain_service):
    kept = Conversations(room_bytes=400_000)
    short, long = "ai chủ trì xúc tiến thương mại", "Sở Y tế và " * 170
    answerer = plain_service.answerer
    first = [kept.put("", answerer.turn(f"{short} {n}", None)) for n in range(10)]
    assert all(kept.last(key) for key in first)
    for n in range(4):
        kept.put("", answerer.turn(f"{long}{n}", None))
    assert sum(kept.last(key) is not None for key in first) < 10
    assert kept._taken <= 400_000
    assert len(kept._turns) >= 2


def test_quotes_are_not_kept_but_what_a_follow_up_points_to_is(plain_service):
    kept = Conversations()
    turn = plain_service.answerer.turn("ai chủ trì xúc tiến thương mại ở Quảng Nam", None)
    found = kept.last(kept.put("", turn)).answer
    assert found.items == turn.answer.items
    assert [citation.passage for citation in found.citations] == [citation.passage for citation in turn.answer.citations]
    assert not any(each.quote for citation in found.citations for each in (citation, *citation.more))


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
        (
            ("Sở Y tế An Giang chủ trì mấy việc?", "Quảng Ngãi thì mấy?", "tỉnh nào nhiều hơn?"),
            "4 nhiệm vụ; Quảng Ngãi 1 (hơn 3)",
        ),
        (("Sở Y tế An Giang chủ trì mấy việc?", "còn Trà Vinh?", "cộng lại là mấy việc?"), "5 nhiệm vụ do Sở Y tế chủ trì"),
        (
            ("Quảng Ngãi có mấy việc thường xuyên?", "việc nào do Sở Công Thương chủ trì?", "việc còn lại ai làm?"),
            "Truyền thông",
        ),
        (("Ai chủ trì hướng nghiệp cho học sinh ở Trà Vinh?", "ai phối hợp?", "sở đó còn làm việc gì nữa?"), "Sở Giáo dục"),
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


def test_what_was_cited_is_quoted_again_though_quotes_are_not_kept(plain_service):
    asked = plain_service.ask("ai chủ trì xúc tiến thương mại ở Quảng Nam")
    told = plain_service.ask("nằm ở mục nào vậy?", conversation=asked.conversation)
    assert [each.quote for each in told.citations] == [each.quote for each in asked.citations]
    assert "“”" not in told.answer
    assert told.answer.startswith("- ")


def test_quotes_are_fetched_again_only_where_an_answer_is_said_again(plain_service, monkeypatch):
    asked = plain_service.ask("ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?")
    fetched = []
    monkeypatch.setattr("qa.pipeline.requoted", lambda answer, _: fetched.append(answer) or answer)
    assert plain_service.ask("còn An Giang thì sao?", conversation=asked.conversation).found
    assert not fetched
    plain_service.ask("nằm ở mục nào vậy?", conversation=asked.conversation)
    assert len(fetched) == 1
