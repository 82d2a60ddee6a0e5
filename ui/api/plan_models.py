"""The objects of the HTTP contract that tell of plans and their texts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from qa.reading.life import Force
from ui.api.models import example

_PLAN: dict[str, Any] = {
    "id": "an-giang-457-kh-ubnd-2024",
    "name": "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang",
    "province": "An Giang",
    "title": "Triển khai thực hiện Chương trình hành động số 24-CTr/TU",
    "number": "457/KH-UBND",
    "issued_on": "2024-05-08",
    "issuer": "Ủy ban nhân dân tỉnh An Giang",
    "signer": "Nguyễn Văn A",
    "signer_office": "Phó Chủ tịch",
    "period": None,
    "legal_bases": [],
    "recipients": [],
    "source": None,
    "replaces": [],
    "copies": ["an-giang-457-kh-ubnd-2024.docx"],
    "life": {"state": "in_force", "until": "2030-12-31", "replaced_by": [], "amended_by": [], "notice": ""},
    "documents": [],
}


class LegalBasisBody(BaseModel):
    """Một căn cứ của kế hoạch."""

    kind: str
    number: str
    issued_on: str | None
    issuer: str | None
    subject: str | None
    role: str


class SuccessorBody(BaseModel):
    """Văn bản thay thế hoặc sửa đổi, bổ sung một kế hoạch."""

    plan: str | None
    name: str
    since: str | None


class LifeBody(BaseModel):
    """Kế hoạch còn hiệu lực hay không, tính đến hôm nay."""

    state: Force
    until: str | None
    replaced_by: list[SuccessorBody]
    amended_by: list[SuccessorBody]
    notice: str


class WarningBody(BaseModel):
    """Điều bộ đọc chưa làm được hoặc đã phải sửa."""

    code: str
    message: str


class SectionBody(BaseModel):
    """Một đề mục và chỗ của nó trong văn bản."""

    number: str
    heading: str
    level: int
    parent: int | None
    start: int
    end: int


class DocumentBody(BaseModel):
    """Một tài liệu của kế hoạch."""

    id: str
    file: str
    format: str
    annex: bool
    warnings: list[WarningBody]
    outline: list[SectionBody] | None = None


class PlanBody(BaseModel):
    """Một kế hoạch với những gì nó tự nói về mình."""

    model_config = example(_PLAN)

    id: str
    name: str
    province: str | None
    title: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    signer: str | None
    signer_office: str | None
    period: str | None
    legal_bases: list[LegalBasisBody]
    recipients: list[str]
    source: str | None
    replaces: list[str]
    copies: list[str] = Field(description="Các tệp khác trong kho là bản sao của kế hoạch này, không tra riêng")
    life: LifeBody
    documents: list[DocumentBody]


class PlanPage(BaseModel):
    """Một trang danh sách kế hoạch."""

    total: int
    limit: int
    offset: int
    index_version: str
    items: list[PlanBody]


class PageBody(BaseModel):
    """Một trang của tài liệu và các ký tự của nó."""

    number: int
    start: int
    end: int


class TextBody(BaseModel):
    """Một khúc văn bản của tài liệu: text = toàn văn[start:end]."""

    plan: str
    document: str
    file: str
    start: int
    end: int
    total_chars: int
    text: str
    pages: list[PageBody]
    index_version: str
