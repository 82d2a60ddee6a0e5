"""What a question claims: the claim without what leads in to it and the words that only ask whether it is so.

In: a question's text ("Nghe nói hộ nghèo được miễn phí, đúng không ạ?"). Out: the claim ("hộ nghèo được miễn phí").
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import tokens

_ASKS: Final = re.compile(
    r"phải|đúng|không|hông|hong|ko|k|hok|chưa|chớ|chứ|hả|hở|hỉ|hè|ha|à|a|ạ|ư|sao|chăng|vậy|thế|hay|sai|thật|thiệt|trật|chuẩn"
    r"|chính|xác|nhỉ|ta|đó|đấy|ấy|rồi|ok|là|có|được|nhé|nha|hen|thầy|cô|anh|chị|bác|chú|em|bạn|bà|con|mấy|sếp|ad|mọi|người|ơi"
    r"|kiểm|tra|nhận|giúp|xin|dượng|mợ|thím|cậu|dì|cụ|ông|rứa|cơ|kính|đề|nghị|giùm"
)
"""Words that only ask whether it is so, or whom one asks, at the end of a question."""
_LEADS_IN: Final = re.compile(
    r"^\W*(?:(?:kính|xin|đề nghị|nhờ|vui lòng|mong|giúp|hãy|được|tôi|em|mình|chúng tôi|lại|rõ)\s+)*xác nhận\s+(?:giúp\s+)?"
    r"(?:là\s+|rằng\s+|việc\s+)?"
    r"|^\W*(?:(?:dạ|thế|vậy|thưa|xin hỏi|cho (?:em |tôi |mình )?hỏi|liệu|nghe (?:nói|đâu|đồn)|phải chăng|bảo rằng|đúng không"
    r"|có (?:phải|đúng|thật|thiệt|chuẩn|chuyện|quy định)(?:\s+(?:là|rằng|chăng))?)\W+)+",
    re.IGNORECASE,
)


_OR_NOT: Final = re.compile(r"\s*\bhay (?:là )?(?:không|chưa|chăng|sao)\b", re.IGNORECASE)
_ADDED: Final = re.compile(r"\s*\([^)]*\)\W*$|(?<=\bkhông),\s+[^,?]*\W*$")
"""What a question adds behind itself: where it is asked of, why it is asked."""


_DOUBTS: Final = re.compile(
    r"[\s,]+(?:có\s+)?(?:phải|đúng|chuẩn|chính xác)(?:\s+(?:vậy|thế|là|như vậy|như thế|rứa))?"
    r"\s+(?:không|hông|ko|chưa|chăng|chứ|chớ)"
    r"(?:\s+(?!quá|dưới|vượt|ít|được|để|có|bị|cho|làm|gây|còn)[^\W\d_]+){0,2}\W*$"
    r"|[\s,]+(?:chứ|chớ)\s+(?:gì|sao|còn gì)(?:\s+[^\W\d_]+)?\W*$",
    re.IGNORECASE,
)
"""A doubt at the end, with what is called out behind it in whatever dialect."""


def claim_in(question: str) -> str:
    """Return what ``question`` claims: without what leads in to it and the words that only ask ("… phải không?")."""
    told = _DOUBTS.sub("", _ADDED.sub("", _LEADS_IN.sub("", question)))
    return bare_claim(_OR_NOT.sub("", told))


_ALL_OF: Final = re.compile(
    r"^(?:cả\s+)?(?P<one>[^,]+?)\s+(?:và|với|lẫn|cùng)\s+(?P<other>[^,]+?)\s+(?:(?:thì|cũng)\s+)?đều\s+(?P<said>.+)$",
    re.IGNORECASE,
)


def claims_of_each(claim: str) -> tuple[str, ...]:
    """Return what ``claim`` says of each of two things of which it says the same ("A và B đều …"), else itself."""
    several = _ALL_OF.match(claim)
    return tuple(f"{several[name]} {several['said']}" for name in ("one", "other")) if several else (claim,)


def bare_claim(claim: str) -> str:
    """Return the claim without the words at its end that only ask ("… phải không?")."""
    found = tokens(claim)
    kept = len(found)
    while kept and _ASKS.fullmatch(found[kept - 1].text):
        if found[kept - 1].text == "sai" and (kept < 2 or found[kept - 2].text != "hay"):
            break  # "như vậy có bị coi là sai không" claims that it is wrong
        kept -= 1
    return claim[: found[kept].start].rstrip(" ,.;:-–?!") if 0 < kept < len(found) else claim.strip(" ?.!")
