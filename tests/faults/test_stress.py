"""Readers and a writer together, in the short form; the long one is bench/stress.py."""

import shutil
from pathlib import Path

from bench.stress import Stress
from indexer.building.build import build
from tests.indexer.fakes import HashEncoder

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
SECONDS = 8


def test_answers_stand_in_the_snapshot_that_they_name_while_plans_come_and_go(tmp_path):
    shutil.copytree(PLANS, tmp_path / "corpus")
    encoder = HashEncoder()
    stress = Stress(tmp_path, lambda corpus, data: build(corpus, data, encoder, keep=2), encoder)

    def enough():
        return stress.answers > 10 and stress.changes >= 3 and len(stress.versions) >= 2

    figures = stress.run(SECONDS, threads=4, every_s=0.5, enough=enough)
    assert stress.errors == []
    assert enough()
    assert figures["threads"] < 10


def test_the_check_finds_an_answer_from_another_snapshot(tmp_path):
    """The check can fail: an answer that names a snapshot in which its quotes do not stand is told."""
    shutil.copytree(PLANS, tmp_path / "corpus")
    encoder = HashEncoder()
    stress = Stress(tmp_path, lambda corpus, data: build(corpus, data, encoder, keep=2), encoder)
    answer = stress.service.ask("ai chủ trì đào tạo nhân lực")
    assert answer.citations
    stress._check(answer)
    stress._texts[answer.index_version] = {file: " " + text for file, text in stress._texts[answer.index_version].items()}
    try:
        stress._check(answer)
    except AssertionError:
        return
    raise AssertionError("an altered text was not noticed")
