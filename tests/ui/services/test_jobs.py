import threading

import pytest

from corpus.records.errors import StorageError
from ui.problems.errors import JobNotFoundError, JobRunningError
from ui.services.jobs import KEPT, JobProgress, Jobs, JobState


def test_one_writer_at_a_time_and_the_second_is_told():
    jobs, go = Jobs(), threading.Event()

    def work(tell):
        tell(JobProgress("Đang đọc", 1, 2))
        go.wait(60)
        return {"added": ["a.txt"]}

    job = jobs.start("upload", work)
    with pytest.raises(JobRunningError, match=job.id):
        jobs.start("rebuild", work)
    assert jobs.running().id == job.id
    go.set()
    jobs.wait(60)
    done = jobs.get(job.id)
    assert (done.state, done.result, done.progress.step) == (JobState.DONE, {"added": ["a.txt"]}, "Đang đọc")
    assert done.finished_at
    assert jobs.running() is None
    jobs.start("rebuild", lambda tell: {})
    jobs.wait(60)


def test_a_failure_is_kept_with_its_code_and_frees_the_place(caplog):
    jobs = Jobs()

    def refused(tell):
        raise StorageError("Đĩa đầy.")

    job = jobs.start("rebuild", refused)
    jobs.wait(60)
    assert (jobs.get(job.id).state, jobs.get(job.id).error, jobs.get(job.id).message) == (
        "failed",
        "storage_failed",
        "Đĩa đầy.",
    )
    job = jobs.start("rebuild", lambda tell: 1 / 0)
    jobs.wait(60)
    assert jobs.get(job.id).error == "internal"
    assert "division" not in jobs.get(job.id).message


def test_old_jobs_are_forgotten_and_unknown_ones_told():
    jobs = Jobs()
    first = jobs.start("rebuild", lambda tell: {})
    for _ in range(KEPT):
        jobs.wait(60)
        jobs.start("rebuild", lambda tell: {})
    jobs.wait(60)
    assert len(jobs.all()) == KEPT
    with pytest.raises(JobNotFoundError):
        jobs.get(first.id)
