"""What goes on about a report that was asked about: "gửi về đâu?", "còn bên kia nộp qua sở nào?", "hạn đó ở tỉnh B bao giờ?".

In: a follow-up as it is read alone, the turn before. Out: the query for that report, None where it asks for something else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Expects, Field, Form, Query
from qa.understanding.pointing import at_whole
from qa.understanding.turns import Said, Turn

_SENDS: Final = re.compile(r"\b(?:gửi|nộp|trình|báo cáo|chuyển|đưa)\b", re.IGNORECASE)
_WHITHER: Final = re.compile(
    r"\b(?:đâu|ai|(?:cơ quan|đơn vị|sở|ngành|bên|nơi|chỗ|đầu mối|cấp|phòng|ban|địa chỉ)\s+nào)\b", re.IGNORECASE
)
_IDLE: Final = frozenset(
    re.findall(
        r"\w+", "gửi nộp trình báo cáo chuyển đưa qua về lên cho tới đến đầu mối hạn mốc sở ngành bên kết quả thực hiện trước"
    )
)
_TIMES: Final = frozenset({Field.DEADLINE, Field.PERIOD, Field.REPORT})


def of_the_report(said: Said, query: Query, before: Turn) -> Query | None:
    """Return the query for the report spoken of, where a follow-up asks whither it goes, or by when, and names nothing else."""
    if not before.query.asks(Field.REPORT) or query.where.agencies or said.corrects:
        return None
    named = {word for place in query.words.named.places for word in place.name.lower().split()}
    received = query.ask == (Field.RECIPIENTS,) and not at_whole(said.text)
    if not received and any(word.lower() not in _IDLE | named for word in said.own):
        return None
    whither = received or (_SENDS.search(said.text) is not None and _WHITHER.search(said.text) is not None)
    if not whither and not set(query.ask) <= _TIMES:
        return None
    expects = Expects.AGENCY if whither else Expects.DATE
    topic = tuple(dict.fromkeys((*(word for word in said.own if word.lower() not in named), *before.subject)))
    return replace(query, ask=(Field.REPORT,), form=Form.VALUE, of=None, expects=expects, topic=topic)
