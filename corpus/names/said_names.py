"""The names of agencies that a document itself says whole, as in the columns of its tables: who leads, who helps.

Its prose speaks of the same bodies, with whatever verbs: where such a name ends there is known without any list.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.names.agency_lexicon import key

_LONGEST = 120


class SaidNames:
    """Names of one document, looked up at any place of its texts."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._said = {" ".join(key(name).split()) for name in names}
        self._names: dict[str, list[str]] = {}
        for name in sorted(self._said, key=len, reverse=True):
            if " " in name and len(name) <= _LONGEST:
                self._names.setdefault(name.split(" ", 1)[0], []).append(name)

    def with_more(self, names: Iterable[str]) -> SaidNames:
        """Return these names and more."""
        return SaidNames((*self._said, *names))

    def end_at(self, keyed: str, at: int) -> int | None:
        """Return where the longest of the names ends that begins at ``at`` of a text folded by ``key``, None for none."""
        first = keyed[at : at + _LONGEST].split(" ", 1)[0]
        for name in self._names.get(first, ()):
            end = at + len(name)
            if keyed.startswith(name, at) and not keyed[end : end + 1].isalnum():
                return end
        return None
