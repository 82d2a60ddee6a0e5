"""What happens to the index when a build is killed, refused or doubled: it answers from a whole state, and mends."""

import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.building.build import build
from indexer.building.doctor import examine
from indexer.engines.local import folders
from indexer.engines.local.snapshot import open_snapshot
from tests.faults.harness import (
    TOLD,
    UPLOADED,
    Fault,
    Place,
    build_twice_at_once,
    build_work,
    prepare,
    prune_work,
    rollback_work,
    state,
    take_out_work,
    under,
    upload_work,
)
from tests.indexer.fakes import HashEncoder
from ui.services.uploads import sweep
from ui.settings.settings import Settings

KILLED = -9
MOST_STEPS = 200
NOBODY = 65534


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    place = prepare(tmp_path_factory.mktemp("prepared"))
    assert state(place.data) == "before"
    return place


def mends(place: Place) -> None:
    """Build undisturbed; nothing may be left to mend afterwards but what is only superfluous."""
    build(place.corpus, place.data, HashEncoder())
    assert state(place.data) == "after"
    left = {finding.code for finding in examine(place.data, "hash", mend=False).findings}
    assert left <= {"segment_orphaned", "reading_orphaned", "leftovers"}
    assert not examine(place.data, "hash").build_needed
    assert examine(place.data, "hash").findings == []


def test_killed_at_any_step_the_index_is_whole_and_the_next_build_mends(prepared, tmp_path):
    seen = []
    for step in range(1, MOST_STEPS):
        place = prepared.copy(tmp_path / str(step))
        code = under(place, Fault(kill_at=step))
        seen.append(state(place.data))
        mends(place)
        shutil.rmtree(tmp_path / str(step))
        if code == 0:
            break
        assert code == KILLED
    assert seen == sorted(seen, key=("before", "after").index)
    assert seen.count("before") > 10
    assert seen.count("after") > 1


@pytest.fixture(scope="module")
def indexed(tmp_path_factory, prepared):
    """Three snapshots, the last two with all changes; one plan in the folder that no snapshot has."""
    place = prepared.copy(tmp_path_factory.mktemp("indexed"))
    build_work(place)
    (place.corpus / "qua.txt").write_text("KẾ HOẠCH\nĐào ao nuôi cá.\n", "utf-8")
    build_work(place)
    (place.corpus / "qua.txt").unlink()
    build_work(place)
    assert state(place.data) == "after"
    return place


STEPS = [
    (upload_work, "with upload", 12),
    (take_out_work, "without old", 8),
    (prune_work, "after", 3),
    (rollback_work, "before", 3),
]


def healthy(place: Place, expected: str) -> None:
    """Build undisturbed: the index is as the folder says, and the doctor finds nothing that is not mended."""
    build_work(place)
    assert state(place.data) == expected
    assert not examine(place.data, "hash").build_needed
    assert examine(place.data, "hash").findings == []


@pytest.mark.parametrize(("work", "done", "least"), STEPS)
def test_killed_at_any_step_of_keeping_the_index_is_whole(indexed, tmp_path, work, done, least):
    for step in range(1, MOST_STEPS):
        place = indexed.copy(tmp_path / str(step))
        code = under(place, Fault(kill_at=step), work)
        assert state(place.data) in ("after", done)
        assert code in (0, KILLED)
        if code == 0:
            assert state(place.data) == done
        uploaded = (place.corpus / "tai-len.txt").exists()
        if uploaded:  # it came whole or not at all
            assert (place.corpus / "tai-len.txt").read_text("utf-8") == UPLOADED
        gone = not (place.corpus / "moi.txt").exists()
        healthy(place, "with upload" if uploaded else "without old" if gone else "after")
        shutil.rmtree(tmp_path / str(step))
        if code == 0:
            break
    assert step > least


@pytest.mark.parametrize(("work", "done", "least"), STEPS)
def test_a_disk_that_refuses_at_any_step_of_keeping_is_told(indexed, tmp_path, work, done, least):
    for step in range(1, MOST_STEPS, 2):
        place = indexed.copy(tmp_path / str(step))
        code = under(place, Fault(refuse_at=step), work)
        assert code in (0, TOLD)
        assert state(place.data) in ("after", done)
        uploaded = (place.corpus / "tai-len.txt").exists()
        gone = not (place.corpus / "moi.txt").exists()
        healthy(place, "with upload" if uploaded else "without old" if gone else "after")
        shutil.rmtree(tmp_path / str(step))
        if code == 0:
            break
    assert step >= least


def test_what_a_killed_upload_left_is_swept_when_it_is_old(indexed, tmp_path):
    place = indexed.copy(tmp_path / "place")
    for step in range(1, 8):
        (place.corpus / "tai-len.txt").unlink(missing_ok=True)
        under(place, Fault(kill_at=step), upload_work)
    left = [*(place.data / "uploads").iterdir(), *place.corpus.glob(".*.tmp")]
    assert len(left) >= 3
    sweep(Settings(corpus=place.corpus, data=place.data, model="hash"), older_than_s=3600)
    assert all(path.exists() for path in left)
    sweep(Settings(corpus=place.corpus, data=place.data, model="hash"), older_than_s=-1)
    assert not any(path.exists() for path in left)


def test_a_disk_that_refuses_at_any_step_is_told_and_mended(prepared, tmp_path):
    for step in range(1, MOST_STEPS, 3):
        place = prepared.copy(tmp_path / str(step))
        code = under(place, Fault(refuse_at=step))
        assert state(place.data) in ("before", "after")
        assert build(place.corpus, place.data, HashEncoder()).failed == ()
        assert state(place.data) == "after"
        shutil.rmtree(tmp_path / str(step))
        if code == 0:
            break
        assert code == TOLD
    assert step > 10


@pytest.mark.parametrize("kilobytes", [0, 1, 4, 16, 48])
def test_a_disk_that_fills_in_the_middle_of_a_file_is_told(prepared, tmp_path, kilobytes):
    place = prepared.copy(tmp_path / "place")
    assert under(place, Fault(file_bytes=kilobytes * 1024)) == TOLD
    assert state(place.data) == "before"
    mends(place)


@pytest.mark.skipif(os.geteuid() != 0, reason="takes a second user")
def test_a_folder_that_may_only_be_read_answers_and_refuses_to_change(prepared):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = prepared.copy(Path(folder))
        assert under(place, Fault(user=NOBODY)) == TOLD
        assert state(place.data) == "before"


def test_two_writers_leave_one_whole_index(prepared, tmp_path):
    place = prepared.copy(tmp_path / "place")
    codes = build_twice_at_once(place)
    assert 0 in codes
    assert set(codes) <= {0, TOLD}
    assert state(place.data) == "after"
    mends(place)


def test_a_clock_that_goes_back_changes_nothing(prepared, tmp_path, monkeypatch):
    class Past(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(1999, 1, 1, tzinfo=UTC)

    place = prepared.copy(tmp_path / "place")
    monkeypatch.setattr(folders, "datetime", Past)
    build(place.corpus, place.data, HashEncoder())
    assert state(place.data) == "after"
    assert open_snapshot(place.data).manifest.created_at.year == 1999


def test_an_acknowledged_plan_outlives_kills_that_follow(prepared, tmp_path):
    place = prepared.copy(tmp_path / "place")
    build(place.corpus, place.data, HashEncoder())
    (place.corpus / "them.txt").write_text("KẾ HOẠCH\nĐào ao nuôi cá.\n", "utf-8")
    for step in range(1, 12, 2):
        assert under(place, Fault(kill_at=step)) == KILLED
        assert state(place.data) == "after"
