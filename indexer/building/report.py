"""What a build tells: while it goes on, and at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``done`` of ``total`` in a ``stage``, and the file it is at.

    Stages come in this order: "read", "embed" (counts passages), "publish"; a stage without work is left out.
    """

    stage: str
    done: int = 0
    total: int = 0
    item: str = ""


Listener = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that is not in the index: a stable code and a message in Vietnamese."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, by file; ``version`` is the live snapshot's, ``published`` tells whether this build made it.

    ``withdrawn`` are files that were in the index and are not any more because their new content could not be read (they
    are among ``failed`` too). ``embedded`` counts the passages whose vectors were computed.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    withdrawn: tuple[str, ...] = ()
    seconds: float = 0.0
    version: str = ""
    published: bool = False
    embedded: int = 0
