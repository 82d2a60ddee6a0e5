"""A plan asked by its subject for its years tells those of its title; a task asked for its time does not."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch công nghiệp sinh học Quảng Ngãi thực hiện đến năm nào?",
        "cho hỏi kế hoạch phát triển công nghiệp sinh học Quảng Ngãi áp dụng giai đoạn nào",
    ],
)
def test_a_plan_tells_its_own_years(plain_service, text):
    answer = plain_service.ask(text)
    assert answer.answer.startswith("đến năm 2030")
    assert "2030" in answer.citations[0].quote


def test_the_time_of_a_task_is_none_of_its_plan(plain_service):
    answer = plain_service.ask("Kế hoạch Quảng Ngãi tổ chức hội thảo kết nối cung cầu từ năm nào đến năm nào?")
    assert not answer.answer.startswith("đến năm 2030")
