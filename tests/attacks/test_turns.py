"""Many at once: a short fair queue, a clear no beyond it, and health that answers meanwhile."""

import asyncio
import threading

import httpx
import pytest

from tests.attacks.conftest import Site
from ui.problems.errors import BusyError
from ui.services.fair_queue import Turns


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


def test_beyond_the_queue_the_answer_is_no_at_once():
    async def run():
        turns = Turns(active=1, waiting=2)
        await turns.take("a")
        waiting = [asyncio.create_task(turns.take(who)) for who in ("a", "b")]
        await settle()
        with pytest.raises(BusyError) as refused:
            await turns.take("c")
        assert refused.value.retry_after_s > 0
        turns.give_back("a")
        turns.give_back("a")
        await asyncio.gather(*waiting)

    asyncio.run(run())


def test_one_caller_s_many_do_not_stand_before_another_s_one():
    async def run():
        turns = Turns(active=1, waiting=40)
        order = []

        async def one(who):
            await turns.take(who)
            order.append(who)
            await asyncio.sleep(0)
            turns.give_back(who)

        await turns.take("first")
        many = [asyncio.create_task(one("many")) for _ in range(20)]
        await settle()
        last = asyncio.create_task(one("one"))
        await settle()
        turns.give_back("first")
        await asyncio.gather(*many, last)
        assert order.index("one") <= 1

    asyncio.run(run())


def test_one_caller_cannot_fill_the_queue():
    async def run():
        turns = Turns(active=1, waiting=8)
        await turns.take("many")
        held = [asyncio.create_task(turns.take("many")) for _ in range(6)]
        await settle()
        with pytest.raises(BusyError):
            await turns.take("many")
        other = asyncio.create_task(turns.take("other"))
        await settle()
        assert not other.done()
        for _ in range(8):
            await settle()
            turns.give_back(next(iter(turns._held)))
        await asyncio.gather(*held, other)

    asyncio.run(run())


def test_who_had_more_of_the_turns_waits_for_who_had_less():
    async def run():
        now = 0.0
        turns = Turns(active=1, waiting=40, clock=lambda: now)
        order = []

        async def one(who):
            await turns.take(who)
            order.append(who)
            turns.give_back(who)

        await turns.take("much")
        now = 5.0
        turns.give_back("much")
        await turns.take("any")
        asked = [asyncio.create_task(one(who)) for who in ("much", "little", "much", "other")]
        await settle()
        turns.give_back("any")
        await asyncio.gather(*asked)
        assert order == ["little", "other", "much", "much"]
        now = 500.0
        await turns.take("any")
        asked = [asyncio.create_task(one(who)) for who in ("much", "little")]
        await settle()
        turns.give_back("any")
        await asyncio.gather(*asked)
        assert order[4:] == ["much", "little"], "what was had long ago is forgotten"

    asyncio.run(run())


def test_a_full_queue_refuses_who_fills_it():
    async def run():
        turns = Turns(active=1, waiting=8)
        await turns.take("first")
        many = [asyncio.create_task(turns.take("many")) for _ in range(6)]
        others = [asyncio.create_task(turns.take(f"other {n}")) for n in range(5)]
        await settle()
        refused = [each for each in many if each.done() and isinstance(each.exception(), BusyError)]
        assert refused == many[3:], "the last of those who take most places make room"
        assert not any(each.done() for each in others)
        turns.give_back("first")
        for _ in range(8):
            await settle()
            turns.give_back(next(iter(turns._held)))
        await asyncio.gather(*many[:3], *others)

    asyncio.run(run())


def test_a_queue_full_of_callers_of_one_place_each_refuses_who_had_most():
    async def run():
        now = 0.0
        turns = Turns(active=1, waiting=2, clock=lambda: now)
        await turns.take("much")
        now = 5.0
        turns.give_back("much")
        await turns.take("any")
        waiting = [asyncio.create_task(turns.take(who)) for who in ("much", "one", "two")]
        await settle()
        assert isinstance(waiting[0].exception(), BusyError)
        with pytest.raises(BusyError):
            await turns.take("much")
        for who in ("any", "one", "two"):
            turns.give_back(who)
            await settle()
        await asyncio.gather(*waiting[1:])

    asyncio.run(run())


def test_callers_without_end_are_not_remembered_without_end():
    async def run():
        turns = Turns(active=1, waiting=2)
        for number in range(3000):
            await turns.take(f"made {number}")
            turns.give_back(f"made {number}")
        assert len(turns._use._had) <= 1000
        assert not turns._held
        assert not turns._begun

    asyncio.run(run())


def test_who_leaves_the_queue_gives_up_the_place():
    async def run():
        turns = Turns(active=1, waiting=4)
        await turns.take("a")
        gone = asyncio.create_task(turns.take("a"))
        stays = asyncio.create_task(turns.take("a"))
        await settle()
        gone.cancel()
        await settle()
        turns.give_back("a")
        await stays
        turns.give_back("a")
        await turns.take("b")

    asyncio.run(run())


def test_one_caller_s_long_work_leaves_a_turn_for_others():
    async def run():
        turns = Turns(active=4, waiting=40)
        many = [asyncio.create_task(turns.take("many")) for _ in range(10)]
        await settle()
        assert sum(each.done() for each in many) == 3
        await asyncio.wait_for(turns.take("other"), 60)
        turns.give_back("many")
        turns.give_back("other")
        await settle()
        assert sum(each.done() for each in many) == 4, "a turn that others had is not the first caller's"
        for _ in range(6):
            turns.give_back("many")
            await settle()
        assert all(each.done() for each in many)

    asyncio.run(run())


def test_two_hundred_at_once_get_an_answer_or_a_time_to_come_back(tmp_path):
    site = Site(tmp_path, ask_per_minute=1000)
    free = threading.Event()
    live = site.app.state.faces.live
    real = live.ask
    live.ask = lambda *given, **named: free.wait(60) and real(*given, **named)

    async def run(client):
        transport = httpx.ASGITransport(app=site.app, client=("10.0.0.1", 1))
        other = httpx.ASGITransport(app=site.app, client=("10.0.0.2", 1))
        question = {"json": {"question": "ai đào tạo"}}
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://testserver") as many,
            httpx.AsyncClient(transport=other, base_url="http://testserver") as one,
        ):
            asked = [asyncio.create_task(many.post("/api/v1/ask", **question)) for _ in range(200)]
            refused = []
            for each in asyncio.as_completed(asked):
                refused.append(await each)
                if len(refused) == 200 - 3 - 24:
                    break
            assert {each.status_code for each in refused} == {503}
            assert all(int(each.headers["retry-after"]) > 0 for each in refused)
            assert (await many.get("/healthz")).status_code == 200
            late = asyncio.create_task(one.post("/api/v1/ask", **question))
            await settle()
            free.set()
            assert (await late).status_code == 200
            answers = [await each for each in asked]
        assert sum(each.status_code == 200 for each in answers) == 27

    with site.client() as client:
        client.portal.call(run, client)


@pytest.mark.parametrize(
    "path",
    [
        "/van-ban",
        "/ban-in",
        "/cau-tra-loi.docx",
        "/so-sanh.xlsx",
        "/phieu-viec.docx",
        "/docs",
        "/viet-gon",
        "/",
        "/api/v1/plans",
    ],
)
def test_pages_that_cost_as_much_are_made_in_turn(site, path, monkeypatch):
    turns, taken = site.site.app.state.faces.turns, []
    real = turns.take

    async def take(caller):
        taken.append(caller)
        await real(caller)

    monkeypatch.setattr(turns, "take", take)
    site.get(path)
    assert len(taken) == 1
    assert site.get("/healthz").status_code == site.get("/giao-dien/style.css").status_code == 200
    assert len(taken) == 1
    assert turns._free == 2 * site.site.settings.threads


def test_the_page_itself_is_counted(tmp_path):
    site = Site(tmp_path, read_per_minute=3)
    with site.client() as client:
        assert [client.get("/").status_code for _ in range(4)] == [200, 200, 200, 429]
