"""How a plan is called, and the vector of that: what tells plans apart by meaning is computed when they are read.

In: a document with what its plan says. Out: its record with :class:`Called`. A question then only compares.
"""

from __future__ import annotations

import base64
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from corpus.records import Metadata
from indexer.encoding.encoder import Encoder, Vectors
from indexer.segments.passages import PlanHeader
from indexer.segments.stored import Called, StoredDocument

_REMEMBERED: Final = 20_000
_LOCAL: Final = re.compile(r"(?:^|\s)(xã|phường|thị trấn|huyện|quận|thị xã|đặc khu)\s+([^\W\d_]+(?:\s+[^\W\d_]+){0,3})")


@lru_cache(maxsize=_REMEMBERED)
def local_name(issuer: str | None) -> tuple[str, str]:
    """Return the unit and the name of the commune or district that an issuer is of: ("huyện", "Mường La"); else ("", "")."""
    for unit, rest in _LOCAL.findall(issuer or ""):
        name = " ".join(itertools.takewhile(lambda word: word[0].isupper(), rest.split()))
        if name:
            return unit, name
    return "", ""


def short_name(plan: str, metadata: Metadata, province: str | None) -> str:
    """Return how to call the plan with the id ``plan``: by its place, else its issuer, its title or its id."""
    place = " ".join(local_name(metadata.issuer)).strip() or province or ""
    issuer = metadata.issuer if metadata.number else None  # the number tells its documents apart
    return (place if (province or "") in ("", place) else f"{place}, {province}") or issuer or metadata.title or plan


def numbered_name(name: str, number: str | None) -> str:
    """Return a plan's name with its number, where it has one."""
    return f"{name} ({number})" if number else name


def with_called(stored: StoredDocument, header: PlanHeader, encoder: Encoder, known: Called | None = None) -> StoredDocument:
    """Return the body's record with how its plan is called and the vector of that; ``known`` is taken where it is the same."""
    if header.annex:
        return stored
    name = numbered_name(short_name(header.plan, stored.metadata, header.province), stored.metadata.number)
    text = f"{header.title or header.plan} {name}"
    if known is not None and known.text == text:
        return replace(stored, called=known)
    vector = np.asarray(encoder.encode_passages([text])[0], np.float16)
    return replace(stored, called=Called(text, base64.b64encode(vector.tobytes()).decode()))


def vectors_of(texts: Sequence[str], stored: Sequence[Called | None], encoder: Encoder) -> Vectors:
    """Return the vectors [texts, dimension] of how plans are called, as ``stored``, else embedded now."""
    missing = [text for text, called in zip(texts, stored, strict=True) if called is None or called.text != text]
    fresh = dict(zip(missing, encoder.encode_passages(missing), strict=True)) if missing else {}
    found = [
        fresh[text] if called is None or text in fresh else np.frombuffer(base64.b64decode(called.vector), np.float16)
        for text, called in zip(texts, stored, strict=True)
    ]
    return np.array(found, np.float32).reshape(len(found), encoder.dimension)
