"""``tracuu plans``, ``tracuu show`` and ``tracuu assignments``."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from corpus.records.errors import InvalidRequestError, StorageError
from ui.cli.options import CorpusOption, DataOption, JsonOption, PlanOption, ProvinceOption, plan_names
from ui.presenting.register import Filters, plan_json, register, row_json
from ui.services.live_service import LiveService
from ui.settings.settings import load
from ui.terminal.console import console, write_line

LeadOption = Annotated[str | None, typer.Option("--lead", metavar="CƠ_QUAN", help="Cơ quan chủ trì.")]
CoordinateOption = Annotated[str | None, typer.Option("--coordinate", metavar="CƠ_QUAN", help="Cơ quan phối hợp.")]
AgencyOption = Annotated[str | None, typer.Option("--agency", metavar="CƠ_QUAN", help="Cơ quan chủ trì hoặc phối hợp.")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="LOẠI", help="task (nhiệm vụ) hoặc duty (trách nhiệm).")]
WordsOption = Annotated[str | None, typer.Option("--q", metavar="TỪ_KHÓA", help="Các từ trong nhiệm vụ.")]
PeriodOption = Annotated[
    str | None, typer.Option("--period", metavar="TỪ_KHÓA", help="Thời gian (2026, quý III/2026) hoặc từ trong thời gian.")
]
DueOption = Annotated[
    str | None, typer.Option("--due", metavar="HẠN", help="overdue (đã qua), soon (90 ngày tới), later, recurring, none.")
]
CsvOption = Annotated[Path | None, typer.Option("--csv", metavar="TỆP", help="Ghi ra tệp CSV (mở được bằng Excel).")]
XlsxOption = Annotated[Path | None, typer.Option("--xlsx", metavar="TỆP", help="Ghi ra tệp Excel.")]
LinesOption = Annotated[bool, typer.Option("--json-lines", help="In mỗi nhiệm vụ một dòng JSON.")]


def plans(*, as_json: JsonOption = False, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Liệt kê các kế hoạch trong chỉ mục."""
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        service = live.service()
        stored, lives = service.plans(), service.lives()
    if as_json:
        write_line(json.dumps([plan_json(plan, lives[plan.id]) for plan in stored], ensure_ascii=False, indent=1))
        return
    from ui.terminal.plans import show_plans

    show_plans(console(), stored, lives)


def show(
    plan: Annotated[
        str,
        typer.Argument(metavar="KẾ_HOẠCH", help="Mã, phần đầu của mã, số hiệu hoặc tỉnh.", autocompletion=plan_names),
    ],
    *,
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Xem thông tin và bố cục của một kế hoạch."""
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        service = live.service()
        stored = service.plan(plan)
        life = service.lives()[stored.id]
    if as_json:
        write_line(json.dumps(plan_json(stored, life, outline=True), ensure_ascii=False, indent=1))
        return
    from ui.terminal.plans import show_plan

    show_plan(console(), stored, life)


def assignments(
    *,
    plan: PlanOption = None,
    province: ProvinceOption = None,
    lead: LeadOption = None,
    coordinate: CoordinateOption = None,
    agency: AgencyOption = None,
    kind: KindOption = None,
    q: WordsOption = None,
    period: PeriodOption = None,
    due: DueOption = None,
    json_lines: LinesOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Xem bảng phân công nhiệm vụ: ai chủ trì, ai phối hợp, khi nào."""
    if sum((json_lines, csv is not None, xlsx is not None)) > 1:
        raise InvalidRequestError("Chỉ chọn một trong --json-lines, --csv, --xlsx.")
    filters = Filters(plan, province, lead, coordinate, agency, kind, q, period, due)
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        rows = register(live.service(), filters)
    if json_lines:
        for row in rows:
            write_line(json.dumps(row_json(row), ensure_ascii=False))
        return
    if csv is not None or xlsx is not None:
        from ui.presenting.export import as_csv
        from ui.presenting.workbook import as_xlsx

        path = csv or xlsx
        assert path is not None
        write_file(path, as_csv(rows) if csv is not None else as_xlsx(rows))
        console(error=True).print(f"Đã ghi {len(rows)} nhiệm vụ vào {path}.")
        return
    from ui.terminal.plans import show_register

    show_register(console(), rows)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that a command was asked for; raise StorageError where the disk refuses."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StorageError(f"Không ghi được {path}: {error.strerror}.") from error
