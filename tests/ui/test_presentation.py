from qa.contracts.answer import Answer, Item, Status
from tests.ui.fakes import OTHER, PASSAGES, PLAN, citation
from ui.presenting.presentation import present

NAMES = (PLAN, OTHER)


def answer(text, items=(), status=Status.ANSWERED, citations=()):
    return Answer("q", status, text, tuple(items), citations)


def test_one_line_s_value_is_the_headline():
    item = Item(PLAN.id, "An Giang (457/KH-UBND), nhiệm vụ 3", ("Sở A", "Sở B"), (1,), "việc")
    shape = present(answer("Sở A; Sở B – việc (An Giang (457/KH-UBND), nhiệm vụ 3)\nNay là Sở C.", [item]), NAMES)
    assert shape.headline == "Sở A; Sở B"
    assert shape.notes == ("Nay là Sở C.",)
    (group,) = shape.groups
    assert (group.heading, group.items[0].label, group.items[0].detail) == ("An Giang (457/KH-UBND)", "nhiệm vụ 3", "việc")


def test_several_lines_stand_by_plan_under_their_heading():
    items = [
        Item(PLAN.id, "An Giang (457/KH-UBND)", ("Sở A",), (1,)),
        Item(OTHER.id, "Trà Vinh (105/KH-UBND)", ("Sở B",), (2,)),
    ]
    shape = present(answer("Hai kế hoạch:\n- An Giang: Sở A\n- Trà Vinh: Sở B\nGhi chú.", items), NAMES)
    assert (shape.headline, shape.notes) == ("Hai kế hoạch:", ("Ghi chú.",))
    assert [(group.heading, group.items[0].value, group.items[0].label) for group in shape.groups] == [
        ("An Giang (457/KH-UBND)", "Sở A", ""),
        ("Trà Vinh (105/KH-UBND)", "Sở B", ""),
    ]
    assert present(answer("- An Giang: Sở A\n- Trà Vinh: Sở B", items), NAMES).headline == ""


def test_what_was_not_found_says_so_and_leaves_the_nearest_to_the_citations():
    text = "Không có kế hoạch của Cà Mau.\nĐã tìm trong: An Giang.\nĐoạn gần nhất: “x”."
    shape = present(answer(text, status=Status.OUT_OF_SCOPE, citations=(citation(PASSAGES[0], 1),)), NAMES)
    assert shape.title == "Ngoài phạm vi các kế hoạch đang có"
    assert (shape.headline, shape.notes) == ("Không có kế hoạch của Cà Mau.", ("Đã tìm trong: An Giang.",))
    assert present(answer(text, status=Status.OUT_OF_SCOPE), NAMES).notes[-1] == "Đoạn gần nhất: “x”."


def test_a_plan_that_has_left_the_index_is_named_by_its_id():
    (group,) = present(answer("x", [Item("gone", "gone", ("x",), ())]), ()).groups
    assert group.heading == "gone"
