import asyncio
import threading
from contextlib import asynccontextmanager

import pytest

from ui.server import annexes
from ui.server.annexes import Annex, Built


def app_saying(said, log):
    async def app(scope, receive, send):
        log.append((said, scope["path"]))

    return app


def lifespan(name, log):
    @asynccontextmanager
    async def running():
        log.append(f"{name} up")
        yield
        log.append(f"{name} down")

    return running()


def run(work):
    return asyncio.run(asyncio.wait_for(work, 60))


def test_a_request_that_comes_before_the_part_is_built_waits_for_it():
    log, making, built = [], threading.Event(), threading.Event()

    def make():
        making.set()
        built.wait(60)
        return Built(app_saying("page", log), lifespan("page", log))

    async def work():
        stop, page = asyncio.Event(), Annex("page", make)
        building = asyncio.create_task(annexes.build(lambda: log.append("first"), [page], stop))
        asking = asyncio.create_task(page({"path": "/"}, None, None))
        await asyncio.to_thread(making.wait, 60)
        assert log == ["first"], "what people wait for first is done, the part is not there yet"
        built.set()
        await asking
        stop.set()
        await building

    run(work())
    assert log == ["first", "page up", ("page", "/"), "page down"]


def test_where_the_first_thing_fails_the_parts_are_built_even_so():
    log = []

    def fails():
        raise AssertionError("an index of another shape")

    async def work():
        stop, page = asyncio.Event(), Annex("page", lambda: Built(app_saying("page", log), lifespan("page", log)))
        building = asyncio.create_task(annexes.build(fails, [page], stop))
        await page({"path": "/"}, None, None)
        stop.set()
        await building

    run(work())
    assert log == ["page up", ("page", "/"), "page down"]


def test_a_part_that_cannot_be_built_fails_its_own_requests_only():
    log = []

    def broken():
        raise OSError("no")

    async def work():
        stop = asyncio.Event()
        bad, good = Annex("bad", broken), Annex("good", lambda: Built(app_saying("good", log), lifespan("good", log)))
        building = asyncio.create_task(annexes.build(lambda: None, [bad, good], stop))
        with pytest.raises(OSError):
            await bad({"path": "/"}, None, None)
        await good({"path": "/x"}, None, None)
        stop.set()
        await building

    run(work())
    assert ("good", "/x") in log


def test_a_server_that_stops_early_builds_no_more():
    log = []

    async def work():
        stop = asyncio.Event()
        stop.set()
        page = Annex("page", lambda: log.append("made"))
        await annexes.build(lambda: log.append("first"), [page], stop)
        with pytest.raises(asyncio.CancelledError):
            await page({"path": "/"}, None, None)

    run(work())
    assert log == ["first"]
