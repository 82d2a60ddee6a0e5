"""``tracuu eval``: how good the answers are on files of gold questions, and what each learned part is worth."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.records.errors import InvalidRequestError, StorageError
from qa.contracts.learned_parts import NAMES
from ui.cli.options import CorpusOption, DataOption
from ui.services.live_service import LiveService
from ui.settings.settings import Settings, load
from ui.terminal.console import console, write_line

QuestionFiles = Annotated[list[Path], typer.Argument(metavar="CÂU_HỎI.jsonl…", help="Các câu hỏi kèm đáp án và dẫn chứng.")]
MissesOption = Annotated[
    Path | None, typer.Option("--misses", metavar="TỆP", help="Nơi ghi các câu trả lời chưa đạt (mặc định: trong --data).")
]
AblateOption = Annotated[
    bool, typer.Option("--ablate", help="Chấm lại khi lần lượt tắt từng phần học được, đặt các kết quả cạnh nhau.")
]

LlmOption = Annotated[
    bool, typer.Option("--llm", help="Chấm cả khi mô hình ngôn ngữ đọc câu hỏi lạ và viết gọn, đặt cạnh khi không có nó.")
]


def evaluate(
    questions: QuestionFiles,
    *,
    misses: MissesOption = None,
    ablate: AblateOption = False,
    llm: LlmOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="In các số đo dạng JSON.")] = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Chấm các câu trả lời theo một hay nhiều tệp câu hỏi có đáp án."""
    settings = load(corpus=corpus, data=data)
    if ablate:
        _ablate(settings, questions, as_json=as_json)
        return
    if llm:
        _beside_written(settings, questions, as_json=as_json)
        return
    if misses is not None and len(questions) > 1:
        raise InvalidRequestError("--misses chỉ dùng với một tệp câu hỏi.")
    with closing(LiveService(settings)) as live:
        for path in questions:
            _score(live, path, misses, as_json=as_json)


def _score(live: LiveService, questions: Path, misses: Path | None, *, as_json: bool) -> None:
    """Score the answers to one file, write the misses and the figures, and tell the figures."""
    from evaluation.evaluate import figures, mark_all
    from evaluation.gold import answer_all, read_gold, stored_texts
    from evaluation.report import figures_json, misses_jsonl, show_figures

    marks = mark_all(answer_all(live, read_gold(questions)), stored_texts(live))
    found = figures(marks)
    path = misses or live.settings.data / "eval" / f"{questions.stem}-misses.jsonl"
    summary = figures_json(found, {"questions": questions.name, **_run(live)})
    _write(path, misses_jsonl(marks))
    _write(path.with_suffix(".figures.json"), summary)
    if as_json:
        write_line(summary)
        return
    out = console()
    show_figures(out, found)
    out.print(f"{sum(mark.miss for mark in marks)} câu chưa đạt, ghi ở {path}", soft_wrap=True)


def _ablate(settings: Settings, files: list[Path], *, as_json: bool) -> None:
    """Score the answers to all files with every learned part and without each, write the figures and tell them."""
    from evaluation.ablation import ablate
    from evaluation.gold import read_gold
    from evaluation.report import PART_NAMES, ablation_json, show_ablation

    sets = {path.stem: read_gold(path) for path in files}
    messages = console(error=True)
    found = ablate(
        lambda part: closing(LiveService(settings.without_part(part) if part else settings)),
        NAMES,
        sets,
        lambda part: messages.print(f"xong: {PART_NAMES.get(part, part)}"),
    )
    with closing(LiveService(settings)) as live:
        summary = ablation_json(found, {"questions": [path.name for path in files], **_run(live)})
    path = settings.data / "eval" / f"{'-'.join(sets)}-ablation.json"
    _write(path, summary)
    if as_json:
        write_line(summary)
        return
    out = console()
    show_ablation(out, found)
    out.print(f"Ghi ở {path}", soft_wrap=True)


def _beside_written(settings: Settings, files: list[Path], *, as_json: bool) -> None:
    """Score the answers to each file without and with the language model, write the figures and tell them."""
    from evaluation.gold import answer_all, read_gold, stored_texts
    from evaluation.report import figures_json, show_writing
    from evaluation.writing import side_by_side

    model = settings.language_model
    if model is None:
        raise InvalidRequestError("--llm cần một mô hình ngôn ngữ: hãy đặt bảng [llm] trong tracuu.toml.")
    with closing(LiveService(settings.without_language_model())) as plain, closing(LiveService(settings)) as live:
        texts = stored_texts(live)
        for path in files:
            gold = read_gold(path)
            found = side_by_side(answer_all(plain, gold), answer_all(live, gold), live.writing.written, texts)
            summary = figures_json(found, {"questions": path.name, "writer": model.name, **_run(live)})
            _write(settings.data / "eval" / f"{path.stem}-llm.json", summary)
            if as_json:
                write_line(summary)
            else:
                show_writing(console(), found)


def _run(live: LiveService) -> dict[str, Any]:
    return {
        "index_version": live.service().index_version,
        "model": live.settings.model,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise StorageError(f"Không ghi được {path}: {error.strerror}.") from error
