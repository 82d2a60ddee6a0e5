import numpy as np

from corpus.text import Analyzer
from indexer.engines.base import FieldWeights
from indexer.engines.milvus.weights import _LENGTHS, Frequencies, bags_of, dimension_of, passage_vector, question_vector


def test_lengths_are_rounded_as_one_byte_says_them():
    assert _LENGTHS[:41] == list(range(41))
    assert _LENGTHS[41:50] == [42, 44, 46, 48, 50, 52, 54, 56, 60]
    assert len(_LENGTHS) == 256
    assert sorted(set(_LENGTHS)) == _LENGTHS


def test_frequencies_add_up_take_away_and_outlive_bytes():
    known = Frequencies.none().changed(3, {7: 2, 4_000_000_000 // 2: 1}).changed(1, {9: 1, 7: 1})
    assert (known.passages, known.count(7), known.count(9), known.count(8)) == (4, 3, 1, 0)
    back = Frequencies.from_bytes(known.changed(-1, {9: -1}).to_bytes())
    assert (back.passages, back.count(7), back.count(9)) == (3, 3, 0)
    assert list(back.dimensions) == sorted(back.dimensions)
    assert back.rarity(9) == 0


def test_a_rare_term_in_a_short_passage_counts_most():
    analyzer = Analyzer()
    passages = ["nuôi ong lấy mật", "nuôi cá " * 20, "trồng dừa sáp và nuôi ong ở miền núi xa xôi"]
    found = [bags_of(analyzer.terms(text), analyzer.terms("")) for text in passages]
    mean = np.mean([bags.lengths for bags in found], axis=0).tolist()
    vectors = [passage_vector(bags, mean) for bags in found]
    counts = {}
    for vector in vectors:
        for dimension in vector:
            counts[dimension] = counts.get(dimension, 0) + 1
    asked = question_vector(analyzer.terms("nuôi ong"), FieldWeights(), Frequencies.none().changed(3, counts))
    scores = [sum(weight * vector.get(dimension, 0) for dimension, weight in asked.items()) for vector in vectors]
    assert scores[0] > scores[2] > scores[1] > 0
    assert question_vector(analyzer.terms("xe"), FieldWeights(), Frequencies.none().changed(3, counts)) == {}


def test_a_dimension_is_of_its_field_and_fits_milvus():
    assert dimension_of("exact", "ong") != dimension_of("folded", "ong")
    assert all(0 <= dimension_of(field, "mật") < 2**31 for field in ("exact", "folded"))
