"""Telling what was measured: a table for people, JSON for programs, the misses one by one."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evaluation.evaluate import Figures, Mark

GROUP_TITLES = {"type": "Loại câu hỏi", "style": "Cách hỏi", "plan": "Kế hoạch"}


def figures_json(found: Figures, run: dict[str, Any]) -> str:
    """Return the figures with what they were measured on; NaN stands as null, as JSON has none."""
    return json.dumps({"run": run, **_rounded(asdict(found))}, ensure_ascii=False, indent=1)


def misses_jsonl(marks: Iterable[Mark]) -> str:
    """Return the misses, one JSON object a line: the question, what was wanted, what was given and what went wrong."""
    return "".join(json.dumps(_miss(mark), ensure_ascii=False) + "\n" for mark in marks if mark.miss)


def show_figures(out: Console, found: Figures) -> None:
    """Print the figures over all questions and by type, style and plan."""
    head = Table("Số đo", "Giá trị", header_style="bold")
    for name, value in (
        ("Số câu hỏi", str(found.questions)),
        ("Trả lời đúng", _percent(found.answer)),
        ("Trích dẫn đúng chỗ", _percent(found.evidence)),
        ("Im lặng khi không có câu trả lời", _percent(found.abstained_when_unanswerable)),
        ("Trả lời khi có câu trả lời", _percent(found.answered_when_answerable)),
        ("Trích dẫn không trung thực", f"{found.unfaithful}/{found.citations}"),
        ("Thời gian một câu (trung vị, 95 %)", f"{found.p50_ms:.1f} ms, {found.p95_ms:.1f} ms"),
    ):
        head.add_row(name, value)
    out.print(head)
    for key, groups in found.groups.items():
        table = Table(GROUP_TITLES[key], "Số câu", "Trả lời đúng", "Trích dẫn đúng chỗ", header_style="bold")
        for name, group in groups.items():
            table.add_row(Text(name or "-"), str(group.count), _percent(group.answer), _percent(group.evidence))
        out.print(table)


def _miss(mark: Mark) -> dict[str, Any]:
    question, given = mark.question, mark.given
    return {
        "id": question.id,
        "question": question.question,
        "type": question.type,
        "style": question.style,
        "plan": question.plan,
        "wrong": [
            name
            for name, wrong in (
                ("answer", mark.answer is False),
                ("evidence", mark.evidence is False),
                ("abstention", not mark.abstention),
                ("unfaithful", mark.unfaithful > 0),
            )
            if wrong
        ],
        "wanted": {"answer": question.answer, "evidence": [asdict(each) for each in question.evidence]},
        "given": given.as_json(),
    }


def _percent(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 4)
    return value
