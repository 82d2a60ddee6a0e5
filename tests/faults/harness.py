"""Runs a piece of work in a child process that something happens to, and tells what state of the index is seen afterwards."""

import errno
import io
import multiprocessing
import os
import resource
import shutil
import signal
from collections.abc import Callable
from dataclasses import asdict, dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from corpus.records.errors import TraCuuError
from indexer.building.build import build
from indexer.building.snapshots import prune, rollback
from indexer.engines.local.snapshot import open_snapshot
from indexer.storage import atomic as storage
from qa.service import Service
from tests.indexer.conftest import BODY, OTHER
from tests.indexer.fakes import HashEncoder
from ui.services import keeping
from ui.services.jobs import Job, Jobs
from ui.services.keeping import Keeper
from ui.services.live_service import LiveService
from ui.settings.settings import Settings

TOLD = 3
PATIENCE_S = 120
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.faults.harness", "faiss", "tantivy", "sqlite3", "pydantic"])


@dataclass(frozen=True)
class Fault:
    """What happens to the child: killed or refused by the disk at the ``at``-th step, or a limit on the size of files."""

    kill_at: int = 0
    refuse_at: int = 0
    file_bytes: int | None = None
    user: int | None = None


@dataclass(frozen=True)
class Place:
    """A corpus folder and a data folder."""

    corpus: Path
    data: Path

    def copy(self, to: Path) -> "Place":
        shutil.copytree(self.corpus, to / "corpus")
        shutil.copytree(self.data, to / "data")
        return Place(to / "corpus", to / "data")


def prepare(folder: Path) -> Place:
    """Index two plans, then change one, remove the other and add a third, not indexed yet."""
    place = Place(folder / "corpus", folder / "data")
    place.corpus.mkdir(parents=True)
    (place.corpus / "ong.txt").write_text(BODY, "utf-8")
    (place.corpus / "rung.txt").write_text(OTHER, "utf-8")
    build(place.corpus, place.data, HashEncoder())
    (place.corpus / "ong.txt").write_text(BODY.replace("20.000 đàn", "25.000 đàn"), "utf-8")
    (place.corpus / "rung.txt").unlink()
    (place.corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng dừa sáp\n\nI. MỤC TIÊU\n- Trồng 500 ha dừa sáp.\n", "utf-8")
    return place


UPLOADED = "KẾ HOẠCH\nNuôi tôm càng\n\nI. MỤC TIÊU\n- Thả 70 triệu con giống tôm càng xanh.\n"
BEFORE = {"ong": "20.000", "rung": "Kiểm lâm"}
AFTER = {"ong": "25.000", "moi": "dừa sáp"}
WITH_UPLOAD = AFTER | {"tai-len": "tôm càng xanh"}
WITHOUT_OLD = {"ong": "25.000"}
STATES = {"before": BEFORE, "after": AFTER, "with upload": WITH_UPLOAD, "without old": WITHOUT_OLD}


def state(data: Path) -> str:
    """Return which state the index answers from; every passage must be an exact quote of it."""
    snapshot = open_snapshot(data)
    texts = {}
    for plan in snapshot.plans():
        passages = snapshot.passages_of(plan.id)
        for passage in passages:
            text = snapshot.document_text(passage.document)
            assert " ".join(" ".join(part.of(text) for part in passage.ranges).split()) == passage.clean
        texts[plan.id] = " ".join(passage.clean for passage in passages)
    snapshot.close()
    for name, expected in STATES.items():
        if set(texts) == set(expected) and all(words in texts[plan] for plan, words in expected.items()):
            return name
    raise AssertionError(f"a mixed state: {texts}")


def build_work(place: Place) -> None:
    build(place.corpus, place.data, HashEncoder())


def prune_work(place: Place) -> None:
    prune(place.data, keep=1)


def rollback_work(place: Place) -> None:
    rollback(place.data, "1")


def upload_work(place: Place) -> None:
    """Take a file in as the server does, by a job of the keeper's; fail where the job fails."""
    _keep(place, lambda keeper: keeper.upload(io.BytesIO(UPLOADED.encode()), "tai-len.txt"))


def take_out_work(place: Place) -> None:
    _keep(place, lambda keeper: keeper.remove("moi"))


def _keep(place: Place, work: Callable[[Keeper], Job]) -> None:
    settings = Settings(corpus=place.corpus, data=place.data, model="hash", watch=False)
    keeping.build_apart = lambda s, tell, rebuild=False, stopping=None: asdict(build(s.corpus, s.data, HashEncoder()))
    jobs = Jobs()
    keeper = Keeper(settings, LiveService(settings, lambda data: Service.open(data, encoder=HashEncoder())), jobs)
    job = work(keeper)
    jobs.wait()
    ended = jobs.get(job.id)
    if ended.error is not None:
        raise TraCuuError(ended.message)


def start(place: Place, fault: Fault, work: Callable[[Place], None] = build_work) -> ForkServerProcess:
    """Start ``work`` in a child that ``fault`` happens to."""
    child = _processes.Process(target=_child, args=(place, fault, work))
    child.start()
    return child


def under(place: Place, fault: Fault, work: Callable[[Place], None] = build_work) -> int:
    """Do ``work`` in a child that ``fault`` happens to; return its exit code (0, -9 where killed, TOLD for an error told)."""
    child = start(place, fault, work)
    child.join(PATIENCE_S)
    if child.is_alive():
        child.kill()
        raise AssertionError("the work hangs")
    assert child.exitcode is not None
    return child.exitcode


def build_twice_at_once(place: Place) -> list[int]:
    """Build in two children at once; return their exit codes."""
    children = [_processes.Process(target=_child, args=(place, Fault(), build_work)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return [child.exitcode for child in children]


def _child(place: Place, fault: Fault, work: Callable[[Place], None]) -> None:
    steps = 0

    def hook(step: str) -> None:
        nonlocal steps
        steps += 1
        if steps == fault.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if steps == fault.refuse_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    storage.hook = hook
    if fault.user is not None:
        os.setuid(fault.user)
    if fault.file_bytes is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault.file_bytes, fault.file_bytes))
    try:
        work(place)
    except TraCuuError:
        os._exit(TOLD)
    os._exit(0)
