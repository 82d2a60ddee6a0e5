import numpy as np

from qa.understanding.learned_phrases import PLACES, phrase_rows
from training.calibration import error_of_calibration
from training.labels import HEADS, Labelled
from training.phrases import fit_phrases, phrase_logits


def test_phrases_are_alike_with_and_without_accents_but_for_the_words_themselves():
    accented, bare = set(phrase_rows("ai chủ trì việc này")), set(phrase_rows("ai chu tri viec nay"))
    assert len(accented & bare) > len(accented) / 2
    assert accented != bare
    assert all(0 <= row < PLACES for row in accented)


def test_numbers_are_one_word():
    common = set(phrase_rows("năm 2026")) & set(phrase_rows("năm 2031"))
    assert len(common) > 5


def test_what_was_learned_is_told_of_new_questions():
    topics = ("trồng rừng", "dạy nghề", "cấp nước", "làm đường", "khám bệnh", "nuôi tôm")
    asked = [Labelled(f"ai chủ trì {topic}", "x", ("lead",), "value") for topic in topics]
    asked += [Labelled(f"có bao nhiêu việc về {topic}", "x", ("task",), "count") for topic in topics]
    model = fit_phrases(asked)
    logits = phrase_logits(model, ["ai chủ trì đo đất", "có bao nhiêu việc về đo đất"])
    assert [HEADS["ask"][at] for at in logits["ask"].argmax(1)] == ["lead", "task"]
    assert [HEADS["form"][at] for at in logits["form"].argmax(1)] == ["value", "count"]


def test_calibration_errs_by_the_gap_between_said_and_true():
    said = np.full(100, 0.9, np.float32)
    right = np.arange(100) < 60
    assert abs(error_of_calibration(said, right) - 0.3) < 1e-6
    assert error_of_calibration(said, np.arange(100) < 90) < 1e-6
