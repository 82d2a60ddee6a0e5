"""What a text denies, takes out or narrows down: words that turn what is said around, and "chỉ".

In: the syllables of a clause, with accents. Out: where such words stand, whether the clause denies, what it allows alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from corpus.text import fold_accents, folded_syllables, tokens

_NOT: Final = re.compile(r"không|ko|chưa|chẳng|chả|cấm|miễn|khỏi")
_NOT_AT_END: Final = re.compile(r"không|ko|chưa|chẳng|chả")
"""What only asks at the end of a claim ("… không"); alone it is a value ("Lệ phí: không")."""
_TWO: Final = frozenset(
    [
        ("từ", "chối"),
        ("bãi", "bỏ"),
        ("hủy", "bỏ"),
        ("huỷ", "bỏ"),
        ("loại", "trừ"),
        ("bị", "loại"),
        ("trái", "quy"),
        ("trái", "phép"),
        ("trái", "luật"),
        ("là", "sai"),
        ("làm", "sai"),
        ("có", "sai"),
        ("bị", "sai"),
    ]
)
"""Words of two syllables that turn around what they are said of, as a negation does."""
_OFFENCE: Final = ("vi", "phạm")
_SAID_OF: Final = frozenset({"là", "bị", "coi", "có", "tính"})
_NO_DENIAL: Final = {
    "không": re.compile(
        r"quá|dưới|thấp|ít|vượt|nhỏ|kém|hơn|lớn|nhiều|cao|chỉ|những|gian|khí|phận|quân|ngừng|kể|dấu|giấy(?! tờ)|chuyên trách"
        r"|thường xuyên|hoàn lại|dùng tiền mặt|người lái|chính thức"
    ),
    "chưa": re.compile(r"đến|tới|quá"),
    "miễn": re.compile(r"dịch|là|nhiệm|sao"),
}
"""What follows a negation that is none: limits ("không quá"), additions ("không chỉ"), other words ("không gian")."""
_OTHER_WORD: Final = {"cấm": ("vùng", "khu", "danh"), "khỏi": ("ra", "rời", "thoát", "tránh"), "không": ("hay", "có")}
"""What stands before a negation that is none: "khu cấm", "ra khỏi", "có không"."""
_ASIDE: Final = frozenset({"khi", "nếu", "vì", "nhằm", "bởi", "nhờ"})
"""Words that begin a condition or a reason: what is denied in it is not what the clause denies."""
_CASE: Final = ("trường", "hợp")
_THEN: Final = "thì"
_IN_A_ROW: Final = 2
_LEAVES_OUT: Final = re.compile(
    r"\W*(?:(?:quy định|chính sách|nội dung|mức|điều) (?:này|trên) )?không (?:áp dụng|tính|bao gồm|kể)\s+(?:(?:đối )?với|cho)?"
    r"(?P<whom>.+)",
    re.IGNORECASE,
)
_APPLIES: Final = re.compile(r"không\s+(?:\w+\s+)?(?:áp dụng|tính|bao gồm|kể)", re.IGNORECASE)
_OF_THEM: Final = 0.8
"""A claim is of those that are left out where it says so much of the weight of their words."""
_REACH: Final = 9
"""Syllables after "chỉ" that it may narrow down to."""
_ONLY: Final = "chỉ"
_NO_ONLY: Final = re.compile(r"đạo|tiêu|thị|số|huy|dẫn|định|ra|bảo|tay")
_ENDS_IN_ONLY: Final = ("địa", "chứng", "chấm", "đình")


def words_of(text: str) -> list[str]:
    """Return the syllables of ``text`` with their accents, lower-cased."""
    return [token.text for token in tokens(text)]


def denials(words: Sequence[str]) -> list[int]:
    """Return where in ``words`` something is denied, forbidden, refused or done away with; two in a row deny nothing."""
    found: list[int] = []
    for at, word in enumerate(words):
        if (not _NOT.fullmatch(word) or _harmless(words, at)) and not _is_two(words, at):
            continue
        if found and at - found[-1] <= _IN_A_ROW:
            found.pop()  # "không được miễn", "không bị cấm"
        else:
            found.append(at)
    return found


def _is_two(words: Sequence[str], at: int) -> bool:
    if tuple(words[at : at + 2]) == _OFFENCE:  # said of something ("là vi phạm"), not one of the things spoken of
        return at > 0 and words[at - 1] in _SAID_OF
    return tuple(words[at : at + 2]) in _TWO


def _harmless(words: Sequence[str], at: int) -> bool:
    following = " ".join(words[at + 1 : at + 4])
    before = words[at - 1] if at else ""
    limit = _NO_DENIAL.get(words[at])
    if limit is not None and re.match(rf"(?:{limit.pattern})(?!\w)", following):
        return True
    return (
        before in _OTHER_WORD.get(words[at], ()) if following else bool(before) and _NOT_AT_END.fullmatch(words[at]) is not None
    )


def denies(words: Sequence[str]) -> bool:
    """Tell whether the clause itself denies anything: what stands in its conditions and reasons aside."""
    return any(not is_aside(words, at) for at in denials(words))


def says_not(claim: str) -> bool:
    """Tell whether a claim says that something is not so, in so many words."""
    return any(_NOT_AT_END.fullmatch(word) for word in words_of(claim))


def is_left_out(claim: str, clauses: Iterable[str], weight: Callable[[str], float]) -> bool:
    """Tell whether a clause leaves out whom or what the ``claim`` is of: "Không áp dụng cho khách đi trong ngày"."""
    said = frozenset(folded_syllables(claim))
    for found in filter(None, map(_LEAVES_OUT.match, clauses)):
        left = {syllable: weight(syllable) for syllable in folded_syllables(found["whom"])}
        if sum(value for syllable, value in left.items() if syllable in said) >= _OF_THEM * sum(left.values()) > 0:
            return _APPLIES.search(claim) is None
    return False


def is_aside(words: Sequence[str], at: int) -> bool:
    """Tell whether the word ``at`` that place stands in a condition or a reason ("khi chưa có số", "hộ chưa đóng thì …")."""
    if _THEN in words[at:]:
        return True
    begun = [_THEN, *words[:at]]
    before = begun[len(begun) - begun[::-1].index(_THEN) :]
    return any(word in _ASIDE or tuple(before[place : place + 2]) == _CASE for place, word in enumerate(before))


def only_of(words: Sequence[str]) -> list[str]:
    """Return the folded syllables that the clause narrows down to ("chỉ … Giám đốc"), none where it narrows nothing."""
    for at, word in enumerate(words[:-1]):
        if word == _ONLY and not _NO_ONLY.fullmatch(words[at + 1]) and (not at or words[at - 1] not in _ENDS_IN_ONLY):
            return [fold_accents(each) for each in words[at + 1 : at + 1 + _REACH]]
    return []
