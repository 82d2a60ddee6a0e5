"""Which kinds of documents a question speaks of as ones that are there: "kế hoạch của Quảng Ngãi", "theo chỉ thị".

In: a question's text as it is spelled. Out: names of the table of genres. A document that is yet to be made ("xây dựng kế
hoạch"), that is asked for ("quyết định nào") or has a number of its own is none.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import title_names
from corpus.names.agencies import find_agencies

_NAMES: Final = "|".join(re.escape(name) for name in sorted(title_names(), key=lambda name: (-len(name), name)))
_SAID: Final = re.compile(
    rf"(?<!\w)(?<!xây dựng )(?<!ban hành )(?<!lập )(?<!ra )(?<!trình )(?<!duyệt )(?<!thực hiện )(?P<kind>{_NAMES})(?!\w)"
    r"(?!\s*(?:số\s*)?\d|\s+(?:nào|gì|các|những|mức|việc|ban hành)(?!\w))",
    re.IGNORECASE,
)
"""A kind of document that is spoken of as one that is there: neither to be made, nor another with a number of its own."""


def kinds_said(text: str) -> tuple[str, ...]:
    """Return the names of the kinds of documents that ``text`` speaks of, in lower case, in order.

    None of them stands within the name of a body ("Sở Kế hoạch và Đầu tư").
    """
    bodies = [(agency.start, agency.end) for agency in find_agencies(text)]
    found = ((match.start(), match["kind"].lower()) for match in _SAID.finditer(text))
    return tuple(kind for at, kind in found if not any(start <= at < end for start, end in bodies))
