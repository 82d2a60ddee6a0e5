"""One long word costs what it is long, not its square."""

import tracemalloc

from qa.spelling.slips import LONGEST, Slips


def test_a_long_word_costs_the_slips_nothing():
    tracemalloc.start()
    slips = Slips(["nhân", "lực", "a" * 24_000, "b" * 40_000])
    near = slips.near("c" * 24_000, easy_only=False)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert near == {}
    assert most < 5_000_000


def test_words_of_the_usual_length_are_found_as_before():
    slips = Slips(["nghieng", "luc", "a" * LONGEST])
    assert "nghieng" in slips.near("nghien", easy_only=False)
    assert "a" * LONGEST in slips.near("a" * (LONGEST + 1), easy_only=False)
