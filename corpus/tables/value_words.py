"""Words of the administrative language by the columns they speak for: times, money, products.

Syllables, compared in lower case with accents. They are kinds of words, never the content of a document.
"""

from __future__ import annotations

import re
from typing import Final


def _syllables(*lines: str) -> frozenset[str]:
    return frozenset(syllable for line in lines for syllable in line.split())


TIME: Final = re.compile(
    r"(?:(?:hàng|hằng|mỗi) (?:năm|quý|tháng|tuần|ngày)|thường xuyên|liên tục|giai đoạn|định kỳ|đột xuất|lộ trình|tiến độ"
    r"|kịp thời|thời hạn|thời gian|năm|quý|quí|tháng|tuần|ngày|trước|sau|xong|\d[\d/.–-]*|[ivx]+(?:/\d+)?)(?![/–-]?[^\W_])"
)
"""What tells a time by itself, over text with single spaces."""

AROUND_TIME: Final = _syllables(
    "khi hoàn thành đến từ trong đầu cuối giữa ngay theo kể quy định kế hoạch yêu cầu và những tiếp các ban hành",
    "trình phê duyệt thủ tướng chính phủ ubnd tỉnh hđnd trung ương bộ thực hiện triển khai tổ chức có dự kiến",
    "khoảng lần mỗi hai ba nửa thứ sơ tổng kết hết vào chỉ đạo hướng dẫn văn bản đề án cấp quốc gia chương được",
    "thẩm quyền cơ quan nhiệm kỳ kì học mùa vụ điểm gian họp phiên",
)
"""Syllables that stand beside a time: conditions such as "sau khi Thủ tướng Chính phủ ban hành"."""

TIME_START: Final = re.compile(
    r"(?:hàng|hằng|thường xuyên|liên tục|quý|quí|tháng|năm|ngày|trước|sau|giai đoạn|định kỳ|đột xuất|trong|từ|đến|hoàn thành"
    r"|xong|theo|ngay|khi|kể từ|trình|dự kiến|khoảng|cuối|đầu|giữa|chậm nhất|mỗi|lộ trình|tiến độ|kịp thời|cả|hết|tuần"
    r"|(?:kỳ|phiên) họp|\d[\d/.–-]*|[ivx]+/\d+)(?![^\W_])"
)

MONEY: Final = re.compile(
    r"(?:nsnn|ns|ngân|sách|nhà|nước|nguồn|kinh|phí|vốn|khác|xã|hội|hóa|hoá|hợp|pháp|trung|ương|địa|phương|tỉnh"
    r"|huyện|doanh|nghiệp|tài|trợ|đầu|tư|công|sự|chi|thường|xuyên|lồng|ghép|theo|quy|định|dự|toán|và|các|từ"
    r"|huy|động|tự|có|oda|triệu|tỷ|tỉ|đồng|không|bố|trí|chương|trình|mtqg|quỹ|tín|dụng|đối|ứng|năm|hàng|hằng"
    r"|của|được|giao|trong|tw|đp|nst|nstw|nsđp|khoa|học|hiện|hành"
    r"|\d[\d.,/–-]*)(?![^\W_])"
)
"""Syllables of sources of money, and amounts."""

MONEY_START: Final = re.compile(
    r"(?:nsnn|ns\w*|ngân sách|nguồn|kinh phí|vốn|xã hội hóa|từ|theo|lồng ghép|không|quỹ|tự|dự toán|chi|trong|nhà nước"
    r"|doanh nghiệp|\d[\d.,]*\s*(?:nghìn|triệu|tỷ|tỉ|đồng))(?![^\W_])"
)

PRODUCT_START: Final = re.compile(
    r"(?:các|những|bộ|bản|\d+)?\s*(?:đề tài|dự án|đề án|chương trình|kế hoạch|quyết định|nghị quyết|báo cáo|văn bản|công văn"
    r"|tờ trình|thông báo|hướng dẫn|tài liệu|hội thảo|hội nghị|hội chợ|hoạt động|lớp|khóa|bài viết|bài|phóng sự|tin|mô hình"
    r"|chuyên (?:mục|đề|trang)|quy trình|quy chế|quy định|cơ chế|chính sách|hệ thống|phần mềm|cơ sở dữ liệu|đoàn|danh mục"
    r"|hồ sơ|chỉ thị|nhiệm vụ|hợp đồng|sổ tay|video|biên bản|thỏa thuận|phương án|đề cương|kết quả|sản phẩm|buổi|cuộc|ấn phẩm"
    r"|tập huấn|bộ tiêu chí|tiêu chí|số liệu|dữ liệu|nền tảng|cổng|trang|công trình)(?![^\W_])"
)
"""What a product begins with: the kinds of papers, events and works that plans ask for."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def says_work(task: str) -> bool:
    """Tell whether a cell has the words to say some work: a code, a step's number, a duration do not."""
    words = len(_WORD.findall(task))
    return words > 1 or (words == 1 and not any(map(str.isdigit, task)))


def says_duty(task: str) -> bool:
    """Tell whether prose has the words to say a duty: the rest of a heading ("Điều") does not."""
    return len(_WORD.findall(task)) > 1
