"""``tracuu eval``: how good the answers are on a file of gold questions."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from corpus.records.errors import StorageError
from ui.cli.options import CorpusOption, DataOption
from ui.services.desk import Desk
from ui.settings.settings import load
from ui.terminal.console import console, write_line

MissesOption = Annotated[
    Path | None, typer.Option("--misses", metavar="TỆP", help="Nơi ghi các câu trả lời chưa đạt (mặc định: trong --data).")
]


def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="CÂU_HỎI.jsonl", help="Các câu hỏi kèm đáp án và dẫn chứng.")],
    *,
    misses: MissesOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="In các số đo dạng JSON.")] = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Chấm các câu trả lời theo một tệp câu hỏi có đáp án."""
    from evaluation.evaluate import figures, mark_all
    from evaluation.gold import answer_all, read_gold, stored_texts
    from evaluation.report import figures_json, misses_jsonl, show_figures

    settings = load(corpus=corpus, data=data)
    gold = read_gold(questions)
    with closing(Desk(settings)) as desk:
        marks = mark_all(answer_all(desk, gold), stored_texts(desk))
        version = desk.service().index_version
    found = figures(marks)
    path = misses or settings.data / "eval" / f"{questions.stem}-misses.jsonl"
    run = {
        "questions": questions.name,
        "index_version": version,
        "model": settings.model,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    summary = figures_json(found, run)
    _write(path, misses_jsonl(marks))
    _write(path.with_suffix(".figures.json"), summary)
    if as_json:
        write_line(summary)
        return
    out = console()
    show_figures(out, found)
    out.print(f"{sum(mark.miss for mark in marks)} câu chưa đạt, ghi ở {path}", soft_wrap=True)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise StorageError(f"Không ghi được {path}: {error.strerror}.") from error
