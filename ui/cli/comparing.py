"""``tracuu compare`` and ``tracuu deadlines``: one topic across plans, and when reports are due."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from corpus.records.errors import InvalidRequestError
from ui.cli.options import CorpusOption, DataOption, JsonOption, PlanOption
from ui.cli.plans import XlsxOption, write_file
from ui.services.live_service import LiveService
from ui.settings.settings import load
from ui.terminal.console import console, preparing, write_line

PlansOption = Annotated[
    list[str] | None, typer.Option("--plan", metavar="KẾ_HOẠCH", help="Chỉ so sánh kế hoạch này; dùng được nhiều lần.")
]

DocxOption = Annotated[Path | None, typer.Option("--docx", metavar="TỆP", help="Ghi ra tệp Word.")]
IcsOption = Annotated[Path | None, typer.Option("--ics", metavar="TỆP", help="Ghi ra tệp lịch (.ics).")]


def compare(
    topic: Annotated[str, typer.Argument(metavar="CHỦ_ĐỀ", help="Việc hoặc chủ đề cần so sánh.")],
    *,
    plan: PlansOption = None,
    as_json: JsonOption = False,
    xlsx: XlsxOption = None,
    docx: DocxOption = None,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """So sánh một việc ở các kế hoạch: ai chủ trì, ai phối hợp, khi nào, đạt gì."""
    from ui.presenting import comparing
    from ui.terminal.plans import show_comparison

    if not topic.strip():
        raise InvalidRequestError('Hãy cho một chủ đề, ví dụ: tracuu compare "đào tạo nhân lực".')
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        with preparing():
            service = live.service()
            plans = [service.plan(name) for name in plan] if plan else list(service.plans())
            columns = comparing.compare(live.query, live.topic(topic), plans)
        if as_json:
            told = [
                {"plan": column.plan.id, "aspects": [asdict(aspect) for aspect in column.aspects if aspect.values]}
                for column in columns
            ]
            write_line(json.dumps(told, ensure_ascii=False, indent=1))
            return
        if xlsx is not None or docx is not None:
            from ui.presenting import comparison
            from ui.presenting.quoting import rows_of

            sheet = comparison.sheet_of(topic, columns, rows_of(service, comparing.cited_in(columns)))
            for path, made in ((xlsx, comparison.as_xlsx), (docx, comparison.as_docx)):
                if path is not None:
                    write_file(path, made(sheet, date.today()))
                    console(error=True).print(f"Đã ghi {path}.")
            return
        show_comparison(console(), topic, columns)


def deadlines(
    *,
    plan: PlanOption = None,
    as_json: JsonOption = False,
    ics: IcsOption = None,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Xem các hạn báo cáo định kỳ, hạn gần nhất trước."""
    from ui.presenting.calendars import as_ics, deadline_json
    from ui.presenting.calendars import deadlines as found_in
    from ui.terminal.plans import show_deadlines

    if as_json and ics is not None:
        raise InvalidRequestError("Chỉ chọn một trong --json, --ics.")
    today = date.today()
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        found = found_in(live.service(), today, plan)
    if as_json:
        write_line(json.dumps([deadline_json(each) for each in found], ensure_ascii=False, indent=1))
    elif ics is not None:
        write_file(ics, as_ics(found))
        console(error=True).print(f"Đã ghi {sum(len(each.days) for each in found)} hạn báo cáo vào {ics}.")
    else:
        show_deadlines(console(), found, today)
