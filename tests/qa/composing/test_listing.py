"""Lists in prose, told under their number."""

from qa.composing.draft import Line
from qa.composing.prose_answers.whole_lists import Listing

LINES = tuple(Line("p", "", (name,), "", ()) for name in ("ong", "dê", "cừu"))


def test_a_list_begins_with_how_many_there_are():
    draft = Listing("con", "Mục 2", LINES, divided=", 1 ở núi").counted()
    assert draft.heading == "3 con – Mục 2, 1 ở núi:"
    assert draft.lines == LINES
    assert draft.sure
