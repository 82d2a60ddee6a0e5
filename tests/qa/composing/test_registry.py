"""Kinds of answers register themselves, and are tried in the order that the data says."""

import sys

import pytest

from qa.composing.computed import kinds as computed
from qa.composing.registry import Kinds, load_modules, order_of
from qa.composing.worded import WORDED_KINDS
from qa.composing.worded_kinds import AHEAD_KINDS


def test_every_kind_has_its_place_in_the_order():
    assert order_of("computed") == computed._KINDS.names
    assert order_of("worded") == WORDED_KINDS.names
    assert order_of("ahead") == AHEAD_KINDS.names


def test_kinds_are_tried_in_their_order_and_new_ones_first():
    kinds = Kinds(("narrow", "broad"))
    for name in ("broad", "toy", "narrow"):
        assert kinds.register(name, name.upper()) == name.upper()
    assert list(kinds) == ["TOY", "NARROW", "BROAD"]
    assert kinds.names == ("toy", "narrow", "broad")
    with pytest.raises(ValueError, match="toy"):
        kinds.register("toy", "again")


def test_a_new_kind_is_one_module_in_its_room(tmp_path, monkeypatch):
    """Nothing but the module itself: neither the room nor what asks it names it."""
    room = tmp_path / "a_room_of_kinds"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room."""\n')
    (room / "weather.py").write_text(
        "from qa.composing.worded_kinds import worded_kind\n\n"
        "@worded_kind('weather')\n"
        "def answer_with_weather(query, looked):\n"
        "    return 'sunny'\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(WORDED_KINDS, "_kinds", dict(WORDED_KINDS._kinds))
    load_modules("a_room_of_kinds")
    try:
        assert WORDED_KINDS.names[0] == "weather"
        assert next(iter(WORDED_KINDS))(None, None) == "sunny"
    finally:
        for name in [name for name in sys.modules if name.startswith("a_room_of_kinds")]:
            del sys.modules[name]
