"""Who issued a cited document and when, as it stands after its number; and what it is about."""

from datetime import date

import pytest

from corpus.metadata.issuers import date_at, issuer_at
from corpus.metadata.subjects import subject_at


@pytest.mark.parametrize(
    ("after", "day", "rest"),
    [
        (" ngày 05/3/2024 của Bộ Y tế", date(2024, 3, 5), " của Bộ Y tế"),
        (" ngày 12 tháng 9 năm 2023 về chợ nổi", date(2023, 9, 12), " về chợ nổi"),
        (" của Bộ Y tế", None, " của Bộ Y tế"),
        (" được Quốc hội thông qua ngày 20/11/2022 về rừng", date(2022, 11, 20), " về rừng"),
    ],
)
def test_the_date_right_after_a_number(after, day, rest):
    found, end = date_at(after, 0, len(after))
    assert found == day
    assert after[end:] == rest


@pytest.mark.parametrize(
    ("after", "issuer", "rest"),
    [
        (" của Thủ tướng Chính phủ về giữ rừng;", "Thủ tướng Chính phủ", " về giữ rừng;"),
        (" của Ủy ban nhân dân tỉnh ban hành Quy chế bến đò", "Ủy ban nhân dân tỉnh", " ban hành Quy chế bến đò"),
        (" của Bộ Văn hóa, Thể thao và Du lịch về lễ hội", "Bộ Văn hóa, Thể thao và Du lịch", " về lễ hội"),
        (" về giữ rừng", None, " về giữ rừng"),
    ],
)
def test_the_issuer_ends_where_the_subject_begins(after, issuer, rest):
    found, end = issuer_at(after, 0, len(after))
    assert found == issuer
    assert after[end:] == rest


@pytest.mark.parametrize(
    ("after", "issued", "subject"),
    [
        (" về việc nuôi sen ở ven hồ;", True, "nuôi sen ở ven hồ"),
        (" ban hành Quy chế bến đò", True, "ban hành Quy chế bến đò"),
        (" quản lý bến đò ngang", True, "quản lý bến đò ngang"),
        (" quản lý bến đò ngang", False, ""),
        (" về giữ rừng (viết tắt là KHGR)", False, "giữ rừng"),
        ("", False, ""),
    ],
)
def test_what_a_cited_document_is_about(after, issued, subject):
    text = f"Chính phủ{after}"
    found, end = subject_at(text, len("Chính phủ"), len(text), issued=issued)
    assert found == subject
    assert text[:end].endswith(subject or "Chính phủ")
