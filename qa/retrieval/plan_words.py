"""Words of a question about one plan that only say which plan it is, or what kind of thing is counted: no topic of its rows.

In: the question's words, its topic, the title of the plan that is meant. Out: the characters of such words, and the topic
without them. "Số cơ quan chủ trì kế hoạch giữ rừng" counts all who lead in the plan on protecting forests.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.text import fold_accents, folded_syllables
from qa.retrieval.cells_meant import AskedWord, Span
from qa.understanding.lexicon import load_lexicon

_PLANS: Final = re.compile(
    r"(?<!các )(?<!những )(?<!mấy )\b(?P<kind>kế hoạch|quyết định|chỉ thị|nghị quyết|đề án|chương trình|văn bản|phụ lục|kh)\b"
    r"(?:\s+(?:số|về|của|này|kèm theo))*\s+",
    re.IGNORECASE,
)
_OF_ANY: Final = frozenset({"kế hoạch", "văn bản", "phụ lục", "kh"})
"""Words for any plan; a plan is called by the others ("đề án") only where it is of that kind: tasks are, too."""
_ENDS: Final = frozenset(
    re.findall(
        r"\w+",
        "bao mấy nào gì ai có được thì là cho do ra sao thế bởi giao khi trong phải không chưa đã cùng và hay với từ đến tới"
        " những các",
    )
)
"""Words with which the name of a plan is over."""
_LONGEST: Final = 8
_ASKING: Final = frozenset(
    re.findall(
        r"\w+",
        fold_accents(
            "số tổng lượng ghi nêu tên cơ quan đơn vị nhiệm vụ việc đầu mục dòng bảng cột ô kế hoạch văn bản đếm tính"
            " chia thành nhóm phần chữ cái theo trống trắng bỏ ngỏ để còn"
        ),
    )
)
"""Folded syllables of what is counted, and of where it stands."""


def naming_spans(words: Sequence[AskedWord], text: str, title: str) -> list[Span]:
    """Return where ``text`` names the plan called ``title`` after a word for plans: what follows, to the last of its words."""
    told = frozenset(folded_syllables(title)) - frozenset(map(fold_accents, load_lexicon().stop))
    spans = []
    for match in _PLANS.finditer(text):
        if match["kind"].lower() not in _OF_ANY and not title.lower().lstrip().startswith(match["kind"].lower()):
            continue
        run: list[AskedWord] = []
        for word in words:
            if word.start < match.end() or len(run) == _LONGEST:
                continue
            if word.text in _ENDS or (run and not text[run[-1].end : word.start].isspace()):
                break
            run.append(word)
        last = max((at for at, word in enumerate(run) if word.folded in told), default=-1)
        if last >= 0:
            spans.append((run[0].start, run[last].end))
    return spans


def without_naming(topic: Sequence[str], title: str) -> tuple[str, ...]:
    """Return the ``topic`` of rows that other conditions tell; none where it is no more than the plan's own name.

    What is left of a way of asking ("số", "cơ quan", "ghi") tells nothing beside it.
    """
    told = frozenset(folded_syllables(title)) | _ASKING | frozenset(map(fold_accents, load_lexicon().stop))
    return () if all(set(folded_syllables(word)) <= told for word in topic) else tuple(topic)


def without_name_before(side: str, title: str) -> str:
    """Return what is named in ``side`` without the plan's own name before it: "Bệnh viện Đông Hà mua xe" is "mua xe"."""
    told = frozenset(folded_syllables(title))
    words = side.split()
    run = list(itertools.takewhile(lambda word: set(folded_syllables(word)) <= told, words))
    last = max((at for at, word in enumerate(run) if at and word[:1].isupper()), default=-1)
    return " ".join(words[last + 1 :]) or side
