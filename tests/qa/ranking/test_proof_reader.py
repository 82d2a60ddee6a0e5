"""What reads passages with a question reads each once, and tells questions apart."""

import math

from qa.contracts.reranking import Excerpt
from qa.ranking.proof_reader import ProofReader

CHE, SEN, TRE = Excerpt("I", "hái chè"), Excerpt("I", "trồng sen"), Excerpt("II", "đan tre")


class Counting:
    """Is as sure of an excerpt as its text is long, and remembers what it was given."""

    def __init__(self):
        self.read = []

    def scores(self, question, excerpts):
        self.read.append((question, tuple(excerpts)))
        return [float(len(each.text)) for each in excerpts]


def test_each_excerpt_is_read_once_and_in_the_order_asked():
    reranker = Counting()
    reader = ProofReader("ai hái chè", reranker)
    assert reader.proofs([SEN, CHE, SEN]) == [9.0, 7.0, 9.0]
    assert reader.proofs([CHE, TRE]) == [7.0, 7.0]
    assert reranker.read == [("ai hái chè", (SEN, CHE)), ("ai hái chè", (TRE,))]


def test_nothing_is_read_for_nothing():
    reranker = Counting()
    assert ProofReader("ai hái chè", reranker).proofs([]) == []
    assert reranker.read == []


def test_what_was_not_read_is_not_told():
    reader = ProofReader("ai hái chè", Counting())
    assert reader.proof_of(CHE) is None
    assert reader.surest == -math.inf
    reader.proofs([CHE, SEN])
    assert reader.proof_of(SEN) == reader.surest == 9.0


def test_other_words_are_read_anew_and_the_same_words_never():
    reranker = Counting()
    reader = ProofReader("ai hái chè", reranker)
    reader.proofs([SEN])
    other = reader.of("ai hái chè ở Bản Mây")
    assert other.proof_of(SEN) is None
    assert other.surest == -math.inf
    other.proofs([CHE])
    assert other.surest == 7.0
    assert other.of("ai hái chè").proof_of(SEN) == 9.0
    assert len(reranker.read) == 2
