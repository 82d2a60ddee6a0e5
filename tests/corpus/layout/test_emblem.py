"""The State's and the Party's names and mottos, which stand in letterheads, and sentences that only name the State."""

import pytest

from corpus.layout.emblem import is_emblem


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cong hoa xa hoi chu nghia Viet Nam",
        "**Độc lập - Tự do - Hạnh phúc**",
        "Độc lập – Tự do – Hạnh phúc",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ],
)
def test_names_and_mottos_however_they_are_written(line):
    assert is_emblem(line)


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam thông qua",
        "Chào mừng Đại hội Đảng Cộng sản Việt Nam",
        "ỦY BAN NHÂN DÂN XÃ BẢN MÂY",
        "",
        "Độc lập - Tự do - Hạnh phúc " + "x" * 300,
    ],
)
def test_other_lines_are_none(line):
    assert not is_emblem(line)
