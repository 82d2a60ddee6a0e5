"""Rows are kept up to a number, and are the same whether they were kept or not."""

import threading

from qa.contracts.query import Where
from qa.reading.register import Register, plans_in, select
from qa.reading.register import rows as kept_rows


def test_rows_are_kept_up_to_a_number(snapshot, monkeypatch):
    whole = [row.id for row in Register(snapshot).rows(plan.id for plan in snapshot.plans())]
    monkeypatch.setattr(kept_rows, "_ROWS_KEPT", len(whole) // 2)
    register = Register(snapshot)
    for _ in range(3):
        assert [row.id for row in register.rows(plan.id for plan in register.plans)] == whole
        assert sum(map(len, register._rows.values())) == register._kept <= len(whole) // 2


def test_threads_keep_count(snapshot, monkeypatch):
    monkeypatch.setattr(kept_rows, "_ROWS_KEPT", 20)
    register = Register(snapshot)
    threads = [threading.Thread(target=lambda: [register.rows([plan.id]) for plan in register.plans]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(map(len, register._rows.values())) == register._kept <= 20


def test_plans_are_told_without_their_rows(snapshot):
    register = Register(snapshot)
    for where in (Where(), Where(provinces=("Trà Vinh",)), Where(without_plans=(register.plans[0].id,))):
        found = plans_in(register, where)
        assert not register._rows
        assert found == select(Register(snapshot), where).plans
