"""A base encoder small enough to be made in a moment: what is tuned on it is tested without the real one."""

import json

import numpy as np
from safetensors.numpy import save_file

from indexer.encoding.model_folder import model_folder
from indexer.encoding.unigram import SENTENCEPIECE_FILE, Vocabulary, write_sentencepiece

SIZE, INNER, WORDS = 32, 64, 60
CONFIG = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "hidden_size": SIZE,
    "num_attention_heads": 4,
    "num_hidden_layers": 4,
    "intermediate_size": INNER,
    "vocab_size": WORDS,
    "layer_norm_eps": 1e-12,
}


def layer_tensors(layer, chance):
    name = f"encoder.layer.{layer}."
    linears = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
    shapes = [(part, SIZE, SIZE) for part in linears]
    found = {}
    for part, rows, columns in (*shapes, ("intermediate.dense", INNER, SIZE), ("output.dense", SIZE, INNER)):
        found[f"{name}{part}.weight"] = chance.normal(0, 0.2, (rows, columns)).astype(np.float32)
        found[f"{name}{part}.bias"] = np.zeros(rows, np.float32)
    for part in ("attention.output.LayerNorm", "output.LayerNorm"):
        found |= {f"{name}{part}.weight": np.ones(SIZE, np.float32), f"{name}{part}.bias": np.zeros(SIZE, np.float32)}
    return found


def small_encoder(data, layers=4):
    """Make a base encoder of so many layers, drawn by chance, in the data folder ``data``, and return its own folder."""
    base = model_folder(data)
    base.mkdir(parents=True)
    chance = np.random.default_rng(3)
    tensors = {
        "embeddings.word_embeddings.weight": chance.normal(0, 0.2, (WORDS, SIZE)).astype(np.float32),
        "embeddings.position_embeddings.weight": chance.normal(0, 0.2, (512, SIZE)).astype(np.float32),
        "embeddings.token_type_embeddings.weight": np.zeros((2, SIZE), np.float32),
        "embeddings.LayerNorm.weight": np.ones(SIZE, np.float32),
        "embeddings.LayerNorm.bias": np.zeros(SIZE, np.float32),
    }
    for layer in range(layers):
        tensors |= layer_tensors(layer, chance)
    save_file(tensors, base / "model.safetensors")
    (base / "config.json").write_text(json.dumps(CONFIG | {"num_hidden_layers": layers}))
    pieces = [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "▁",
        *"abcdefghijklmnopqrstuvwxyz,?:",
        *("▁" + letter for letter in "abcdefghijklmnopqr"),
    ]
    vocabulary = Vocabulary([(piece, -1.0 - at / 10) for at, piece in enumerate(pieces)], 0, 2, 1, 3, {})
    write_sentencepiece(vocabulary, base / SENTENCEPIECE_FILE)
    return base
