"""What is said when the plans do not hold the answer: what was searched, and what is nearest."""

from __future__ import annotations

from collections.abc import Sequence

from qa.composing.draft import shorten
from qa.contracts.answer import Answer, Citation, Status
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import Scope

_FIRST = {
    Status.INVALID: "Xin nhập một câu hỏi về nội dung các kế hoạch, ví dụ: “Ai chủ trì đào tạo nhân lực công nghệ sinh học?”",
    Status.NOT_FOUND: "Không tìm thấy câu trả lời trong các kế hoạch.",
    Status.OUT_OF_SCOPE: "Không tìm thấy: kho không có {places}.",
    Status.OFF_TOPIC: "Không tìm thấy: câu hỏi không thuộc nội dung các kế hoạch trong kho.",
    Status.PAUSED: "Hệ thống đang tạm ngừng trả lời. Xin quay lại sau.",
}
_NEAREST = 160
_UNTOLD = {
    "day": "ngày",
    "month": "tháng",
    "quarter": "quý",
    "year": "năm",
    "hour": "giờ",
    "time": "thời gian",
    "span": "con số theo khoảng thời gian",
    "money": "số tiền",
    "percent": "tỷ lệ",
    "number": "con số",
    "count": "con số",
    "length": "độ dài",
    "area": "diện tích",
    "capacity": "sức chứa, công suất",
    "name": "tên gọi",
    "kind": "tên gọi",
    "contact": "cách liên hệ",
    "person": "tên người",
    "office": "người giữ chức vụ ấy",
    "place": "nơi chốn",
    "reason": "lý do",
    "state": "con số hiện nay",
    "lead": "việc chủ trì",
    "partner": "cơ quan phối hợp",
    "other agency": "cơ quan nào khác",
    "one": "số thứ tự",
}
"""What an answer lacked, by the names of what questions demand."""


def untold(lacked: str) -> tuple[str, ...]:
    """Return what a silent answer says of what was ``lacked``: that it is not seen; nothing where that has no name."""
    return (f"Không thấy nêu {_UNTOLD[lacked]} được hỏi.",) if lacked in _UNTOLD else ()


def silence_on(status: Status, outside: Sequence[str] = ()) -> str:
    """Return the first line of a silent answer; ``outside`` are places and numbers that the corpus does not hold."""
    return _FIRST[status].format(places=", ".join(map(_called, outside)))


def _called(name: str) -> str:
    """Return how a place's plan, or a document of a number, is spoken of: one with its sign may be of any kind."""
    if not name.startswith("số "):
        return f"kế hoạch nào của {name}"
    return f"{'văn bản' if '/' in name or '-' in name else 'kế hoạch'} {name}"


def silent(status: Status, outside: Sequence[str] = ()) -> Answer:
    """Return a silent answer of one line; ``outside`` as in :func:`silence_on`."""
    said = silence_on(status, outside)
    return Answer("", status, said, heading=said)


def explain(
    status: Status, scope: Scope, knowledge: Knowledge, nearest: Sequence[Citation] = (), notes: Sequence[str] = ()
) -> Answer:
    """Return a silent answer: why, what was searched, and the nearest passage where there is one."""
    said = silence_on(status, scope.outside)
    lines = [*notes, *(f"{note}." for note in scope.notes)]
    searched = scope.plans or tuple(plan.id for plan in knowledge.plans)
    names = [knowledge.plan_name(plan) for plan in searched[:6]]
    more = f" và {len(searched) - 6} kế hoạch khác" if len(searched) > 6 else ""
    lines.append(f"Đã tìm trong: {'; '.join(names)}{more}.")
    near = []
    if nearest and status is not Status.OFF_TOPIC:
        quote = " ".join(nearest[0].quote.split())
        near = [f"Đoạn gần nhất: “{shorten(quote, _NEAREST)}” ({nearest[0].section or nearest[0].title})."]
    return Answer("", status, "\n".join((said, *lines, *near)), citations=tuple(nearest), heading=said, notes=tuple(lines))
