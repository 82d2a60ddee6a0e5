"""The second encoder: any sentence-transformers model, by folder or by its name on the Hugging Face hub."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.records.errors import ModelError
from indexer.encoding.encoder import Prompts, Vectors
from indexer.encoding.model_folder import fingerprint_of_files

_WEIGHTS_AND_SETTINGS = (".json", ".safetensors", ".bin", ".txt", ".model", ".py")


class TransformerEncoder:
    """Runs a model by sentence-transformers (torch); see :class:`indexer.encoding.encoder.Encoder`."""

    def __init__(self, model: Any, name: str, fingerprint: str, prompts: Prompts | None = None) -> None:  # noqa: ANN401
        """Take a loaded SentenceTransformer; its own prompts serve where ``prompts`` is None."""
        own = dict(getattr(model, "prompts", None) or {})
        passage = own.get("passage") or own.get("document") or ""
        self._prompts = prompts or Prompts(own.get("query") or "", passage)
        self._model = model
        self._lock = threading.Lock()
        self.name = name
        self.dimension = int(model.get_embedding_dimension())
        self.fingerprint = fingerprint
        if prompts is not None:
            self.fingerprint += f"+{prompts.query!r}+{prompts.passage!r}"

    @classmethod
    def load(cls, name: str, *, threads: int = 2, prompts: Prompts | None = None) -> TransformerEncoder:
        """Load the model in the folder ``name``, or the one of that name from the hub (or its cache on this machine).

        Raises :class:`ModelError` where there is no such model, no network, or sentence-transformers is not installed.
        """
        try:
            import torch
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelError("Mô hình này cần gói “sentence-transformers”; hãy cài bằng lệnh cài đặt trong README.") from error
        folder = _folder_of(name)
        torch.set_num_threads(threads)
        try:
            model = SentenceTransformer(str(folder), device="cpu")
        except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
            raise ModelError(f"Không nạp được mô hình “{name}”: {error}") from error
        return cls(model, name, _fingerprint(folder), prompts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of questions, shape [texts, dimension]."""
        return self._encode([self._prompts.query + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of passages, shape [texts, dimension]."""
        return self._encode([self._prompts.passage + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        with self._lock:
            vectors = self._model.encode(texts, prompt="", normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def local_fingerprint(name: str) -> str | None:
    """Return the fingerprint of a model that is a folder on this machine; None for any other name."""
    folder = Path(name)
    return _fingerprint(folder) if folder.is_dir() else None


def _folder_of(name: str) -> Path:
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, ignore_patterns=["onnx/*", "openvino/*", "*.h5", "*.msgpack", "*.onnx"]))
    except (LocalEntryNotFoundError, HfHubHTTPError, HFValidationError, OSError, ValueError) as error:
        raise ModelError(
            f"Không có mô hình “{name}” trên máy này và không tải được; hãy kiểm tra tên, hoặc chỉ ra thư mục chứa mô hình."
        ) from error


def _fingerprint(folder: Path) -> str:
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix in _WEIGHTS_AND_SETTINGS
        and not {"openvino", "onnx"} & set(path.relative_to(folder).parts)
    )
    return fingerprint_of_files(folder, tuple(names), "sentence-transformers")
