"""Questions which one of a kind, and texts that name one or only speak of the kind."""

from __future__ import annotations

import pytest

from qa.reading.asked_names import names_none


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Tuyến xe buýt nào chạy qua chợ nổi đầu tiên?", "Tuyến số 4 chạy qua chợ nổi từ tháng 5."),
        ("Ga nào có thang máy cho người khuyết tật?", "Lắp thang máy tại ga Bến Gỗ và ga Cầu Dừa."),
        ("Dân tộc nào được hỗ trợ sách song ngữ?", "Sách song ngữ cho dân tộc Chứt, dân tộc Ơ Đu."),
        ("Nạo vét sông nào trước?", "Nạo vét sông Cái Vừng trước mùa lũ."),
        ("Cống nào do xã vận hành?", "Giao xã vận hành cống Ông Tà."),
        ("Sở nào quản lý cầu tạm?", "Sở Xây dựng quản lý các cầu tạm."),
        ("Thay cống cũ thì đường kính cống mới phải thế nào?", "Đường kính không nhỏ hơn cống cũ."),
        ("Làm cầu do cơ quan nào cấp phép?", "Ủy ban nhân dân xã cấp phép làm cầu."),
    ],
)
def test_one_of_the_kind_is_named_or_none_is_asked_for(question: str, shown: str) -> None:
    assert not names_none(question, shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Tuyến xe buýt nào chạy qua chợ nổi đầu tiên?", "Các tuyến xe buýt được bố trí gần chợ nổi."),
        ("Những ga nào được xếp loại đặc biệt?", "Ga được xếp loại theo quy hoạch chung."),
        ("Dân tộc nào được xếp diện rất ít người?", "Bộ Dân tộc và Tôn giáo phê duyệt danh sách các dân tộc rất ít người."),
        ("Hồ thủy lợi nào phải hạ mực nước?", "Chủ hồ thủy lợi hạ mực nước khi có báo động."),
        ("Những đảo nào có trạm y tế?", "Bảo đảm trang thiết bị cho trạm y tế trên các đảo."),
        ("Khu công nghiệp nào thí điểm?", "Lựa chọn khu công nghiệp đủ điều kiện để thí điểm."),
    ],
)
def test_a_text_that_only_speaks_of_the_kind_names_none(question: str, shown: str) -> None:
    assert names_none(question, shown)
