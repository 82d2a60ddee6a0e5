from indexer.building.build import build
from indexer.engines.local.snapshot import open_snapshot
from tests.indexer.fakes import HashEncoder
from ui.cli.main import run


def test_doctor_tells_mends_and_builds_again(tmp_path, capsys, monkeypatch):
    corpus, data = tmp_path / "corpus", tmp_path / "data"
    corpus.mkdir()
    (corpus / "ong.txt").write_text("KẾ HOẠCH\nNuôi ong.\n", "utf-8")
    monkeypatch.setattr("indexer.encoding.encoder.LazyEncoder", lambda *_, **__: HashEncoder())
    monkeypatch.setattr("indexer.building.doctor.fingerprint_of", lambda *_: HashEncoder().fingerprint)
    build(corpus, data, HashEncoder())
    places = ["--corpus", str(corpus), "--data", str(data)]
    assert run(["doctor", *places]) == 0
    assert "nguyên vẹn" in capsys.readouterr().out
    (data / "snapshots" / "00000001" / "vectors.faiss").write_bytes(b"")
    assert run(["doctor", "--check", *places]) == 4
    assert "vectors.faiss" in capsys.readouterr().out
    assert run(["doctor", *places]) == 0
    assert "đã bỏ bản này" in capsys.readouterr().out
    assert [plan.id for plan in open_snapshot(data).plans()] == ["ong"]
