"""What is said of a question in which letters were mended, and of none in which only accents were missing."""

import pytest

from qa.contracts.answer import Interpretation
from ui.presenting.did_you_mean import mended


@pytest.mark.parametrize(
    ("restored", "expanded", "marked"),
    [
        ("giai đoạn 2 ai thực hiện", {"gia": "giai", "thự": "thực"}, ["giai", "thực"]),
        ("Ai nuôi ong mật", {"nuôii": "nuôi"}, ["nuôi"]),
        ("ai chủ trì", {"chu": "chủ", "tri": "trì"}, []),
        ("công nghệ sinh học", {"cnsh": "công nghệ sinh học"}, []),
        ("trung ương", {"TW": "trung ương"}, []),
        ("Sở Y tế", {"syt": "Sở"}, []),
        ("không có gì", {}, []),
    ],
)
def test_only_mended_words_are_marked(restored, expanded, marked):
    found = mended(Interpretation(restored=restored, expanded=expanded))
    assert (found is None) is not bool(marked)
    if found is not None:
        assert [text for text, changed in found.parts if changed] == marked
        assert "".join(text for text, _ in found.parts) == restored == found.question
