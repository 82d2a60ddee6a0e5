"""How people ask is counted once and ships with the package."""

from qa.spelling.asked_words import asked_counts


def test_single_words_and_neighbours_are_counted_apart():
    syllables, pairs = asked_counts()
    assert len(syllables) > 500
    assert all(count > 0 for count in (*syllables.values(), *pairs.values()))
    assert pairs["chủ", "trì"] <= min(syllables["chủ"], syllables["trì"])
    assert {word for pair in pairs for word in pair} <= set(syllables)


def test_they_are_read_once():
    assert asked_counts() is asked_counts()
