"""Days of reports over made-up plans: in order, the first, the last."""

import pytest

from qa.contracts.query import Field, Form, Query, Where
from tests.qa.memory import service_of_files

PLAN = """# KẾ HOẠCH
Phát triển nghề {what} trên địa bàn huyện {where}

## I. MỤC TIÊU
Giữ nghề {what} cho 200 hộ.

## II. TỔ CHỨC THỰC HIỆN
Các phòng, ban định kỳ hằng năm báo cáo kết quả thực hiện về Ủy ban nhân dân huyện trước ngày {day}.
"""
PLANS = {
    "gom": ("gốm", "Hải Vân", "20/12"),
    "non": ("đan nón", "Sông Lam", "05/01"),
    "lua": ("dệt lụa", "Trà Bình", "15/6"),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    plans = {name: PLAN.format(what=what, where=where, day=day) for name, (what, where, day) in PLANS.items()}
    return service_of_files(tmp_path_factory.mktemp("plans"), plans)


def asked(service, form, *plans):
    return service.query(Query((Field.REPORT,), form, Where(plans=plans or tuple(PLANS)))).answer


@pytest.mark.parametrize("form", [Form.TIMELINE, Form.COMPARE])
def test_days_stand_in_the_order_of_the_year(service, form):
    told = asked(service, form)
    assert told.index("05/01") < told.index("15/06") < told.index("20/12")


@pytest.mark.parametrize(("form", "day"), [(Form.LEAST, "05/01"), (Form.MOST, "20/12")])
def test_the_asked_one_is_told_first(service, form, day):
    assert day in asked(service, form).splitlines()[0]


def test_one_plan_alone_is_not_ranked(service):
    assert "nhất trong năm" not in asked(service, Form.LEAST, "gom")
