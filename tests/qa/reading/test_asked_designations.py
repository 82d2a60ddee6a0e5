"""Things that are named by number: what a text says of another one says nothing of this one."""

import pytest

from qa.reading.asked_designations import unsaid_designations
from tests.qa.memory import service_of

PLAN = (
    "ỦY BAN NHÂN DÂN XÃ MƯỜNG LUM\n\nSố: 15/KH-UBND\n\nMường Lum, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\n\n"
    "Tiêm phòng đàn bò\n\n"
    "I. TÌNH HÌNH\n\n1. Xã có 12 bản với 860 hộ nuôi bò, tổng đàn 2.450 con.\n\n"
    "II. LỊCH TIÊM\n\n1. Đợt 1: từ ngày 02/3 đến ngày 10/3/2026, tiêm 1.300 con.\n\n"
    "2. Đợt 2: từ ngày 05/9/2026, tiêm 1.150 con.\n"
)


@pytest.mark.parametrize(
    ("question", "text", "unsaid"),
    [
        ("thôn 7 có bao nhiêu con chó", "Xã có 17 thôn với 2.780 con chó", ["thôn 7"]),
        ("đội số 9 phụ trách xã nào", "12 | Đội cơ động | Xã Tân Phước", ["đội số 9"]),
        ("đợt 4 làm ở đâu", "Đợt 4: tại tất cả cơ sở giáo dục", []),
        ("Bước 3 do ai làm", "Bước III. Thẩm định", []),
        ("vòng 2 tổ chức khi nào", "Vòng thứ hai mở trong tháng 8", []),
        ("tổ 3 người do ai lập", "Trưởng thôn lập tổ", []),
        ("mức 7 triệu đồng một bản", "hỗ trợ mỗi bản", []),
    ],
)
def test_what_a_text_does_not_name(question, text, unsaid):
    assert unsaid_designations(question, text) == unsaid


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Bản 7 của Mường Lum có bao nhiêu hộ nuôi bò?", None),
        ("Đợt 5 tiêm phòng đàn bò Mường Lum bắt đầu từ ngày nào?", None),
        ("Đợt 2 ở Mường Lum tiêm bao nhiêu con bò?", "1.150"),
    ],
)
def test_another_one_s_figure_is_no_answer(question, holds):
    answer = service_of({"muong-lum": PLAN}).ask(question)
    assert answer.found is (holds is not None), answer.answer
    assert holds is None or holds in answer.answer
