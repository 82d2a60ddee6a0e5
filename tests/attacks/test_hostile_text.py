"""Text of a document that once cost its square: reading and understanding it take twice as long for twice as much."""

import time

import pytest

from corpus.readers import read
from corpus.reading import understand

TIMES = 4
"""As much text; a square would be 16 times the work."""

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


def spent(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    begun = time.process_time()
    understand(read(path, tmp_path))
    return time.process_time() - begun


def assert_linear(tmp_path, text_of, size):
    spent(tmp_path, text_of(1000))  # tables of names are made at first use
    once = max(spent(tmp_path, text_of(size)), 0.1)
    more = min(spent(tmp_path, text_of(TIMES * size)) for _ in range(2))
    assert more < 1.7 * TIMES * once, f"{once:.2f} s, {more:.2f} s for {TIMES} times as much"


@pytest.mark.parametrize("name", REPEATED)
def test_what_is_said_over_and_over_is_read_in_one_go(tmp_path, name):
    piece = REPEATED[name]
    assert_linear(tmp_path, lambda size: piece * (size // len(piece)), 50_000 if name in SLOWEST else 10_000)


def test_many_names_of_companies_are_read_in_one_go(tmp_path):
    assert_linear(tmp_path, companies, 8_000)


def test_a_long_name_of_an_agency_is_matched_in_one_go():
    from corpus.names.agencies import find_agencies

    begun = time.process_time()
    find_agencies("Sở Y tế và " * 2000)
    once = max(time.process_time() - begun, 0.05)
    begun = time.process_time()
    find_agencies("Sở Y tế và " * 8000)
    assert time.process_time() - begun < 10 * once
