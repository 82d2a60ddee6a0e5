"""``tracuu serve``: the page, the API and the assistants' tools in one process."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.cli.options import CorpusOption, DataOption
from ui.settings.settings import load
from ui.terminal.console import console

SHUTDOWN_S = 10
KEEP_ALIVE_S = 75
"""Longer than proxies and clients keep an idle connection (nginx: 60 s), so that none is closed as it is used again."""


def serve(
    *,
    host: Annotated[str | None, typer.Option("--host", metavar="ĐỊA_CHỈ", help="Mặc định 127.0.0.1: chỉ máy này.")] = None,
    port: Annotated[int | None, typer.Option("--port", metavar="CỔNG", min=0, max=65535, help="Mặc định 7860.")] = None,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Mở trang hỏi đáp và API."""
    import uvicorn

    from ui.server.app import create_app
    from ui.server.wire import Connections, guarded, raise_descriptors

    settings = load(corpus=corpus, data=data)
    settings = settings.model_copy(update={"host": host or settings.host, "port": settings.port if port is None else port})
    proxies = [each.strip() for each in settings.trusted_proxies.split(",") if each.strip()]
    connections = Connections(settings.max_connections, raise_descriptors(), proxies)
    console(error=True).print(f"TraCứu: http://{settings.host}:{settings.port} (Ctrl+C để dừng)")
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        http=guarded(connections),
        ws="none",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )


def mcp(*, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Phục vụ các trợ lý qua MCP trên đầu vào và đầu ra chuẩn (chỉ đọc)."""
    from ui.mcp import server
    from ui.services.desk import Desk
    from ui.services.faces import Faces

    server(Faces.over(Desk(load(corpus=corpus, data=data)))).run("stdio")
