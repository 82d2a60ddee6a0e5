"""What a cited document is about, as it stands after its number, date and issuer."""

from __future__ import annotations

import re
from typing import Final

from corpus.metadata.issuers import SAYS
from corpus.names.agency_grammar import NameReader
from corpus.text.folding import CAPITALS

_SUBJECT: Final = re.compile(rf"\s*,?\s*(?:(?P<about>về\s+việc|về|v/v)|{SAYS})(?![^\W_])\s*", re.IGNORECASE)
# "… của Chính phủ | Chống hàng giả": what a paper is about may follow its issuer with a capital and no word before.
_BARE_SUBJECT: Final = re.compile(rf"(?<=[^\W\d_])\s+(?=[{CAPITALS}])")
# The same in small letters, right after the name of a body of the whole country: "của Chính phủ | quản lý dữ liệu số".
_ANY_SUBJECT: Final = re.compile(r"(?<=[^\W\d_])\s+(?=[^\W\d_])")
_SUBJECT_END: Final = re.compile(
    r"\s*(?:\((?:viết tắt|sau đây|gọi tắt|dưới đây)|[;,]\s*(?:căn cứ|theo đề nghị|xét đề nghị|trên cơ sở)\b)"
)
# Where the issuer may begin to speak after a subject, and what it then does: "…, | Bệnh viện ban hành Kế hoạch như sau".
_TURN: Final = re.compile(r"[;,.]\s*(?=[^\W\d_])")
_ISSUER_HEAD: Final = re.compile(r"(?:hiệu trưởng|giám đốc|chủ tịch|bộ trưởng|tổng giám đốc|thủ trưởng|trưởng ban)(?![^\W_])")
_ISSUES: Final = re.compile(
    r"[^.;]*?\b(?:ban hành|xây dựng|thông báo|báo cáo|yêu cầu|triển khai|đề nghị|hướng dẫn|đề ra|lập|tổ chức|quyết định)\b"
    r"[^.]*(?:như sau|kế hoạch|chương trình|sau đây|sau|này)[\s:./]*$",
    re.IGNORECASE,
)


def _issuer_speaks(text: str, start: int, end: int) -> int:
    """Return where, after a subject, the document's own issuer begins to speak; ``end`` where it does not."""
    reader: NameReader | None = None
    for turn in _TURN.finditer(text, start, end):
        if text[turn.end()].isupper() and _ISSUES.match(text, turn.end(), end):
            reader = reader or NameReader(text)
            if reader.head_at(turn.end()) or _ISSUER_HEAD.match(reader.keyed, turn.end()):
                return turn.start()
    return end


def subject_at(text: str, after: int, end: int, *, issued: bool) -> tuple[str, int]:
    """Return what the cited document is about, and where it ends (``after`` where nothing is said).

    ``issued`` tells that its issuer stands right before.
    """
    opens = _SUBJECT.match(text, after, end)
    bare = (_ANY_SUBJECT if issued else _BARE_SUBJECT).match(text, after, end) if opens is None else None
    if opens is None and bare is None:
        return "", after
    start = bare.end() if bare else opens.end() if opens and opens["about"] else after
    closes = _SUBJECT_END.search(text, start, end)
    stop = min(closes.start() if closes else end, _issuer_speaks(text, start, end))
    subject = text[start:stop].strip(" ,;.:")
    return subject, start + len(text[start:stop].rstrip(" ,;.:"))
