"""The query of the HTTP contract (``qa.contracts.query``) as pydantic models with examples."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, ValidationError

from corpus.records.errors import InvalidRequestError
from qa.contracts import query as contract
from ui.settings.validation import told_all

_ISO_LENGTH: Final = len("2026-12-31")


def _iso_day(value: object) -> object:
    """Let only a date or its ISO words through: pydantic alone would take the number 5 for a day of 1970."""
    if value is None or isinstance(value, date) or (isinstance(value, str) and len(value) == _ISO_LENGTH):
        return value
    raise ValueError("cần một ngày dạng 2026-12-31")


Day = Annotated[date, BeforeValidator(_iso_day)]
Words = Annotated[str, Field(max_length=500)]
Names = Annotated[list[Annotated[str, Field(min_length=1, max_length=300)]], Field(max_length=200)]

_COUNT: Final[dict[str, Any]] = {
    "ask": ["task"],
    "form": "count",
    "of": "tasks",
    "where": {"provinces": ["Quảng Ngãi"], "agencies": [{"name": "Sở Khoa học và Công nghệ", "role": "lead"}]},
}
_EXAMPLES: Final[list[Any]] = [
    _COUNT,
    {
        "ask": ["lead"],
        "form": "most",
        "of": "agencies",
        "where": {"provinces": ["Quảng Nam"], "agencies": [{"ids": ["so-*"], "role": "lead"}]},
    },
    {
        "ask": ["lead"],
        "form": "yes_no",
        "where": {"provinces": ["Quảng Nam"]},
        "topic": ["dự án FDI"],
        "claim": "Sở Kế hoạch và Đầu tư",
    },
    {
        "ask": ["task"],
        "form": "list",
        "of": "tasks",
        "where": {"provinces": ["Trà Vinh"], "fields": [{"field": "coordinate", "negated": True}]},
    },
]


class AgencyConditionBody(BaseModel):
    """Một cơ quan với vai trò của nó; cho tên (name) hoặc mã (ids, có thể kết thúc bằng *)."""

    model_config = ConfigDict(extra="forbid")

    ids: Names = Field(default_factory=list, description="Mã cơ quan; “so-*” là mọi sở, “*” là mọi cơ quan")
    name: Words = Field("", description="Tên cơ quan, viết tắt cũng được")
    role: contract.Role = contract.Role.EITHER
    negated: StrictBool = False
    alone: StrictBool | None = Field(None, description="true: một mình giữ vai trò ấy; false: cùng với cơ quan khác")


class TimeConditionBody(BaseModel):
    """Thời gian: in (có thực hiện trong), by (xong trước hết ngày), from (từ), within (nằm trọn trong), recurring, none.

    Theo cách ghi: dated (có năm), spans (có năm bắt đầu và năm kết thúc), quarters (theo quý).
    """

    model_config = ConfigDict(extra="forbid")

    when: contract.When
    first: Day | None = None
    last: Day | None = None
    text: Words = Field("", description="Bằng lời, thay cho first và last: “quý IV/2026”")
    negated: StrictBool = False


class ManyBody(BaseModel):
    """Bao nhiêu: ít nhất least, nhiều nhất most (bỏ trống: không giới hạn)."""

    model_config = ConfigDict(extra="forbid")

    least: int | None = Field(None, ge=0, le=10_000, strict=True)
    most: int | None = Field(None, ge=0, le=10_000, strict=True)


class FieldConditionBody(BaseModel):
    """Một cột phải có (hoặc thiếu, khi negated); với text thì phải nói đến điều ấy."""

    model_config = ConfigDict(extra="forbid")

    field: contract.Field
    text: Words = Field("", description="“ngân sách nhà nước”, “trên 10 tỷ”, “36-NQ/TW”")
    negated: StrictBool = False
    only: StrictBool = Field(False, description="Chỉ nói điều ấy, không nói gì thêm")
    many: ManyBody | None = Field(None, description="Với lead, coordinate: phải nêu bấy nhiêu nơi")


class WhereBody(BaseModel):
    """Các điều kiện, tất cả đều phải đúng."""

    model_config = ConfigDict(extra="forbid")

    plans: Names = Field(default_factory=list, description="Mã, số hiệu hoặc tỉnh của kế hoạch")
    without_plans: Names = Field(default_factory=list, description="Trừ các kế hoạch này")
    provinces: Names = Field(default_factory=list)
    outside: Names = Field(default_factory=list, description="Nơi được nhắc đến mà kho không có")
    agencies: list[AgencyConditionBody] = Field(default_factory=list, max_length=20)
    times: list[TimeConditionBody] = Field(default_factory=list, max_length=20)
    fields: list[FieldConditionBody] = Field(default_factory=list, max_length=20)
    group: Words = ""
    numbers: Names = Field(default_factory=list, description="Số thứ tự của nhiệm vụ trong kế hoạch")
    kind: Annotated[str, Field(pattern="^(task|duty|)$", description="task: nhiệm vụ; duty: trách nhiệm")] = ""
    issuers: Names = Field(default_factory=list)
    topic: Names = Field(default_factory=list)
    also: list[WhereBody] = Field(default_factory=list, max_length=8, description="Cũng phải đúng với các điều kiện này")
    excluding: list[WhereBody] = Field(default_factory=list, max_length=8, description="Không được đúng với các điều kiện này")


class QueryBody(BaseModel):
    """Một truy vấn: hỏi gì (ask), dạng nào (form), đếm gì (of), theo điều kiện nào (where)."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": _EXAMPLES})

    ask: list[contract.Field] = Field(default_factory=lambda: [contract.Field.TASK], min_length=1, max_length=10)
    form: contract.Form = contract.Form.LIST
    where: WhereBody = Field(default_factory=WhereBody)
    of: contract.Counted | None = None
    per: contract.Each | None = Field(None, description="Đếm riêng cho từng: groups là từng nhóm nhiệm vụ, years là từng năm")
    many: ManyBody | None = Field(None, description="Mỗi cơ quan, kế hoạch hay nhóm phải có bấy nhiêu nhiệm vụ")
    expects: contract.Expects | None = None
    topic: Names = Field(default_factory=list, description="Các từ nói về việc gì")
    claim: Words = Field("", description="Với yes_no: giá trị được khẳng định")
    top_k: int = Field(5, ge=1, le=100, strict=True, description="Số trích dẫn nhiều nhất; nhiều hơn khi cần để chứng minh")

    def query(self) -> contract.Query:
        """Return the query of the question floor."""
        return contract.Query.from_json(self.model_dump(mode="json", exclude={"top_k"}))


def query_of(body: object) -> contract.Query:
    """Return the query that a JSON value is; raise InvalidRequestError that names what does not fit."""
    try:
        return QueryBody.model_validate(body).query()
    except ValidationError as error:
        raise InvalidRequestError(f"Truy vấn không hợp lệ: {told_all(error.errors())}.") from error
