"""How words are spread is noted when a document is indexed, goes with it, and is read anew where it was never noted."""

import sqlite3

from indexer.building.build import build
from indexer.engines.local.record_reader import RecordReader
from indexer.engines.local.snapshot import open_snapshot
from indexer.segments.spread import Spread


def read_anew(snapshot, plan):
    return Spread.of(passage.clean for passage in snapshot.passages_of(plan)).packed()


def noted(data):
    file = next(iter(sorted((data / "snapshots").glob("*/records.sqlite"))[::-1]))
    return {document for (document,) in sqlite3.connect(file).execute("SELECT document FROM spreads")}


def test_what_is_noted_is_what_the_passages_say(corpus, data, encoder):
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    assert noted(data) == {document.id for plan in snapshot.plans() for document in plan.documents}
    for plan in snapshot.plans():
        assert snapshot.spread_of(plan.id).packed() == read_anew(snapshot, plan.id)


def test_it_changes_and_goes_with_its_document(corpus, data, encoder):
    build(corpus, data, encoder)
    (corpus / "ong.txt").write_text((corpus / "ong.txt").read_text("utf-8").replace("mật ong", "sáp ong"), "utf-8")
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    changed = next(plan for plan in snapshot.plans() if plan.documents[0].file == "ong.txt")
    assert "sap" in snapshot.spread_of(changed.id).syllables
    assert snapshot.spread_of(changed.id).packed() == read_anew(snapshot, changed.id)
    (corpus / "ong.txt").unlink()
    build(corpus, data, encoder)
    assert noted(data) == {document.id for plan in open_snapshot(data).plans() for document in plan.documents}


def test_an_index_from_before_says_the_same(corpus, data, encoder):
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    file = data / "snapshots" / snapshot.version / "records.sqlite"
    copy = data / "older.sqlite"
    copy.write_bytes(file.read_bytes())
    for change in ("DELETE FROM spreads", "DROP TABLE spreads"):
        base = sqlite3.connect(copy)
        base.execute(change)
        base.commit()
        base.close()
        records = RecordReader(copy)
        for plan in snapshot.plans():
            assert records.spread_of(plan.id).packed() == snapshot.spread_of(plan.id).packed()
        records.close()
