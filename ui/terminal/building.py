"""A build's progress and report, and the list of snapshots, in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from indexer.building.report import BuildReport, Progress
from indexer.building.snapshots import SnapshotInfo
from ui.services.indexing import STAGES
from ui.terminal.console import console, shown


@contextmanager
def showing_progress() -> Iterator[Callable[[Progress], None]]:
    """Show bars on standard error; yield what to call with each step."""
    messages = console(error=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=messages, transient=True, disable=not messages.is_terminal) as bars:
        started: dict[str, Any] = {}

        def tell(progress: Progress) -> None:
            """Show how far a stage has come, on a bar of its own."""
            name = STAGES.get(progress.stage, progress.stage)
            if progress.stage not in started:
                started[progress.stage] = bars.add_task(name, total=progress.total or None)
            item = f" · {shown(progress.item)}" if progress.item else ""
            task = started[progress.stage]
            bars.update(task, completed=progress.done, total=progress.total or None, description=f"{name}{item}")

        yield tell


def show_report(out: Console, report: BuildReport) -> None:
    """Print what a build did, by file."""
    if not report.published and not report.failed:
        out.print(f"Không có gì thay đổi: {len(report.unchanged)} tệp đã có trong chỉ mục {report.version}.")
        return
    counts = (
        ("thêm", report.added),
        ("đổi", report.changed),
        ("gỡ", report.removed),
        ("không đổi", report.unchanged),
        ("lỗi", report.failed),
    )
    summary = ", ".join(f"{len(files)} {name}" for name, files in counts)
    out.print(Text(f"Chỉ mục {report.version}: {summary}; {report.embedded} đoạn mới; {report.seconds:.1f} giây.", "bold"))
    for mark, files in (("+", report.added), ("~", report.changed), ("-", report.removed)):
        for file in files:
            out.print(Text(f"  {mark} {shown(file)}"))
    for failure in report.failed:
        out.print(Text(f"  ! {shown(failure.file)}: {shown(failure.message)}", style="yellow"))
    for file in report.withdrawn:
        out.print(Text(f"  ! {shown(file)}: bản cũ đã rút khỏi chỉ mục.", style="yellow"))


def show_snapshots(out: Console, found: Sequence[SnapshotInfo]) -> None:
    """Print one row a snapshot."""
    if not found:
        out.print("Chưa có bản chỉ mục nào. Hãy chạy “tracuu index”.")
        return
    table = Table("", "Bản", "Tạo lúc", "Đoạn", "Nhiệm vụ", "Dung lượng", header_style="bold")
    for each in found:
        manifest = each.manifest
        told = (
            (f"{manifest.created_at:%d/%m/%Y %H:%M:%S}", manifest.passages, manifest.assignments)
            if manifest
            else ("không đọc được", "-", "-")
        )
        table.add_row("→" if each.live else "", each.version, *map(str, told), f"{each.bytes / 2**20:.1f} MiB")
    out.print(table)


def snapshot_json(info: SnapshotInfo) -> dict[str, Any]:
    """Return a snapshot as JSON; what stands in the manifest is null where it cannot be read."""
    manifest = info.manifest
    return {
        "version": info.version,
        "live": info.live,
        "bytes": info.bytes,
        "created_at": manifest.created_at.isoformat() if manifest else None,
        "passages": manifest.passages if manifest else None,
        "assignments": manifest.assignments if manifest else None,
        "model": manifest.model if manifest else None,
    }
