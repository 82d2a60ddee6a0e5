"""What questions are held against in a text."""

from qa.retrieval.passage_terms import PassageTerms, syllables_of


def test_a_text_is_known_by_its_folded_syllables_neighbours_and_numbers():
    terms = PassageTerms("Nuôi ong theo Kế hoạch số 12/KH-UBND", "Mục tiêu")
    assert {"nuoi", "ong"} <= terms.syllables == syllables_of("Nuôi ong theo Kế hoạch số 12/KH-UBND")
    assert ("nuoi", "ong") in terms.bigrams
    assert terms.context == {"muc", "tieu"}
    assert terms.numbers == {"12/kh-ubnd"}
