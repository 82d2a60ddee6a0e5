"""The facts that a text states, by which a sentence is held against what it cites."""

from qa.writing.stated_facts import facts_of, without_agencies


def test_each_sort_of_fact_is_told_apart():
    facts = facts_of("Ngày 05/3/2026, Sở Y tế theo Quyết định số 12/QĐ-UBND chi 2 tỷ đồng cho Bản Mây trong tháng 6.")
    assert facts.dates == {"2026-03-05"}
    assert any("so-y-te" in ids for ids in facts.agencies)
    assert len(facts.documents) == 1
    assert (2e9, "money", "ty") in facts.figures
    assert ("tháng", "6") in facts.numbers
    assert "bản mây" in facts.names


def test_the_first_word_of_a_sentence_is_no_name_by_itself():
    assert facts_of("Chè được hái. Bản Mây có chè.").names == {"bản mây"}
    assert facts_of("hái chè ở Bản Mây").names == {"bản mây"}


def test_what_is_denied_reaches_to_the_end_of_the_clause():
    facts = facts_of("Không hái chè non, trồng sen.")
    assert facts.denials == {"hái"}
    assert ("chè", "non") in facts.denied
    assert ("trồng", "sen") not in facts.denied
    assert facts_of("Hái chè non.").denied == frozenset()


def test_numbers_are_the_same_with_a_nought_before_them():
    assert facts_of("quý 02").numbers == facts_of("quý 2").numbers
    assert facts_of("quý II").numbers == {("quý", "II")}


def test_nothing_states_nothing():
    facts = facts_of("")
    assert not any((facts.agencies, facts.names, facts.dates, facts.figures, facts.numbers, facts.syllables, facts.denials))


def test_agencies_are_left_out_with_a_comma_in_their_place():
    assert without_agencies("giao Sở Y tế hái chè") == "giao , hái chè"
    assert without_agencies("hái chè") == "hái chè"
