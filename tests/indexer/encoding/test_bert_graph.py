import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from corpus.records.errors import ModelError
from indexer.encoding.bert_graph import BertGraph, build_graph, observed_ranges
from indexer.encoding.openvino_encoder import _batches

CONFIG = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "hidden_size": 32,
    "num_attention_heads": 4,
    "num_hidden_layers": 2,
    "intermediate_size": 64,
    "vocab_size": 200,
    "layer_norm_eps": 1e-12,
}


@pytest.fixture(scope="module")
def tensors():
    """Return the weights of a small BERT, drawn by chance, with one channel of far outliers as real ones have."""
    chance = np.random.default_rng(3)
    size, inner = CONFIG["hidden_size"], CONFIG["intermediate_size"]
    made = {
        "embeddings.word_embeddings.weight": (CONFIG["vocab_size"], size),
        "embeddings.position_embeddings.weight": (512, size),
        "embeddings.token_type_embeddings.weight": (2, size),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(CONFIG["num_hidden_layers"]):
        name = f"encoder.layer.{layer}."
        linears = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        shapes = [(part, size, size) for part in linears]
        for part, rows, columns in (*shapes, ("intermediate.dense", inner, size), ("output.dense", size, inner)):
            made |= {f"{name}{part}.weight": (rows, columns), f"{name}{part}.bias": (rows,)}
        norms += [name + "attention.output.LayerNorm", name + "output.LayerNorm"]
    found = {name: chance.normal(0, 0.2, shape).astype(np.float32) for name, shape in made.items()}
    for name in norms:
        found |= {f"{name}.weight": np.ones(size, np.float32), f"{name}.bias": np.zeros(size, np.float32)}
        found[f"{name}.weight"][5] = 12
    return found


def reference(tensors, ids):
    """Return the vector of one text by numpy, in 32-bit floats (Devlin et al. 2019)."""
    from math import erf

    def linear(states, name):
        return states @ tensors[name + ".weight"].T + tensors[name + ".bias"]

    def norm(states, name):
        centred = states - states.mean(-1, keepdims=True)
        return centred / np.sqrt((centred**2).mean(-1, keepdims=True)) * tensors[name + ".weight"] + tensors[name + ".bias"]

    def split(states):
        return states.reshape(len(ids), CONFIG["num_attention_heads"], -1).swapaxes(0, 1)

    places = (
        tensors["embeddings.position_embeddings.weight"][: len(ids)] + tensors["embeddings.token_type_embeddings.weight"][0]
    )
    states = norm(tensors["embeddings.word_embeddings.weight"][ids] + places, "embeddings.LayerNorm")
    for layer in range(CONFIG["num_hidden_layers"]):
        name = f"encoder.layer.{layer}."
        query, key, value = (split(linear(states, f"{name}attention.self.{part}")) for part in ("query", "key", "value"))
        scores = np.exp(query @ key.swapaxes(1, 2) / np.sqrt(query.shape[-1]))
        attended = ((scores / scores.sum(-1, keepdims=True)) @ value).swapaxes(0, 1).reshape(len(ids), -1)
        states = norm(states + linear(attended, name + "attention.output.dense"), name + "attention.output.LayerNorm")
        inner = linear(states, name + "intermediate.dense")
        inner = inner * 0.5 * (1 + np.vectorize(erf)(inner / np.sqrt(2)))
        states = norm(states + linear(inner, name + "output.dense"), name + "output.LayerNorm")
    summed = states.sum(0)
    return summed / np.linalg.norm(summed)


def write(folder, tensors, **changed):
    (folder / "config.json").write_text(json.dumps(CONFIG | changed))
    save_file(tensors, folder / "model.safetensors")


def test_the_graph_computes_what_bert_is(tmp_path, tensors):
    import openvino

    write(tmp_path, tensors)
    request = openvino.Core().compile_model(build_graph(tmp_path), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    chance = np.random.default_rng(4)
    texts = [chance.integers(5, 195, length) for length in (3, 9, 30)]
    longest = max(map(len, texts))
    ids = np.array([[*text, *[1] * (longest - len(text))] for text in texts])
    mask = np.array([[1] * len(text) + [0] * (longest - len(text)) for text in texts])
    found = request([ids, mask])[0]
    for row, text in enumerate(texts):
        assert float(found[row] @ reference(tensors, text)) > 0.995


def test_ranges_hold_outlying_channels_and_are_always_the_same(tensors):
    ranges = observed_ranges(BertGraph(CONFIG, tensors))
    assert len(ranges) == 1 + 3 * CONFIG["num_hidden_layers"]
    for name, (low, high) in ranges.items():
        assert low.shape == high.shape == (CONFIG["intermediate_size" if name.endswith("gelu") else "hidden_size"],)
        assert (low < high).all()
        assert np.argmax(high - low) == 5 or name.endswith("gelu")
    for name, (low, high) in observed_ranges(BertGraph(CONFIG, tensors)).items():
        assert np.allclose(low, ranges[name][0], rtol=1e-3)
        assert np.allclose(high, ranges[name][1], rtol=1e-3)


def test_another_kind_of_model_is_refused(tmp_path, tensors):
    write(tmp_path, tensors, hidden_act="relu")
    with pytest.raises(ModelError, match="sentence-transformers"):
        build_graph(tmp_path)


@pytest.mark.parametrize("lengths", [[], [7], [512] * 9, [124] * 64, list(range(1, 200)), [1] * 500])
@pytest.mark.parametrize("streams", [1, 2, 4])
def test_batches_hold_every_text_once_and_stay_small(lengths, streams):
    batches = list(_batches(lengths, streams))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= 2048


def test_streams_get_equal_shares():
    batches = list(_batches([124] * 64, 2))
    assert len(batches) % 2 == 0
    assert max(map(len, batches)) - min(map(len, batches)) <= 2
