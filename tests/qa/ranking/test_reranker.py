"""The reranker on a small encoder: how pairs are cut, that scores hold, and that it is off where it cannot be had."""

import logging
from pathlib import Path

import numpy as np
import pytest

from indexer.encoding.model_folder import default_fingerprint, model_folder
from indexer.encoding.tuned import load_tuned, ranges_in, save_tuned
from qa.contracts.reranking import Excerpt
from qa.ranking.reranker import LONGEST, PROOF, PairTokens, load_reranker, packaged
from tests.small_encoder import SIZE, layer_tensors, small_encoder
from training.reranker.collecting import Pairs
from training.reranker.exporting import ranges_of

DATA = Path(__file__).parents[3] / "data"
EXCERPTS = [Excerpt("a b", "c d e"), Excerpt("", "f g h i j k"), Excerpt("a b", "l")]
MOST_MB = 9


@pytest.fixture
def data(tmp_path):
    small_encoder(tmp_path)
    return tmp_path


@pytest.fixture
def weights(data, tmp_path):
    chance = np.random.default_rng(5)
    heads = {f"{PROOF}.weight": chance.normal(0, 1, (1, 2 * SIZE)).astype(np.float32), f"{PROOF}.bias": np.zeros(1, np.float32)}
    file = tmp_path / "reranker.safetensors"
    save_tuned(layer_tensors(1, chance), heads, {"layers": 2, "frozen": 1}, model_folder(data), file)
    return file


def test_a_score_does_not_depend_on_what_else_is_read(data, weights):
    reranker = load_reranker(data, weights=weights)
    together = reranker.scores("ai lo", EXCERPTS)
    assert len(set(together)) == len(EXCERPTS)
    assert [reranker.scores("ai lo", [each])[0] for each in EXCERPTS] == pytest.approx(together, abs=0.02)
    assert reranker.scores("ai lo", []) == []


def test_scores_hold_in_fixed_ranges(data, weights):
    plain = load_reranker(data, weights=weights).scores("ai lo", EXCERPTS)
    base, file = model_folder(data), weights.with_name("ranged.safetensors")
    read = load_tuned(weights, base)
    lists = [Pairs("a", "ai lo", tuple(EXCERPTS), (True, False, False))]
    ranges = ranges_of(read, PairTokens(base), lists)
    layers = {name: values for name, values in read.tensors.items() if name.startswith("encoder.layer.1.")}
    save_tuned(layers, read.heads | ranges, read.facts, base, file)
    assert ranges_in(load_tuned(file, base))
    assert load_reranker(data, weights=file).scores("ai lo", EXCERPTS) == pytest.approx(plain, abs=0.3)


def test_a_pair_is_cut_at_the_end_of_the_excerpt(data):
    tokens = PairTokens(model_folder(data))
    long = tokens.ids("a " * 200, Excerpt("b " * 200, "c " * 200))
    assert len(long) == LONGEST
    short = tokens.ids("a", Excerpt("b", "c"))
    begin, end = short[0], short[-1]
    assert long[0] == begin
    assert long[-1] == end
    assert short.count(end) == long.count(end) == 3
    assert tokens.ids("a", Excerpt("b", "d")) != short != tokens.ids("d", Excerpt("b", "c"))


def test_of_a_long_excerpt_the_beginning_is_read_as_in_a_short_one(data):
    tokens = PairTokens(model_folder(data))
    for word in ("so y te ", "x" * 300 + " "):
        begin = word * (2000 // len(word))
        assert tokens.ids("a", Excerpt("b", begin + "c " * 5000)) == tokens.ids("a", Excerpt("b", begin + "d " * 5000))
        read, few = tokens.ids("a", Excerpt("b", begin)), tokens.ids("a", Excerpt("b", word * 2))
        assert read[: len(few) - 1] == few[:-1]


def test_it_is_off_where_it_cannot_be_had(data, weights, tmp_path, caplog):
    assert load_reranker(data, enabled=False, weights=weights) is None
    assert load_reranker(tmp_path / "elsewhere", weights=weights) is None
    assert load_reranker(data, weights=tmp_path / "none.safetensors") is None
    assert not caplog.records
    weights.write_bytes(b"no weights")
    with caplog.at_level(logging.WARNING):
        assert load_reranker(data, weights=weights) is None
    assert "cannot be loaded" in caplog.text


def test_weights_of_another_encoder_are_told(data, weights, tmp_path, caplog):
    (model_folder(data) / "sentencepiece.bpe.model").write_bytes(b"another vocabulary")
    with caplog.at_level(logging.WARNING):
        assert load_reranker(data, weights=weights) is None
    assert "another encoder" in caplog.text


def test_the_weights_that_ship_know_a_proof_and_are_small():
    assert packaged().stat().st_size < MOST_MB * 1024 * 1024
    if default_fingerprint(DATA) is None:
        pytest.skip("the default encoder has yet to be made")
    above = "III. TỔ CHỨC THỰC HIỆN"
    proof = Excerpt(
        above, "Hội Nông dân tỉnh mở mỗi quý một lớp nuôi ong cho hộ mới thoát nghèo, học viên không phải đóng tiền."
    )
    others = [
        Excerpt(above, "Sở Tài chính cân đối kinh phí hằng năm để thực hiện kế hoạch."),
        Excerpt("I. MỤC ĐÍCH", "Nâng cao thu nhập của người nuôi ong trên địa bàn tỉnh."),
    ]
    first, *rest = load_reranker(DATA).scores("Người mới thoát nghèo đi học nuôi ong có mất tiền không?", [proof, *others])
    assert first > max(rest)
