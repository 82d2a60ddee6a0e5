"""What every engine promises to whoever publishes, keeps and follows."""

import threading

import pytest

from corpus.records.errors import IndexBusyError, IndexMissingError, SnapshotNotFoundError
from corpus.text import Analyzer
from indexer.building import publishing
from indexer.building.build import build, nothing_new
from indexer.building.doctor import examine
from indexer.building.snapshots import list_snapshots, prune, rollback
from tests.indexer.fakes import HashEncoder, assert_of_one_version

PATIENCE_S = 300
NEW = "KẾ HOẠCH\nTrồng cây\n\nI. MỤC TIÊU\n- Trồng 500 ha dừa sáp.\n"


def plans_of(snapshot):
    return [plan.id for plan in snapshot.plans()]


def texts(snapshot, words, plans=None):
    return [snapshot.passage(hit.passage).clean for hit in snapshot.lexical(Analyzer().terms(words), 5, plans)]


def test_without_an_index_there_is_nothing_to_open(engine):
    with pytest.raises(IndexMissingError):
        engine.open()
    assert engine.current() is None
    assert engine.versions() == []


def test_a_published_version_is_whole_and_live(engine, data, corpus, encoder):
    report = build(corpus, data, encoder, engine=engine)
    assert report.added == ("ong.txt", "rung.txt")
    assert engine.current() == report.version == "00000001"
    snapshot = engine.open(thorough=True)
    assert snapshot.version == report.version
    assert plans_of(snapshot) == ["ong", "rung"]
    assert snapshot.sizes() == (report.embedded,) * 2
    assert snapshot.manifest == engine.manifest(report.version)
    assert engine.damages(report.version) == []
    assert examine(data, "hash", engine=engine).findings == []


def test_nothing_changed_publishes_nothing(engine, data, corpus, encoder, monkeypatch):
    monkeypatch.setattr("indexer.building.build.fingerprint_of", lambda name, _: HashEncoder().fingerprint)
    assert not nothing_new(corpus, data, "hash", engine)
    first = build(corpus, data, encoder, engine=engine)
    assert nothing_new(corpus, data, "hash", engine)
    second = build(corpus, data, encoder, engine=engine)
    assert (second.published, second.version) == (False, first.version)


def test_what_changed_is_found_anew_and_the_old_version_stays_as_it_was(engine, data, corpus, encoder):
    build(corpus, data, encoder, engine=engine)
    old = engine.open()
    (corpus / "ong.txt").write_text((corpus / "ong.txt").read_text("utf-8").replace("20.000 đàn", "25.000 đàn"), "utf-8")
    (corpus / "rung.txt").unlink()
    (corpus / "moi.txt").write_text(NEW, "utf-8")
    report = build(corpus, data, encoder, engine=engine)
    assert (report.added, report.changed, report.removed) == (("moi.txt",), ("ong.txt",), ("rung.txt",))
    new = engine.open()
    assert plans_of(new) == ["moi", "ong"]
    assert texts(new, "số đàn ong đạt 25.000")[0] == "- Số đàn ong đạt 25.000 đàn."
    assert not any("Kiểm lâm" in text for text in texts(new, "Chi cục Kiểm lâm trực"))
    assert "kiểm" not in new.syllable_counts()
    assert ("dừa", "sáp") in new.bigram_counts()
    assert new.sizes() == (new.manifest.passages,) * 2
    assert plans_of(old) == ["ong", "rung"]
    assert texts(old, "số đàn ong đạt 20.000")[0] == "- Số đàn ong đạt 20.000 đàn."
    assert not any("dừa" in text for text in texts(old, "trồng dừa sáp"))
    assert examine(data, "hash", engine=engine, mend=False).findings == []


def test_readers_elsewhere_follow(make_engine, engine, data, corpus, encoder):
    build(corpus, data, encoder, engine=engine)
    reading = make_engine(data)
    held = reading.open()
    assert reading.newer(held) is None
    (corpus / "moi.txt").write_text(NEW, "utf-8")
    build(corpus, data, encoder, engine=engine)
    newer = reading.newer(held)
    assert plans_of(newer) == ["moi", "ong", "rung"]
    assert reading.newer(newer) is None
    rollback(data, "1", engine)
    assert plans_of(reading.newer(newer)) == ["ong", "rung"]


def test_has_moved_tells_of_every_move_sooner_or_later(make_engine, engine, data, corpus, encoder, monkeypatch):
    monkeypatch.setattr("indexer.engines.milvus.engine.LOOK_S", 0.0)
    build(corpus, data, encoder, engine=engine)
    reading = make_engine(data)
    held = reading.open()
    assert not reading.has_moved(held)
    (corpus / "moi.txt").write_text(NEW, "utf-8")
    build(corpus, data, encoder, engine=engine)
    assert reading.has_moved(held)


def test_going_back_listing_and_pruning(engine, data, corpus, encoder):
    build(corpus, data, encoder, engine=engine)
    (corpus / "rung.txt").unlink()
    build(corpus, data, encoder, engine=engine)
    assert [(info.version, info.live) for info in list_snapshots(data, engine)] == [("00000002", True), ("00000001", False)]
    rollback(data, "1", engine)
    assert plans_of(engine.open()) == ["ong", "rung"]
    assert texts(engine.open(), "Chi cục Kiểm lâm trực 24/24 giờ")
    assert build(corpus, data, encoder, engine=engine).version == "00000003"  # the folder's state comes back
    assert plans_of(engine.open()) == ["ong"]
    rollback(data, "2", engine)
    assert prune(data, 1, engine=engine) == ["00000001"]
    assert engine.versions() == ["00000002", "00000003"]
    assert plans_of(engine.open(thorough=True)) == ["ong"]
    with pytest.raises(SnapshotNotFoundError):
        rollback(data, "1", engine)


def test_pruned_versions_leave_nothing_behind(engine, data, corpus, encoder):
    for number in range(4):
        (corpus / "moi.txt").write_text(NEW.replace("500", str(500 + number)), "utf-8")
        build(corpus, data, encoder, engine=engine, keep=2)
    snapshot = engine.open(thorough=True)
    assert len(engine.versions()) == 2
    assert snapshot.sizes() == (snapshot.manifest.passages,) * 2
    assert [text for text in texts(snapshot, "trồng dừa sáp") if "dừa" in text] == ["- Trồng 503 ha dừa sáp."]
    assert examine(data, "hash", engine=engine).findings == []


def test_a_draft_that_fails_is_never_seen(engine, data, corpus, encoder, monkeypatch):
    build(corpus, data, encoder, engine=engine)
    (corpus / "moi.txt").write_text(NEW, "utf-8")
    (corpus / "nua.txt").write_text(NEW.replace("dừa", "mía"), "utf-8")

    class StoppedError(Exception):
        pass

    def failing(*arguments, **options):
        def step(done, total):
            if done == 1:
                raise StoppedError

        return publishing.publish(*arguments[:3], step, **options)

    with monkeypatch.context() as patch:
        patch.setattr("indexer.building.build.publish", failing)
        with pytest.raises(StoppedError):
            build(corpus, data, encoder, engine=engine)
    assert engine.current() == "00000001"
    assert plans_of(engine.open(thorough=True)) == ["ong", "rung"]
    assert not any("dừa" in text for text in texts(engine.open(), "trồng dừa sáp"))
    assert build(corpus, data, encoder, engine=engine).added == ("moi.txt", "nua.txt")
    assert examine(data, "hash", engine=engine).findings == []


def test_one_writer_at_a_time(make_engine, engine, data):
    with engine.writing(), pytest.raises(IndexBusyError), make_engine(data).writing():
        pass
    with make_engine(data).writing():
        pass


def test_readers_see_whole_versions_while_plans_come_and_go(make_engine, engine, data, corpus, encoder):
    """All hits of a request are in its version, and so is every quote."""
    build(corpus, data, encoder, engine=engine)
    stop, errors, versions = threading.Event(), [], set()
    vector, terms = encoder.encode_queries(["dừa sáp nuôi ong"])[0], Analyzer().terms("trồng dừa sáp nuôi ong")

    def ask():
        try:
            reading = make_engine(data)
            snapshot = reading.open()
            while not stop.is_set():
                snapshot = reading.newer(snapshot) or snapshot
                assert_of_one_version(snapshot, terms, vector, plan="moi", word="dừa")
                versions.add(snapshot.version)
        except BaseException as error:
            errors.append(error)
            raise

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    for turn in range(4):
        if turn % 2:
            (corpus / "moi.txt").unlink()
        else:
            (corpus / "moi.txt").write_text(NEW, "utf-8")
        build(corpus, data, HashEncoder(), keep=4, engine=engine)
    stop.set()
    for reader in readers:
        reader.join(PATIENCE_S)
    assert errors == []
    assert len(versions) > 1
