import shutil

import numpy as np
import pytest

from corpus.records.errors import IndexBusyError, IndexMissingError
from corpus.text import Analyzer
from indexer.building.build import build
from indexer.engines.local.snapshot import open_snapshot
from indexer.storage.lock import writing
from tests.indexer.fakes import HashEncoder


@pytest.fixture(params=[0.0, 1.0], ids=["anew", "by change"], autouse=True)
def way_of_publishing(request, monkeypatch):
    """Publish every snapshot from nothing, or always by changing a copy of the last: nobody may see a difference."""
    monkeypatch.setattr("indexer.engines.local.publishing._MOST_CHANGED", request.param)


def found(snapshot, text, plans=None):
    return [snapshot.passage(hit.passage).clean for hit in snapshot.lexical(Analyzer().terms(text), 3, plans)]


def test_build_makes_every_passage_searchable_and_exact(corpus, data, encoder):
    report = build(corpus, data, encoder)
    assert report.added == ("ong.txt", "rung.txt")
    assert report.published
    snapshot = open_snapshot(data)
    assert [plan.id for plan in snapshot.plans()] == ["ong", "rung"]
    passages = [passage for plan in ("ong", "rung") for passage in snapshot.passages_of(plan)]
    assert len(passages) == snapshot.manifest.passages == report.embedded
    for passage in passages:
        text = snapshot.document_text(passage.document)
        quoted = " ".join(part.of(text) for part in passage.ranges)
        assert " ".join(quoted.split()) == passage.clean
    assert found(snapshot, "trực 24/24 giờ")[0].startswith("- Chi cục Kiểm lâm")
    assert found(snapshot, "so dan ong dat 20.000")[0] == "- Số đàn ong đạt 20.000 đàn."


def test_context_finds_an_item_by_its_heading(corpus, data, encoder):
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    item = next(p for p in snapshot.passages_of("ong") if "10%" in p.clean)
    assert "Đến năm 2025" in item.context
    assert "Đến năm 2025" not in item.clean


def test_dense_search_finds_the_passage_itself_and_keeps_to_plans(corpus, data, encoder):
    from indexer.segments.passages import embedded_text

    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    for passage in snapshot.passages_of("ong"):
        vector = encoder.encode_queries([embedded_text(passage)])[0]
        assert snapshot.dense(vector, 1)[0].passage == passage.id
        assert snapshot.dense(vector, 1)[0].score == pytest.approx(1, abs=1e-5)
        assert all(snapshot.passage(hit.passage).plan == "rung" for hit in snapshot.dense(vector, 50, ["rung"]))
        assert snapshot.similarities(vector, [passage.id, passage.id]) == pytest.approx([1, 1], abs=1e-5)
    assert snapshot.dense(vector, 5, []) == []
    assert snapshot.dense(vector, 5, ["none"]) == []


def test_nothing_changed_does_nothing(corpus, data, encoder):
    first = build(corpus, data, encoder)

    class Refusing(HashEncoder):
        def encode_passages(self, texts):
            raise AssertionError("embedded again")

    second = build(corpus, data, Refusing())
    assert not second.published
    assert second.version == first.version
    assert second.unchanged == ("ong.txt", "rung.txt")


def test_changed_file_embeds_only_what_changed(corpus, data, encoder):
    build(corpus, data, encoder)
    path = corpus / "ong.txt"
    path.write_text(path.read_text("utf-8").replace("20.000 đàn", "25.000 đàn"), "utf-8")
    again = HashEncoder()
    report = build(corpus, data, again)
    assert report.changed == ("ong.txt",)
    assert [text for text in again.encoded if "25.000" in text] == again.encoded
    snapshot = open_snapshot(data)
    assert found(snapshot, "số đàn ong đạt 25.000")[0] == "- Số đàn ong đạt 25.000 đàn."
    assert not any("20.000" in passage.clean for passage in snapshot.passages_of("ong"))


def test_removed_file_goes_and_a_new_one_comes(corpus, data, encoder):
    build(corpus, data, encoder)
    (corpus / "rung.txt").unlink()
    (corpus / "moi.md").write_text("# KẾ HOẠCH\n\nTrồng dừa sáp tại xã Cây Khế.\n", "utf-8")
    report = build(corpus, data, encoder)
    assert (report.added, report.removed, report.unchanged) == (("moi.md",), ("rung.txt",), ("ong.txt",))
    snapshot = open_snapshot(data)
    assert "Trồng dừa sáp tại xã Cây Khế." in found(snapshot, "trồng dừa sáp")[0]
    assert not any("Kiểm lâm" in text for text in found(snapshot, "Chi cục Kiểm lâm trực"))
    assert "kiểm" not in snapshot.syllable_counts()
    assert ("dừa", "sáp") in snapshot.bigram_counts()


def test_unreadable_file_stops_nothing_and_old_text_is_withdrawn(corpus, data, encoder):
    build(corpus, data, encoder)
    (corpus / "rung.txt").write_bytes(bytes(range(256)) * 4)
    (corpus / "moi.txt").write_text("KẾ HOẠCH\nTrồng dừa sáp.\n", "utf-8")
    report = build(corpus, data, encoder)
    assert report.added == ("moi.txt",)
    assert report.withdrawn == ("rung.txt",)
    assert [failure.file for failure in report.failed] == ["rung.txt"]
    snapshot = open_snapshot(data)
    assert [plan.id for plan in snapshot.plans()] == ["moi", "ong"]
    assert build(corpus, data, encoder).failed == report.failed


def test_same_content_twice_is_indexed_once(corpus, data, encoder):
    shutil.copy(corpus / "ong.txt", corpus / "zz-ong.txt")
    report = build(corpus, data, encoder)
    assert [(failure.file, failure.code) for failure in report.failed] == [("zz-ong.txt", "duplicate_file")]
    assert {plan.id: plan.copies for plan in open_snapshot(data).plans()}["ong"] == ("zz-ong.txt",)
    assert report.added == ("ong.txt", "rung.txt")


def test_two_builds_of_the_same_corpus_are_alike(corpus, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    build(corpus, one, HashEncoder())
    rung = (corpus / "rung.txt").read_bytes()
    (corpus / "rung.txt").unlink()
    build(corpus, other, HashEncoder())
    (corpus / "rung.txt").write_bytes(rung)
    build(corpus, other, HashEncoder())
    first, second = open_snapshot(one), open_snapshot(other)
    for plan in ("ong", "rung"):
        passages = first.passages_of(plan)
        assert passages == second.passages_of(plan)
        ids = [passage.id for passage in passages]
        vector = HashEncoder().encode_queries(["nuôi ong"])[0]
        assert np.allclose(first.similarities(vector, ids), second.similarities(vector, ids), atol=1e-6)
    assert first.plans() == second.plans()
    assert first.syllable_counts() == second.syllable_counts()
    assert first.bigram_counts() == second.bigram_counts()
    assert list(first.assignments()) == list(second.assignments())


def test_empty_corpus_is_an_index_without_plans(corpus, data, encoder):
    for path in corpus.iterdir():
        path.unlink()
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    assert snapshot.plans() == ()
    assert snapshot.dense(encoder.encode_queries(["ong"])[0], 5) == []
    assert found(snapshot, "ong") == []


def test_second_writer_is_told(corpus, data, encoder):
    with writing(data), pytest.raises(IndexBusyError):
        build(corpus, data, encoder)


def test_no_index_is_told(data):
    with pytest.raises(IndexMissingError):
        open_snapshot(data)


def test_neighbours_stay_in_the_document(corpus, data, encoder):
    build(corpus, data, encoder)
    snapshot = open_snapshot(data)
    passages = snapshot.passages_of("ong")
    assert snapshot.neighbours(passages[0].id) == (None, passages[1])
    assert snapshot.neighbours(passages[-1].id) == (passages[-2], None)
    assert snapshot.neighbours(passages[1].id) == (passages[0], passages[2])
    with pytest.raises(KeyError):
        snapshot.neighbours("none:0")


def test_rebuild_derives_everything_again(corpus, data, encoder):
    first = build(corpus, data, encoder)
    again = HashEncoder()
    report = build(corpus, data, again, rebuild=True)
    assert len(again.encoded) == first.embedded + len(first.added)  # the passages, and how each plan is called
    assert report.published
