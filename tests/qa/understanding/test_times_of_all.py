from dataclasses import replace
from datetime import date

import pytest

from qa.contracts.query import Counted, Field, Form, Query, TimeCondition, When, Where
from qa.contracts.words import QueryWords
from qa.understanding.times_of_all import with_times_of_all

YEARLY = TimeCondition(When.RECURRING, text="hằng năm")
IN_2031 = TimeCondition(When.IN, date(2031, 1, 1), date(2031, 12, 31), "2031")


def query(text, *topic, ask=(Field.TASK,), form=Form.LIST, **where):
    words = replace(QueryWords(), text=text)
    return Query(ask, form, Where(plans=("bien",), **where), topic=topic, words=words)


@pytest.mark.parametrize(
    ("text", "topic", "times"),
    [
        ("Bốn việc ở nhóm bến bãi trong phụ lục Bến Tre được ấn định thời gian ra sao?", ("bến", "bãi", "ấn", "định"), ()),
        ("Đa số nhiệm vụ của Bến Tre làm tới năm nào, phần còn lại ra sao?", ("Đa", "số", "lại"), ()),
        ("Ở Bến Tre việc nào làm hằng năm, còn mấy việc kia khi nào xong?", ("kia",), (YEARLY,)),
        ("Các nhiệm vụ của Bến Tre phải xong khi nào?", (), ()),
        ("Bến Tre kéo dài từ năm nào tới năm nào, mảng nào không theo khung đó?", ("mảng", "khung"), ()),
    ],
)
def test_the_times_of_all_are_asked_for(text, topic, times):
    told = with_times_of_all(query(text, *topic, times=times))
    assert (told.form, told.ask, told.of) == (Form.TIMELINE, (Field.PERIOD,), Counted.TASKS)
    assert told.where.times == ()
    assert set(told.topic) <= {"bến", "bãi"}


def test_each_of_several_times_is_kept():
    asked = query("Ở Bến Tre việc nào làm năm 2031, việc nào làm hằng năm?", times=(IN_2031, YEARLY))
    told = with_times_of_all(asked)
    assert told.form is Form.TIMELINE
    assert told.where.times == (IN_2031, YEARLY)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Các việc nạo vét luồng ở Bến Tre xong khi nào?", ("nạo", "vét", "luồng")),
        ("Những việc nào ở Bến Tre xong trước tháng 6?", ()),
        ("Việc đắp đê ở Bến Tre làm năm nào?", ("đắp", "đê")),
        ("Ba việc đó ai chủ trì?", ()),
    ],
)
def test_some_tasks_or_other_fields_are_asked_as_before(text, topic):
    asked = query(text, *topic)
    assert with_times_of_all(asked) == asked


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Chu trình báo cáo của Bến Tre có những hạn nào?", True),
        ("Bến Tre phải báo cáo vào những thời điểm nào?", True),
        ("Lịch gửi báo cáo của kế hoạch Bến Tre?", True),
        ("Bến Tre báo cáo cho ai?", False),
        ("Các báo cáo của Bến Tre gồm những gì?", False),
    ],
)
def test_all_days_of_reports_are_asked_for(text, reports):
    told = with_times_of_all(query(text, "báo", "cáo", ask=(Field.CONTENT,), form=Form.VALUE))
    assert ((told.form, told.ask) == (Form.TIMELINE, (Field.REPORT,))) is reports
