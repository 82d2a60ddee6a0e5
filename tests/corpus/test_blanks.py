"""What is to be filled in is told from what is only left out."""

import pytest

from corpus.layout.blanks import has_blanks


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên chủ bến: ………………",
        "Số giấy phép: ........... ngày cấp: ........",
        "Cỡ ghe: ____ mét",
        "□ Cấp mới □ Gia hạn",
        "ngày …/…/20…",
        "Kèm theo: ….",
        "(Ký tên, đóng dấu)",
    ],
)
def test_a_line_of_a_form_has_blanks(text):
    assert has_blanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ghe, xuồng, phà... phải có áo phao.",
        "Trồng lúa, ngô, khoai… trên đất dốc",
        "“… đóng mới 5 ghe …”",
        "Cơ quan ký hợp đồng (sau khi thống nhất)",
    ],
)
def test_what_is_left_out_is_no_blank(text):
    assert not has_blanks(text)
