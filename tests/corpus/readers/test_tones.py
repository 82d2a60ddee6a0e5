import pytest

from corpus.readers.scan.recognition import Recognized
from corpus.readers.scan.tones import mended


def mend(text: str, doubtful: str) -> str:
    words = [
        Recognized(word, 0, 1, 0, 1, 90.0 if word.strip(".,;").lower() in doubtful.split() else 97.5)
        for word in text.split(" ")
    ]
    return " ".join(word.text for word in mended(words))


@pytest.mark.parametrize(
    ("read", "doubtful", "meant"),
    [
        ("các tố chức khoa học", "tố", "các tổ chức khoa học"),
        ("Sở Kế hoạch và Đâu tư;", "đâu", "Sở Kế hoạch và Đầu tư;"),
        ("điều chỉnh, bố sung", "bố", "điều chỉnh, bổ sung"),
        ("có thấm quyền.", "thấm", "có thẩm quyền."),
        ("CÔNG NGHIẾP", "nghiếp", "CÔNG NGHIỆP"),
    ],
)
def test_a_doubtful_tone_is_the_one_that_makes_a_word(read, doubtful, meant):
    assert mend(read, doubtful) == meant


@pytest.mark.parametrize(
    ("read", "doubtful"),
    [
        ("các tố chức khoa học", ""),  # the recognizer was sure
        ("tỉnh báo cáo", "tỉnh"),  # "tình báo" is a word, but "báo" belongs to "báo cáo"
        ("xã, hôi", "hôi"),  # a comma parts them
        ("tổ chức thực hiện", "tổ chức thực hiện"),
        ("36-NQ/TW II/2026 (1)", "36-nq/tw ii/2026 (1)"),
    ],
)
def test_everything_else_is_left(read, doubtful):
    assert mend(read, doubtful) == read
