"""The way of a question through the stages, as a person reads it in a terminal (``tracuu ask --explain``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from qa.contracts.trace import Stage, Trace
from ui.terminal.console import shown

Record = Mapping[str, Any]

TITLES: Final = {
    Stage.SPELLING: "Chữ",
    Stage.UNDERSTANDING: "Hiểu",
    Stage.QUERY: "Truy vấn",
    Stage.SCOPE: "Phạm vi",
    Stage.RETRIEVAL: "Tìm",
    Stage.RANKING: "Xếp hạng",
    Stage.READING: "Đọc giá trị",
    Stage.DECIDING: "Quyết định",
    Stage.COMPOSING: "Soạn",
}
_NAMES: Final = {
    "typed": "gõ vào",
    "spelled": "đọc là",
    "repaired": "chữ đã sửa",
    "expanded": "viết tắt",
    "rules": "theo luật",
    "words": "chữ trong câu",
    "learned": "bộ đọc học được",
    "plans": "kế hoạch",
    "narrowed": "đã thu hẹp",
    "outside": "kho không có",
    "notes": "ghi chú",
    "own": "gọi bằng số hiệu",
    "way": "cách trả lời",
    "status": "trạng thái",
    "found": "tìm được",
    "probability": "xác suất",
    "least": "cần ít nhất",
    "items": "dòng",
    "citations": "trích dẫn",
    "weights": "bộ trọng số",
    "ranked": "đã xếp",
    "background": "độ gần của chuyện khác",
}
_SHOWN_FEATURES: Final = 6


def show_explanation(out: Console, trace: Trace) -> None:
    """Print what each stage made of the question, in order, with the time at which it was done."""
    for step in trace.steps:
        out.print(Text(f"{TITLES[step.stage]}", style="bold cyan").append(f"  {step.at_ms:.0f} ms", style="dim"))
        for line in _LINES.get(step.stage, _facts)(step.record):
            out.print(Padding(Text(shown(line)), (0, 0, 0, 2), expand=False))
    out.print()


def _facts(record: Record) -> list[str]:
    """Return a line for each fact that says something."""
    return [
        f"{_NAMES.get(name, name)}: {_said(value)}" for name, value in record.items() if value not in (None, "", [], (), {})
    ]


def _retrieval(record: Record) -> list[str]:
    lines = _facts({name: value for name, value in record.items() if name != "best"})
    return lines + [
        f"{n}. {each['fused']:.2f} (nghĩa {each['cosine']:.2f}, chữ {each['bm25']:.1f}) {each['plan']}: {each['text']}"
        for n, each in enumerate(record["best"], start=1)
    ]


def _ranking(record: Record) -> list[str]:
    lines = _facts({name: value for name, value in record.items() if name != "best"})
    for n, each in enumerate(record["best"], start=1):
        adds = sorted(each["adds"].items(), key=lambda pair: -abs(pair[1]))[:_SHOWN_FEATURES]
        why = ", ".join(f"{name} {value:+.2f}" for name, value in adds if value)
        lines += [f"{n}. {each['score']:.2f} {each['plan']}: {each['text']}", f"   {why}"]
    return lines


def _reading(record: Record) -> list[str]:
    lines = _facts({name: value for name, value in record.items() if name != "lines"})
    return lines + [f"• {each['label'] or each['plan']}: {'; '.join(each['values'])}" for each in record["lines"]]


_LINES: Final[Mapping[Stage, Callable[[Record], list[str]]]] = {
    Stage.RETRIEVAL: _retrieval,
    Stage.RANKING: _ranking,
    Stage.READING: _reading,
}


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Mapping):
        return ", ".join(
            f"{key} {_said(inner)}" if not isinstance(inner, Mapping) else f"{key} ({_said(inner)})"
            for key, inner in value.items()
            if inner not in (None, "", [], {})
        )
    if isinstance(value, list | tuple):
        return "; ".join(f"({_said(each)})" if isinstance(each, Mapping) else _said(each) for each in value)
    return str(value)
