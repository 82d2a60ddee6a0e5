"""Which of the best candidates an answer is taken from."""

from dataclasses import replace

import pytest

from qa.composing.evidence import choose


@pytest.mark.parametrize(("field", "number"), [("nông nghiệp", "1.1"), ("công thương", "1.2")])
def test_tasks_worded_alike_are_told_apart_by_the_word_that_one_lacks(plain_service, field, number):
    asked = f"công nghiệp sinh học thành ngành kinh tế - kỹ thuật lĩnh vực {field} An Giang"
    looked = plain_service.answerer.inquire(f"đơn vị chủ trì xây dựng đề án phát triển {asked}")
    ranked = looked.order.by().found
    rows = [found for found in ranked if found.task and found.task.assignment.number in ("1.1", "1.2", "1.3")]
    wrong = next(found for found in rows if found.task.assignment.number != number)
    first = replace(wrong, score=ranked[0].score + 0.01)
    chosen = choose([first, *(found for found in ranked if found is not wrong)], looked)
    assert chosen[0].task.assignment.number == number


def test_a_better_task_is_not_given_up_for_another_that_only_says_more(plain_service):
    looked = plain_service.answerer.inquire("ai chủ trì đào tạo nguồn nhân lực công nghệ sinh học ở An Giang, quốc tế")
    ranked = looked.order.by().found
    best = next(found for found in ranked if found.task and "Đề án/Kế hoạch đào tạo" in found.task.assignment.task.text)
    first = replace(best, score=ranked[0].score + 0.01)
    assert choose([first, *(found for found in ranked if found is not best)], looked)[0] is first
