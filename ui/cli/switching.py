"""``tracuu pause`` and ``tracuu resume``: the kill switch."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.cli.options import CorpusOption, DataOption
from ui.services import switch
from ui.settings.settings import load
from ui.terminal.console import console


def pause(
    notice: Annotated[str, typer.Argument(metavar="THÔNG_BÁO", help="Lời báo cho người hỏi.")] = "",
    *,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Tạm dừng trả lời ở mọi nơi (trang, API, dòng lệnh); máy chủ vẫn chạy."""
    switch.pause(load(corpus=corpus, data=data).data, notice)
    console().print("Đã tạm dừng trả lời. Dùng “tracuu resume” để trả lời lại.")


def resume(*, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Trả lời lại sau khi tạm dừng."""
    settings = load(corpus=corpus, data=data)
    resumed = switch.resume(settings.data)
    if settings.paused:
        console().print("Cấu hình vẫn đặt paused = true; hãy sửa tracuu.toml hoặc biến TRACUU_PAUSED.")
    elif resumed:
        console().print("Đã trả lời lại.")
    else:
        console().print("TraCứu không bị tạm dừng.")
