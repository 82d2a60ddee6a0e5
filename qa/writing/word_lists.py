"""The closed lists of ``words.toml``: which syllables join, name fields, count, or say what a number is."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Final

_LISTS: Final = tomllib.loads(files("qa.writing").joinpath("words.toml").read_text("utf-8"))


def _list(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


GLUE: Final = _list("glue")
FIELDS: Final = _list("fields")
NUMERALS: Final = _list("numerals")
NAMING: Final = _list("naming")
