"""What a column of a table holds, read from its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from corpus.names.agency_lexicon import key


class ColumnRole(StrEnum):
    """What a column holds. AUTHORITY (who signs what a task brings forth), NOTE and OTHER have no field of an assignment."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    PRODUCT = "product"
    PERIOD = "period"
    FUNDING = "funding"
    NOTE = "note"
    AUTHORITY = "authority"
    OTHER = "other"


# The first rule that fits a title decides: "Thời gian thực hiện nhiệm vụ" is a period, "Đơn vị phối hợp thực hiện" coordinates.
_RULES: Final = (
    (ColumnRole.NUMBER, r"^(?:stt|tt|số tt|s\.tt|số thứ tự|thứ tự|số|mã số|no)\.?$"),
    (ColumnRole.NOTE, r"ghi chú|chú thích"),
    (ColumnRole.AUTHORITY, r"^(?:cấp|thẩm quyền|cơ quan)(?: có thẩm quyền)? (?:trình|ban hành|phê duyệt|quyết định)(?![^\W_])"),
    (
        ColumnRole.COORDINATE,
        r"^(?!.*chủ trì).*phối hợp|tham gia thực hiện|^(?:(?:cơ quan|đơn vị|bên|người|phòng|bộ phận) )?(?:cùng (?:làm"
        r"|thực hiện)"
        r"|(?:tham gia|hỗ trợ|phụ giúp)$)",
    ),
    (
        ColumnRole.LEAD,
        r"chủ trì|đầu mối|phụ trách|chịu trách nhiệm|trách nhiệm|phân công|đơn vị thực hiện|cơ quan thực hiện|tổ chức thực hiện"
        r"|(?:cơ quan|đơn vị|sở|ngành|địa phương|phòng|ban|bộ phận)[^:]*(?:thực hiện|tham mưu|chuẩn bị|soạn thảo|chủ quản)"
        r"|người thực hiện|^(?:ai|bên|người|đơn vị|cơ quan|phòng|bộ phận) (?:được )?(?:làm|lo|giao)(?: chính| việc)?$"
        r"|^giao cho$"
        r"|(?:làm|lo) chính$",
    ),
    (
        ColumnRole.PERIOD,
        r"thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn hoàn thành|kỳ hạn|năm (?:thực hiện|hoàn thành)|^giai đoạn"
        r"|^hoàn thành|hạn (?:chót|cuối|xong|nộp)|^hạn$|^xong(?: (?:trước|trong|vào|ngày))?$|^mốc |ngày (?:hoàn thành|xong)",
    ),
    (ColumnRole.FUNDING, r"kinh phí|nguồn vốn|nguồn lực|ngân sách|dự toán|vốn|nguồn thực hiện"),
    (ColumnRole.PRODUCT, r"sản phẩm|kết quả|đầu ra|hình thức văn bản|yêu cầu"),
    (
        ColumnRole.TASK,
        r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|đề án|dự án|chương trình|danh mục|hạng mục|đầu việc|tên văn bản"
        r"|tên mô hình|việc thực hiện|mục tiêu|chính sách|^(?:tên |các |đầu )?việc(?: (?:cần|phải|được|giao|chính)(?: \S+)*)?$"
        r"|phần việc",
    ),
)
_COMPILED: Final = tuple((role, re.compile(pattern)) for role, pattern in _RULES)
_PERSON: Final = r"(?:lãnh đạo|đồng chí|đ/c|người|thành viên|cán bộ)"
# Which of several columns of one role says most plainly that it is the one, the plainest first.
_PLAINEST: Final = tuple(
    (role, tuple(re.compile(wanted) for wanted in preferences))
    for role, preferences in (
        (
            ColumnRole.TASK,
            (
                r"cụ thể|chi tiết",
                r"^(?!nhóm|lĩnh vực|mục tiêu|chương trình).*(?:nhiệm vụ|công việc|nội dung)",
                r"^(?!nhóm|lĩnh vực|mục tiêu)",
            ),
        ),
        (ColumnRole.LEAD, (rf"^(?!{_PERSON}).*chủ trì", rf"^(?!{_PERSON})")),
        (ColumnRole.PRODUCT, (r"sản phẩm|kết quả|đầu ra",)),
    )
)
# A title that names nothing but agencies: they do what the row says, where no other column tells who does.
_AGENCY: Final = r"(?:cơ quan|đơn vị|sở|ban|ngành|địa phương|phòng|tổ chức)"
_AGENCIES: Final = re.compile(rf"(?:tên )?(?:các )?{_AGENCY}(?:\s*(?:,|/|-|và)\s*{_AGENCY})*")
_MEASURE: Final = re.compile(r"đơn vị|số lượng|tỷ lệ|kế hoạch|năm|đvt|họ (?:và )?tên|tên")
# No title is longer; the rest of a cell's text need not be searched.
_LONGEST_TITLE: Final = 400
_MARKS: Final = re.compile(r"[*_#|]+|\([^)]{0,40}\)")
# The row that numbers the columns: (1) (2) (3), 1 2 3, A B 1 2.
_COLUMN_NUMBER: Final = re.compile(r"\(?\s*(?:\d{1,2}|[A-Ea-e]|[IVX]{1,4})\s*\)?(?:\s*=.*)?")


def role_of(title: str) -> ColumnRole:
    """Return what the column titled ``title`` holds."""
    said = " ".join(_MARKS.sub(" ", key(title[:_LONGEST_TITLE])).split()).strip(" .:")
    return next((role for role, pattern in _COMPILED if pattern.search(said)), ColumnRole.OTHER)


def roles_of(titles: Sequence[str]) -> tuple[ColumnRole, ...]:
    """Return the roles of a header's titles, each of the register's roles at most once; a second period … is OTHER.

    Of several columns that could be the task, the lead or the product the one wins that says so most plainly.
    """
    roles = [role_of(title) for title in titles]
    said = [" ".join(key(title).split()) for title in titles]
    for role, preferences in _PLAINEST:
        found = [at for at, one in enumerate(roles) if one is role]
        best = next((at for wanted in preferences for at in found if wanted.search(said[at])), None)
        if best is not None:
            roles = [ColumnRole.OTHER if one is role and at != best else one for at, one in enumerate(roles)]
    if ColumnRole.TASK not in roles and roles[:1] == [ColumnRole.NUMBER] and ColumnRole.LEAD in roles[1:]:
        # "TT | Chỉ tiêu | Chủ trì": what stands beside the numbers is what is led.
        roles = [
            ColumnRole.TASK if at == 1 and one is ColumnRole.OTHER and not _MEASURE.search(said[1]) else one
            for at, one in enumerate(roles)
        ]
    if ColumnRole.LEAD not in roles and ColumnRole.TASK in roles:
        roles = [ColumnRole.LEAD if _AGENCIES.fullmatch(said[at]) else one for at, one in enumerate(roles)]
    seen: set[ColumnRole] = set()
    for at, role in enumerate(roles):
        if role in seen and role not in (ColumnRole.OTHER, ColumnRole.NOTE, ColumnRole.AUTHORITY):
            roles[at] = ColumnRole.OTHER
        seen.add(role)
    return tuple(roles)


def gives_tasks(roles: Sequence[ColumnRole]) -> bool:
    """Tell whether a table with these columns can give tasks to agencies: a task, and an agency or a time for it."""
    return ColumnRole.TASK in roles and (
        ColumnRole.LEAD in roles or (ColumnRole.COORDINATE in roles and ColumnRole.PERIOD in roles)
    )


def numbers_columns(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns: "(1) (2) (3)"."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 2 or not all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled):
        return False
    digits = [int(found.group()) for cell in filled if (found := re.search(r"\d+", cell))]
    return len(digits) >= 2 and all(b == a + 1 for a, b in pairwise(digits))
