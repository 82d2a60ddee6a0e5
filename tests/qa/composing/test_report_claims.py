"""Whether reports go to whom the question says they do."""

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

TEXT = """# KẾ HOẠCH
Giữ rừng đước của tỉnh Cà Mau năm 2026

## I. NHIỆM VỤ
1. Sở Tài chính bố trí tiền trồng rừng, Sở Y tế lo tủ thuốc của các chốt.

## II. TỔ CHỨC THỰC HIỆN
1. Các xã định kỳ báo cáo kết quả về Sở Nông nghiệp và Môi trường trước ngày 20/11 hằng năm để tổng hợp.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "rung.md").write_text(TEXT, encoding="utf-8")
    return Service(MemorySnapshot({"rung": [understand(read(folder / "rung.md", folder))]}, HashEncoder()), HashEncoder())


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Báo cáo kết quả gửi về Sở Nông nghiệp và Môi trường đúng không?", "Có"),
        ("Báo cáo kết quả gửi về Sở Tài chính đúng không?", "Không"),
        ("Báo cáo hằng năm nộp cho Sở Y tế phải không?", "Không"),
        ("Báo cáo hằng năm nộp cho Sở Nông nghiệp và Môi trường có phải không vậy em?", "Có"),
    ],
)
def test_it_is_held_against_those_who_get_the_reports(service, question, begins):
    said = service.ask(question).answer
    assert said.startswith(begins)
    assert "Sở Nông nghiệp và Môi trường" in said


def test_who_spends_money_is_no_matter_of_reports(service):
    assert "20/11" not in service.ask("Sở Tài chính bố trí tiền trồng rừng phải không?").answer
