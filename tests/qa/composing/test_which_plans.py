"""Which plans of a shelf say a thing, rest on a statute, are sent to somebody; and which do not."""

from dataclasses import replace

import pytest

from qa.composing.facts.claimed_facts import answer_whether_fact
from qa.composing.facts.holding_it import subject_of
from qa.composing.facts.holdings import answer_with_plans
from qa.contracts.answer import Status
from qa.contracts.query import Counted, Field, Form, Query
from tests.qa.memory import service_of


def plan(place, number, subject, grounds, body, recipients, replaces=""):
    return (
        f"ỦY BAN NHÂN DÂN TỈNH {place.upper()}\n\nSố: {number}\n\n{place}, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\n"
        + f"{subject}\n\n"
        + "".join(f"Căn cứ {ground};\n\n" for ground in grounds)
        + f"I. NHIỆM VỤ\n\n{body}\n\n{replaces}\n\nNơi nhận:\n\n"
        + "".join(f"- {each};\n" for each in recipients)
        + "- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Một\n"
    )


ANIMALS = "Luật Chăn nuôi ngày 19 tháng 11 năm 2018"
COUNCIL = "Nghị quyết số 12/NQ-HĐND ngày 09 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh về hỗ trợ giống vật nuôi"
PLANS = {
    "lao-cai": plan(
        "Lào Cai",
        "21/KH-UBND",
        "Phát triển chăn nuôi trâu bò trên địa bàn tỉnh Lào Cai",
        [ANIMALS, COUNCIL],
        "1. Dựng chuồng tránh rét ở bản vùng cao.\n\n2. Trồng cỏ voi làm thức ăn dự trữ.",
        ["Bộ Nông nghiệp và Môi trường", "Viện Chăn nuôi"],
        "Kế hoạch này thay thế Kế hoạch số 88/KH-UBND ngày 03 tháng 3 năm 2021 của UBND tỉnh.",
    ),
    "son-la": plan(
        "Sơn La",
        "22/KH-UBND",
        "Phát triển chăn nuôi dê trên địa bàn tỉnh Sơn La",
        [ANIMALS],
        "1. Dựng chuồng tránh rét cho dê.\n\n2. Mở chợ phiên bán giống.",
        ["Bộ Nông nghiệp và Môi trường"],
    ),
    "yen-bai": plan(
        "Yên Bái",
        "23/KH-UBND",
        "Phát triển du lịch hồ Thác Bà",
        ["Luật Du lịch ngày 19 tháng 6 năm 2017"],
        "1. Đóng thuyền vỏ thép chở khách.\n\n2. Mở chợ phiên ở bến thuyền.",
        ["Bộ Văn hóa, Thể thao và Du lịch"],
    ),
}


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


def asked(service, question, form, topic=None):
    """Return the draft for a question that is read as one for plans, its topic as the rules find it where none is given."""
    looked = service.answerer.inquire(question)
    query = replace(looked.query, ask=(Field.PLANS,), form=form, of=Counted.PLANS)
    return answer_with_plans(query if topic is None else replace(query, topic=topic), looked)


@pytest.mark.parametrize(
    ("claim", "begins"),
    [
        ("chức Phó Chủ tịch", "Có, người ký: Trần Văn Một, Phó Chủ tịch"),
        ("Chủ tịch UBND tỉnh", "Không, người ký: Trần Văn Một, Phó Chủ tịch"),
        ("Phó Chủ tịch Lý Thị Hai", "Không, người ký: Trần Văn Một, Phó Chủ tịch"),
        ("Trần Văn Một", "Có, người ký: Trần Văn Một, Phó Chủ tịch"),
    ],
)
def test_who_signed_may_be_claimed_by_his_office(service, claim, begins):
    looked = service.answerer.inquire("Kế hoạch của Lào Cai do ai ký?")
    query = replace(looked.query, ask=(Field.SIGNER,), form=Form.YES_NO, claim=claim)
    draft = answer_whether_fact(query, looked)
    assert draft is not None
    assert draft.lines[0].values == (begins,)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Kế hoạch của Lào Cai có căn cứ Luật Chăn nuôi không?", "Có, căn cứ: Luật Chăn nuôi"),
        ("Kế hoạch của Lào Cai có dựa vào Nghị quyết 12 của Hội đồng nhân dân không?", "Có, căn cứ: Nghị quyết số 12/NQ-HĐND"),
        ("Kế hoạch của Lào Cai có dựa vào Nghị quyết 15 của Hội đồng nhân dân không?", "Không, căn cứ:"),
        ("Kế hoạch của Lào Cai có căn cứ Luật Thủy sản không?", "Không, căn cứ:"),
    ],
)
def test_a_ground_is_known_by_its_kind_and_number_or_words(service, question, begins):
    looked = service.answerer.inquire(question)
    query = replace(looked.query, ask=(Field.BASIS,), form=Form.YES_NO, claim="x")
    draft = answer_whether_fact(query, looked)
    assert draft is not None
    assert draft.lines[0].values[0].startswith(begins)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Có mấy kế hoạch căn cứ Luật Chăn nuôi?", ["lao-cai", "son-la"]),
        ("Bao nhiêu kế hoạch dựa vào nghị quyết của Hội đồng nhân dân?", ["lao-cai"]),
        ("Có mấy kế hoạch gửi cho Viện Chăn nuôi?", ["lao-cai"]),
        ("Có bao nhiêu kế hoạch thay thế kế hoạch cũ?", ["lao-cai"]),
        ("Có mấy kế hoạch bãi bỏ kế hoạch cũ?", []),
        ("Bao nhiêu kế hoạch có việc dựng chuồng tránh rét?", ["lao-cai", "son-la"]),
        ("Có mấy kế hoạch nói đến chợ phiên?", ["son-la", "yen-bai"]),
    ],
)
def test_plans_are_counted_by_what_they_say(service, question, plans):
    draft = asked(service, question, Form.COUNT)
    assert draft.heading == f"{len(plans)} kế hoạch."
    assert [line.plan for line in draft.lines] == plans
    assert all(line.proofs for line in draft.lines)


def test_what_they_say_is_the_first_proof(service):
    line = asked(service, "Có mấy kế hoạch gửi cho Viện Chăn nuôi?", Form.COUNT).lines[0]
    assert "Viện Chăn nuôi" in line.proofs[0].passage.clean


@pytest.mark.parametrize(
    ("question", "having", "lacking"),
    [
        ("Kế hoạch nào không có việc dựng chuồng tránh rét?", "Lào Cai (21/KH-UBND); Sơn La (22/KH-UBND)", ["yen-bai"]),
        ("Kế hoạch nào không căn cứ Luật Chăn nuôi?", "Lào Cai (21/KH-UBND); Sơn La (22/KH-UBND)", ["yen-bai"]),
        ("Tỉnh nào chưa có chợ phiên?", "Sơn La (22/KH-UBND); Yên Bái (23/KH-UBND)", ["lao-cai"]),
        ("Kế hoạch nào không có việc trồng cỏ voi?", "Lào Cai (21/KH-UBND)", ["son-la", "yen-bai"]),
    ],
)
def test_plans_that_do_not_say_it_stand_below_those_that_do(service, question, having, lacking):
    draft = asked(service, question, Form.LIST)
    assert having in draft.heading
    assert [line.plan for line in draft.lines] == lacking  # the likest by its title first
    assert draft.first


def test_all_plans_say_who_signed_them(service):
    assert "cả 3 kế hoạch đều" in asked(service, "Kế hoạch nào không ghi người ký?", Form.LIST, ()).heading


def test_a_statute_s_number_names_no_plan(service):
    assert not service.answerer.inquire("Kế hoạch nào nhắc đến Nghị quyết 21?").scope.own
    assert service.answerer.inquire("Kế hoạch 21 nói gì?").scope.own


@pytest.mark.parametrize(
    ("question", "zero"),
    [
        ("Có mấy kế hoạch nói đến nuôi ong lấy mật?", True),
        ("Bao nhiêu tỉnh tổ chức nuôi ong lấy mật?", True),
        ("In mấy bản tờ gấp nuôi ong lấy mật?", False),
        ("Nuôi ong lấy mật cần bao nhiêu bản cam kết?", False),
    ],
)
def test_that_there_are_none_is_told_where_plans_are_counted_in_so_many_words(service, question, zero):
    draft = asked(service, question, Form.COUNT, ("nuôi ong lấy mật",))
    assert (draft.heading == "0 kế hoạch.") is zero
    assert (draft.status is Status.NOT_FOUND) is not zero


def test_which_plans_say_it_is_not_told_by_what_is_only_near(service):
    answer = service.query(Query((Field.PLANS,), Form.LIST, of=Counted.PLANS, topic=("nuôi ong lấy mật",)))
    assert not answer.found


def test_what_is_left_unsaid_is_looked_for_where_no_topic_was_read(service):
    draft = asked(service, "Kế hoạch nào không nêu chợ phiên?", Form.LIST, ())
    assert [line.plan for line in draft.lines] == ["lao-cai"]


@pytest.mark.parametrize(
    ("text", "topic", "subject"),
    [
        ("tỉnh nào có kế hoạch về mua bán người", ("mua", "bán"), "mua bán người"),
        ("có kế hoạch nào về nuôi ong không", ("nuôi", "ong"), "nuôi ong"),
        ("kế hoạch nào nuôi ong", ("nuôi", "ong"), ""),
        ("kế hoạch về đê nào nói chuyện nuôi ong", ("nuôi", "ong"), ""),
        ("kế hoạch nào về năm 2026", (), ""),
    ],
)
def test_a_subject_is_named_behind_about(text, topic, subject):
    assert subject_of(topic, text) == subject


def test_a_plan_is_about_no_subject_of_which_it_only_says_a_word(service):
    draft = asked(service, "kế hoạch nào về mở chợ nổi trên sông", Form.LIST, ("mở", "chợ", "nổi", "sông"))
    assert draft.status is Status.NOT_FOUND
    assert draft.notes == ("Không có kế hoạch nào về “mở chợ nổi trên sông”, trong 3 kế hoạch.",)
    found = asked(service, "kế hoạch nào về mở chợ phiên", Form.LIST, ("mở", "chợ", "phiên"))
    assert {line.plan for line in found.lines} == {"son-la", "yen-bai"}
