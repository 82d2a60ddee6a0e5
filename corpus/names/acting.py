"""The words by which an acting agency's name is told from what it is to do, and from where it is."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from corpus.names.places import find_places
from corpus.text.folding import CAPITALS, SMALL

# Verbs that tell what somebody is to do and qualify nobody.
_STRONG: Final = (
    "chủ động|chủ trì|phối hợp|triển khai|có trách nhiệm|chịu trách nhiệm|căn cứ|tiếp tục|tăng cường|tích cực|kịp"
    " thời|nghiêm túc"
    "|ưu tiên|chỉ đạo|rà soát|báo cáo|tổng hợp|đề xuất|bố trí|đẩy mạnh|tập trung|thường xuyên|định kỳ|phát huy|nâng cao|mở"
    "|quan tâm|đăng ký|khẩn trương|đảm bảo|bảo đảm|xác định|lập|ban hành|tham mưu|lồng ghép|huy động|vận động|phản ánh"
    "|chấp hành|tuân thủ|cam kết|chuẩn bị|đôn đốc|theo dõi|phổ biến|quán triệt|lãnh đạo|gửi|cập nhật|thông báo|phân"
    " công|thành lập"
    "|tiên phong|dẫn dắt|thu thập|xem xét|hoàn thành|thực hiện nghiêm|thực hiện tốt|thực hiện việc|thực hiện các|thực"
    " hiện nhiệm vụ"
    "|thực hiện đúng|thực hiện đầy đủ|tổ chức thực hiện|tổ chức triển khai|dự trữ|phê duyệt|nghiên cứu, |trên cơ"
    " sở|theo chức năng"
    "|theo phạm vi|trong phạm vi|hằng năm|hàng năm|khi|sẽ|cần|phải|là|được giao nhiệm vụ|đề nghị|kiến nghị|khuyến"
    " khích|cử|duy trì"
    "|niêm yết|cấu hình|xác nhận|chi trả|công bố|trả lời|tiếp thu|giải trình"
    "|hỗ trợ|đổi mới|cải tiến|công khai|quyết định|xây dựng (?:kế hoạch|chương trình|phương án|quy chế|đề án|lộ trình)|chủ yếu"
    "|tổng kết|sơ kết|đánh giá|thúc đẩy|để|nhằm|theo|về việc|giải quyết|xử lý|kiểm soát|ứng dụng|kết nối|lựa chọn|bám"
    " sát|phát động|tuyên truyền|hưởng ứng|tự|thì|có kế hoạch|có văn bản|có giải pháp|nộp|giữ"
    "|trình(?= (?:ubnd|ủy ban|cấp|hội đồng|hđnd|chính phủ|thủ tướng|chủ tịch|ban|cơ quan|bộ|quốc hội|phê duyệt))"
)
# Verbs that qualify ("cơ sở sản xuất, kinh doanh") and tell what is to be done ("tổ chức lớp tập huấn") alike.
_WEAK: Final = (
    "tổ chức|xây dựng|nghiên cứu|cung cấp|đầu tư|đào tạo|sản xuất|kinh doanh|hoạt động|quản lý|vận hành|khai thác|chế"
    " biến|tham gia"
    "|thực hiện|làm|hướng dẫn|giám sát|kiểm tra|thẩm định|bảo vệ|phát triển|sử dụng|tiếp nhận|chăm sóc|nuôi|trồng|xuất khẩu"
    "|nhập khẩu|truyền thông|dạy|giảng dạy|thi công|tư vấn|bồi dưỡng|phân phối|thu mua|vận chuyển|khám|chữa"
)
# Where the communes are that a committee is of: "UBND các xã ven sông", "UBND các phường nơi có công trình".
_WHERE: Final = re.compile(
    r"\s+(?:ven|dọc|giáp|vùng|miền|biên\s+giới|hải\s+đảo|trọng\s+điểm|có|nơi\s+có)(?![^\W_])(?!\s+(?:trách\s+nhiệm|kế\s+hoạch"
    r"|văn\s+bản|giải\s+pháp|biện\s+pháp|thẩm\s+quyền))(?:\s+[^\W\d_]+){1,3}?(?=\s+(?:<verb>)|\s*[:,;.]|\s*$)"
    r"|\s+từ(?:\s+[^\W\d_]+){1,3}?\s+(?:đến|tới)(?:\s+[^\W\d_]+){1,3}?(?=\s+(?:<verb>)|\s*[:,;.]|\s*$)"
    r"|\s+(?:ven|dọc|giáp)\s+(?:biển|sông|đê|đường|ranh|biên)(?![^\W_])"
)
COLON: Final = re.compile(r"\s*:\s*")
"""What parts a committee's name from the places that it is of."""
# What goes on a name that the lexicon knows: "… chi nhánh khu vực 14", "… - Chi nhánh Khu vực II", "… Việt Nam".
BRANCH: Final = re.compile(
    r"(?:\s+việt\s+nam)?(?:\s*[-–]?\s*(?:chi\s+nhánh|khu\s+vực|văn\s+phòng\s+đại\s+diện)(?:\s+(?:khu\s+vực|tỉnh"
    r"|thành\s+phố|vùng))?"
    r"(?:\s+(?:\d{1,2}|[ivx]{1,5})(?![^\W_]))?)+|\s+việt\s+nam(?![^\W_])"
    r"|(?:(?<=công nghiệp)|(?<=kinh tế))(?:\s*(?:,|và)\s*(?:khu\s+)?<park>)+(?:\s+(?:tỉnh|thành\s+phố))?"
    r"|\s+các\s+khu\s+<park>(?:\s*(?:,|và)\s*(?:khu\s+)?<park>)*(?:\s+(?:tỉnh|thành\s+phố))?"
    r"|\s+các\s+(?:tỉnh|huyện|xã|phường)(?:\s*,\s*(?:thành\s+phố|phường|thị\s+xã|đặc\s+khu))*(?![^\W_])".replace(
        "<park>", r"(?:công\s+nghiệp|kinh\s+tế|chế\s+xuất|công\s+nghệ\s+cao)"
    )
)


# Bodies that bear the name of a place or a person, and how that goes on a name that is known without it.
_PLACED: Final = re.compile(
    r"(?:ban\s+quản\s+lý|khu|trung\s+tâm|chi\s+cục|hạt|(?:tổng\s+)?công\s+ty|trạm|xí\s+nghiệp|nhà\s+máy|vườn|bệnh\s+viện)(?![^\W_])"
)
_PROPER_TAIL: Final = re.compile(
    r"(?:\s+(?:cửa\s+khẩu|ven\s+biển|quốc\s+gia|du\s+lịch|công\s+nghệ\s+cao)){0,2}"
    rf"(?:\s+(?!(?:Sở|Ban|UBND|Ủy|Uỷ|Hội|Công\s+an|Phòng|Đảng|Bộ|Chi|Văn\s+phòng|Các|Tỉnh|Thành)(?![^\W_]))[{CAPITALS}][{SMALL}]+){{1,4}}"
    rf"(?:\s+[-–]\s+[{CAPITALS}][{SMALL}]+(?:\s+[{CAPITALS}][{SMALL}]+){{0,3}})?(?![^\W_])"
)
# A verb that stands before the verb it helps: "tham gia phối hợp", "tổ chức triển khai".
_DOUBLED: Final = re.compile(r"(?<=[^\W\d_])(?<!và)(?<!các)\s+(?:tham\s+gia|tổ\s+chức|hướng\s+dẫn)$")


@cache
def verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the verbs that qualify nobody, and those that may."""
    strong, weak = (words.replace(" ", r"\s+") for words in (_STRONG, _WEAK))
    return re.compile(rf"(?<![^\W_])(?:{strong})(?![^\W_])"), re.compile(rf"(?<![^\W_])(?:{weak})(?![^\W_])")


@cache
def where() -> re.Pattern[str]:
    """Return what says where the communes are that a committee is of, up to what it is to do."""
    either = f"{_STRONG}|{_WEAK}".replace(" ", r"\s+")
    return re.compile(_WHERE.pattern.replace("<verb>", rf"(?:{either})(?![^\W_])"))


def name_end(text: str, keyed: str, at: int, end: int) -> int:
    """Return where a name ends that was read up to ``end``: with the proper name that goes on it, without a verb before a verb.

    "Ban Quản lý Khu kinh tế | cửa khẩu Tân Sơn - Đồng Hòa", "Các ngân hàng | tham gia phối hợp".
    """
    double = _DOUBLED.search(keyed, at, end)
    if double and verbs()[0].match(keyed, end + 1):
        return double.start()
    tail = _PROPER_TAIL.match(text, end) if _PLACED.match(keyed, at) else None
    if tail is None or not (text[tail.end() :][1:2].islower() and text[tail.end()] == " "):
        return tail.end() if tail else end
    return tail.end() if any(pattern.match(keyed, tail.end() + 1) for pattern in verbs()) else end


def listed_places(text: str, end: int, verb: int) -> int:
    """Return where the places end that a colon lists between a committee's name and its verb: "UBND các tỉnh: Huế, Lào Cai".

    ``end`` is the end of the name, and is returned where something else stands there; ``verb`` is where the verb begins.
    """
    colon = COLON.match(text, end)
    listed = text[colon.end() : verb].rstrip() if colon else ""
    if colon is None or not listed:
        return end
    parts = re.split(r",\s*|\s+và\s+", listed)
    placed = all(any(place.start == 0 and place.end == len(part) for place in find_places(part)) for part in parts)
    return colon.end() + len(listed) if placed else end
