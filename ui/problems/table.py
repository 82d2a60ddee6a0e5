"""The one table from error codes to what the faces say: HTTP status, exit code, problem type and title.

Statuses follow RFC 9110, problem objects RFC 9457. Exit codes: 2 is a wrong command line (as everywhere), 3 to 9 are what
scripts may want to tell apart, 1 is everything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.records.errors import TraCuuError
from ui.problems.errors import BusyError, RateLimitedError

TYPE_PREFIX = "urn:tracuu:problem:"


@dataclass(frozen=True, slots=True)
class Problem:
    """How one error code looks outside: ``status`` over HTTP, ``exit_code`` on the command line, ``title`` for people."""

    code: str
    status: int
    exit_code: int
    title: str

    @property
    def type(self) -> str:
        """Return the stable URI of this kind of problem (RFC 9457, 3.1.1)."""
        return TYPE_PREFIX + self.code.replace("_", "-")


_TABLE = (
    Problem("error", 500, 1, "Lỗi của TraCứu"),
    Problem("internal", 500, 1, "Lỗi bên trong"),
    Problem("usage", 400, 2, "Lệnh không đúng"),
    Problem("invalid_request", 422, 2, "Yêu cầu không hợp lệ"),
    Problem("settings_invalid", 500, 2, "Cấu hình không hợp lệ"),
    Problem("catalog_invalid", 500, 2, "Danh mục kế hoạch không hợp lệ"),
    Problem("index_missing", 503, 3, "Chưa có chỉ mục"),
    Problem("index_damaged", 503, 4, "Chỉ mục bị hỏng"),
    Problem("index_busy", 409, 5, "Chỉ mục đang được ghi"),
    Problem("job_running", 409, 5, "Đang có việc khác ghi chỉ mục"),
    Problem("model_unavailable", 503, 6, "Không dùng được mô hình"),
    Problem("storage_failed", 507, 7, "Không ghi được đĩa"),
    Problem("state_damaged", 503, 7, "Tệp riêng của máy chủ bị hỏng"),
    Problem("cancelled", 409, 5, "Việc đã bị dừng"),
    Problem("engine_unavailable", 503, 7, "Không dùng được máy chủ chỉ mục"),
    Problem("plan_not_found", 404, 8, "Không có kế hoạch này"),
    Problem("agency_not_found", 404, 8, "Không nhận ra cơ quan này"),
    Problem("snapshot_not_found", 404, 8, "Không có bản chỉ mục này"),
    Problem("job_not_found", 404, 8, "Không có công việc này"),
    Problem("original_missing", 404, 8, "Không có tệp gốc hay trang này"),
    Problem("route_not_found", 404, 8, "Không có địa chỉ này"),
    Problem("method_not_allowed", 405, 2, "Phương thức không được dùng ở địa chỉ này"),
    Problem("not_acceptable", 406, 2, "Không có dạng dữ liệu được yêu cầu"),
    Problem("unsupported_media", 415, 2, "Dạng nội dung gửi lên không được hỗ trợ"),
    Problem("unreadable_file", 422, 9, "Không đọc được tệp"),
    Problem("unsupported_format", 415, 9, "Dạng tệp không được hỗ trợ"),
    Problem("missing_extra", 501, 9, "Thiếu phần mở rộng để đọc tệp"),
    Problem("upload_refused", 422, 9, "Tệp tải lên không được nhận"),
    Problem("too_large", 413, 9, "Quá lớn"),
    Problem("unauthenticated", 401, 10, "Cần khóa truy cập"),
    Problem("forbidden", 403, 10, "Khóa không đủ quyền"),
    Problem("rate_limited", 429, 11, "Quá nhiều yêu cầu"),
    Problem("port_taken", 500, 13, "Cổng đang có chương trình khác dùng"),
    Problem("starting", 503, 12, "Máy chủ đang khởi động"),
    Problem("busy", 503, 12, "Máy chủ đang bận"),
    Problem("host_refused", 421, 2, "Không phải tên của máy chủ này"),
    Problem("paused", 503, 12, "Đang tạm dừng trả lời"),
)
_OF_THE_SERVER = frozenset(
    [
        "index_missing",
        "index_damaged",
        "settings_invalid",
        "catalog_invalid",
        "model_unavailable",
        "storage_failed",
        "state_damaged",
        "engine_unavailable",
    ]
)
"""What no reader can do anything about; the message of such an error names commands and folders."""
PROBLEMS = {problem.code: problem for problem in _TABLE}


def problem_of(error: TraCuuError | str) -> Problem:
    """Return the table's row for an error or a code; a code that nobody entered shows as the general error."""
    code = error if isinstance(error, str) else error.code
    return PROBLEMS.get(code, PROBLEMS["error"])


ASK_THE_KEEPER: Final = "Xin báo cho người quản trị máy chủ."


def text_for_readers(error: TraCuuError) -> str:
    """Return what an error says to people on the page: what only who keeps the server can mend is left to them."""
    problem = problem_of(error)
    return f"{problem.title}. {ASK_THE_KEEPER}" if problem.code in _OF_THE_SERVER else str(error)


def error_named(code: str, message: str) -> TraCuuError:
    """Return an error of the family by its code, as another process told it; an unknown code is the general error."""
    named = (error for error in _family(TraCuuError) if error.code == code and error not in (RateLimitedError, BusyError))
    return next(named, TraCuuError)(message)


def _family(error: type[TraCuuError]) -> Iterator[type[TraCuuError]]:
    yield error
    for child in error.__subclasses__():
        yield from _family(child)
