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

from evaluation.ablation import WHOLE, Ablation
from evaluation.evaluate import Figures, Mark
from evaluation.writing import WritingFigures

PART_NAMES = {
    WHOLE: "đủ mọi phần",
    "reader": "không bộ đọc câu hỏi học được",
    "phrases": "bộ đọc không có phần cụm từ",
    "meaning": "không tìm theo nghĩa",
    "order": "không trọng số xếp hạng học được",
    "reranker": "không đọc lại đoạn tìm thấy cùng câu hỏi",
    "silence": "không quyết định im lặng học được",
}
GROUP_TITLES = {"type": "Loại câu hỏi", "style": "Cách hỏi", "plan": "Kế hoạch"}


def figures_json(found: Figures | WritingFigures, run: dict[str, Any]) -> str:
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


def ablation_json(found: Ablation, run: dict[str, Any]) -> str:
    """Return the figures of every run by the part that is off ("": none), by set, with what each run lost and gained."""
    parts = {
        part: {name: {**asdict(each.figures), "lost": each.lost, "gained": each.gained} for name, each in of.items()}
        for part, of in found.items()
    }
    return json.dumps({"run": run, "without": _rounded(parts)}, ensure_ascii=False, indent=1)


def show_ablation(out: Console, found: Ablation) -> None:
    """Print a table for each set: a row for each part that is off, the run with all parts first."""
    for name in found[WHOLE]:
        table = Table(
            "Tắt", "Trả lời đúng", "Trích dẫn đúng chỗ", "Im lặng đúng", "Mất", "Thêm", "p50", title=name, header_style="bold"
        )
        for part, sets in found.items():
            each = sets[name]
            told = each.figures
            table.add_row(
                PART_NAMES.get(part, part),
                _percent(told.answer),
                _percent(told.evidence),
                _percent(told.abstained_when_unanswerable),
                str(each.lost) if part else "",
                str(each.gained) if part else "",
                f"{told.p50_ms:.0f} ms",
            )
        out.print(table)


def show_writing(out: Console, found: WritingFigures) -> None:
    """Print the figures without a language model beside those with it."""
    table = Table("Số đo", "Không mô hình", "Có mô hình", header_style="bold")
    for name, plain, written in (
        ("Số câu hỏi", str(found.questions), str(found.questions)),
        ("Có câu trả lời", str(found.found), str(found.found_with)),
        ("Trả lời đúng (có đoạn viết thì tính đoạn viết)", _percent(found.answer), _percent(found.answer_with)),
        ("Câu hỏi do mô hình đọc, đoạn do mô hình viết", "", f"{found.understood}, {found.written}"),
        ("Câu được giữ, câu bị bỏ", "", f"{found.sentences}, {found.dropped}"),
        ("Câu không có trong trích dẫn", "", str(found.unproved)),
        ("Thêm thời gian (trung vị, 95 %)", "", f"{found.p50_ms:.0f} ms, {found.p95_ms:.0f} ms"),
    ):
        table.add_row(name, plain, written)
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
