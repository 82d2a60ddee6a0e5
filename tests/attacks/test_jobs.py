"""Work ends when it is ended: by a keeper, by its time, and with the server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.readers.isolation.sandbox import understood_in_child
from corpus.records.errors import UnreadableFileError
from ui.problems.errors import CancelledError
from ui.services import indexing
from ui.services.jobs import Jobs, JobState
from ui.settings.settings import Settings

ENDLESS = "import time\nwhile True: time.sleep(1)"


def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def gone(process, within_s=60):
    deadline = time.monotonic() + within_s
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(process)


@pytest.fixture
def endless(monkeypatch, tmp_path):
    """Settings under which a build never ends by itself."""
    monkeypatch.setattr(indexing, "_command", lambda *_, **__: [sys.executable, "-c", ENDLESS])
    return Settings(corpus=tmp_path, data=tmp_path, watch=False)


def started(jobs, settings):
    return jobs.start("rebuild", lambda tell: indexing.build_apart(settings, tell, stopping=jobs.stopping))


def test_a_cancelled_job_ends_its_process_and_leaves_the_place_free(endless):
    jobs = Jobs()
    job = started(jobs, endless)
    jobs.cancel(job.id)
    jobs.wait(60)
    ended = jobs.get(job.id)
    assert (ended.state, ended.error) == (JobState.CANCELLED, CancelledError.code)
    assert jobs.running() is None
    jobs.cancel(job.id)
    assert jobs.get(job.id).state is JobState.CANCELLED


def test_the_running_job_ends_with_the_server(endless):
    jobs = Jobs()
    job = started(jobs, endless)
    jobs.close(20)
    assert jobs.get(job.id).state is JobState.CANCELLED


def test_an_upload_can_be_stopped_while_its_file_is_read(endless, monkeypatch):
    """A file that is read without end: "Dừng" ends the reading, the folder and the next reading are as before."""
    import io
    import threading

    from corpus.readers.isolation import sandbox
    from ui.services.keeping import Keeper
    from ui.services.live_service import LiveService

    reading = threading.Event()

    class Hangs(sandbox._Child):
        def ask(self, request, seconds):
            reading.set()
            return self._line(time.monotonic() + 60)  # nothing was asked, so nothing comes

    sandbox._KEEPER.close()
    monkeypatch.setattr(sandbox, "_Child", Hangs)
    jobs = Jobs()
    keeper = Keeper(endless, LiveService(endless), jobs)
    for several in (False, True):
        file = io.BytesIO("KẾ HOẠCH".encode())
        job = keeper.upload_all([(file, "a.txt")], replace=False) if several else keeper.upload(file, "a.txt")
        assert reading.wait(60)
        jobs.cancel(job.id)
        jobs.wait(60)
        ended = jobs.get(job.id)
        assert (ended.state, ended.error) == (JobState.CANCELLED, CancelledError.code)
        assert "đang đọc tệp" in ended.message
        assert list(endless.corpus.glob("*.txt")) == []
        assert list((endless.data / "uploads").iterdir()) == []
        reading.clear()
    monkeypatch.undo()
    plan = endless.corpus / "b.txt"
    plan.write_text("KẾ HOẠCH", "utf-8")
    assert sandbox.read_in_child(plan, endless.corpus).text == "KẾ HOẠCH"


def test_what_stopped_one_reading_stops_no_later_one(tmp_path):
    from corpus.readers.isolation.sandbox import read_in_child

    plan = tmp_path / "a.txt"
    plan.write_text("KẾ HOẠCH", "utf-8")
    stops = []
    assert read_in_child(plan, tmp_path, stopping=stops.append).text
    (late,) = stops
    late()
    assert read_in_child(plan, tmp_path).text


def test_a_cancelled_upload_leaves_no_file(endless, monkeypatch):
    import io

    from ui.services.keeping import Keeper
    from ui.services.live_service import LiveService

    jobs = Jobs()
    keeper = Keeper(endless, LiveService(endless), jobs)
    job = keeper.upload(io.BytesIO("KẾ HOẠCH".encode()), "a.txt")
    jobs.cancel(job.id)
    jobs.wait(60)
    assert jobs.get(job.id).state is JobState.CANCELLED
    assert not (endless.corpus / "a.txt").exists()


def test_a_build_does_not_outlive_a_server_that_is_killed(tmp_path):
    code = (
        "import os, subprocess, sys; from ui.services import indexing\n"
        "child = subprocess.Popen([sys.executable, '-c', indexing._CHILD.split('os.nice')[0] + "
        "'print(1, flush=True); import time; time.sleep(60)', str(os.getpid())], stdout=subprocess.PIPE)\n"
        "child.stdout.readline(); print(child.pid, flush=True); import time; time.sleep(60)"
    )
    server = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child = int(server.stdout.readline())
    assert alive(child)
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    assert gone(child)


def test_understanding_ends_by_its_time(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Sở Y tế và " * 90_000, "utf-8")
    with pytest.raises(UnreadableFileError, match="giây"):
        understood_in_child(tmp_path / "a.txt", tmp_path, seconds=0.05)


def test_understanding_ends_by_its_memory(tmp_path):
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\n\n" + "Sở Y tế chủ trì; " * 60_000, "utf-8")
    with pytest.raises(UnreadableFileError):
        understood_in_child(tmp_path / "a.txt", tmp_path, megabytes=120)


def test_what_is_understood_in_the_child_is_what_would_be_here():
    from corpus.readers import read
    from corpus.reading import understand

    folder = Path(__file__).parents[2] / "corpus" / "plans"
    path = folder / "tra-vinh-105-kh-ubnd-2023.md"
    assert understood_in_child(path, folder) == understand(read(path, folder))
