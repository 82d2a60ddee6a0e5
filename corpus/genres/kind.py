"""What kind of document it is, as far as it tells whether it can charge agencies with tasks."""

from __future__ import annotations

import re
from typing import Final

from corpus.records import Document

# The title line of an administrative document; the kinds of the second list tell or ask, and charge nobody with a task.
_KIND: Final = re.compile(
    r"^[\s*#_]*(KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHỈ THỊ|NGHỊ QUYẾT|PHỤ LỤC|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|BIÊN BẢN"
    r"|GIẤY MỜI)(?![^\W_])",
    re.MULTILINE,
)
_TELLING: Final = frozenset(("THÔNG BÁO", "BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "GIẤY MỜI"))
_HEAD_CHARS: Final = 3000


def charges_agencies(document: Document) -> bool:
    """Tell whether the document is of a kind that gives tasks: not a report, a notice, minutes or an invitation."""
    kind = _KIND.search(document.text[:_HEAD_CHARS])
    return kind is None or kind.group(1) not in _TELLING
