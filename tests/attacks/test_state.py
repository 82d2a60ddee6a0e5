"""What the server keeps for itself: broken, full or read-only, it is a clear problem, and nothing is half done."""

import json
import os
import resource
import signal
import threading
import time

import pytest

from corpus.records.errors import IndexBusyError, StorageError
from tests.attacks.conftest import ORIGIN
from ui.problems.errors import StateDamagedError, UploadRefusedError
from ui.services import feedback as module
from ui.services import keeping, uploads
from ui.services.feedback import Feedback, FeedbackStore, Verdict
from ui.services.keys import KeyRing, KeyRole
from ui.services.sessions import Sessions


@pytest.fixture
def broken(site, request):
    """Break one of the server's files for one test."""
    path = site.site.settings.data / request.param[0]
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(request.param[1])
    yield site
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)


@pytest.mark.parametrize("broken", [("pause.json", b"{"), ("pause.json", b"[]"), ("pause.json", b"\xff")], indirect=True)
def test_a_broken_pause_file_is_a_problem_without_a_path(broken):
    answered = broken.post("/api/v1/ask", json={"question": "x"})
    assert answered.status_code == 503
    assert answered.json()["type"] == "urn:tracuu:problem:state-damaged"
    assert str(broken.site.settings.data) not in answered.text
    assert broken.get("/healthz").status_code == 200
    assert broken.get("/api/v1/plans").status_code == 200


def stored_key(**changes):
    entry = {"name": "a", "role": "reader", "created_at": "2026-01-01", "digest": "0" * 64, **changes}
    return json.dumps({"keys": [entry]}).encode()


@pytest.mark.parametrize(
    "broken",
    [
        *(("keys.json", content) for content in (b"{", b"[1]", b'{"keys": [{}]}', b'{"keys": 5}', b'{"keys": ["x"]}', b"\xff")),
        *(
            ("keys.json", stored_key(**changes))
            for changes in ({"digest": 5}, {"digest": "é" * 64}, {"role": "x"}, {"name": None})
        ),
    ],
    indirect=True,
)
def test_a_broken_key_file_is_a_problem_without_a_path(broken):
    for headers in ({"X-API-Key": "x"}, {"Authorization": "Bearer y"}):
        answered = broken.get("/api/v1/plans", headers=headers)
        assert answered.status_code == 503
        assert str(broken.site.settings.data) not in answered.text
    login = broken.post("/dang-nhap", data={"khoa": "x"}, headers=ORIGIN)
    assert login.status_code == 503
    assert str(broken.site.settings.data) not in login.text
    assert broken.get("/api/v1/plans").status_code == 200


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"ended": {"x": "y"}}', b'{"ended": [1]}', b"{}", b"\xff"])
def test_a_broken_file_of_sessions_is_a_problem_without_a_path(tmp_path, content):
    ring = KeyRing(tmp_path)
    ring.add("a", KeyRole.KEEPER)
    session = Sessions(tmp_path, ring).begin(ring.named("a"))
    (tmp_path / "sessions.json").write_bytes(content)
    with pytest.raises(StateDamagedError, match=r"sessions\.json") as caught:
        Sessions(tmp_path, ring).key_of(session)
    assert str(tmp_path) not in str(caught.value)
    assert Sessions(tmp_path, ring).key_of({}) is None


def given(word=""):
    return Feedback.now(verdict=Verdict.WRONG, question="q", answer="a", status="answered", version="1", word=word)


def test_feedback_by_many_at_once_is_whole(tmp_path):
    def add():
        for _ in range(20):
            FeedbackStore(tmp_path).add(given("x" * 900))

    writers = [threading.Thread(target=add) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(list(FeedbackStore(tmp_path).all())) == 120


def test_feedback_on_a_full_disk_leaves_no_half_line_and_says_so(tmp_path):
    store = FeedbackStore(tmp_path)
    store.add(given())
    size = (tmp_path / module.FILE_NAME).stat().st_size
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, size + 50))
        try:
            store.add(given())
        except StorageError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert (tmp_path / module.FILE_NAME).stat().st_size == size


def test_the_page_says_that_a_word_was_lost(site, monkeypatch):
    from ui.web.ask import AskSection

    section = AskSection.__new__(AskSection)
    section._faces = site.site.app.state.faces
    monkeypatch.setattr(module, "LONGEST_FILE_BYTES", 10)
    event = type(
        "Event", (), {"question": "q", "answer": "a", "status": "x", "version": "1", "word": "w", "verdict": "wrong"}
    )()
    request = type("Request", (), {"request": None})()
    assert 'data-said="lost"' in section.keep_feedback(request, event)
    monkeypatch.undo()
    assert 'data-said="kept"' in section.keep_feedback(request, event)


def test_counting_feedback_reads_what_is_new_only(tmp_path, monkeypatch):
    store = FeedbackStore(tmp_path)
    for expected in (1, 2, 3):
        store.add(given("x" * 1000))
        assert store.count() == expected
    assert store._counted_to == (tmp_path / module.FILE_NAME).stat().st_size
    (tmp_path / module.FILE_NAME).write_text("")
    assert store.count() == 0


def test_a_lock_file_of_word_is_refused_by_name():
    with pytest.raises(UploadRefusedError, match="tệp tạm của Word"):
        uploads.safe_name("~$x.docx")


class TestAllOrNothing:
    @pytest.fixture
    def keeper(self, site, monkeypatch):
        def busy(*_, **__):
            raise IndexBusyError("Chỉ mục đang được ghi.")

        monkeypatch.setattr(keeping, "build_apart", busy)
        yield site.site.app.state.faces.keeper
        for path in site.site.settings.corpus.iterdir():
            path.unlink()

    def upload(self, site, keeper, text, **options):
        import io

        job = keeper.upload(io.BytesIO(text.encode()), "a.txt", **options)
        site.site.app.state.faces.jobs.wait()
        return site.site.app.state.faces.jobs.get(job.id)

    def test_a_failed_upload_leaves_no_file(self, site, keeper):
        ended = self.upload(site, keeper, "KẾ HOẠCH mới")
        assert (ended.state.value, ended.error) == ("failed", "index_busy")
        assert list(site.site.settings.corpus.iterdir()) == []

    def test_a_failed_replacement_leaves_the_old_file(self, site, keeper):
        old = site.site.settings.corpus / "a.txt"
        old.write_text("KẾ HOẠCH cũ", "utf-8")
        assert self.upload(site, keeper, "KẾ HOẠCH mới", replace=True).error == "index_busy"
        assert old.read_text("utf-8") == "KẾ HOẠCH cũ"

    def test_a_failed_removal_leaves_the_files(self, site, keeper):
        kept = site.site.settings.corpus / "an-giang.txt"
        kept.write_text("KẾ HOẠCH", "utf-8")
        job = keeper.remove("an-giang-457")
        site.site.app.state.faces.jobs.wait()
        assert site.site.app.state.faces.jobs.get(job.id).error == "index_busy"
        assert kept.read_text("utf-8") == "KẾ HOẠCH"


def test_no_cell_begins_a_formula_for_any_separator():
    import dataclasses

    from corpus.records import Value
    from tests.ui.fakes import ASSIGNMENT, PLAN
    from ui.presenting.export import RegisterRow, as_csv

    text = "a;=1+1;b\t=cmd|x\n@SUM(1)\r\n+1;  -2"
    task = Value(text, ASSIGNMENT.assignment.task.ranges)
    row = dataclasses.replace(ASSIGNMENT, assignment=dataclasses.replace(ASSIGNMENT.assignment, task=task))
    written = as_csv([RegisterRow(row, PLAN, ())]).decode("utf-8-sig")
    for separator in ";\t\r\n":
        for cell in written.split("\r\n", 1)[1].replace('"', "").split(separator):
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), (separator, cell)


def test_a_folder_in_the_place_of_the_pointer_is_put_aside(tmp_path):
    from indexer.building.build import build
    from indexer.building.doctor import examine
    from indexer.engines.local.folders import SnapshotFolders
    from tests.indexer.conftest import BODY
    from tests.indexer.fakes import HashEncoder

    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ong.txt").write_text(BODY, "utf-8")
    data = tmp_path / "data"
    version = build(tmp_path / "corpus", data, HashEncoder()).version
    (data / "current").unlink()
    (data / "current").mkdir()
    examine(data, mend=True)
    assert SnapshotFolders(data).current() == version


def test_a_damaged_lexical_index_under_a_running_server_falls_back(tmp_path):
    from indexer.building.build import build
    from indexer.engines.local.snapshot import LEXICAL
    from qa.service import Service
    from tests.indexer.conftest import BODY
    from tests.indexer.fakes import HashEncoder
    from ui.services.live_service import LiveService
    from ui.settings.settings import Settings

    corpus, data = tmp_path / "corpus", tmp_path / "data"
    corpus.mkdir()
    for figure in ("20.000", "25.000"):
        (corpus / "ong.txt").write_text(BODY.replace("20.000", figure), "utf-8")
        build(corpus, data, HashEncoder())
    settings = Settings(corpus=corpus, data=data, model="hash", watch=False)
    live = LiveService(settings, lambda folder: Service.open(folder, encoder=HashEncoder()))
    version_now = live.service().index_version
    for path in (data / "snapshots" / version_now / LEXICAL).iterdir():
        if path.suffix in (".idx", ".term", ".store", ".fast", ".pos", ".fieldnorm"):
            with path.open("r+b") as file:
                file.write(b"\xff" * path.stat().st_size)
    assert live.ask("số đàn ong đạt bao nhiêu").index_version == "00000001"


def test_with_no_whole_index_left_and_the_watch_on_it_is_built_again(tmp_path):
    from corpus.records.errors import IndexDamagedError
    from ui.services.faces import Faces
    from ui.services.live_service import LiveService
    from ui.settings.settings import Settings

    class Damaged:
        index_version = "1"

        def refresh(self, patience_s=None):
            return False

        def pinned(self):
            return self

        def ask(self, *_, **__):
            raise IndexDamagedError("hỏng")

        def recover(self, version):
            raise IndexDamagedError("hỏng")

    built = []
    settings = Settings(corpus=tmp_path, data=tmp_path, watch=True)
    faces = Faces.over(LiveService(settings, lambda data: Damaged()))
    faces.keeper.rebuild = lambda: built.append(time.monotonic())
    for _ in range(3):
        with pytest.raises(IndexDamagedError):
            faces.live.ask("x")
    assert len(built) == 1


def test_an_index_that_may_only_be_read_is_opened_without_writing(tmp_path, monkeypatch):
    from corpus.text import Analyzer
    from indexer.building.build import build
    from indexer.engines.base import FieldWeights
    from indexer.engines.local import lexical
    from indexer.engines.local.snapshot import LEXICAL
    from tests.indexer.conftest import BODY
    from tests.indexer.fakes import HashEncoder

    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ong.txt").write_text(BODY, "utf-8")
    version = build(tmp_path / "corpus", tmp_path / "data", HashEncoder()).version
    folder = tmp_path / "data" / "snapshots" / version / LEXICAL
    for lock in folder.glob("*.lock"):
        lock.unlink()
    before = sorted(folder.iterdir())
    monkeypatch.setattr(lexical.os, "access", lambda *_: False)
    index = lexical.LexicalIndex(folder)
    assert sorted(folder.iterdir()) == before
    assert len(index) > 0
    assert index.search(Analyzer().terms("đàn ong"), 5, FieldWeights())
