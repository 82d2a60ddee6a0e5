from qa.contracts.answer import Answer, Item, Status
from tests.ui.fakes import OTHER, PASSAGES, PLAN, citation
from ui.presenting.presentation import present

NAMES = (PLAN, OTHER)


def answer(heading, items=(), notes=(), status=Status.ANSWERED, citations=()):
    return Answer("q", status, "", tuple(items), citations, heading=heading, notes=tuple(notes))


def test_one_line_s_value_is_the_headline():
    item = Item(PLAN.id, "An Giang (457/KH-UBND), nhiệm vụ 3", ("Sở A", "Sở B"), (1,), "việc")
    shape = present(answer("", [item], ["Nay là Sở C."]), NAMES)
    assert shape.headline == "Sở A; Sở B"
    assert shape.notes == ("Nay là Sở C.",)
    (group,) = shape.groups
    assert (group.heading, group.items[0].label, group.items[0].detail) == ("An Giang (457/KH-UBND)", "nhiệm vụ 3", "việc")


def test_several_lines_stand_by_plan_under_their_heading():
    items = [
        Item(PLAN.id, "An Giang (457/KH-UBND)", ("Sở A",), (1,)),
        Item(OTHER.id, "Trà Vinh (105/KH-UBND)", ("Sở B",), (2,)),
    ]
    shape = present(answer("Hai kế hoạch:", items, ["Ghi chú."]), NAMES)
    assert (shape.headline, shape.notes) == ("Hai kế hoạch:", ("Ghi chú.",))
    assert [(group.heading, group.items[0].value, group.items[0].label) for group in shape.groups] == [
        ("An Giang (457/KH-UBND)", "Sở A", ""),
        ("Trà Vinh (105/KH-UBND)", "Sở B", ""),
    ]
    assert present(answer("", items), NAMES).headline == ""


def test_what_was_not_found_says_so_and_leaves_the_nearest_to_the_citations():
    searched = ["Đã tìm trong: An Giang."]
    said = answer("Không có kế hoạch của Cà Mau.", (), searched, Status.OUT_OF_SCOPE, (citation(PASSAGES[0], 1),))
    shape = present(said, NAMES)
    assert shape.title == "Ngoài phạm vi các kế hoạch đang có"
    assert (shape.headline, shape.notes) == ("Không có kế hoạch của Cà Mau.", ("Đã tìm trong: An Giang.",))


def test_a_plan_that_has_left_the_index_is_named_by_its_id():
    (group,) = present(answer("", [Item("gone", "gone", ("x",), ())]), ()).groups
    assert group.heading == "gone"


def test_the_plan_s_own_words_are_told_from_values():
    quoted = Item(PLAN.id, "", ("“Trồng sen ở ven hồ”",), (1,), quotes=True)
    shape = present(answer("", [quoted]), NAMES)
    assert shape.quotes
    assert shape.groups[0].in_prose
    assert not present(answer("", [Item(PLAN.id, "", ("300 ha",), (1,))]), NAMES).quotes


def test_a_heading_over_one_line_is_a_note_unless_it_says_the_same():
    item = Item(PLAN.id, "", ("Sở A",), (1,))
    assert present(answer("1 nhiệm vụ:", [item]), NAMES).notes == ("1 nhiệm vụ:",)
    assert present(answer("Sở A chủ trì.", [item]), NAMES).notes == ()
