"""Making the reranker: what is collected, how it is fitted, and that what is written reads as what was fitted."""

import math

import numpy as np
import pytest
import torch

from corpus.readers import read
from corpus.reading import understand
from qa.contracts.reranking import Excerpt
from qa.pipeline import Answerer
from qa.ranking.reranker import LearnedReranker, PairTokens
from qa.retrieval.knowledge import Knowledge
from tests.qa.memory import HashEncoder, MemorySnapshot
from tests.small_encoder import small_encoder
from training.answers.asked import CORPUS, Gold
from training.answers.asking import TODAY
from training.model import LAYERS, Lower
from training.reranker.batches import batch_of, batches, prepare
from training.reranker.collecting import KEPT, Pairs, collect, read_pairs, write_pairs
from training.reranker.exporting import write_weights
from training.reranker.fitting import DEFAULT, fit, loss_of, scores
from training.reranker.measuring import figures
from training.reranker.model import PairModel

PLAN = "quang-nam-cong-nghiep-sinh-hoc"
ANNEX = f"{PLAN}-phu-luc.txt"


def pairs(text, *proves, author="a"):
    return Pairs(author, text, tuple(Excerpt("a b", f"{'c ' * at}d") for at in range(len(proves))), proves)


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge(MemorySnapshot({PLAN: [understand(read(CORPUS / ANNEX, CORPUS))]}, HashEncoder()))


@pytest.fixture
def base(tmp_path):
    return small_encoder(tmp_path, LAYERS)


@pytest.fixture
def lists(base):
    found = [pairs("e f", True, False, False), pairs("g", False, False), pairs("h i", False, True, True, False)]
    return prepare(found, PairTokens(base), Lower(base))


def test_what_is_found_is_kept_with_what_proves_the_answer(knowledge):
    held = next(each for each in knowledge.statements(PLAN) if len(each.text) > 60)
    proofs = ((ANNEX, held.text),)
    known = Gold("a", f"Ai chủ trì {held.text[:80]}?", ("lead",), "", ("x",), proofs)
    unknown = Gold("a", "Ai chủ trì nuôi tàu vũ trụ ở Quảng Nam?", ("lead",), "", (), ())
    turn = Gold("a", "còn An Giang thì sao?", ("lead",), "a/1", ("x",), proofs)
    elsewhere = Gold("a", "Ai chủ trì xuất khẩu?", ("lead",), "", ("x",), (("another.txt", held.text),))
    asked = Answerer(knowledge, HashEncoder(), TODAY)
    first, second = collect(asked, knowledge, [known, unknown, turn, elsewhere])
    assert sum(first.proves) >= 1
    assert not any(second.proves)
    assert len(second.excerpts) <= KEPT


def test_pairs_are_read_as_they_were_written(tmp_path):
    given = [pairs("e", True, False), pairs("“f”", False)]
    assert read_pairs(write_pairs(given, tmp_path / "made" / "pairs.jsonl")) == given


def test_pairs_come_back_in_their_order_however_long_they_are(base, lists):
    model = PairModel(base).eval()
    together = model.vectors(batch_of(lists))
    alone = torch.cat([model.vectors(batch_of([each])) for each in lists])
    assert torch.allclose(together, alone, atol=1e-4)


def test_a_step_takes_proofs_and_a_few_others(base):
    many = pairs("e", *[False] * 9, *[True] * 3)
    prepared = prepare([many], PairTokens(base), Lower(base))
    ((drawn,),) = batches(prepared, 4, np.random.default_rng(1))
    assert sum(drawn.proves) == 2
    assert len(drawn.states) == len(drawn.proves) == 7


def test_the_loss_is_that_of_a_softmax_with_none_of_these(lists):
    silent = loss_of(torch.tensor([-50.0, -50.0]), lists[1:2])
    assert float(silent) == pytest.approx(0, abs=1e-6)
    even = loss_of(torch.zeros(3), lists[:1])
    assert float(even) == pytest.approx(math.log(4) + 0.3 * math.log(3), abs=1e-5)
    either = loss_of(torch.tensor([-50.0, 30.0, 30.0, -50.0]), lists[2:])
    assert float(either) == pytest.approx(0, abs=1e-5)


def test_what_is_written_reads_as_what_was_fitted_and_a_killed_fit_goes_on(base, lists, tmp_path):
    checkpoint = tmp_path / "fit.pt"
    model = PairModel(base)
    fit(model, lists, DEFAULT, checkpoint)
    again = PairModel(base)
    fit(again, lists, DEFAULT, checkpoint)
    fitted = scores(model, lists)
    assert all(np.allclose(one, other, atol=1e-5) for one, other in zip(fitted, scores(again, lists), strict=True))
    file = tmp_path / "reranker.safetensors"
    write_weights(model, base, [each.pairs for each in lists], file)
    read = LearnedReranker(file, base)
    for each, values in zip(lists, fitted, strict=True):
        assert read.scores(each.pairs.text, each.pairs.excerpts) == pytest.approx(values.tolist(), abs=0.15)


def test_figures_tell_the_order_before_and_after():
    proves = [np.array([False, True]), np.array([True, False]), np.array([False, False])]
    logits = [np.array([0.0, 2.0]), np.array([-1.0, 1.0]), np.array([-3.0, 0.5])]
    found = figures(proves, logits)
    assert found["first as found"] == found["first"] == 0.5
    assert found["three"] == 1
    assert found["AUC"] == 1
