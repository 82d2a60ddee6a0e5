"""To whom, or with whom, a thing is done."""

import pytest

from qa.contracts.query import Field, Query
from qa.contracts.words import QueryWords
from qa.reading.obliques import AskedBeside, Oblique, asked_beside, obliques_in


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Xã lập danh sách hộ nuôi ong xong thì gửi sở nào?", Oblique.WHOM),
        ("Báo cáo quý nộp về đâu?", Oblique.WHOM),
        ("Gặp vướng mắc thì phản ánh cho cơ quan nào?", Oblique.WHOM),
        ("thiếu tiền thì gửi văn bản xin bổ sung cho ai ạ", Oblique.WHOM),
        ("hồ sơ trình ai?", Oblique.WHOM),
        ("Sở Xây dựng cắm mốc cùng sở nào?", Oblique.WITH),
        ("Hạt Kiểm lâm phối hợp với những đơn vị nào?", Oblique.WITH),
        ("Sở nào chủ trì gửi báo cáo?", None),
        ("ai báo cáo?", None),
        ("cơ quan nào phối hợp?", None),
        ("Tỉnh gửi bao nhiêu cán bộ đi học?", None),
    ],
)
def test_what_is_asked_for_beside_who_does_it(question, asked):
    found = asked_beside(Query((Field.CONTENT,), words=QueryWords(text=question)))
    assert (found.oblique if found else None) is asked


@pytest.mark.parametrize(
    ("sentence", "asked", "named", "found"),
    [
        (
            "UBND cấp xã lập danh sách, gửi Sở Nông nghiệp và Môi trường trước ngày 5/7.",
            Oblique.WHOM,
            (),
            ("Sở Nông nghiệp và Môi trường",),
        ),
        ("Các đơn vị phản ánh về Sở Tài chính để tổng hợp.", Oblique.WHOM, (), ("Sở Tài chính",)),
        ("Sở Y tế báo cáo UBND tỉnh và Bộ Y tế kết quả.", Oblique.WHOM, (), ("UBND tỉnh", "Bộ Y tế")),
        (
            "Sở Xây dựng chủ trì, phối hợp với Sở Tư pháp, Công an tỉnh cắm mốc.",
            Oblique.WITH,
            (),
            ("Sở Tư pháp", "Công an tỉnh"),
        ),
        ("Sở Xây dựng chủ trì, phối hợp Sở Tư pháp cắm mốc.", Oblique.WITH, ("so-xay-dung",), ("Sở Tư pháp",)),
        ("Sở Xây dựng tự cắm mốc.", Oblique.WITH, ("so-xay-dung",), ()),
        ("Sở Tài chính thẩm định dự toán.", Oblique.WHOM, (), ()),
    ],
)
def test_agencies_behind_the_words_that_ask_for_them(sentence, asked, named, found):
    assert obliques_in(sentence, AskedBeside(asked, ""), named) == found


@pytest.mark.parametrize(
    ("verb", "found"),
    [("gửi", ("Sở Y tế",)), ("báo cáo", ("UBND tỉnh",)), ("phản ánh", ("Sở Y tế", "UBND tỉnh"))],
)
def test_of_several_the_one_behind_the_asked_verb_is_meant(verb, found):
    sentence = "Trạm y tế ghi sổ, gửi Sở Y tế tổng hợp, phối hợp với Sở Tài chính, báo cáo UBND tỉnh."
    assert obliques_in(sentence, AskedBeside(Oblique.WHOM, verb)) == found
