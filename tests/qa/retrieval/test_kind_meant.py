"""Of a place's documents that is meant which the question calls by its kind, and after another place's the one like it."""

import pytest

from qa.contracts.answer import Status
from qa.understanding.kinds_spoken import kinds_said
from tests.qa.memory import service_of

HEAD = "ỦY BAN NHÂN DÂN TỈNH {}\n\nSố: {}\n\n{}, ngày {} tháng 02 năm 2026\n\n{}\n\n{}\n\n"
SIGNED = "\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n{}\n"
TASKS = (
    "I. NHIỆM VỤ\n\n| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
    "| 1 | Trồng sâm dưới tán rừng | Sở Nông nghiệp và Môi trường | Quý II/2027 |\n"
    "| 2 | Thu hút dự án chế biến sâm | Sở Công Thương | 2026 |"
)


def paper(place, number, day, kind, subject, body, signer):
    return HEAD.format(place.upper(), number, place, day, kind, subject) + body + SIGNED.format(signer)


def plan(place, number, signer):
    subject = f"Phát triển cây sâm trên địa bàn tỉnh {place} đến năm 2030"
    return paper(place, f"{number}/KH-UBND", "05", "KẾ HOẠCH", subject, TASKS, signer)


def decision(place, number, signer, subject="Về việc triển khai thực hiện mua sắm tập trung xe công"):
    body = "Điều 1. Sở Tài chính chủ trì mua sắm xe công trước ngày 30/6/2026."
    return paper(place, f"{number}/QĐ-UBND", "06", "QUYẾT ĐỊNH", subject, body, signer)


PLANS = {
    "lao-cai": plan("Lào Cai", 21, "Nguyễn Văn Một"),
    "son-la": plan("Sơn La", 22, "Nguyễn Văn Hai"),
    "son-la-xe": decision("Sơn La", 310, "Nguyễn Văn Ba"),
    "son-la-xa": decision("Sơn La", 311, "Nguyễn Văn Bốn", "Về việc công bố danh mục thủ tục đất đai"),
    "ha-giang-xe": decision("Hà Giang", 45, "Nguyễn Văn Năm"),
}


@pytest.fixture(scope="module")
def service():
    return service_of(PLANS)


def told(service, *questions):
    conversation = ""
    for question in questions:
        answer = service.ask(question, conversation=conversation)
        conversation = answer.conversation or conversation
    return answer


@pytest.mark.parametrize(
    ("question", "signer"),
    [
        ("Ai ký kế hoạch của Sơn La?", "Nguyễn Văn Hai"),
        ("ai ky ke hoach Son La", "Nguyễn Văn Hai"),
        ("Văn bản của Sơn La do ai ký?", "Nguyễn Văn Hai"),
    ],
)
def test_the_plan_is_meant_that_is_called_one_or_by_no_kind(service, question, signer):
    answer = service.ask(question)
    assert signer in answer.answer, answer.answer
    assert {item.plan for item in answer.items} == {"son-la"}


def test_a_paper_of_another_kind_is_meant_by_its_kind(service):
    answer = service.ask("Quyết định mua sắm xe công của Sơn La do ai ký?")
    assert "Nguyễn Văn Ba" in answer.answer, answer.answer
    assert "Nguyễn Văn Hai" not in answer.answer


def test_common_words_of_a_title_tell_no_subject(service):
    answer = service.ask("Triển khai dự án chế biến sâm ở Sơn La do Sở Tài chính chủ trì, đúng không?")
    assert answer.answer.startswith("Không"), answer.answer
    assert "Sở Công Thương" in answer.answer


def test_after_one_place_s_plan_the_other_place_s_like_it_is_meant(service):
    answer = told(service, "Kế hoạch của Lào Cai do ai ký?", "Còn của Sơn La thì sao?")
    assert "Nguyễn Văn Hai" in answer.answer, answer.answer
    assert {item.plan for item in answer.items} == {"son-la"}


def test_who_signed_the_plan_of_a_place_is_not_who_signed_its_decision(service):
    answer = service.ask("Kế hoạch của Hà Giang do ai ký?")
    assert answer.status is not Status.ANSWERED, answer.answer


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("kế hoạch của Sơn La thực hiện quyết định nào", ("kế hoạch",)),
        ("Sở Kế hoạch và Đầu tư làm gì", ()),
        ("các xã phải xây dựng kế hoạch trước ngày nào", ()),
        ("theo Quyết định 310 thì ai lo", ()),
        ("chỉ thị của tỉnh cấm gì", ("chỉ thị",)),
    ],
)
def test_kinds_that_are_spoken_of(text, kinds):
    assert kinds_said(text) == kinds
