"""Text of a document that once cost its square: reading and understanding it take twice as long for twice as much."""

import pytest

from corpus.names.agencies import find_agencies
from corpus.readers import read
from corpus.reading import understand
from tests.growth import assert_linear

REPEATED = {
    "headings": "I. Mục\n",
    "bare headings": "I.\n",
    "grounds": "Căn cứ Luật số 1;\n",
    "grounds in one line": "Căn cứ ",
    "signatures": "TM. ỦY BAN NHÂN DÂN\n",
    "signing in one line": "TM. ",
    "agencies": "Sở Y tế và ",
    "charged agencies": "Sở Y tế chủ trì, phối hợp với ",
    "recipients": "Nơi nhận:\n- Như trên;\n",
    "titles": "KẾ HOẠCH\n",
    "rows": "| 1 | Sở Y tế | việc |\n",
    "rules of tables": "+---+---+\n|a|b|\n",
    "dots": "1.",
    "digits": "1",
    "letters": "a",
    "marks": "a\u0301\u0323",
}
SLOWEST = ("bare headings", "grounds in one line", "signing in one line")
"""What a square shows in only where there is much of it."""


def companies(size):
    return ("KẾ HOẠCH\n\n" + ", ".join(f"Công ty Cổ phần Thương mại {n} Miền Tây" for n in range(size // 40)))[:size]


def assert_read_in_one_go(tmp_path, text_of, size):
    path = tmp_path / "a.txt"

    def reading(size):
        path.write_text(text_of(size), "utf-8")
        understand(read(path, tmp_path))

    assert_linear(reading, size)


@pytest.mark.parametrize("name", REPEATED)
def test_what_is_said_over_and_over_is_read_in_one_go(tmp_path, name):
    piece = REPEATED[name]
    assert_read_in_one_go(tmp_path, lambda size: piece * (size // len(piece)), 50_000 if name in SLOWEST else 10_000)


def test_many_names_of_companies_are_read_in_one_go(tmp_path):
    assert_read_in_one_go(tmp_path, companies, 8_000)


def test_a_long_name_of_an_agency_is_matched_in_one_go():
    assert_linear(lambda size: find_agencies("Sở Y tế và " * size), 2000)
