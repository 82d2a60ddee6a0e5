import io
import json
import os
import re
import sys
import time

import pytest

from corpus.records.errors import IndexBusyError, TraCuuError
from tests.ui.fakes import DOCUMENT
from ui.api import keep_routes
from ui.problems.errors import UploadRefusedError
from ui.services import indexing, keeping
from ui.services.jobs import JobProgress, JobState
from ui.services.keys import KeyRing, KeyRole

REPORT = {"added": ["a.txt"], "changed": [], "removed": [], "unchanged": [], "failed": [], "version": "00000002"}


@pytest.fixture
def builds(monkeypatch):
    """Stand in for the child process that builds the index."""
    done = []

    def build(settings, tell, *, rebuild=False, stopping=None):
        tell(JobProgress("Chuẩn bị tìm kiếm", 1, 2))
        done.append(rebuild)
        return REPORT

    monkeypatch.setattr(keeping, "build_apart", build)
    return done


@pytest.fixture
def keeper(client, settings):
    """Return a function that calls the API with a keeper's key."""
    secret = KeyRing(settings.data).add("người giữ", KeyRole.KEEPER)

    def call(method, path, **options):
        return client.request(method, f"/api/v1{path}", headers={"Authorization": f"Bearer {secret}"}, **options)

    return call


def finished(keeper, job):
    for _ in range(200):
        found = keeper("GET", f"/jobs/{job['id']}").json()
        if found["state"] != "running":
            return found
        time.sleep(0.02)
    raise AssertionError("the job does not end")


def upload(keeper, name="a.txt", content="KẾ HOẠCH\n", **data):
    return keeper("POST", "/upload", files={"file": (name, content.encode(), "text/plain")}, data=data)


def test_an_upload_is_a_job_that_puts_the_file_in_and_builds(keeper, settings, builds):
    response = upload(keeper, "Kế hoạch mới.txt")
    assert response.status_code == 202
    assert response.headers["location"] == f"/api/v1/jobs/{response.json()['id']}"
    job = finished(keeper, response.json())
    assert (job["state"], job["result"]["file"], job["result"]["version"]) == ("done", "Kế hoạch mới.txt", "00000002")
    assert (settings.corpus / "Kế hoạch mới.txt").read_text("utf-8") == "KẾ HOẠCH\n"
    assert builds == [False]
    assert list((settings.data / "uploads").iterdir()) == []


def test_a_broken_file_fails_its_job_and_never_reaches_the_corpus(keeper, settings, builds):
    job = finished(keeper, upload(keeper, "a.docx", "PK\x03\x04 không phải docx").json())
    assert (job["state"], job["error"]) == ("failed", "unreadable_file")
    assert list(settings.corpus.iterdir()) == []
    assert builds == []


def test_names_and_sizes_are_refused_at_once(keeper, settings, builds):
    assert upload(keeper, "../a.txt").json()["type"] == "urn:tracuu:problem:upload-refused"
    assert upload(keeper, "a.exe").status_code == 422
    (settings.corpus / "a.txt").write_text("cũ", "utf-8")
    assert upload(keeper, "a.txt").status_code == 422
    assert finished(keeper, upload(keeper, "a.txt", replace="true").json())["state"] == "done"


def test_one_writer_at_a_time_and_the_second_is_told(keeper, monkeypatch):
    import threading

    go = threading.Event()
    monkeypatch.setattr(keeping, "build_apart", lambda *_a, **_k: go.wait(60) and REPORT)
    first = keeper("POST", "/rebuild").json()
    second = keeper("POST", "/rebuild", json={"full": True})
    assert second.status_code == 409
    assert second.json()["type"] == "urn:tracuu:problem:job-running"
    assert first["id"] in second.json()["detail"]
    go.set()
    assert finished(keeper, first)["state"] == "done"


def test_a_plan_taken_out_is_kept_where_a_person_can_fetch_it_back(keeper, settings, builds):
    (settings.corpus / DOCUMENT.file).write_text(DOCUMENT.text, "utf-8")
    job = finished(keeper, keeper("DELETE", "/plans/an-giang-457").json())
    assert job["result"]["files"] == [DOCUMENT.file]
    assert not (settings.corpus / DOCUMENT.file).exists()
    assert (settings.data / job["result"]["kept_in"] / DOCUMENT.file).read_text("utf-8") == DOCUMENT.text
    assert keeper("DELETE", "/plans/none").status_code == 404


def test_rebuild_can_be_full(keeper, builds):
    finished(keeper, keeper("POST", "/rebuild", json={"full": True}).json())
    assert builds == [True]


def test_going_back_to_a_snapshot_that_is_not_there_fails_the_job(keeper):
    assert keeper("GET", "/snapshots").json() == []
    job = finished(keeper, keeper("POST", "/snapshots/7/rollback").json())
    assert (job["state"], job["error"]) == ("failed", "snapshot_not_found")


ROUTES = [(method, re.sub("{[^}]+}", "x", each.path)) for each in keep_routes.router.routes for method in each.methods]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_change_needs_a_keeper_s_key(client, settings, method, path):
    assert len(ROUTES) >= 12
    assert client.request(method, f"/api/v1{path}").status_code == 401
    reader = KeyRing(settings.data).add("người đọc", KeyRole.READER)
    refused = client.request(method, f"/api/v1{path}", headers={"X-API-Key": reader})
    assert refused.status_code == 403
    assert refused.json()["type"] == "urn:tracuu:problem:forbidden"


def test_feedback_is_given_out_as_questions(keeper, client):
    from ui.services.feedback import Feedback, FeedbackStore, Verdict

    store = FeedbackStore(client.app.state.faces.settings.data)
    store.add(Feedback.now(verdict=Verdict.WRONG, question="ai?", answer="x", status="answered", version="v", word="sai"))
    line = keeper("GET", "/feedback").text
    assert json.loads(line)["word"] == "sai"


def child(monkeypatch, code):
    monkeypatch.setattr(indexing, "_command", lambda *_a, **_k: [sys.executable, "-c", code])


def test_the_building_process_tells_its_progress_and_its_report(settings, monkeypatch):
    child(
        monkeypatch,
        "import json\n"
        "print(json.dumps({'event': 'progress', 'stage': 'embed', 'done': 3, 'total': 9, 'item': 'a.txt'}))\n"
        "print(json.dumps({'event': 'report', 'version': '7'}))",
    )
    told = []
    assert indexing.build_apart(settings, told.append) == {"version": "7"}
    assert told == [JobProgress("Chuẩn bị tìm kiếm: a.txt", 3, 9)]


def test_the_building_process_gives_way_to_those_who_ask(settings, monkeypatch):
    told = "import json; print(json.dumps({'event': 'report', 'nice': os.nice(0)}))"
    monkeypatch.setattr(indexing, "_CHILD", indexing._CHILD.replace("from ui.cli.main import main; main()", told))
    assert indexing.build_apart(settings, lambda _: None)["nice"] == min(19, os.nice(0) + 10)


def test_the_building_process_s_error_is_raised_here(settings, monkeypatch):
    child(monkeypatch, "import json; print(json.dumps({'event': 'error', 'code': 'index_busy', 'message': 'Đang bận.'}))")
    with pytest.raises(IndexBusyError, match="Đang bận"):
        indexing.build_apart(settings, lambda _: None)


def test_a_building_process_that_dies_is_told_as_such(settings, monkeypatch):
    child(monkeypatch, "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(TraCuuError, match="dừng đột ngột"):
        indexing.build_apart(settings, lambda _: None)


def test_a_job_s_failure_leaves_the_place_free(keeper, monkeypatch):
    def dies(*_args, **_kwargs):
        raise TraCuuError("Tiến trình lập chỉ mục dừng đột ngột.")

    monkeypatch.setattr(keeping, "build_apart", dies)
    assert finished(keeper, keeper("POST", "/rebuild").json())["state"] == JobState.FAILED
    assert keeper("POST", "/rebuild").status_code == 202
    assert keeper("GET", "/jobs").json()[1]["error"] == "error"


def of(name, content="KẾ HOẠCH\n"):
    return io.BytesIO(content.encode()), name


def test_several_files_are_taken_in_as_one_job_and_a_bad_one_keeps_no_other_out(client, settings, builds):
    faces = client.app.state.faces
    faces.keeper.upload_all([of("a.txt"), of("b.txt", "   "), of("../c.txt"), of("d.txt")])
    faces.jobs.wait()
    (job,) = faces.jobs.all()
    assert job.state is JobState.DONE
    assert job.result["files"] == ["a.txt", "d.txt"]
    assert sorted(each["file"] for each in job.result["failed"]) == ["../c.txt", "b.txt"]
    assert sorted(path.name for path in settings.corpus.iterdir()) == ["a.txt", "d.txt"]
    assert len(builds) == 1, "the index is built once for all"
    assert list((settings.data / "uploads").iterdir()) == []
    with pytest.raises(UploadRefusedError, match=r"b\.exe"):
        faces.keeper.upload_all([of("b.exe")])


def test_a_plan_taken_out_comes_back(keeper, client, settings, builds):
    (settings.corpus / DOCUMENT.file).write_text("KẾ HOẠCH\n", "utf-8")
    finished(keeper, keeper("DELETE", "/plans/an-giang-457").json())
    assert not (settings.corpus / DOCUMENT.file).exists()
    (waiting,) = keeper("GET", "/removed").json()
    assert (waiting["plan"], waiting["files"]) == ("an-giang-457", [DOCUMENT.file])
    finished(keeper, keeper("POST", f"/removed/{waiting['folder']}/restore").json())
    assert (settings.corpus / DOCUMENT.file).exists()
    assert keeper("GET", "/removed").json() == []
    assert finished(keeper, keeper("POST", f"/removed/{waiting['folder']}/restore").json())["error"] == "plan_not_found"


def test_a_plan_does_not_come_back_over_another_file(keeper, settings, builds):
    (settings.corpus / DOCUMENT.file).write_text("KẾ HOẠCH\n", "utf-8")
    finished(keeper, keeper("DELETE", "/plans/an-giang-457").json())
    (settings.corpus / DOCUMENT.file).write_text("khác", "utf-8")
    (waiting,) = keeper("GET", "/removed").json()
    job = finished(keeper, keeper("POST", f"/removed/{waiting['folder']}/restore").json())
    assert job["error"] == "upload_refused"
    assert (settings.corpus / DOCUMENT.file).read_text("utf-8") == "khác"


def test_who_did_what_is_written_down(keeper, settings, builds):
    finished(keeper, upload(keeper, "a.txt").json())
    finished(keeper, keeper("POST", "/rebuild").json())
    keeper("POST", f"/jobs/{keeper('GET', '/jobs').json()[0]['id']}/cancel")
    deeds = keeper("GET", "/audit").json()
    assert [(deed["act"], deed["subject"]) for deed in deeds] == [("cancel", "rebuild"), ("rebuild", ""), ("upload", "a.txt")]
    assert {deed["who"] for deed in deeds} == {"key:người giữ"}
    with (settings.data / "audit.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"at": "cut sh')
    assert len(keeper("GET", "/audit").json()) == 3
