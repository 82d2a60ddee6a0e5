"""The words that names of agencies are made of, as patterns over text folded by ``agency_lexicon.key``.

Each pattern comes in two forms: with accents, and without for text that is typed without any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from corpus.text.folding import CAPITALS, fold_accents

# A head word opens a name: "Sở", "Ban Quản lý". Longer ones stand before those that begin them.
_HEADS: Final = (
    "bộ chỉ huy|bộ tư lệnh|bộ đội|bộ môn|kiểm toán nhà nước|tổng cục|tổng công ty|chi cục|chi nhánh|ban quản lý|ban chỉ đạo"
    "|ban chỉ huy|ban thường vụ"
    "|ban thường trực|ban công tác|bql|ubnd|ủy ban|ub|hđnd|hội đồng|văn phòng|vp|viện kiểm sát|viện|học viện|trường|trung tâm"
    "|đài|báo|hội|liên minh|liên hiệp|liên đoàn|liên danh|hiệp hội|quỹ|ngân hàng|công ty|tập đoàn|kho bạc|thanh tra|tòa án"
    "|phòng|tỉnh ủy|tỉnh đoàn|thành ủy|huyện ủy|thị ủy|đảng ủy|đảng bộ|đoàn|mttq|ubmttq|mặt trận|bảo hiểm xã hội|bảo hiểm"
    "|thuế|hải quan|thống kê|công an|vườn quốc gia|khu bảo tồn|bệnh viện|bưu điện|viễn thông|điện lực|hạt kiểm lâm|đồn"
    "|cảng vụ|cổng|hợp tác xã|cục|vụ|sở|bộ|ban|đại học|cơ quan|đơn vị|nhà máy|trạm|thường trực|đội|câu lạc bộ|khối"
    "|nhà xuất bản|thư viện|bảo tàng|công đoàn|khoa|nhà hát|nhà văn hóa|nhà thiếu nhi|hải đội|cảng hàng không|vqg"
    "|tổ công tác|tổ giúp việc|bhxh|nhcsxh|nhnn|kbnn|lđlđ|ttyt|bch|bqlda"
    "|tand|vksnd"
    "|vnpt|viettel|mobifone|vinaphone|fpt|evn|pc|agribank|vietcombank|vietinbank|bidv"
).replace(" ", r"\s+")
# Kinds of agencies that are charged together: "các sở, ban, ngành".
_NOUNS: Final = (
    "tổ chức chính trị(?: ?(?:-|–|,|và)? ?xã hội(?: ?-? ?nghề nghiệp)?)?|tổ chức khoa học(?: và)? công nghệ"
    "|tổ chức xã hội(?: ?-? ?nghề nghiệp)?|tổ chức tín dụng|tổ chức(?: thành viên)?|sở(?: ban)?(?: ngành)?|ban ngành"
    "|bộ(?: ngành)?(?! (?:máy|phận|tiêu chí|luật|môn|chỉ số|dữ liệu))|ban quản lý(?: dự án)?|ban(?: xây dựng đảng)?|ngành"
    "|cơ quan(?: báo(?: chí)?| tham mưu(?: ?,? giúp việc)?| truyền thông| thông tấn| chuyên môn)?"
    "|đơn vị(?: sự nghiệp)?|địa phương|đoàn thể|cá nhân|doanh nghiệp|hợp tác xã|htx|hiệp hội(?: ngành (?:nghề|hàng))?"
    "|hội(?: đặc thù| quần chúng)?|trường(?: đại học| cao đẳng| học| nghề)?|đại học|cao đẳng|học viện|viện(?: nghiên cứu)?"
    "|trung tâm(?: nghiên cứu| y tế)?|bệnh viện|cơ sở(?: y tế| đào tạo| nghiên cứu| sản xuất(?:,? kinh doanh)?"
    "| giáo dục(?: ?,? ?(?:nghề nghiệp|đào tạo|đại học))?| khám ?,? chữa bệnh)?|huyện|quận|thị xã|thành phố|xã(?! hội)|phường"
    "|thị trấn|đặc khu|cấp|chủ đầu tư|nhà đầu tư|nhà khoa học|công ty|tập đoàn|báo(?: chí)?"
    "|đài(?: truyền hình| phát thanh| truyền thanh)*|lực lượng(?: vũ trang| chức năng)?|phòng|chi cục"
    "|khoa(?! (?:học|mục|giáo))|chi bộ|đảng ủy|trạm y tế|thư viện"
    "|bên(?! (?:cạnh|trong|ngoài|dưới|trên|lề))"
    "|ngân hàng|nhà trường|hộ(?: gia đình| kinh doanh)?|thôn|khu phố|tổ dân phố"
)
_GAP: Final = r"\s+"
_NO_GAP: Final = r"\s*"
# "Tỉnh đoàn", "Huyện ủy" begin a name of their own.
_PLACE: Final = r"(?:(?:tỉnh|thành\s+phố|huyện|xã)(?!\s+(?:đoàn|ủy)(?![^\W_]))|tp\.?|thị\s+xã|phường|quận|đặc\s+khu)"
_MODIFIERS: Final = (
    r"(?:của\s+)?(?:tỉnh|thành|huyện)\s+ủy|(?:quản\s+lý|phụ\s+trách)\s+(?:chuyên\s+)?ngành(?:\s*,\s*lĩnh\s+vực)?"
    r"|(?:có\s+)?liên\s+quan|trên\s+địa\s+bàn(?:\s+toàn)?(?:\s+<place>)?|(?:của"
    r"|thuộc|toàn|trong|ngoài|cấp)\s+<place>"
    r"(?:\s+quản\s+lý)?|(?:trực\s+)?thuộc\s+(?:sở|ngành)|trực\s+thuộc|tỉnh(?!\s+(?:đoàn|ủy)(?![^\W_]))|nhà\s+nước"
    r"|chuyên\s+môn|chức\s+năng|khác|trung\s+ương|(?:ở\s+)?địa\s+phương"
    r"|cấp\s+(?:tỉnh|huyện|xã)|các\s+cấp|công\s+lập|trong\s+và\s+ngoài\s+tỉnh|tham\s+gia"
)
_JOIN: Final = r"\s*(?:[,/–-]|,?\s*(?:và|hoặc|&))\s*"
_UNITS: Final = (
    r"(?:tỉnh(?!\s+(?:đoàn|ủy))|huyện|quận|thị\s+xã|thành\s+phố|tp|xã|phường|thị\s+trấn|đặc\s+khu|địa\s+phương|cấp|thị)"
    r"(?![^\W_])"
)
# What an agency is to do begins with one of these; they are never part of a name.
_PREDICATES: Final = (
    "chủ trì|chủ động|phối hợp|tham mưu|thực hiện|triển khai|tổ chức|xây dựng|hướng dẫn|chỉ đạo|theo dõi|đôn đốc|căn cứ"
    "|có trách nhiệm|chịu|tiếp tục|tăng cường|báo cáo|tổng hợp|rà soát|đề xuất|bố trí|cân đối|trình|là|để|theo|được|đã|sẽ"
    "|phải|cần|có|trong|khi|tại|lãnh đạo|từ|đến|với|cho|do|trên|hoàn thành"
    "|(?<!việc\\x20)làm|nghiên cứu|ban hành|cung cấp|đẩy mạnh|lồng ghép"
    "|vận động|tích cực|thường xuyên|định kỳ|hàng năm|hằng năm|phân công|giám sát|kiểm tra|tuyên truyền|tham gia|định hướng"
    "|đăng tải|quản lý chặt|kịp thời|khẩn trương|đảm bảo|bảo đảm|quán triệt|phổ biến|chuẩn bị|lập|thẩm định|hỗ trợ"
    "|tạo điều kiện|mở|gửi|phát động|đưa|kiện toàn|duy trì|tích hợp|phát huy|nâng cao|chấp hành|cử|công khai|ưu tiên|huy động"
    "|tập trung|xem xét|phát hiện|công bố|diễn tập|niêm yết|phê duyệt|tháo gỡ|xử lý|điều tra|khảo sát|giải ngân|dự"
    " trữ|thông báo|cập nhật|lựa chọn|nắm|thành lập"
).replace(" ", r"\s+")


# Words that begin with the syllable of a head word and name no agency.
_COMPOUNDS: Final = (
    "văn phòng phẩm|ban hành|ban đầu|báo cáo|báo chí|hội nghị|hội thảo|hội chợ|hội nhập|hội viên|trường hợp|trường học"
    "|bộ tiêu chí|bộ phận|bộ máy|bộ luật|bộ dữ liệu|bộ chỉ số|bộ công cụ|phòng,? chống|phòng ngừa|phòng bệnh|phòng cháy"
    "|đoàn viên|đoàn kết|viện trợ|vụ việc|vụ mùa|quỹ đất|khối lượng|đội ngũ|cục bộ|thanh tra, kiểm tra|công an ninh"
    "|thuế suất|thuế quan|thống kê,|hội thi|hội thao|hội sách|hội trại|hội diễn|hội xuân|hội khỏe"
    "|khoa học|khoa giáo|khoa mục|thư viện (?:số|điện tử)"
).replace(" ", r"\s+")


OFFICE: Final = re.compile(rf"\b(?:Phòng|Khoa|Ban|Tổ|Đội)\s+[{CAPITALS}]\w+(?:\s+\w+){{0,4}}\s+\Z")
"""An office before the verb that may end its name."""
OFFICE_WORK: Final = re.compile(
    r"(?:tổng\s+hợp|giám\s+sát|kiểm\s+tra|vận\s+động|tuyên\s+truyền|hỗ\s+trợ|điều\s+tra|xử\s+lý)"
    rf"(?=\s*(?:\Z|[;.:)/\n]|,\s*[{CAPITALS}]|\s(?:và|chủ\s+trì|phối\s+hợp|có\s+trách|theo\s+dõi|tham\s+mưu|là)(?![^\W_])))"
)
"""The work that an office is named after, where nothing that it is done to follows: "Phòng Kế hoạch | tổng hợp, …"."""


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of the grammar, in one of the two forms."""

    head: re.Pattern[str]
    kind: re.Pattern[str]
    collective: re.Pattern[str]
    committee: re.Pattern[str]
    modifier: re.Pattern[str]
    place: re.Pattern[str]
    units: re.Pattern[str]
    predicate: re.Pattern[str]
    compound: re.Pattern[str]


def _pattern(source: str, accents: bool) -> re.Pattern[str]:
    return re.compile(source if accents else "".join(fold_accents(char) if ord(char) > 127 else char for char in source))


@cache
def patterns(*, accents: bool) -> Words:
    """Return the patterns for text with accents or for text without; made when first asked for."""
    compiled = partial(_pattern, accents=accents)
    noun = rf"(?:{_NOUNS.replace(' ?', '~').replace(' ', _GAP).replace('~', _NO_GAP)})(?![^\W_])"
    modifier = rf"(?:{_MODIFIERS.replace('<place>', _PLACE)})(?![^\W_])"
    listed = rf"(?:{_JOIN}(?:cấp\s+)?{noun}|\s+{modifier})*"
    determined = rf"(?:các|những|toàn\s+thể|tất\s+cả\s+các|một\s+số)\s+{noun}"
    return Words(
        head=compiled(rf"(?:{_HEADS})(?![^\W_])"),
        kind=compiled(rf"(?:(?:các|những)\s+)?{noun}{listed}"),
        collective=compiled(rf"(?:{determined}|{noun}{_JOIN}{noun}){listed}"),
        committee=compiled(
            r"(?:chủ\s+tịch\s+)?(?:ubnd|ủy\s+ban\s+nhân\s+dân|ub\s?nd)(?![^\W_])"
            rf"(?:\s+(?:các\s+{_UNITS}(?:{_JOIN}{_UNITS})*|{_UNITS}(?:{_JOIN}{_UNITS})+"
            r"|cấp\s+(?:tỉnh|huyện|xã)(?:\s*(?:,|và)\s*(?:cấp\s+)?(?:huyện|xã))*))?"
        ),
        modifier=compiled(rf"\s+{modifier}"),
        units=compiled(rf"\s+các\s+{_UNITS}(?:{_JOIN}{_UNITS})*(?!\s+hội(?![^\W_]))"),
        place=compiled(rf"{_PLACE}(?![^\W_])"),
        predicate=compiled(rf"(?:{_PREDICATES})(?![^\W_])"),
        compound=compiled(rf"(?:{_COMPOUNDS})(?![^\W_])"),
    )
