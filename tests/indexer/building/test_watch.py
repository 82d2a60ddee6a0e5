import queue
import threading

import pytest

from corpus.records.errors import IndexBusyError, SettingsError, StorageError
from indexer.building.build import build, nothing_new
from indexer.building.report import BuildReport
from indexer.building.snapshots import rollback
from indexer.building.sources import list_sources
from indexer.building.watch import watch
from tests.indexer.fakes import HashEncoder

PATIENCE_S = 60
QUICK = {"settle_s": 0.05, "look_s": 0.2, "retry_s": 0.2}


@pytest.fixture
def watching():
    """Start watching in a thread; whatever happens, it ends with the test."""
    stop = threading.Event()
    threads = []

    def start(*arguments, **options):
        thread = threading.Thread(target=watch, args=(*arguments, stop), kwargs=QUICK | options)
        threads.append(thread)
        thread.start()

    yield start
    stop.set()
    for thread in threads:
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def test_files_that_come_change_and_go_are_followed(corpus, data, watching):
    reports = queue.Queue()
    watching(corpus, lambda: build(corpus, data, HashEncoder()), told=reports.put)
    assert reports.get(timeout=PATIENCE_S).added == ("ong.txt", "rung.txt")
    (corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng dừa sáp.\n", "utf-8")
    assert reports.get(timeout=PATIENCE_S).added == ("moi.txt",)
    (corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng dừa xiêm.\n", "utf-8")
    assert reports.get(timeout=PATIENCE_S).changed == ("moi.txt",)
    (corpus / "moi.txt").unlink()
    assert reports.get(timeout=PATIENCE_S).removed == ("moi.txt",)


def test_a_file_that_still_grows_is_waited_for(corpus, watching):
    builds = queue.Queue()
    watching(corpus, lambda: builds.put((corpus / "rung.txt").stat().st_size) or BuildReport(), settle_s=1.0)
    with (corpus / "rung.txt").open("ab", buffering=0) as file:
        for _ in range(15):
            file.write(b"them mot dong\n")
            threading.Event().wait(0.1)
    final = (corpus / "rung.txt").stat().st_size
    assert builds.get(timeout=PATIENCE_S) == final


def test_a_busy_index_is_tried_again_and_a_failure_is_told(corpus, watching):
    outcomes = iter([IndexBusyError("bận"), StorageError("đầy"), BuildReport(published=True, version="2")])
    reports, failures = queue.Queue(), queue.Queue()

    def attempt():
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    watching(corpus, attempt, told=reports.put, failed=failures.put)
    assert isinstance(failures.get(timeout=PATIENCE_S), StorageError)
    (corpus / "moi.txt").write_text("KẾ HOẠCH\n", "utf-8")
    assert reports.get(timeout=PATIENCE_S).version == "2"


def test_a_folder_that_is_away_does_not_empty_the_index(corpus, tmp_path):
    with pytest.raises(SettingsError, match="không-có"):
        list_sources(tmp_path / "không-có")


def test_what_is_under_way_by_its_name_is_no_source(corpus):
    for name in ("a.docx.part", "b.pdf.crdownload", "~$c.docx", ".d.txt", "e.TMP"):
        (corpus / name).write_text("KẾ HOẠCH\n", "utf-8")
    assert [source.file for source in list_sources(corpus)] == ["ong.txt", "rung.txt"]


def test_a_folder_that_comes_later_is_followed_from_then_on(tmp_path, watching):
    corpus, reports, failures = tmp_path / "corpus", queue.Queue(), queue.Queue()
    watching(corpus, lambda: build(corpus, tmp_path / "data", HashEncoder()), told=reports.put, failed=failures.put)
    assert isinstance(failures.get(timeout=PATIENCE_S), SettingsError)
    corpus.mkdir()
    (corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng dừa sáp.\n", "utf-8")
    assert reports.get(timeout=PATIENCE_S).added == ("moi.txt",)


def test_nothing_is_new_until_a_file_changes_even_after_going_back(corpus, data, monkeypatch):
    monkeypatch.setattr("indexer.building.build.fingerprint_of", lambda name, _: HashEncoder().fingerprint)
    assert not nothing_new(corpus, data, "hash")
    build(corpus, data, HashEncoder())
    (corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng dừa sáp.\n", "utf-8")
    assert not nothing_new(corpus, data, "hash")
    second = build(corpus, data, HashEncoder())
    assert nothing_new(corpus, data, "hash")
    rollback(data, str(int(second.version) - 1))
    assert nothing_new(corpus, data, "hash")
    (corpus / "moi.txt").unlink()
    assert not nothing_new(corpus, data, "hash")
