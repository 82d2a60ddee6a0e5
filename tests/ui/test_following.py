"""``tracuu index --watch`` as a process of its own, over real files that come in every way that files come."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from indexer.encoding.model_folder import prepare_default
from indexer.engines.local.snapshot import open_snapshot
from tests.indexer.conftest import BODY, OTHER
from ui.services.faces import Faces
from ui.services.live_service import LiveService
from ui.settings.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120
QUIET_S = 5
NEW = "KẾ HOẠCH\nTrồng dừa sáp\n\nI. MỤC TIÊU\n- Trồng 500 ha dừa sáp.\n"


@pytest.fixture
def place(tmp_path):
    """A folder with two plans and one for data, which has the model already."""
    prepare_default(ROOT / "data")
    corpus, data = tmp_path / "corpus", tmp_path / "data"
    corpus.mkdir()
    data.mkdir()
    (data / "models").symlink_to(ROOT / "data" / "models")
    (corpus / "ong.txt").write_text(BODY, "utf-8")
    (corpus / "rung.txt").write_text(OTHER, "utf-8")
    return corpus, data


@pytest.fixture
def followed(place):
    """Run ``tracuu index --watch --json``; yield the folders, what waits for its next report, and the reports."""
    corpus, data = place
    command = [sys.executable, "-m", "ui.cli.main", "index", "--watch", "--json", "--corpus", str(corpus), "--data", str(data)]
    reports = queue.Queue()

    def listen(child):
        for line in child.stdout:
            event = json.loads(line)
            if event["event"] != "progress":
                reports.put(event)

    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as child:
        listener = threading.Thread(target=listen, args=(child,), daemon=True)
        listener.start()
        yield corpus, data, lambda: reports.get(timeout=PATIENCE_S), reports
        child.terminate()
        child.wait(PATIENCE_S)
        listener.join(PATIENCE_S)


def files_in(data):
    snapshot = open_snapshot(data)
    found = {document.file for plan in snapshot.plans() for document in plan.documents}
    snapshot.close()
    return found


@pytest.mark.slow
def test_files_are_followed_however_they_come_and_go(followed):
    corpus, data, report, reports = followed
    first = report()
    assert (first["added"], first["embedded"] > 5) == (["ong.txt", "rung.txt"], True)

    # Copied slowly, with pauses, and under a name that programs give to what is under way.
    with (corpus / "cham.txt").open("ab", buffering=0) as file:
        for line in NEW.encode().splitlines(keepends=True):
            file.write(line)
            time.sleep(1.2)  # longer than the folder must rest, far shorter than what was written just now must
    came = report()
    assert (came["added"], came["changed"], came["failed"]) == (["cham.txt"], [], [])
    snapshot = open_snapshot(data)
    assert "500 ha dừa sáp" in " ".join(passage.clean for passage in snapshot.passages_of("cham"))
    snapshot.close()

    # Renamed in: from outside in one step, and from a name under way.
    (corpus.parent / "ngoai.txt").write_text(NEW.replace("dừa sáp", "dừa xiêm"), "utf-8")
    os.utime(corpus.parent / "ngoai.txt", (10**9, 10**9))
    (corpus.parent / "ngoai.txt").rename(corpus / "doi-ten.txt")
    assert report()["added"] == ["doi-ten.txt"]
    (corpus / "tai-ve.txt.part").write_text(NEW.replace("dừa sáp", "mía"), "utf-8")
    with pytest.raises(queue.Empty):
        reports.get(timeout=QUIET_S)
    (corpus / "tai-ve.txt.part").rename(corpus / "tai-ve.txt")
    assert report()["added"] == ["tai-ve.txt"]

    # Changed: only the passages that are new are embedded.
    (corpus / "ong.txt").write_text(BODY.replace("20.000 đàn", "25.000 đàn"), "utf-8")
    changed = report()
    assert (changed["changed"], changed["added"], changed["removed"]) == (["ong.txt"], [], [])
    assert 1 <= changed["embedded"] <= 2

    # What cannot be read is told, and stops nothing else.
    (corpus / "hong.docx").write_bytes(b"PK\x03\x04 hong")
    (corpus / "moi.txt").write_text(NEW.replace("dừa sáp", "cam sành"), "utf-8")
    told = report()
    assert [failure["file"] for failure in told["failed"]] == ["hong.docx"]
    assert told["added"] == ["moi.txt"]

    (corpus / "rung.txt").unlink()
    (corpus / "hong.docx").unlink()
    assert report()["removed"] == ["rung.txt"]
    assert files_in(data) == {"ong.txt", "cham.txt", "doi-ten.txt", "tai-ve.txt", "moi.txt"}

    # Touched without a change: nothing is published, nothing is said.
    (corpus / "ong.txt").touch()
    with pytest.raises(queue.Empty):
        reports.get(timeout=QUIET_S)


@pytest.mark.slow
def test_the_running_server_follows_too(place):
    corpus, data = place
    settings = Settings(corpus=corpus, data=data, watch=True)
    faces = Faces.over(LiveService(settings))
    stop = threading.Event()
    follower = threading.Thread(target=faces.keeper.follow, args=(stop,))
    follower.start()
    try:
        until(lambda: job_states(faces) == ["done"])  # at its start it takes in what there is
        service = faces.live.service()
        assert {plan.id for plan in service.plans()} == {"ong", "rung"}
        (corpus / "moi.txt").write_text(NEW, "utf-8")
        until(lambda: job_states(faces) == ["done", "done"])
        answer = faces.live.ask("trồng bao nhiêu ha dừa sáp")
        assert "500 ha" in answer.answer
        assert answer.citations[0].file == "moi.txt"
        (corpus / "moi.txt").touch()
        time.sleep(QUIET_S)
        assert job_states(faces) == ["done", "done"]  # a touch is no change, and makes no job
        newest = faces.jobs.all()[0]
        assert (newest.kind, newest.result["added"]) == ("watch", ["moi.txt"])
    finally:
        stop.set()
        follower.join(PATIENCE_S)
    assert not follower.is_alive()


def job_states(faces):
    return [job.state.value for job in faces.jobs.all()]


def until(holds):
    for _ in range(PATIENCE_S * 5):
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError("waited in vain")
