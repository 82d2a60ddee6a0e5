"""Every time told as any is written as plans write it; a time that is asked for stays."""

import pytest

from qa.spelling.each_time import with_each_time


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("năm nào cũng nạo vét kênh phải không", "hằng năm nạo vét kênh phải không"),
        ("Quý nào Sở Y tế cũng kiểm tra bếp ăn", "hằng quý Sở Y tế kiểm tra bếp ăn"),
        ("chốt gác lúc nào cũng có người à", "chốt gác thường xuyên có người à"),
        ("năm nào nạo vét kênh", "năm nào nạo vét kênh"),
        ("từ năm nào xã cũng được cấp xe", "từ năm nào xã cũng được cấp xe"),
        ("đê xong năm nào và kênh cũng xong năm nào", "đê xong năm nào và kênh cũng xong năm nào"),
    ],
)
def test_every_time_is_written_out(text, written):
    assert with_each_time(text) == written
