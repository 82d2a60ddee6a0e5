"""Word's automatic numbering as text: the "I.", "1.", "a)", "-" that Word draws and does not store in the paragraph.

Rules: ECMA-376 part 1, section 17.9 (numbering). A paragraph names a list instance (``numId``) and a level, itself or through
its style; instances that share an abstract list share its counters, unless an instance overrides the start of a level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.readers.list_marks import bullet, format_number
from corpus.readers.word.ooxml import W, child_value, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Level:
    """One level of a list: its number format, the pattern of its label ("%1.%2."), its start and what follows it."""

    number_format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _Instance:
    abstract: str
    overrides: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document, with the counters as they stand while its paragraphs are read in order."""

    def __init__(self, root: _Element | None, style_of_numbering: Callable[[str], str | None]) -> None:
        """Take the root of ``numbering.xml`` (None where there is none) and a look-up from a list style to its ``numId``."""
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._links: dict[str, str] = {}
        self._style_of_numbering = style_of_numbering
        if root is not None:
            self._load(root)

    def label(self, num_id: str, level: int) -> str:
        """Return the label of the next paragraph of list ``num_id`` at ``level`` (from 0), counting it; "" for none."""
        instance = self._instances.get(num_id)
        if instance is None:
            return ""
        levels = self._levels(instance)
        found = levels.get(level)
        if found is None:
            return ""
        self._count(num_id, instance, levels, level)
        if found.number_format == "none":
            return ""
        if found.number_format == "bullet":
            return bullet(found.pattern)
        return self._fill(instance.abstract, levels, level)

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """Return the level of list ``num_id`` that is tied to a paragraph style, or None."""
        instance = self._instances.get(num_id)
        levels = self._levels(instance) if instance else {}
        return next((at for at, level in levels.items() if level.style == style), None)

    def _levels(self, instance: _Instance) -> dict[int, Level]:
        abstract, seen = instance.abstract, set[str]()
        while abstract in self._links and abstract not in seen:
            seen.add(abstract)
            linked = self._instances.get(self._style_of_numbering(self._links[abstract]) or "")
            if linked is None:
                break
            abstract = linked.abstract
        return {**self._abstracts.get(abstract, {}), **instance.overrides}

    def _count(self, num_id: str, instance: _Instance, levels: dict[int, Level], level: int) -> None:
        counters = self._counters.setdefault(instance.abstract, {})
        if level in instance.starts and (num_id, level) not in self._started:
            counters[level] = instance.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = levels[level].start
        self._started.add((num_id, level))
        for above in range(level):
            counters.setdefault(above, levels[above].start if above in levels else 1)
        for below in [at for at in counters if at > level]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                del counters[below]

    def _fill(self, abstract: str, levels: dict[int, Level], level: int) -> str:
        label = levels[level].pattern
        for at in range(level, -1, -1):
            if f"%{at + 1}" in label:
                shape = "decimal" if levels[level].legal else levels[at].number_format if at in levels else "decimal"
                label = label.replace(f"%{at + 1}", format_number(self._counters[abstract].get(at, 1), shape))
        return label.strip()

    def _load(self, root: _Element) -> None:
        for element in root.findall(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            self._abstracts[name] = {int(lvl.get(f"{W}ilvl", 0)): _level(lvl) for lvl in element.findall(f"{W}lvl")}
            link = child_value(element, "numStyleLink")
            if link:
                self._links[name] = link
        for element in root.findall(f"{W}num"):
            instance = _Instance(child_value(element, "abstractNumId") or "")
            for override in element.findall(f"{W}lvlOverride"):
                at = int(override.get(f"{W}ilvl", 0))
                start, lvl = child_value(override, "startOverride"), override.find(f"{W}lvl")
                if lvl is not None:
                    instance.overrides[at] = _level(lvl)
                if start is not None:
                    instance.starts[at] = int(start)
            self._instances[element.get(f"{W}numId", "")] = instance


def _level(element: _Element) -> Level:
    restart = child_value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        number_format=child_value(element, "numFmt") or "decimal",
        pattern=child_value(element, "lvlText") or "",
        start=int(child_value(element, "start") or 1),
        restart=None if restart is None else int(restart),
        legal=legal is not None and is_on(legal),
        style=child_value(element, "pStyle"),
    )
