"""``tracuu doctor``: find and mend what is damaged, missing or left over below the data folder."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.cli.options import CorpusOption, DataOption
from ui.cli.upkeep import build_once
from ui.problems.table import problem_of
from ui.settings.settings import load
from ui.terminal.console import console, shown


def doctor(
    *,
    check: Annotated[bool, typer.Option("--check", help="Chỉ xem, không sửa gì.")] = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Tìm và sửa những gì hỏng, thiếu hoặc thừa trong thư mục dữ liệu."""
    from indexer.building.doctor import examine

    settings = load(corpus=corpus, data=data)
    diagnosis = examine(settings.data, settings.model, mend=not check, engine=settings.index_engine())
    for finding in diagnosis.findings:
        console().print(f"{'✓' if finding.mended else '!'} {shown(finding.message)}", markup=False)
    if not diagnosis.findings:
        console().print("Thư mục dữ liệu nguyên vẹn.")
    if diagnosis.build_needed and not check:
        build_once(settings, rebuild=False, as_json=False)
    elif diagnosis.findings and check:
        raise typer.Exit(problem_of("index_damaged").exit_code)
