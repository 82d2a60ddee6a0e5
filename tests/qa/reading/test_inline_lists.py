"""What a sentence lists within itself."""

import pytest

from qa.reading.inline_lists import listed_within


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("a) Trình tự: họp ấp; đo ruộng; cắm cọc; chia nước.", ("họp ấp", "đo ruộng", "cắm cọc", "chia nước")),
        ("Tiền sửa đình gồm vé tham quan, công đức và ngân sách xã.", ("vé tham quan", "công đức", "ngân sách xã")),
        ("Bộ hồ sơ bao gồm đơn, bản đồ và ảnh chụp", ("đơn", "bản đồ", "ảnh chụp")),
        ("Kinh phí 40 tỷ đồng, gồm: tỉnh 20 tỷ đồng; huyện 15 tỷ đồng; và dân góp 5 tỷ đồng", None),
        ("Chủ trì: Sở Văn hóa, Thể thao và Du lịch.", ()),
        ("Xã dựng nhà kho, sân phơi và bến xe.", ()),
        ("Hồ sơ gồm các giấy tờ sau:", ()),
        ("Lưu ý: mọi hộ trong vùng phải dọn chuồng trại trước khi nước lên, ai không dọn thì xã dọn thay.", ()),
    ],
)
def test_parts_after_a_colon_or_what_begins_a_list(sentence, parts):
    found = listed_within(sentence)
    assert found == parts if parts is not None else len(found) == 3
