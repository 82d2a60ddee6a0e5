"""Building on a Ray of this machine with two workers: the same index, whoever is killed."""

import importlib.util
import os
import shutil
import signal
import sys

import pytest

from corpus.records.errors import ModelError, SettingsError
from indexer.building.build import build
from indexer.building.ray_workshop import HERE, RayWorkshop, _Embedder
from indexer.engines.local.snapshot import open_snapshot
from indexer.segments.segment import SegmentStore
from tests.indexer.conftest import BODY
from tests.indexer.fakes import HashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="takes the extra “scale” (ray), which is not installed"),
]
FINGERPRINT = HashEncoder().fingerprint
MANY = 4


class DyingEncoder(HashEncoder):
    """Kills its worker at the first passage of a certain plan, once."""

    def __init__(self, mark):
        super().__init__()
        self.mark = mark

    def encode_passages(self, texts):
        if any("chết" in text for text in texts) and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode_passages(texts)


class Loading:
    """Loads the encoder that kills its worker."""

    def __init__(self, mark):
        self.mark = mark

    def __call__(self):
        return DyingEncoder(self.mark)


class NoEncoder(HashEncoder):
    """For a caller who is to embed nothing itself."""

    def encode_passages(self, texts):
        raise AssertionError("embedded by the caller")


def same(one, two):
    first, second = open_snapshot(one), open_snapshot(two)
    assert first.plans() == second.plans()
    assert list(first.assignments()) == list(second.assignments())
    assert first.segments() == second.segments()
    for plan in first.plans():
        passages = first.passages_of(plan.id)
        assert passages == second.passages_of(plan.id)
        vector = HashEncoder().encode_queries([passages[0].clean])[0]
        ids = [passage.id for passage in passages]
        assert list(first.similarities(vector, ids)) == pytest.approx(list(second.similarities(vector, ids)), abs=1e-6)


def test_workers_make_the_index_that_one_process_makes_and_a_killed_one_costs_nothing(corpus, tmp_path):
    for number in range(MANY):
        text = BODY.replace("12/KH-UBND", f"{number + 20}/KH-UBND").replace("20.000 đàn", f"{number}.000 đàn chết")
        (corpus / f"k{number}.txt").write_text(text, "utf-8")
    (corpus / "hong.txt").write_bytes(bytes(range(256)) * 4)
    alone = build(corpus, tmp_path / "alone", HashEncoder())
    mark = tmp_path / "killed"
    with RayWorkshop(HERE, Loading(mark), FINGERPRINT, workers=2) as workshop:
        report = build(corpus, tmp_path / "many", NoEncoder(), workshop=workshop)
        assert mark.exists()
        assert report.added == alone.added
        assert [failure.file for failure in report.failed] == ["hong.txt"]
        same(tmp_path / "alone", tmp_path / "many")
        assert not build(corpus, tmp_path / "many", NoEncoder(), workshop=workshop).published
        shutil.rmtree(tmp_path / "many" / "snapshots")  # as where a build was killed before it published,
        gone = sorted((tmp_path / "many").glob("segments/*/*.segment"))[:2]  # and before it had made these two
        passages = sum(len(SegmentStore(tmp_path / "many").load(path.stem).vectors) for path in gone)
        for path in gone:
            path.unlink()
        assert build(corpus, tmp_path / "many", NoEncoder(), workshop=workshop).embedded == passages
        same(tmp_path / "alone", tmp_path / "many")


def test_a_worker_with_another_model_is_refused():
    with pytest.raises(ModelError):
        _Embedder(HashEncoder, "another")


def test_without_ray_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SettingsError, match="scale"):
        RayWorkshop(HERE, HashEncoder, FINGERPRINT).__enter__()
