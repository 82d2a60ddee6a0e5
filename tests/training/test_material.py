import json
import re
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from corpus.text import fold_accents
from training.authored import DATA, authored
from training.fillers import Fillers
from training.frames import framed, read_frames
from training.labels import HEADS

EVAL = Path(__file__).parents[3] / "shared" / "eval"


def folded(text):
    return re.sub(r"\W+", " ", fold_accents(unicodedata.normalize("NFC", text))).strip()


def test_no_question_that_is_measured_on_is_trained_on():
    files = (
        sorted(EVAL.glob("dev/*questions*.jsonl"))
        + sorted(EVAL.glob("dev/*plans*.jsonl"))
        + sorted(EVAL.glob("dev/analytic.jsonl"))
    )
    if not files:
        pytest.skip("the sets to measure on are not here")
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    measured = {folded(line["question"]) for line in lines}
    # In a conversation anybody hits on the same few words: "bao giờ xong", "ai phối hợp với họ".
    asked = (*authored(), *authored(DATA / "judged"))
    trained = {text for question in asked if len((text := folded(question.text)).split()) > 5}
    trained |= {folded(frame.text) for frame in read_frames()[0]}
    assert not measured & trained


def test_questions_are_many_and_their_spans_are_theirs():
    questions = authored()
    assert len(questions) >= 2000
    assert all(mark.end <= len(question.text) for question in questions for mark in question.spans)
    marked = sum(bool(question.spans) for question in questions)
    assert marked > 0.8 * len(questions)


def test_every_label_is_a_class_of_its_head():
    for question in [*authored(), *authored(DATA / "judged"), *framed(1, np.random.default_rng(1))]:
        assert set(question.ask) <= set(HEADS["ask"])
        assert question.ask
        for head, label in (
            ("form", question.form),
            ("of", question.of),
            ("expects", question.expects),
            ("role", question.role),
        ):
            assert label is None or label in HEADS[head], question


def test_proofs_stand_in_the_plans():
    for file in (*DATA.glob("authors/*/questions.jsonl"), *DATA.glob("judged/*/questions.jsonl")):
        plans = {plan.name: plan.read_text("utf-8") for plan in (file.parent / "plans").iterdir()}
        for line in file.read_text("utf-8").splitlines():
            question = json.loads(line)
            if question["plan"]:
                quotes = [*question["evidence"], *([question["near"]] if question.get("near") else [])]
                assert all(quote in plans[question["plan"]] for quote in quotes), question["id"]


def test_frames_are_many_and_all_different():
    frames, before, after = read_frames()
    assert len({frame.text for frame in frames}) == len(frames) >= 1500
    assert before
    assert after
    assert len(Fillers.read(DATA / "fillers.txt").subjects) >= 40


def test_filled_frames_leave_no_slot_open_and_mark_what_fills_them():
    for question in framed(1, np.random.default_rng(2)):
        assert not re.search(r"[{}<>]", question.text), question.text
        for mark in question.spans:
            words = question.text[mark.start : mark.end]
            assert words.strip() == words != ""
