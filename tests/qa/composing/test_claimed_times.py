"""Whether a task has the time that is claimed, over the real plans: the verdict first, then the time that stands there."""

import pytest

from qa.contracts.query import Field, Form, Query, Where

FAIRS = ("tổ chức hội thảo, diễn đàn nhằm kết nối cung cầu",)


@pytest.mark.parametrize(
    ("claim", "begins"),
    [
        ("làm từ 2022 tới 2030", "Có: Năm 2022-2030"),
        ("làm từ 2022 tới 2027", "Không: Năm 2022-2030"),
        ("chỉ làm trong năm 2022", "Không: Năm 2022-2030"),
        ("mỗi năm làm một lần", "Không: Năm 2022-2030"),
    ],
)
def test_a_claimed_time_is_held_against_the_one_of_the_task(plain_service, claim, begins):
    query = Query((Field.PERIOD,), Form.YES_NO, Where(provinces=("Quảng Ngãi",)), topic=FAIRS, claim=claim)
    assert plain_service.query(query).answer.startswith(begins)


def test_of_what_no_task_is_about_no_time_is_denied(plain_service):
    topic = ("tổ chức diễn tập chữa cháy rừng phòng hộ",)
    query = Query((Field.PERIOD,), Form.YES_NO, Where(provinces=("Quảng Ngãi",)), topic=topic, claim="mỗi năm một lần")
    assert not plain_service.query(query).answer.startswith(("Có: ", "Không: Năm", "Không: Thường"))
