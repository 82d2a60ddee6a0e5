import json
import logging

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from indexer.encoding.model_folder import model_folder
from indexer.encoding.tuned import FORMAT, eight_bit, fingerprint
from qa.contracts.learned_reading import Negated, SpanKind
from qa.contracts.query import Counted, Expects, Field, Form, Role
from qa.understanding.learned import _runs, _ways, load_reader
from qa.understanding.learned_phrases import PLACES, phrase_rows
from qa.understanding.learned_words import LONGEST, cut_words
from tests.small_encoder import SIZE, layer_tensors, small_encoder

HEADS = {
    "ask": len(Field),
    "wanted": len(Field),
    "many": 3,
    "form": len(Form),
    "of": 1 + len(Counted),
    "expects": len(Expects),
    "role": 1 + len(Role),
    "negated": len(Negated),
}
FACTS = {
    "layers": 2,
    "frozen": 1,
    "kinds": list(SpanKind),
    "heads": {
        "ask": list(Field),
        "wanted": list(Field),
        "many": ["1", "2", "3"],
        "form": list(Form),
        "of": ["", *Counted],
        "expects": list(Expects),
        "role": ["", *Role],
        "negated": list(Negated),
    },
    "temperatures": {},
    "fields": [1.0, 0.5, 0.0],
    "cues": {"form": {"count": [0, 0, 50, 0, 0, 0, 0, 0]}},
}
QUESTION = "ai lo an toan, han nao?"


@pytest.fixture
def data(tmp_path):
    small_encoder(tmp_path)
    return tmp_path


@pytest.fixture
def weights(data, tmp_path):
    """Return a file of weights for the encoder of ``data``: one frozen layer, one tuned, heads drawn by chance."""
    chance = np.random.default_rng(4)
    tensors = {}
    for name, values in layer_tensors(1, chance).items():
        if values.ndim == 2:
            tensors[name], tensors[name + ".scale"] = eight_bit(values)
        else:
            tensors[name] = values
    for name, classes in HEADS.items():
        tensors[f"{name}.weight"] = chance.normal(0, 1, (classes, 2 * SIZE)).astype(np.float32)
        tensors[f"{name}.bias"] = np.zeros(classes, np.float32)
    tensors["marks.weight"] = chance.normal(0, 1, (3 * len(SpanKind), SIZE)).astype(np.float32)
    tensors["marks.bias"] = np.zeros(3 * len(SpanKind), np.float32)
    facts = FACTS | {"base": fingerprint(model_folder(data), 1)}
    file = tmp_path / "reader.safetensors"
    save_file(tensors, file, metadata={"format": FORMAT, "facts": json.dumps(facts)})
    return file


def test_a_reading_holds_every_value_with_its_probability_and_spans_of_the_text(data, weights):
    found = load_reader(data, weights=weights).read(QUESTION)
    assert {field for field, _ in found.ask} == set(Field)
    assert {role for role, _ in found.role} == {None, *Role}
    for shares in (found.form, found.of, found.expects, found.role):
        assert sum(share for _, share in shares) == pytest.approx(1, abs=1e-5)
        assert [share for _, share in shares] == sorted((share for _, share in shares), reverse=True)
    assert found.none == dict(found.ask)[Field.NONE]
    assert found.spans
    assert all(QUESTION[span.start : span.end] == span.text for span in found.spans)
    assert 1 <= len(found.best) <= 5
    assert all(way.ask for way in found.best)


def test_reading_is_repeatable_and_does_not_depend_on_what_was_read_before(data, weights):
    reader = load_reader(data, weights=weights)
    first = reader.read(QUESTION)
    reader.read("han nao la bao gio")
    assert reader.read(QUESTION) == first


def test_what_was_typed_is_averaged_in(data, weights):
    reader = load_reader(data, weights=weights)
    alone, other = dict(reader.read(QUESTION).form), dict(reader.read("mai ho bo").form)
    both = dict(reader.read(QUESTION, typed="mai ho bo").form)
    assert both not in (alone, other)
    assert dict(reader.read(QUESTION, typed=QUESTION).form) == alone


def test_cues_that_were_learned_speak_and_others_do_not(data, weights):
    reader = load_reader(data, weights=weights)
    assert reader.read(QUESTION, cues={"count"}).form[0][0] is Form.COUNT
    assert reader.read(QUESTION, cues={"lead"}) == reader.read(QUESTION)


def test_the_longest_and_the_emptiest_texts_are_read(data, weights):
    reader = load_reader(data, weights=weights)
    assert reader.read("ai lo " * 4 * LONGEST).best
    assert reader.read("").spans == ()


def test_another_encoder_turns_the_reader_off_with_a_warning(data, weights, caplog):
    file = model_folder(data) / "model.safetensors"
    tensors = load_file(file)
    tensors["encoder.layer.0.output.dense.weight"] = tensors["encoder.layer.0.output.dense.weight"] * 1.01
    save_file(tensors, file)
    with caplog.at_level(logging.WARNING):
        assert load_reader(data, weights=weights) is None
    assert "another encoder" in caplog.text


def test_phrases_are_heard_beside_the_layers(data, weights, tmp_path):
    tensors = load_file(weights)
    table = np.zeros((PLACES, sum(HEADS.values())), np.int8)
    table[phrase_rows(QUESTION)[0], list(Form).index(Form.TIMELINE) + 2 * len(Field) + 3] = 127
    tensors |= {"phrases": table, "phrases.scale": np.ones((PLACES, 1), np.float16)}
    tensors["phrases.constant"] = np.zeros(sum(HEADS.values()), np.float32)
    facts = FACTS | {"base": fingerprint(model_folder(data), 1), "mixed": {"form": [0.1, 1.0]}}
    both = tmp_path / "both.safetensors"
    save_file(tensors, both, metadata={"format": FORMAT, "facts": json.dumps(facts)})
    assert load_reader(data, weights=both).read(QUESTION).form[0][0] is Form.TIMELINE
    assert load_reader(data, weights=both).read("").form
    alone = load_reader(data, weights=both, phrases=False).read(QUESTION).form
    assert alone == load_reader(data, weights=weights).read(QUESTION).form, "phrases can be left out"


def test_damaged_weights_turn_the_reader_off_with_a_warning(data, weights, caplog):
    weights.write_bytes(weights.read_bytes()[:100])
    with caplog.at_level(logging.WARNING):
        assert load_reader(data, weights=weights) is None
    assert "cannot be loaded" in caplog.text


def test_the_reader_can_be_turned_off_and_is_off_without_an_encoder(data, weights, tmp_path):
    assert load_reader(data, weights=weights, enabled=False) is None
    assert load_reader(tmp_path / "elsewhere", weights=weights) is None
    assert load_reader(data, weights=tmp_path / "none.safetensors") is None


def test_words_keep_numbers_dates_and_short_forms_whole():
    text = "Sở NN&MT đạt 1,3 tỷ, trước 15/12/2026 (kế hoạch 2134/KH-SGDĐT)?"
    words = [text[start:end] for start, end in cut_words(text)]
    assert words == [
        "Sở",
        "NN&MT",
        "đạt",
        "1,3",
        "tỷ",
        ",",
        "trước",
        "15/12/2026",
        "(",
        "kế",
        "hoạch",
        "2134/KH-SGDĐT",
        ")",
        "?",
    ]


def test_runs_of_marked_words_end_where_another_begins():
    outside, begins, inside = [0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7]
    shares = np.array([outside, begins, inside, begins, outside, inside], np.float32)
    assert [(first, last) for first, last, _ in _runs(shares)] == [(1, 3), (3, 4), (5, 6)]


def test_two_fields_are_likelier_together_where_two_are_wanted():
    fields = np.full(len(Field), 0.01, np.float32)
    fields[[0, 1]] = 0.9, 0.8
    likeliest = fields / fields.sum()
    forms = np.full(len(Form), 0.01, np.float32)
    forms[0] = 0.93
    one = _ways(list(Field), list(Form), likeliest, fields, np.array([0.9, 0.08, 0.02], np.float32), forms)
    two = _ways(list(Field), list(Form), likeliest, fields, np.array([0.05, 0.93, 0.02], np.float32), forms)
    assert one[0].ask == (Field.LEAD,)
    assert set(two[0].ask) == {Field.LEAD, Field.COORDINATE}
