"""The objects of the HTTP contract, as pydantic models with examples; answers are those of ``qa.contracts.answer``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from qa.contracts.answer import Status

QuestionText = Annotated[str, Field(description="Câu hỏi, có dấu hoặc không dấu", max_length=20000)]
PlanName = Annotated[
    str | None, Field(description="Chỉ trong kế hoạch này: mã, phần đầu của mã, số hiệu hoặc tỉnh", max_length=300)
]
ConversationId = Annotated[str, Field(description="Mã hội thoại mà câu trả lời trước đã cho", max_length=64)]
EarlierQuestions = Annotated[list[QuestionText], Field(description="Các câu đã hỏi trước đó, cũ trước", max_length=20)]
ProvinceName = Annotated[str | None, Field(description="Chỉ trong kế hoạch của tỉnh này", max_length=100)]


def example(value: dict[str, Any]) -> ConfigDict:
    """Return the settings of a model with one documented example."""
    return ConfigDict(json_schema_extra={"examples": [value]})


_QUOTED = {"start": 10412, "end": 10460, "quote": "Sở Khoa học và Công nghệ phối hợp"}
CITATION = {
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
    "notice": "",
    "ocr": False,
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
    "query": {"ask": ["lead"], "form": "value", "topic": ["đào tạo", "nhân lực"], "carried": []},
}
_ITEM = {
    "plan": "an-giang-457-kh-ubnd-2024",
    "label": "An Giang (457/KH-UBND), nhiệm vụ 1",
    "values": ["Sở Nội vụ"],
    "citations": [1],
    "detail": "“Đào tạo nguồn nhân lực công nghệ sinh học”",
    "notice": "",
    "quotes": False,
}


class Quoted(BaseModel):
    """Một đoạn nữa của hàng bị ngắt trang."""

    model_config = example(_QUOTED)

    start: int = Field(ge=0, description="Ký tự đầu, trong văn bản của tài liệu")
    end: int = Field(ge=0, description="Sau ký tự cuối")
    quote: str = Field(description="Đúng nguyên văn từ start đến end")


class CitationBody(BaseModel):
    """Một trích dẫn: nguyên văn và chỗ của nó."""

    model_config = example(CITATION)

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
    notice: str = Field("", description="Kế hoạch đã hết thời kỳ, đã được thay thế hoặc sửa đổi; rỗng nếu không")
    ocr: bool = Field(False, description="Có chữ do máy đọc từ bản quét")


class ItemBody(BaseModel):
    """Một dòng của câu trả lời, kèm số thứ tự các trích dẫn chứng minh."""

    model_config = example(_ITEM)

    plan: str
    label: str
    values: list[str]
    citations: list[int]
    detail: str
    notice: str = ""
    quotes: bool = Field(False, description="Chỉ dẫn lại lời của kế hoạch, không phải giá trị thuộc loại được hỏi")


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
    query: dict[str, Any] = Field(description="Truy vấn hiểu được từ câu hỏi; “carried” là những gì lấy từ câu trước")


class WrittenSentenceBody(BaseModel):
    """Một câu máy viết, mọi điều nó nói đứng ở các trích dẫn này."""

    text: str
    citations: list[int]


class WrittenBody(BaseModel):
    """Đoạn viết gọn của mô hình ngôn ngữ: những câu đã đối chiếu được với trích dẫn."""

    model_config = example(
        {
            "text": "Sở Nội vụ chủ trì đào tạo nguồn nhân lực công nghệ sinh học [1].",
            "sentences": [{"text": "Sở Nội vụ chủ trì đào tạo nguồn nhân lực công nghệ sinh học", "citations": [1]}],
            "dropped": 1,
            "model": "qwen3:8b",
        }
    )

    text: str
    sentences: list[WrittenSentenceBody]
    dropped: int = Field(ge=0, description="Số câu bị bỏ vì không đối chiếu được")
    model: str


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
    conversation: ConversationId | EarlierQuestions = ""
    write: bool = Field(
        False,
        strict=True,
        description="Thêm đoạn viết gọn của mô hình ngôn ngữ (written), nếu máy chủ có cấu hình; câu hỏi, câu trả lời và các "
        "trích dẫn được gửi tới mô hình ấy",
    )


class AnswerBody(BaseModel):
    """Câu trả lời: kết luận trước, rồi từng dòng và trích dẫn."""

    model_config = example(
        {
            "question": "ai chủ trì đào tạo nhân lực",
            "status": "answered",
            "found": True,
            "answer": "Sở Nội vụ (An Giang)",
            "items": [_ITEM],
            "citations": [CITATION],
            "interpretation": _INTERPRETATION,
            "index_version": "20240508T031500Z-1f2e3d",
            "elapsed_ms": 12.5,
            "conversation": "q3Vt0sWm2f1xAaBc",
            "heading": "",
            "notes": [],
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
    conversation: str
    written: WrittenBody | None = Field(None, description="Chỉ có khi được yêu cầu và có câu nào đối chiếu được")
    heading: str = Field("", description="Điều nói trước các dòng; cả câu trả lời nếu không có dòng nào")
    notes: list[str] = Field([], description="Các ghi chú sau những dòng ấy")


class SearchBody(BaseModel):
    """Một trang các đoạn văn bản khớp nhất."""

    model_config = example(
        {
            "query": "đào tạo nhân lực",
            "total": 1,
            "citations": [CITATION],
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
