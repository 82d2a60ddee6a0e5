"""The objects of the HTTP contract that tell of the register: assignments and report duties."""

from __future__ import annotations

from pydantic import BaseModel

from ui.api.models import CITATION, CitationBody, example


class AssignmentBody(BaseModel):
    """Một nhiệm vụ: ai chủ trì, ai phối hợp, sản phẩm, thời gian, kinh phí (funding: như kế hoạch ghi; cost: tính ra đồng)."""

    model_config = example(
        {
            "id": "0f3c…#12",
            "file": "an-giang-457-kh-ubnd-2024.txt",
            "plan": "an-giang-457-kh-ubnd-2024",
            "province": "An Giang",
            "kind": "task",
            "group": "IV. Nguồn nhân lực",
            "no": "1",
            "task": "Đào tạo nguồn nhân lực công nghệ sinh học",
            "lead": ["Sở Nội vụ"],
            "coordinate": ["Sở Khoa học và Công nghệ"],
            "product": None,
            "period": "Hằng năm",
            "funding": None,
            "cost": None,
            "source": "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, Phụ lục, mục IV.1",
            "notice": "",
            "citations": [CITATION],
        }
    )

    id: str
    file: str
    plan: str
    province: str | None
    kind: str
    group: str | None
    no: str
    task: str
    lead: list[str]
    coordinate: list[str]
    product: list[str] | None
    period: str | None
    funding: str | None
    cost: float | None
    source: str
    notice: str
    citations: list[CitationBody]


class AssignmentPage(BaseModel):
    """Một trang của bảng phân công."""

    total: int
    limit: int
    offset: int
    index_version: str
    items: list[AssignmentBody]


class DueDayBody(BaseModel):
    """Ngày đến hạn; month trống nghĩa là tháng nào cũng vậy."""

    month: int | None
    day: int


class DeadlineBody(BaseModel):
    """Một chế độ báo cáo định kỳ mà kế hoạch đặt ra."""

    model_config = example(
        {
            "plan": "an-giang-457-kh-ubnd-2024",
            "province": "An Giang",
            "frequency": "yearly",
            "due": [{"month": 12, "day": 10}],
            "next": "2024-12-10",
            "reporters": ["Các sở, ban, ngành"],
            "recipients": ["Sở Khoa học và Công nghệ"],
            "sentence": "Định kỳ hàng năm (trước ngày 10 tháng 12) báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ.",
            "source": "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục V",
            "citation": CITATION,
        }
    )

    plan: str
    province: str | None
    frequency: str
    due: list[DueDayBody]
    next: str | None
    reporters: list[str]
    recipients: list[str]
    sentence: str
    source: str
    citation: CitationBody


class DeadlinePage(BaseModel):
    """Các chế độ báo cáo định kỳ, hạn gần nhất trước."""

    total: int
    index_version: str
    items: list[DeadlineBody]


class CompletionBody(BaseModel):
    """Một gợi ý: thay keep ký tự cuối đã gõ bằng text."""

    model_config = example({"text": "Sở Y tế", "kind": "cơ quan", "keep": 4})

    text: str
    kind: str
    keep: int


class CompletionPage(BaseModel):
    """Các gợi ý cho những chữ cuối đã gõ."""

    index_version: str
    items: list[CompletionBody]
