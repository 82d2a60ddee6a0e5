"""One request in its turn (``ui.services.fair_queue``), which ends as soon as its response begins.

A caller that is slow to take a response holds nobody up: what costs is done by then.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.services.fair_queue import Turns


async def in_turn(turns: Turns, caller: str, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Pass a request, whose body is there already, to ``app`` in its turn; raises BusyError where the queue is full."""
    await turns.take(caller)
    held = True

    def done() -> None:
        """Give the turn back, once."""
        nonlocal held
        if held:
            held = False
            turns.give_back(caller)

    async def sending(message: Message) -> None:
        """Send on; the turn ends when the answer begins."""
        if message["type"] == "http.response.start":
            done()
        await send(message)

    try:
        await app(scope, receive, sending)
    finally:
        done()
