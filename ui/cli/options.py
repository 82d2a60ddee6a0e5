"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corpus.records.errors import TraCuuError


def plan_names(incomplete: str) -> list[str]:
    """Return the names of plans' files that begin with ``incomplete``, for a shell that completes; plans are called by them."""
    from corpus.readers import READERS
    from ui.settings.settings import load

    try:
        files = sorted(load().corpus.iterdir())
    except (TraCuuError, OSError):
        return []
    return [path.stem for path in files if path.suffix.lower() in READERS and path.stem.startswith(incomplete)]


CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", metavar="THƯ_MỤC", help="Thư mục chứa các kế hoạch (hoặc TRACUU_CORPUS).")
]
DataOption = Annotated[Path | None, typer.Option("--data", metavar="THƯ_MỤC", help="Thư mục chứa chỉ mục (hoặc TRACUU_DATA).")]
PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan", metavar="KẾ_HOẠCH", help="Chỉ trong kế hoạch này: mã, số hiệu hoặc tỉnh.", autocompletion=plan_names
    ),
]
ProvinceOption = Annotated[str | None, typer.Option("--province", metavar="TỈNH", help="Chỉ trong kế hoạch của tỉnh này.")]
TopKOption = Annotated[int, typer.Option("--top-k", metavar="N", help="Số trích dẫn nhiều nhất.")]
JsonOption = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")]
