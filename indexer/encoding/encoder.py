"""The encoder: texts in, unit vectors out, behind one interface and one factory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.records.errors import TraCuuError

DEFAULT_MODEL: Final = "default"
"""The name of the embedded model, multilingual-e5-small; any other name is a folder or a name on the Hugging Face hub."""

Vectors = NDArray[np.float32]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before a text, since many models are trained so ("query: ", "passage: ")."""

    query: str = ""
    passage: str = ""


class Encoder(Protocol):
    """Turns texts into vectors; safe to call from several threads, a text's vector is the same alone or among others."""

    @property
    def name(self) -> str:
        """The name by which :func:`load_encoder` finds the model again."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def fingerprint(self) -> str:
        """A hash that two encoders share only if they give the same vectors."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of questions, shape [texts, dimension]."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of passages, shape [texts, dimension]."""


def load_encoder(
    name: str, data: Path, *, threads: int = 2, prompts: Prompts | None = None, progress: Progress | None = None
) -> Encoder:
    """Return the encoder called ``name``, with what must be prepared once kept below ``data``/models.

    "default" is multilingual-e5-small in OpenVINO (no torch, no network); any other name is run by sentence-transformers.
    ``prompts`` replaces the model's own; ``progress`` hears (in Vietnamese) what takes long. Raises
    :class:`corpus.records.errors.ModelError`.
    """
    if name == DEFAULT_MODEL:
        from indexer.encoding.model_folder import prepare_default
        from indexer.encoding.openvino_encoder import OpenVinoEncoder

        return OpenVinoEncoder(prepare_default(data, progress), threads=threads, prompts=prompts)
    from indexer.encoding.transformer_encoder import TransformerEncoder

    return TransformerEncoder.load(name, threads=threads, prompts=prompts)


def fingerprint_of(name: str, data: Path) -> str | None:
    """Return the fingerprint of the encoder called ``name`` without loading it; None where that cannot be told yet."""
    if name == DEFAULT_MODEL:
        from indexer.encoding.model_folder import default_fingerprint

        return default_fingerprint(data)
    from indexer.encoding.transformer_encoder import local_fingerprint

    return local_fingerprint(name)


def start_loading(encoder: Encoder) -> None:
    """Have ``encoder`` load its model beside what the caller does next, where it has yet to."""
    if isinstance(encoder, LazyEncoder):
        encoder.start()


class LazyEncoder:
    """An encoder that is loaded when its first text comes; its fingerprint is told without loading where that can be."""

    def __init__(self, name: str, data: Path, *, threads: int = 2, progress: Progress | None = None) -> None:
        """Take what :func:`load_encoder` takes."""
        self.name = name
        self._data = data
        self._threads = threads
        self._progress = progress
        self._loaded: Encoder | None = None
        self._loading = Lock()
        self._beside: Thread | None = None

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._encoder().dimension

    @property
    def fingerprint(self) -> str:
        """A hash that two encoders share only if they give the same vectors."""
        known = None if self._loaded else fingerprint_of(self.name, self._data)
        return known or self._encoder().fingerprint

    @property
    def loaded(self) -> bool:
        """Tell whether the model is in memory."""
        return self._loaded is not None

    def start(self) -> None:
        """Begin to load the model in a thread; who asks for a vector meanwhile waits, and hears what went wrong."""
        with self._loading:
            if self._loaded is None and self._beside is None:
                self._beside = Thread(target=self._try_loading, name="encoder")
                self._beside.start()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of questions, shape [texts, dimension]."""
        return self._encoder().encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of passages, shape [texts, dimension]."""
        return self._encoder().encode_passages(texts)

    def _encoder(self) -> Encoder:
        with self._loading:
            if self._loaded is None:
                self._loaded = load_encoder(self.name, self._data, threads=self._threads, progress=self._progress)
            return self._loaded

    def _try_loading(self) -> None:
        with suppress(TraCuuError):
            self._encoder()
