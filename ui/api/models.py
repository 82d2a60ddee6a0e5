"""The objects of the HTTP contract, as pydantic models with examples; answers are those of ``qa.records``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from qa.records import Status

QuestionText = Annotated[str, Field(description="Câu hỏi, có dấu hoặc không dấu", max_length=20000)]
PlanName = Annotated[
    str | None, Field(description="Chỉ trong kế hoạch này: mã, phần đầu của mã, số hiệu hoặc tỉnh", max_length=300)
]
ProvinceName = Annotated[str | None, Field(description="Chỉ trong kế hoạch của tỉnh này", max_length=100)]


def example(value: dict[str, Any]) -> ConfigDict:
    """Return the settings of a model with one documented example."""
    return ConfigDict(json_schema_extra={"examples": [value]})


_QUOTED = {"start": 10412, "end": 10460, "quote": "Sở Khoa học và Công nghệ phối hợp"}
_CITATION = {
    "n": 1,
    "plan": "an-giang-457-kh-ubnd-2024",
    "file": "an-giang-457-kh-ubnd-2024.txt",
    "title": "Triển khai thực hiện Chương trình hành động số 24-CTr/TU",
    "section": "IV. TỔ CHỨC THỰC HIỆN › 1. Đào tạo nguồn nhân lực",
    "page": 9,
    "kind": "table_row",
    "start": 10301,
    "end": 10398,
    "quote": "Đào tạo nguồn nhân lực công nghệ sinh học Sở Nội vụ",
    "more": [_QUOTED],
    "score": 0.91,
    "passage": "0f3c…:57",
}
_INTERPRETATION = {
    "restored": "ai chủ trì đào tạo nhân lực",
    "intents": ["lead"],
    "plans": [],
    "provinces": [],
    "agencies": [],
    "years": [],
    "numbers": [],
    "expanded": {},
    "topic": ["đào tạo", "nhân lực"],
    "dropped": [],
    "notes": [],
}
_ITEM = {
    "plan": "an-giang-457-kh-ubnd-2024",
    "label": "An Giang (457/KH-UBND), nhiệm vụ 1",
    "values": ["Sở Nội vụ"],
    "citations": [1],
    "detail": "“Đào tạo nguồn nhân lực công nghệ sinh học”",
}
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
    "documents": [],
}


class Quoted(BaseModel):
    """Một đoạn nữa của hàng bị ngắt trang."""

    model_config = example(_QUOTED)

    start: int = Field(ge=0, description="Ký tự đầu, trong văn bản của tài liệu")
    end: int = Field(ge=0, description="Sau ký tự cuối")
    quote: str = Field(description="Đúng nguyên văn từ start đến end")


class CitationBody(BaseModel):
    """Một trích dẫn: nguyên văn và chỗ của nó."""

    model_config = example(_CITATION)

    n: int = Field(ge=1)
    plan: str
    file: str
    title: str
    section: str
    page: int | None
    kind: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    more: list[Quoted]
    score: float
    passage: str


class ItemBody(BaseModel):
    """Một dòng của câu trả lời, kèm số thứ tự các trích dẫn chứng minh."""

    model_config = example(_ITEM)

    plan: str
    label: str
    values: list[str]
    citations: list[int]
    detail: str


class InterpretationBody(BaseModel):
    """Câu hỏi đã được hiểu thế nào."""

    model_config = example(_INTERPRETATION)

    restored: str
    intents: list[str]
    plans: list[str]
    provinces: list[str]
    agencies: list[str]
    years: list[int]
    numbers: list[str]
    expanded: dict[str, str]
    topic: list[str]
    dropped: list[str]
    notes: list[str]


class AskBody(BaseModel):
    """Một câu hỏi, với bộ lọc nếu cần."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "ai chủ trì đào tạo nhân lực", "province": "An Giang", "top_k": 5}]},
    )

    question: QuestionText
    plan: PlanName = None
    province: ProvinceName = None
    top_k: int = Field(5, ge=1, le=100, description="Số trích dẫn nhiều nhất")


class AnswerBody(BaseModel):
    """Câu trả lời: kết luận trước, rồi từng dòng và trích dẫn."""

    model_config = example(
        {
            "question": "ai chủ trì đào tạo nhân lực",
            "status": "answered",
            "found": True,
            "answer": "Sở Nội vụ (An Giang)",
            "items": [_ITEM],
            "citations": [_CITATION],
            "interpretation": _INTERPRETATION,
            "index_version": "20240508T031500Z-1f2e3d",
            "elapsed_ms": 12.5,
        }
    )

    question: str
    status: Status
    found: bool
    answer: str
    items: list[ItemBody]
    citations: list[CitationBody]
    interpretation: InterpretationBody
    index_version: str
    elapsed_ms: float


class SearchBody(BaseModel):
    """Một trang các đoạn văn bản khớp nhất."""

    model_config = example(
        {
            "query": "đào tạo nhân lực",
            "total": 1,
            "citations": [_CITATION],
            "interpretation": _INTERPRETATION,
            "index_version": "20240508T031500Z-1f2e3d",
            "elapsed_ms": 8.1,
        }
    )

    query: str
    total: int
    citations: list[CitationBody]
    interpretation: InterpretationBody
    index_version: str
    elapsed_ms: float


class AssignmentBody(BaseModel):
    """Một nhiệm vụ: ai chủ trì, ai phối hợp, sản phẩm, thời gian, kinh phí."""

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
            "source": "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, Phụ lục, mục IV.1",
            "citations": [_CITATION],
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
    source: str
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
            "citation": _CITATION,
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


class LegalBasisBody(BaseModel):
    """Một căn cứ của kế hoạch."""

    kind: str
    number: str
    issued_on: str | None
    issuer: str | None
    subject: str | None
    role: str


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


class ProgressBody(BaseModel):
    """Công việc đang ở bước nào."""

    step: str
    done: int
    total: int


class JobBody(BaseModel):
    """Một công việc chạy lâu: tải lên, gỡ kế hoạch, dựng lại chỉ mục, quay lại bản cũ."""

    model_config = example(
        {
            "id": "5d41402abc4b2a76b9719d911017c592",
            "kind": "upload",
            "state": "running",
            "started_at": "2024-05-08T03:15:00+00:00",
            "finished_at": None,
            "progress": {"step": "Đang nhúng các đoạn", "done": 40, "total": 120},
            "result": {},
            "error": None,
            "message": None,
        }
    )

    id: str
    kind: str
    state: str
    started_at: str
    finished_at: str | None
    progress: ProgressBody
    result: dict[str, Any]
    error: str | None
    message: str | None


class RebuildBody(BaseModel):
    """Dựng lại chỉ mục; full: đọc và nhúng lại mọi tài liệu, kể cả tài liệu không đổi."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"full": False}]})

    full: bool = False


class FieldProblem(BaseModel):
    """Một chỗ sai trong yêu cầu."""

    field: str
    detail: str


class ProblemBody(BaseModel):
    """Lỗi theo RFC 9457; type không đổi giữa các phiên bản."""

    model_config = example(
        {
            "type": "urn:tracuu:problem:plan-not-found",
            "title": "Không có kế hoạch này",
            "status": 404,
            "detail": "Không có kế hoạch nào là “ca-mau”.",
            "instance": "/api/v1/plans/ca-mau",
            "request_id": "9b2e4c0f5a1d4c55",
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[FieldProblem] | None = None
