import shutil

import pytest

from indexer.building.build import build
from indexer.building.doctor import examine
from indexer.building.snapshots import list_snapshots, prune, rollback
from indexer.engines.local.snapshot import open_snapshot
from tests.indexer.fakes import HashEncoder


@pytest.fixture
def built(corpus, data):
    """Return a data folder with two snapshots, the second with one plan less."""
    build(corpus, data, HashEncoder())
    (corpus / "rung.txt").unlink()
    build(corpus, data, HashEncoder())
    return data


def codes(data, **options):
    return [finding.code for finding in examine(data, "hash", **options).findings]


def newest(data):
    return data / "snapshots" / open_snapshot(data).version


def test_a_healthy_folder_needs_nothing(built):
    diagnosis = examine(built, "hash")
    assert diagnosis.findings == []
    assert not diagnosis.build_needed


@pytest.mark.parametrize("name", ["vectors.faiss", "records.sqlite", "manifest.json", "lexical/meta.json"])
@pytest.mark.parametrize("damage", ["altered", "cut", "missing"])
def test_a_damaged_live_snapshot_is_answered_around_and_mended(built, corpus, name, damage):
    path = newest(built) / name
    raw = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(raw[: len(raw) // 2] if damage == "cut" else raw[:-9] + b"Z" * 9)
    answering = open_snapshot(built)
    assert answering.version == "00000001"
    assert [plan.id for plan in answering.plans()] == ["ong", "rung"]
    answering.close()
    diagnosis = examine(built, "hash")
    assert diagnosis.build_needed
    assert {finding.code for finding in diagnosis.findings} >= {"snapshot_damaged", "pointer"}
    assert all(finding.mended for finding in diagnosis.findings)
    assert build(corpus, built, HashEncoder()).published
    assert [plan.id for plan in open_snapshot(built).plans()] == ["ong"]
    assert codes(built) in ([], ["segment_orphaned", "reading_orphaned"])


def test_without_mending_nothing_is_touched(built):
    (newest(built) / "vectors.faiss").write_bytes(b"")
    before = sorted(path for path in built.rglob("*"))
    assert "snapshot_damaged" in codes(built, mend=False)
    assert sorted(path for path in built.rglob("*")) == before


def test_leftovers_and_orphans_go(built):
    for version in ("00000001",):
        shutil.rmtree(built / "snapshots" / version)
    (built / "snapshots" / ".building-1").mkdir()
    (built / "segments" / "00").mkdir()
    (built / "segments" / "00" / ".x.tmp").write_bytes(b"x")
    found = examine(built, "hash").findings
    assert [finding.code for finding in found] == ["leftovers", "segment_orphaned", "reading_orphaned"]
    assert not (built / "snapshots" / ".building-1").exists()
    assert codes(built) == []


def test_a_damaged_segment_goes_and_is_derived_again_when_needed(built, corpus):
    segment = next(built.glob("segments/*/*.segment"))
    segment.write_bytes(segment.read_bytes()[:-1])
    assert codes(built) == ["segment_damaged"]
    assert build(corpus, built, HashEncoder(), rebuild=True).published


def test_a_lost_pointer_is_set_again(built):
    (built / "current").unlink()
    assert open_snapshot(built).version == "00000002"
    diagnosis = examine(built, "hash")
    assert [finding.code for finding in diagnosis.findings] == ["pointer"]
    assert open_snapshot(built).version == "00000002"


def test_rollback_prune_and_list(built, corpus):
    assert [(info.version, info.live) for info in list_snapshots(built)] == [("00000002", True), ("00000001", False)]
    rollback(built, "1")
    assert [plan.id for plan in open_snapshot(built).plans()] == ["ong", "rung"]
    assert build(corpus, built, HashEncoder()).version == "00000003"
    reader = open_snapshot(built)
    rollback(built, "2")
    assert prune(built, 1) == ["00000001"]
    assert [plan.id for plan in reader.plans()] == ["ong"]
    reader.close()
    assert prune(built, 1) == []
    assert [info.version for info in list_snapshots(built)] == ["00000003", "00000002"]
