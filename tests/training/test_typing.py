import numpy as np

from qa.contracts.learned_reading import SpanKind
from training.aligning import realign
from training.labels import Marked
from training.noise import bare, shortened, slipped, telex


def spans(old, new, *phrases):
    marks = [Marked(SpanKind.TOPIC, old.index(phrase), old.index(phrase) + len(phrase)) for phrase in phrases]
    return [new[mark.start : mark.end] for mark in realign(old, new, marks)]


def test_marks_follow_their_words_through_accents_and_abbreviations():
    assert spans("han nop bao cao dan so", "hạn nộp báo cáo dân số", "bao cao dan so") == ["báo cáo dân số"]
    old, new = "việc của Sở NN&MT mà ko xong?", "việc của Sở Nông nghiệp và Môi trường mà không xong?"
    assert spans(old, new, "Sở NN&MT") == ["Sở Nông nghiệp và Môi trường"]
    assert spans(new, old, "Sở Nông nghiệp và Môi trường") == ["Sở NN&MT"]


def test_marks_of_an_unchanged_text_stay_and_punctuation_is_left_out():
    assert spans("ai lo rừng?", "ai lo rừng?", "rừng") == ["rừng"]
    assert spans("ai lo rung?", "ai lo rừng?", "rung") == ["rừng"]


def test_bare_takes_all_accents_and_telex_leaves_its_keys():
    assert bare("Ủy ban đặc khu, ở đâu") == "Uy ban dac khu, o dau"
    assert [telex(word) for word in ("chủ", "trì", "được", "đường", "ăn", "Đội")] == [
        "chur",
        "trif",
        "dduwowcj",
        "dduwowngf",
        "awn",
        "Ddooij",
    ]


def test_slips_are_some_and_leave_numbers_alone():
    text = "cơ quan nào chủ trì việc xây dựng kế hoạch 2026 và 15/12/2027 của tỉnh"
    chance = np.random.default_rng(1)
    ways = {slipped(text, chance) for _ in range(30)}
    assert len(ways) > 20
    assert all("2026" in way and "15/12/2027" in way for way in ways)
    assert slipped(text, chance, share=0) == text


def test_officials_write_short():
    chance = np.random.default_rng(1)
    assert shortened("kinh phí không được Ủy ban nhân dân cấp", chance, share=1) == "KP ko dc UBND cấp"
