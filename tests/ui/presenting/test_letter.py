import io
from datetime import date

import docx

from tests.ui.fakes import PLAN
from ui.presenting.letter import as_docx


def test_an_answer_as_a_word_document_says_what_proves_it(service):
    content = as_docx(service.ask("ai chủ trì đào tạo"), (PLAN,), date(2026, 3, 1))
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert told[0] == "ai chủ trì đào tạo"
    assert told[1] == "Sở Nội vụ"
    assert any(line.startswith("[1] Kế hoạch số 457/KH-UBND ngày 08/5/2024") for line in told)
    assert told[-1].startswith("Lập ngày 01/03/2026")


def test_a_refusal_is_one_too(service):
    content = as_docx(service.ask("giá vàng"), service.plans(), date(2026, 3, 1))
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert "Không tìm thấy trong các kế hoạch" in told
