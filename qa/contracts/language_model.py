"""Which language model may help, if any: an endpoint that speaks OpenAI's chat completions, and what it may be used for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Use(StrEnum):
    """What a language model may do. UNDERSTAND: read an odd question. WRITE: put findings into a short paragraph."""

    UNDERSTAND = "understand"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """An endpoint and its bounds; the key is in no ``repr`` and no log.

    ``base_url`` is what "/chat/completions" is added to; ``timeout_s`` the time of one request as a whole; ``per_minute`` the
    requests of all users together; ``at_once`` those under way at a time; ``most_passages`` the cited passages sent with one.
    """

    base_url: str
    name: str
    api_key: str = field(default="", repr=False)
    timeout_s: float = 20.0
    uses: frozenset[Use] = frozenset(Use)
    per_minute: int = 30
    at_once: int = 2
    most_passages: int = 6
