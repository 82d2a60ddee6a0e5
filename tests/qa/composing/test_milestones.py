"""Targets by their years, over a made-up plan."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.query import Expects, Field, Form, Query, Where
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

TEXT = """# KẾ HOẠCH
Phát triển nghề dệt thổ cẩm giai đoạn 2026 - 2030

## I. MỤC TIÊU
### 1. Đến năm 2027
- Có 12 hợp tác xã dệt thổ cẩm hoạt động; 40% sản phẩm bán qua mạng.

### 2. Đến năm 2030
- Có 25 hợp tác xã dệt thổ cẩm hoạt động, gấp hai so với năm 2027; 70% sản phẩm bán qua mạng.

## II. TỔ CHỨC THỰC HIỆN
Sở Công Thương mở 3 chợ phiên trong năm 2026.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "det.md").write_text(TEXT, encoding="utf-8")
    return Service(MemorySnapshot({"det": [understand(read(folder / "det.md", folder))]}, HashEncoder()), HashEncoder())


def asked(service, topic, expects=None):
    return service.query(Query((Field.FIGURE,), Form.TIMELINE, Where(plans=("det",)), topic=topic, expects=expects)).answer


def test_each_year_has_its_figure_in_order(service):
    told = asked(service, ("hợp tác xã", "dệt"))
    assert told.index("Năm 2027") < told.index("12 hợp tác xã") < told.index("Năm 2030") < told.index("25 hợp tác xã")


def test_a_year_that_is_only_compared_with_sets_nothing(service):
    assert "gấp hai" not in asked(service, ("hợp tác xã", "dệt")).split("Năm 2030")[0]


def test_the_asked_kind_of_figure_is_told(service):
    told = asked(service, ("sản phẩm", "bán", "qua", "mạng"), Expects.PERCENT)
    assert "40% sản phẩm" in told
    assert "70% sản phẩm" in told


def test_without_a_topic_the_goals_of_each_year_are_told(service):
    told = asked(service, ("mục tiêu",))
    assert told.index("Năm 2027") < told.index("12 hợp tác xã") < told.index("Năm 2030") < told.index("70% sản phẩm")
