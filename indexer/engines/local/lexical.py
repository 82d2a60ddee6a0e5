"""The lexical index of a snapshot in tantivy: one field for each kind of term, BM25, weights given with the question."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from corpus.records.errors import IndexDamagedError
from corpus.text import Analyzer, Terms
from indexer.engines.base import FIELDS, FieldWeights
from indexer.segments.stored import Passage

_MEMORY: Final = 64_000_000


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what tantivy makes of damaged files into :class:`IndexDamagedError`; its panics are not even Exceptions."""
    try:
        yield
    except BaseException as error:  # a panic of tantivy is not even an Exception; all else goes on
        if isinstance(error, (ValueError, OSError)) or type(error).__name__ == "PanicException":
            raise IndexDamagedError("Tệp tìm theo chữ của chỉ mục bị hỏng; hãy chạy “tracuu doctor”.") from error
        raise


@contextmanager
def _writable(folder: Path) -> Iterator[Path]:
    """Give a folder from which tantivy can open the index in ``folder``: it writes a lock there even to read.

    Where the data folder may only be read, that is one of links to the index's files, needed no longer than the opening.
    """
    if os.access(folder, os.W_OK):
        yield folder
        return
    # The engine's own threads may still put a lock file here while the folder goes; that must not stop the opening.
    with tempfile.TemporaryDirectory(prefix="tracuu-", ignore_cleanup_errors=True) as made:
        for path in folder.iterdir():
            if not path.name.endswith(".lock"):
                (Path(made) / path.name).symlink_to(path.absolute())
        yield Path(made)


def open_for_writing(folder: Path) -> LexicalWriter:
    """Open the index in ``folder`` for changing; start an empty one where there is none."""
    import tantivy

    if folder.exists():
        return LexicalWriter(tantivy.Index.open(str(folder)))
    folder.mkdir()
    return LexicalWriter(tantivy.Index(_schema(), path=str(folder)))


class LexicalWriter:
    """Adds and removes passages; nothing counts before :meth:`commit`."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - tantivy's types are loose
        self._writer = index.writer(heap_size=_MEMORY, num_threads=1)

    def add(self, passages: Iterable[Passage], analyzer: Analyzer) -> None:
        """Add passages, their text and their context as terms."""
        import tantivy

        contexts: dict[str, Terms] = {}  # many passages share one
        for passage in passages:
            terms = analyzer.terms(passage.clean)
            around = contexts.get(passage.context) or contexts.setdefault(passage.context, analyzer.terms(passage.context))
            fields: Mapping[str, Iterable[str]] = {
                "exact": terms.exact,
                "folded": terms.folded,
                "bigrams": terms.bigrams,
                "words": terms.words,
                "numbers": (*terms.numbers, *around.numbers),
                "context": (*around.folded, *around.bigrams),
            }
            document = tantivy.Document()
            document.add_text("passage", passage.id)
            document.add_text("document", passage.document)
            document.add_text("plan", passage.plan)
            for name, values in fields.items():
                document.add_text(name, " ".join(values))
            self._writer.add_document(document)

    def remove(self, document: str) -> None:
        """Take out all passages of a document."""
        self._writer.delete_documents_by_term("document", document)

    def commit(self) -> None:
        """Write everything and end."""
        self._writer.commit()
        self._writer.wait_merging_threads()


class LexicalIndex:
    """Searches the index in a folder; safe in threads."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        with damage_told(), _writable(folder) as place:
            self._index = tantivy.Index.open(str(place))
            self._schema = self._index.schema
            self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, terms: Terms, k: int, weights: FieldWeights, plans: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to ``k`` (passage id, score), best first: the weighted sum of the fields' BM25.

        Raises :class:`IndexDamagedError` where the files were altered since they were opened.
        """
        import tantivy

        if k <= 0 or (plans is not None and not plans):
            return []
        wanted = [
            (tantivy.Occur.Should, self._term(field, term, weight * count))
            for field, weight, found in _asked(terms, weights)
            for term, count in Counter(found).items()
        ]
        if not wanted:
            return []
        query = tantivy.Query.boolean_query(wanted)
        if plans is not None:
            among = tantivy.Query.term_set_query(self._schema, "plan", sorted(plans))
            no_score = tantivy.Query.boost_query(tantivy.Query.const_score_query(among, 0.0), 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, no_score)])
        with damage_told():
            hits = self._searcher.search(query, k, count=False).hits
            return [(self._searcher.doc(address)["passage"][0], float(score)) for score, address in hits]

    def _term(self, field: str, term: str, weight: float) -> Any:  # noqa: ANN401
        import tantivy

        return tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term, index_option="freq"), weight)


def _asked(terms: Terms, weights: FieldWeights) -> list[tuple[str, float, tuple[str, ...]]]:
    fields = [
        ("exact", weights.exact, terms.exact),
        ("folded", weights.folded, terms.folded),
        ("bigrams", weights.bigrams, terms.bigrams),
        ("words", weights.words, terms.words),
        ("numbers", weights.numbers, terms.numbers),
        ("context", weights.context, (*terms.folded, *terms.bigrams)),
    ]
    return [field for field in fields if field[1] > 0]


def _schema() -> Any:  # noqa: ANN401
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("document", "plan"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
