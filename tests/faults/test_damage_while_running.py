"""The live snapshot is altered while a service answers from it: it goes on from the last whole one."""

import threading

import pytest

from corpus.records.errors import IndexDamagedError
from indexer.building.build import build
from indexer.engines.local.snapshot import RECORDS
from qa.service import Service
from tests.indexer.conftest import BODY, OTHER
from tests.indexer.fakes import HashEncoder
from ui.services.live_service import LiveService
from ui.settings.settings import Settings

QUESTION = "số đàn ong đạt bao nhiêu"


@pytest.fixture
def place(tmp_path):
    """Two snapshots, the second with another figure."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "rung.txt").write_text(OTHER, "utf-8")
    for figure in ("20.000", "25.000"):
        (corpus / "ong.txt").write_text(BODY.replace("20.000", figure), "utf-8")
        build(corpus, tmp_path / "data", HashEncoder())
    return corpus, tmp_path / "data"


def live_over(place):
    corpus, data = place
    settings = Settings(corpus=corpus, data=data, model="hash", watch=False)
    return LiveService(settings, lambda folder: Service.open(folder, encoder=HashEncoder()))


def damage(data, version, garbage):
    path = data / "snapshots" / version / RECORDS
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(garbage * (path.stat().st_size - 8192))


@pytest.mark.parametrize("garbage", [b"\0", b"\xff", b"x"])
def test_askers_go_on_from_the_last_whole_snapshot(place, garbage):
    _, data = place
    live = live_over(place)
    service = live.service()
    version_now = service.index_version
    damage(data, version_now, garbage)
    answers, errors = [], []

    def ask():
        try:
            answers.append(live.ask(QUESTION))
        except Exception as error:  # noqa: BLE001
            errors.append(error)

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(60)
    assert errors == []
    assert {answer.index_version for answer in answers} == {"00000001"}
    assert all("20.000" in answer.citations[0].quote for answer in answers)
    assert live.search("dàn ong").index_version == "00000001"


def test_the_next_build_mends_and_the_service_moves_to_it(place):
    corpus, data = place
    live = live_over(place)
    damage(data, live.service().index_version, b"\0")
    assert live.ask(QUESTION).index_version == "00000001"
    report = build(corpus, data, HashEncoder())
    assert report.published
    answer = live.newest().ask(QUESTION)
    assert answer.index_version == report.version
    assert "25.000" in answer.citations[0].quote


def test_where_none_is_whole_the_error_says_what_to_do(place):
    _, data = place
    live = live_over(place)
    live.service()
    for version in ("00000001", "00000002"):
        damage(data, version, b"\0")
    with pytest.raises(IndexDamagedError, match="tracuu doctor"):
        live.ask(QUESTION)
