"""What titles of columns are made of, as patterns over text on one line folded by ``agency_lexicon.key``."""

from __future__ import annotations

import re
from typing import Final

_AGENCY: Final = r"(?:cơ quan|đơn vị|sở|ban|ngành|địa phương|tổ chức|phòng|bộ phận|cá nhân|ubnd|huyện)"
_AGENCIES: Final = rf"{_AGENCY}(?:\s*(?:,|/|và|-|–|\s)\s*{_AGENCY})*"
_LEADS: Final = r"(?:chủ trì|đầu mối|phụ trách|chịu trách nhiệm|thực hiện chính|được phân công)"
_DOING: Final = r"(?:thực hiện|tham mưu|triển khai|hoàn thành|trình|ban hành|chính|soạn thảo|xây dựng|tổ chức)"
_WORK: Final = (
    r"(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|đề án|dự án|chương trình|hạng mục|đầu việc|văn bản|mô hình|công tác"
    r"|việc|kế hoạch)"
)
_MORE_WORK: Final = rf"(?:{_WORK}|cụ thể|chủ yếu|trọng tâm|thực hiện|triển khai|chính|chi tiết|cần thực hiện)"
_MORE_TIME: Final = rf"(?:{_DOING}|dự kiến|bắt đầu|kết thúc|báo cáo|xong|chót|cuối cùng|nhiệm vụ|và)"
_PRODUCT: Final = r"(?:sản phẩm|kết quả|đầu ra|hình thức văn bản)"
_MORE_PRODUCT: Final = (
    rf"(?:{_PRODUCT}|dự kiến|đạt được|chủ yếu|cần đạt|hoàn thành|thực hiện|giao nộp|chính|cụ thể|công việc|nhiệm vụ|văn bản)"
)
_MONEY: Final = r"(?:kinh phí|vốn|ngân sách|nguồn lực|dự toán)"
_MORE_MONEY: Final = r"(?:thực hiện|dự kiến|bảo đảm|triển khai|kinh phí|nhiệm vụ)"
_UNIT: Final = r"(?:\s*\([^)]{1,40}\))"
_PATTERNS: Final = (
    r"(?:stt|tt|s\.tt|số tt|số thứ tự|thứ tự)",
    rf"(?:{_AGENCIES}\s+)?(?:{_LEADS}|phối hợp)(?:\s*[,/]?\s*(?:{_DOING}|chủ trì))*",
    rf"{_AGENCIES}\s+(?:thực hiện|tham mưu|soạn thảo)(?:\s+(?:chính|nhiệm vụ))?",
    r"(?:phân công|trách nhiệm|tổ chức)(?:\s+(?:thực hiện|chủ trì|trách nhiệm))*",
    rf"(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn)(?:\s*[,/]?\s*{_MORE_TIME})*",
    r"năm (?:thực hiện|hoàn thành)|hoàn thành|xong trước",
    rf"(?:{_AGENCIES}\s+)?cùng (?:làm|thực hiện)",
    rf"(?:dự kiến\s+)?{_PRODUCT}(?:\s*[,/]?\s*(?:và\s+)?{_MORE_PRODUCT})*",
    rf"(?:dự kiến\s+)?(?:nguồn\s+)?{_MONEY}(?:\s+{_MORE_MONEY})*",
    r"ghi chú",
    rf"(?:tên|các|danh mục)?\s*{_WORK}(?:\s*(?:,|/|và|-|–|\s)\s*{_MORE_WORK})*",
    r"(?:cấp|thẩm quyền|cơ quan)\s+(?:trình|ban hành|phê duyệt|quyết định|có thẩm quyền)(?:\s+(?:ban hành|phê duyệt))?",
    r"địa điểm(?:\s+thực hiện)?|địa bàn(?:\s+thực hiện)?|đơn vị tính|số lượng|căn cứ(?:\s+(?:thực hiện|pháp lý))?|đối tượng",
    r"quy mô|lãnh đạo(?:\s+\S+){0,3}|chỉ tiêu|mục tiêu|người thực hiện|hình thức(?:\s+thực hiện)?|phạm vi|yêu cầu|lĩnh vực",
)

TITLES: Final = tuple(re.compile(rf"(?:{pattern})(?![^\W_]){unit}") for pattern in _PATTERNS for unit in (_UNIT, ""))
"""One pattern a kind of title, each with and without a unit in parentheses; a title is as long as its pattern goes."""

HEADER_START: Final = re.compile(
    r"(?:stt|tt|s\.tt|số tt|số thứ tự)(?![^\W_])|(?:tên|các|danh mục)?\s*(?:nội dung|nhiệm vụ|công việc|hoạt động)(?![^\W_])"
)
"""What the first title of a header may begin with: the rows' number, or the task where rows have none."""

_LONGEST_PLAIN: Final = 60

NUMBER_TITLE: Final = re.compile(r"(?:stt|tt|số tt)(?![^\W_])")


def may_head_a_column(text: str) -> bool:
    """Tell whether a text may be a column's title, of whatever: it is short, and names no value that stands beside it."""
    return bool(text) and len(text) <= _LONGEST_PLAIN and not text.endswith(":")
