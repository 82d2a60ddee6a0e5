"""Publishes the next version: what left the corpus out of the draft, what came into it, and all of it live at once."""

from __future__ import annotations

from collections.abc import Callable

from corpus.records.errors import IndexDamagedError
from indexer.engines.base import Contents, Engine
from indexer.segments.segment import Segment
from indexer.segments.stored import Manifest

Load = Callable[[str], Segment | None]
Step = Callable[[int, int], None]


def publish(engine: Engine, contents: Contents, load: Load, step: Step | None = None, *, base: str | None = None) -> Manifest:
    """Make the version of ``contents`` and make it live; return its manifest.

    ``load`` gives a segment by its key; ``base`` is the version that may be changed, which the caller knows to be whole;
    without it nothing is taken over. ``step`` hears how many of how many documents are in. The caller is the writer. Raises
    :class:`StorageError` where the engine's store refuses, :class:`IndexDamagedError` where a segment is missing.
    """
    with engine.draft(contents, base) as draft:
        before = draft.held()
        wanted = {placed.document: placed.segment for placed in contents.documents}
        for document in [name for name, segment in before.items() if wanted.get(name) != segment]:
            draft.remove(document, load(before[document]))
        fresh = [placed for placed in contents.documents if before.get(placed.document) != placed.segment]
        for number, placed in enumerate(fresh):
            if step:
                step(number, len(fresh))
            segment = load(placed.segment)
            if segment is None:
                raise IndexDamagedError("Dữ liệu trung gian của một văn bản bị hỏng; hãy chạy lại “tracuu index”.")
            draft.put(placed, segment)
        return draft.publish()
