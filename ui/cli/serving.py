"""``tracuu serve``: the page, the API and the assistants' tools in one process."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ui.cli.options import CorpusOption, DataOption
from ui.problems.errors import PortTakenError
from ui.settings.settings import load
from ui.terminal.console import console

SHUTDOWN_S = 10
KEEP_ALIVE_S = 75
"""Longer than proxies and clients keep an idle connection (nginx: 60 s), so that none is closed as it is used again."""
SWITCH_S = 0.0005
"""After so long a thread that computes lets others on: with Python's 5 ms every step of a request would wait that long."""


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
    from ui.server.memory import few_arenas
    from ui.server.wire import Connections, guarded, raise_descriptors

    settings = load(corpus=corpus, data=data)
    settings = settings.model_copy(update={"host": host or settings.host, "port": settings.port if port is None else port})
    refuse_taken(settings.host, settings.port)
    few_arenas()
    sys.setswitchinterval(SWITCH_S)
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


def refuse_taken(host: str, port: int) -> None:
    """Raise PortTakenError where the server could not listen, before it says that it serves; port 0 is whichever is free."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(
                f"Không mở được {host}:{port}. Hãy tắt chương trình đang dùng cổng ấy hoặc chọn cổng khác: "
                f"tracuu serve --port {port + 1 if port < 65535 else port - 1}."
            ) from error


def mcp(*, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Phục vụ các trợ lý qua MCP trên đầu vào và đầu ra chuẩn (chỉ đọc)."""
    from ui.mcp import server
    from ui.services.faces import Faces
    from ui.services.live_service import LiveService

    server(Faces.over(LiveService(load(corpus=corpus, data=data)))).run("stdio")
