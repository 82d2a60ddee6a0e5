"""``tracuu index`` and ``tracuu snapshots``: bring the index to the state of the corpus folder, and go back."""

from __future__ import annotations

import json
import threading
from contextlib import nullcontext
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.records.errors import TraCuuError
from indexer.building.report import BuildReport, Progress
from ui.cli.options import CorpusOption, DataOption
from ui.problems.table import problem_of
from ui.settings.settings import Settings, load
from ui.terminal.console import console, write_line

if TYPE_CHECKING:
    from indexer.building.ray_workshop import RayWorkshop
    from indexer.building.workshop import Workshop
    from indexer.encoding.encoder import LazyEncoder

snapshots = typer.Typer(help="Xem, quay lại và dọn các bản chỉ mục.", no_args_is_help=False, suggest_commands=False)


def index(
    *,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Đọc lại mọi tài liệu, cả tài liệu không đổi.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Tiếp tục theo dõi thư mục và cập nhật khi có thay đổi.")] = False,
    ray: Annotated[
        str | None,
        typer.Option("--ray", metavar="[ĐỊA_CHỈ]", help="Đọc tài liệu bằng Ray: trên máy này, hoặc ở địa chỉ của một cụm."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In tiến độ và kết quả, mỗi dòng một đối tượng JSON.")] = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Đưa chỉ mục về đúng các kế hoạch trong thư mục."""
    settings = load(corpus=corpus, data=data)
    encoder = _encoder(settings)
    with nullcontext() if ray is None else _workshop(settings, encoder, ray) as workshop:
        report = build_once(settings, rebuild=rebuild, as_json=as_json, encoder=encoder, workshop=workshop)
    if watch:
        console(error=True).print(f"Đang theo dõi {settings.corpus} (Ctrl+C để dừng).")
        follow(settings, encoder, as_json=as_json)
    if report.failed:
        raise typer.Exit(problem_of("unreadable_file").exit_code)


def build_once(
    settings: Settings,
    *,
    rebuild: bool,
    as_json: bool,
    encoder: LazyEncoder | None = None,
    workshop: Workshop | None = None,
) -> BuildReport:
    """Bring the index to the state of the corpus folder, showing progress; print and return the report."""
    try:
        report = _build(settings, encoder or _encoder(settings), rebuild=rebuild, as_json=as_json, workshop=workshop)
    except TraCuuError as error:
        if as_json:
            _write_error(error)
        raise
    _show(report, as_json=as_json)
    return report


def follow(settings: Settings, encoder: LazyEncoder, *, as_json: bool) -> None:
    """Bring the index up after each change of the corpus folder, and say so, until the keeper ends it.

    The model stays loaded from one build to the next; what stopped a build is told, and the next change is the next try.
    """
    from indexer.building.watch import watch

    watch(
        settings.corpus,
        lambda: _build(settings, encoder, rebuild=False, as_json=as_json),
        threading.Event(),
        told=lambda report: _show(report, as_json=as_json),
        failed=_write_error if as_json else lambda error: _say(str(error)),
    )


def _encoder(settings: Settings) -> LazyEncoder:
    from indexer.encoding.encoder import LazyEncoder

    return LazyEncoder(settings.model, settings.data, threads=settings.threads, progress=_say)


def _workshop(settings: Settings, encoder: LazyEncoder, address: str) -> RayWorkshop:
    """Return the workers on Ray; each has one processor and a model of its own."""
    from indexer.building.ray_workshop import RayWorkshop
    from indexer.encoding.encoder import load_encoder

    fingerprint = encoder.fingerprint  # makes the model's folder where there is none, before the workers look for it
    return RayWorkshop(address, partial(load_encoder, settings.model, settings.data, threads=1), fingerprint)


def _say(message: str) -> None:
    console(error=True).print(message, markup=False)


def _build(
    settings: Settings, encoder: LazyEncoder, *, rebuild: bool, as_json: bool, workshop: Workshop | None = None
) -> BuildReport:
    from indexer.building.build import build
    from ui.terminal.building import showing_progress

    shown = nullcontext(_write_progress) if as_json else showing_progress()
    with shown as tell:
        return build(
            settings.corpus,
            settings.data,
            encoder,
            tell,
            rebuild=rebuild,
            keep=settings.keep_snapshots,
            engine=settings.index_engine(),
            workshop=workshop,
        )


def _show(report: BuildReport, *, as_json: bool) -> None:
    from ui.terminal.building import show_report

    if as_json:
        _write_event("report", asdict(report))
    else:
        show_report(console(), report)


def _write_progress(progress: Progress) -> None:
    _write_event("progress", asdict(progress))


def _write_error(error: TraCuuError) -> None:
    _write_event("error", {"code": error.code, "message": str(error)})


def _write_event(event: str, content: dict[str, Any]) -> None:
    write_line(json.dumps({"event": event, **content}, ensure_ascii=False))


@snapshots.callback(invoke_without_command=True)
def snapshots_default(context: typer.Context, *, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Xem, quay lại và dọn các bản chỉ mục."""
    if context.invoked_subcommand is None:
        list_snapshots(corpus=corpus, data=data)


@snapshots.command("list")
def list_snapshots(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON.")] = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Liệt kê các bản chỉ mục, mới nhất trước."""
    from indexer.building import snapshots as stored
    from ui.terminal.building import show_snapshots, snapshot_json

    settings = load(corpus=corpus, data=data)
    found = stored.list_snapshots(settings.data, settings.index_engine())
    if as_json:
        write_line(json.dumps([snapshot_json(each) for each in found], ensure_ascii=False, indent=1))
        return
    show_snapshots(console(), found)


@snapshots.command()
def rollback(
    version: Annotated[str, typer.Argument(metavar="N", help="Số của bản chỉ mục (xem “tracuu snapshots list”).")],
    *,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Trả lời bằng một bản chỉ mục cũ; lần “tracuu index” sau sẽ đưa về đúng thư mục."""
    from indexer.building import snapshots as stored

    settings = load(corpus=corpus, data=data)
    manifest = stored.rollback(settings.data, version, settings.index_engine())
    console().print(f"Đang dùng bản chỉ mục {manifest.version} ({manifest.passages} đoạn).")


@snapshots.command()
def prune(
    *,
    keep: Annotated[int | None, typer.Option("--keep", metavar="N", min=1, help="Số bản được giữ lại.")] = None,
    max_age_days: Annotated[int | None, typer.Option("--max-age-days", metavar="NGÀY", min=1, help="Bỏ bản cũ hơn.")] = None,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Bỏ các bản chỉ mục cũ."""
    from datetime import timedelta

    from indexer.building import snapshots as stored

    settings = load(corpus=corpus, data=data)
    age = timedelta(days=max_age_days) if max_age_days else None
    gone = stored.prune(settings.data, keep or settings.keep_snapshots, age, engine=settings.index_engine())
    console().print(f"Đã bỏ {len(gone)} bản: {', '.join(gone)}." if gone else "Không có bản nào phải bỏ.")
