"""What turns a claim around without denying it: another day of the week, the opposite verb, what is said of "all others".

In: a claim and a clause of a text, in words. Out: whether the clause speaks against the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import Final

from corpus.text import folded_syllables, tokens
from qa.reading.denials import denials, words_of

_DAYS: Final = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "nhật": 8}
_DAY: Final = r"(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(?:chủ|chúa)\s+(nhật))"
_SPAN: Final = re.compile(rf"\b(?:từ\s+)?{_DAY}\s+(?:đến|tới|-)\s+(?:hết\s+)?{_DAY}\b", re.IGNORECASE)
_ONE: Final = re.compile(rf"\b{_DAY}\b", re.IGNORECASE)
_WEEK: Final = re.compile(r"\b(?:tất cả các ngày|mọi ngày|các ngày) trong tuần\b|\bcả tuần\b", re.IGNORECASE)
_HIGH: Final = r"(?<!nâng )(?<!nghệ )(?<!lượng )(?<!cấp )(?<!tối )cao(?! (?:tuổi|đẳng|su|cấp|điểm|tốc|ốc|học|nhất|độ))"
_OPPOSITES: Final = (
    ("mở", "đóng"),
    ("mở", "nghỉ"),
    ("tăng", "giảm"),
    ("thêm", "bớt"),
    ("nộp", "miễn"),
    ("đóng", "miễn"),
    ("trả", "miễn"),
    ("thu", "miễn"),
    ("bắt buộc", "tự nguyện|khuyến khích"),
    ("tự nguyện|khuyến khích", "bắt buộc"),
    ("giữ", "bỏ"),
    ("tiếp tục", "ngừng"),
    ("tiếp tục", "dừng"),
    (_HIGH, "thấp"),
    ("thấp", _HIGH),
    ("nhanh", "chậm"),
    ("chậm", "nhanh"),
    ("đủ", "thiếu"),
    ("tốt", "kém|yếu"),
    ("mạnh", "yếu"),
    ("kịp thời|đúng hạn", "chậm|trễ(?: hạn)?|quá hạn"),
)
"""What is said the other way around by the clause itself."""
_INSTEAD: Final = (
    ("ban ngày", "ban đêm|buổi tối"),
    ("trực tuyến|qua mạng", "trực tiếp"),
    ("tiền mặt", "hiện vật|chuyển khoản"),
    ("người việt nam|công dân việt nam|trong nước", "người nước ngoài|nước ngoài"),
    ("(?<!ngoài )công lập", "ngoài công lập|tư thục|dân lập|tư nhân"),
    ("thành thị|đô thị|nội thành", "nông thôn|ngoại thành"),
    ("trẻ em|thiếu nhi", "người lớn"),
    ("phụ nữ|nữ giới", "nam giới|đàn ông"),
    ("đầu tiên|trước tiên|trước hết|trước nhất", "sau cùng|cuối cùng|sau hết|sau đó mới"),
    ("lần đầu", "lần thứ hai|lần hai|tái phạm"),
    ("toàn bộ|tất cả", "một phần|một số"),
    ("bản chính|bản gốc", "bản sao"),
    ("bản giấy", "bản điện tử"),
    ("chính thức", "tạm thời|thí điểm"),
    ("cá nhân", "tổ chức"),
    ("công khai", "giữ kín|bảo mật"),
)
"""What is of one of two kinds: who claims the one is told of the other, where the text says nothing of the one."""
_OF_LEVEL: Final = re.compile(r"(?<!\w)(?P<of>cấp|ngân sách|ubnd)\s+(?P<level>trung ương|tỉnh|huyện|xã)(?!\w)")
_GRADED: Final = re.compile(
    r"(?<!\w)(?:(?P<colour>màu)\s+(?P<hue>\w+)"
    r"|(?P<of>cấp(?: độ)?|hạng|bậc|loại|nhóm|mức(?: độ)?|tuyến|vùng|khu vực|lớp|khối|đợt)\s+"
    r"(?P<value>[ivx]+|\d{1,2}|[a-eđ])(?!\w))"
)
"""What is told apart within one kind by a colour, a number or a letter: "túi màu xanh", "đô thị loại II"."""
_ROMAN: Final = {roman: str(number) for number, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii"), 1)}
_BOUNDS: Final = re.compile(r"(?<!\w)trở (?:lên|xuống|đi)(?!\w)")
_SECOND_TO: Final = re.compile(
    r"(?<!\w)(?P<second>phó )?(?P<office>chủ tịch|giám đốc|bí thư|trưởng ban|trưởng đoàn|trưởng phòng)(?!\w)"
)
_STOPS: Final = re.compile(r"\b(?:ngừng|dừng|nghỉ|đình chỉ)\b(?!\s+(?:đỗ|đậu|chân|lễ|phép|hưu|dưỡng|mát|ngơi))", re.IGNORECASE)
_STOPPED: Final = re.compile(r"\b(?:ngừng|dừng|nghỉ|thôi)\s+(?P<what>\w+)", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\b(?:vẫn|cứ|còn)\b", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"^\W*(?:(?:các|những|mọi)\s+)?(?:người|đối tượng|trường hợp|hộ|nơi|đơn vị|cơ quan|loại|khoản)\s+(?:khác|còn lại)\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(r"\b(?:tất cả|mọi|toàn bộ|ai cũng|bất (?:kỳ|cứ)|nào cũng)\b", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(r"\b(?:khác|còn lại)\b", re.IGNORECASE)


def weekdays_in(text: str) -> frozenset[int]:
    """Return the days of the week that ``text`` names, Monday 2 to Sunday 8, with those between two of them."""
    found: set[int] = set(range(2, 9)) if _WEEK.search(text) else set()
    for span in _SPAN.finditer(text):
        first, last = (_number(part) for part in (span[1] or span[2], span[3] or span[4]))
        found.update(range(first, last + 1) if first <= last else (*range(first, 9), *range(2, last + 1)))
    found.update(_number(one[1] or one[2]) for one in _ONE.finditer(text))
    return frozenset(found)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _DAYS[word.lower()]


def opposes(claim: str, clause: str) -> bool:
    """Tell whether ``clause`` says the opposite of what ``claim`` does: closed, not open; it stops, and does not go on."""
    asked, told = _said(claim), _said(clause)
    if not _STOPS.search(claim):
        stopped = any(f" {found['what'].lower()} " in asked for found in _STOPPED.finditer(clause))
        if stopped or (_GOES_ON.search(claim) and _STOPS.search(clause)):
            return True
    if denials(words_of(claim)):
        return False  # "khỏi nộp" and "được miễn" are the same
    return any(_has(one, asked) and not _has(one, told) and _has(other, told) for one, other in _OPPOSITES)


def is_of_another_kind(claim: str, clause: str, text: str) -> bool:
    """Tell whether ``claim`` is of one kind ("ban ngày") and ``clause`` of the other, of which alone ``text`` tells.

    So it is with levels ("ngân sách tỉnh", "ngân sách huyện") and with an office and its second ("Phó Chủ tịch").
    """
    asked, told, whole = _said(claim), _said(clause), _said(text)
    pairs = (*_INSTEAD, *((other, one) for one, other in _INSTEAD))
    if any(_has(one, asked) and not _has(one, whole) and _has(other, told) for one, other in pairs):
        return True
    if _is_graded_otherwise(asked, told):
        return True
    return any(_differ(kind, asked, told, whole) for kind in (_OF_LEVEL, _SECOND_TO))


def _is_graded_otherwise(asked: str, told: str) -> bool:
    """Tell whether ``told`` has another colour, number or letter for each kind that ``asked`` gives one of.

    What lies within a bound that is told ("cấp III trở lên") may be of any grade, unless a bound is claimed too.
    """
    if _BOUNDS.search(told) and not _BOUNDS.search(asked):
        return False
    claimed, said = _grades(asked), _grades(told)
    return any(kind in said and not said[kind] & grades for kind, grades in claimed.items())


def _grades(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _GRADED.finditer(text):
        value = match["hue"] or _ROMAN.get(match["value"], match["value"])
        found.setdefault(match["colour"] or match["of"], set()).add(value)
    return found


def _differ(kind: re.Pattern[str], asked: str, told: str, whole: str) -> bool:
    """Tell whether what ``asked`` names of a ``kind`` stands not in ``whole``, and ``told`` names one that differs in it."""
    named = set(kind.findall(asked))
    lacking, others = named - set(kind.findall(whole)), set(kind.findall(told)) - named
    return any(part and part in other for one in lacking for part in one for other in others)


def _has(pattern: str, said: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", said) is not None


def is_of_others(claim: str, clause: str, elsewhere: Set[str]) -> bool:
    """Tell whether ``clause`` is of all others than whom ``claim`` names: they stand ``elsewhere`` (folded syllables)."""
    if not _OTHERS.search(clause) or _OF_OTHERS.search(claim):
        return False
    own = frozenset(folded_syllables(clause))
    return sum(s in elsewhere and s not in own for s in frozenset(folded_syllables(claim))) > 1


def leaves_some_out(claim: str, clauses: Iterable[str]) -> bool:
    """Tell whether ``claim`` is of all there are, and one of the ``clauses`` is of others: "hộ khác tự mua"."""
    return _OF_ALL.search(claim) is not None and any(_OTHERS.search(clause) for clause in clauses)


def _said(text: str) -> str:
    return f" {' '.join(token.text for token in tokens(text))} "
