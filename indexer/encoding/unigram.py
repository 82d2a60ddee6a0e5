"""The Unigram tokenizer of a model (Kudo 2018, arXiv:1804.10959), in the two forms that are read here.

``sentencepiece.bpe.model`` is what the default encoder reads: SentencePiece loads it in two thirds of the time that the
package ``tokenizers`` takes for its JSON, without holding up Python meanwhile. ``tokenizer.json`` is what
sentence-transformers reads. Both cut a text alike; only rare characters ("～", halfwidth kana before marks) are normalized
differently.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

SENTENCEPIECE_FILE: Final = "sentencepiece.bpe.model"
"""The name that models of this kind (XLM-R) give the file."""

_NORMALIZED_BY: Final = "nmt_nfkc"
_UNIGRAM: Final = 1
_LOADING: Final = threading.Lock()


def tokenizer_of(folder: Path) -> Any:  # noqa: ANN401 - sentencepiece has no types
    """Return SentencePiece over a model's folder; all who read the same file share one, for it holds 34 MB.

    Safe to share by threads. Raises OSError or RuntimeError where the file cannot be read.
    """
    file = folder / SENTENCEPIECE_FILE
    state = file.stat()
    with _LOADING:
        return _loaded(str(file), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _loaded(file: str, _written_at: int, _size: int) -> Any:  # noqa: ANN401 - as above
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=file)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with scores, ids of the special ones, and characters mapped before cutting."""

    pieces: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unk: int
    mapped: dict[str, str]


def write_sentencepiece(vocabulary: Vocabulary, path: Path) -> None:
    """Write the tokenizer as a model of the package ``sentencepiece``, normalizing as XLM-R's does."""
    import sentencepiece.sentencepiece_model_pb2 as messages
    from sentencepiece import SentencePieceNormalizer

    made: Any = messages
    model, kinds = made.ModelProto(), made.ModelProto.SentencePiece
    model.normalizer_spec.ParseFromString(SentencePieceNormalizer(rule_name=_NORMALIZED_BY).serialized_normalizer_spec())
    settings = model.trainer_spec
    settings.model_type = _UNIGRAM
    settings.bos_id, settings.eos_id = vocabulary.bos, vocabulary.eos
    settings.pad_id, settings.unk_id = vocabulary.pad, vocabulary.unk
    special = {vocabulary.unk: kinds.UNKNOWN} | dict.fromkeys((vocabulary.bos, vocabulary.eos, vocabulary.pad), kinds.CONTROL)
    model.pieces.extend(
        kinds(piece=piece, score=score, type=special.get(at, kinds.NORMAL))
        for at, (piece, score) in enumerate(vocabulary.pieces)
    )
    path.write_bytes(model.SerializeToString())


def write_tokenizer_json(vocabulary: Vocabulary, path: Path) -> None:
    """Write the tokenizer as ``tokenizer.json`` of the package ``tokenizers``."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(vocabulary.pieces, unk_id=vocabulary.unk, byte_fallback=False))
    spaces = _class(vocabulary, " ")
    dropped = _class(vocabulary, "")
    steps: list[Any] = [normalizers.Replace(Regex(pattern), by) for pattern, by in ((spaces, " "), (dropped, "")) if pattern]
    steps += [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " "), normalizers.Strip()]
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    bos, eos = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    special = [vocabulary.pieces[i][0] for i in (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk)]
    tokenizer.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in special])
    tokenizer.save(str(path), pretty=False)


def _class(vocabulary: Vocabulary, target: str) -> str:
    """Return a character class of what is mapped to ``target`` and NFKC does not map; "" where there is nothing."""
    found = [c for c, out in vocabulary.mapped.items() if out == target and unicodedata.normalize("NFKC", c) != target]
    return "[" + "".join(f"\\x{{{ord(c):X}}}" for c in sorted(found)) + "]" if found else ""
