"""Composing an answer's text within its limit."""

from qa.composing.draft import LONG, SHORT, Draft, Line, compose, shorten


def composed(draft):
    return compose(draft).text


def line(values, detail, label="An Giang"):
    return Line("an-giang", label, values, detail, ())


def test_the_direct_answer_comes_first():
    text = composed(Draft((line(("Sở Y tế",), "“Xây dựng đề án”"),)))
    assert text == "Sở Y tế – “Xây dựng đề án” (An Giang)"


def test_several_plans_make_a_line_each():
    text = composed(Draft((line(("Sở Y tế",), "“Một”"), line(("Sở Tài chính",), "“Hai”", "Trà Vinh")), limit=LONG))
    assert text.splitlines() == ["- An Giang: Sở Y tế – “Một”", "- Trà Vinh: Sở Tài chính – “Hai”"]


def test_values_are_kept_and_details_cut():
    lines = tuple(line((f"Sở số {n}",), "việc rất dài " * 60) for n in range(5))
    text = composed(Draft(lines, limit=SHORT))
    assert len(text) <= SHORT
    assert all(f"Sở số {n}" in text for n in range(5))


def test_notes_come_last():
    note = "Sở Kế hoạch và Đầu tư, nay là Sở Tài chính."
    told = compose(Draft((line(("Sở Kế hoạch và Đầu tư",), "“Việc”"),), notes=(note,)), ["Lưu ý: đã hết hạn."])
    assert told.text.splitlines()[-2:] == [note, "Lưu ý: đã hết hạn."]
    assert told.notes == (note,)


def test_shortening_cuts_at_a_word():
    assert shorten("một hai ba bốn năm sáu bảy", 26) == "một hai ba bốn năm sáu bảy"
    assert shorten("một hai ba bốn năm sáu bảy tám", 26) == "một hai ba bốn năm sáu …"
    assert shorten("một hai ba bốn năm sáu bảy tám", 10) == ""


def test_no_line_is_but_a_name():
    lines = tuple(line((), f"“Nguồn kinh phí thứ {n} do ngân sách tỉnh bảo đảm”", f"Huyện {n}") for n in range(30))
    said = composed(Draft((*lines, line((), "", "Huyện trống")), limit=SHORT)).splitlines()
    assert len(said) == 8
    assert all("“" in each for each in said[:-1])
    assert said[-1] == "… và 23 mục khác."


def test_what_has_values_is_told_in_full():
    lines = tuple(line((f"Sở {n}",), "“việc”", f"Huyện {n}") for n in range(20))
    assert len(composed(Draft(lines, limit=SHORT)).splitlines()) == 20
