"""Documents that a question names by number alone."""

from __future__ import annotations

import pytest

from qa.understanding.document_numbers import bare_numbers_in, with_kinds_spelled
from qa.understanding.names_typed import places_in

KNOWN = frozenset({"641", "78/2025", "78", "2665", "12/TB-VP", "500"})


def _numbered(number: str) -> bool:
    return number in KNOWN


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("TB 641 ban hành ngày nào", "thông báo 641 ban hành ngày nào"),
        ("tb 641 ban hành ngày nào", "thông báo 641 ban hành ngày nào"),
        ("QD so 2665 do ai ky", "quyết định so 2665 do ai ky"),
        ("theo CĐ 78/2025 thì sao", "theo công điện 78/2025 thì sao"),
        ("CT 5 xã phải làm gì", "CT 5 xã phải làm gì"),
        ("NQ 999 nói gì", "NQ 999 nói gì"),
    ],
)
def test_letters_of_a_kind_are_written_out_before_a_number_of_the_index(typed: str, spelled: str) -> None:
    assert with_kinds_spelled(typed, _numbered) == spelled


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("thông báo 641 ban hành ngày nào", ["641"]),
        ("quyết định số 0333 nói gì", ["333"]),
        ("cái 78/2025 bỏ quyết định nào", ["78/2025"]),
        ("cái 79/2025 bỏ quyết định nào", []),
        ("Cần Thơ 2665 gồm thủ tục gì", ["2665"]),
        ("Cần Thơ có 2665 hộ nghèo", []),
        ("Cần Thơ: 2025 làm gì", []),
        ("trồng 500 ha ở Cần Thơ", []),
        ("kế hoạch 2026 của tỉnh", []),
        ("Cần Thơ 78 làm gì", []),
    ],
)
def test_a_number_names_a_document_after_its_kind_with_its_year_or_beside_a_place(text: str, numbers: list[str]) -> None:
    found = bare_numbers_in(text, places_in(text), _numbered)
    assert [number for number, _ in found] == numbers
    assert all(text[start:end].endswith(number) for number, (start, end) in found)
