"""Readers and a writer at once: every request sees one whole snapshot."""

import threading

from corpus.text import Analyzer
from indexer.building.build import build
from indexer.engines.local.engine import LocalEngine
from indexer.engines.local.snapshot import open_snapshot
from tests.indexer.fakes import HashEncoder, assert_of_one_version

PATIENCE_S = 120


def test_readers_move_between_requests_and_never_see_two_states(corpus, data):
    """A plan comes and goes while four threads ask: all hits of a request are in its snapshot, and so is every quote."""
    build(corpus, data, HashEncoder())
    stop, errors, versions = threading.Event(), [], set()
    vector = HashEncoder().encode_queries(["dừa sáp nuôi ong"])[0]
    terms = Analyzer().terms("trồng dừa sáp nuôi ong")

    def ask():
        snapshot = open_snapshot(data)
        try:
            while not stop.is_set():
                snapshot = LocalEngine(data).newer(snapshot) or snapshot
                assert_of_one_version(snapshot, terms, vector, plan="moi", word="dừa")
                versions.add(snapshot.version)
        except BaseException as error:
            errors.append(error)
            raise

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    for turn in range(8):
        if turn % 2:
            (corpus / "moi.txt").unlink()
        else:
            (corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng cây\n\nI. MỤC TIÊU\n- Trồng 500 ha dừa sáp.\n", "utf-8")
        build(corpus, data, HashEncoder(), keep=2)
    stop.set()
    for reader in readers:
        reader.join(PATIENCE_S)
    assert errors == []
    assert len(versions) > 1


def test_a_reader_keeps_what_it_holds_after_the_snapshot_is_pruned_away(corpus, data):
    build(corpus, data, HashEncoder())
    held = open_snapshot(data)
    for number in range(3):
        (corpus / f"moi{number}.txt").write_text(f"KẾ HOẠCH\nTrồng cây số {number}.\n", "utf-8")
        build(corpus, data, HashEncoder(), keep=1)
    assert [plan.id for plan in held.plans()] == ["ong", "rung"]
    assert held.passages_of("rung")
    newer = LocalEngine(data).newer(held)
    assert newer is not None
    assert len(newer.plans()) == 5
    assert LocalEngine(data).newer(newer) is None
