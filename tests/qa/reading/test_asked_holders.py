"""Who is chosen for an office or a role: a task to choose one names nobody."""

from __future__ import annotations

import pytest

from qa.reading.asked_holders import names_no_holder


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Xã đã cử ai làm trưởng bến đò?", "Chủ tịch UBND xã cử ông Sáu làm trưởng bến đò"),
        ("Bầu ai làm đội trưởng đội đò?", "Đội trưởng đội đò là trưởng ấp"),
        ("Ai được chọn làm nhạc trưởng hội làng?", "nhạc trưởng: thầy Hòa"),
        ("Giao ai làm bến đò mới?", "Phòng Kinh tế – “Xây bến đò mới”"),
        ("Chọn ai chủ trì lễ hội?", "Phòng Văn hóa – “Lễ hội xuân”"),
    ],
)
def test_who_is_named_beside_the_role_holds_it(question: str, shown: str) -> None:
    assert not names_no_holder(question, shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Xã đã cử ai làm trưởng bến đò?", "Phòng Kinh tế – “Lựa chọn trưởng bến đò, đồng thời sửa bến”"),
        ("Huyện bổ nhiệm người nào giữ chức quản trang?", "Phòng Nội vụ tuyển quản trang trong quý II"),
        ("Ai được mời làm giám khảo hội thi?", "mời giám khảo hội thi trước tháng 5"),
    ],
)
def test_a_task_to_choose_one_names_nobody(question: str, shown: str) -> None:
    assert names_no_holder(question, shown)
