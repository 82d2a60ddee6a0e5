import pytest

from qa.reading.due import due_in, in_time


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Trồng 3 km hàng rào cây, hoàn thành trước ngày 31 tháng 7 năm 2026.", ["trước ngày 31 tháng 7 năm 2026"]),
        ("tham mưu sơ kết vào tháng 12/2028 và tổng kết vào quý II/2030", ["vào tháng 12/2028", "vào quý II/2030"]),
        ("gửi danh sách trước ngày 31/5 hằng năm", ["trước ngày 31/5 hằng năm"]),
        ("Theo Nghị quyết số 36-NQ/TW ngày 30/01/2023 của Bộ Chính trị", []),
        ("Cấp 12 máy bơm cho 3 xã", []),
    ],
)
def test_a_sentence_sets_times_and_a_document_s_day_is_none(sentence, times):
    found = [due.text for due in due_in(sentence)]
    assert len(found) == len(times)
    assert all(wanted in text or text.endswith(wanted) for wanted, text in zip(times, found, strict=True))


def test_dated_times_come_before_yearly_ones_and_these_by_their_day():
    texts = ["trước ngày 20/12 hằng năm", "trước ngày 31/12/2027", "trước ngày 31/5 hằng năm", "trước ngày 05/01/2026"]
    timings = [due_in(f"báo cáo {text}")[0].timing for text in texts]
    assert [texts[at] for at in sorted(range(4), key=lambda at: in_time(timings[at]))] == [
        "trước ngày 05/01/2026",
        "trước ngày 31/12/2027",
        "trước ngày 31/5 hằng năm",
        "trước ngày 20/12 hằng năm",
    ]
