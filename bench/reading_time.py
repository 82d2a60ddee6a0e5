"""How reading grows with a text: processor seconds for hard texts, each at two lengths; the ratio should be about four.

Run: ``python -m bench.reading_time``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

from corpus.readers.plain.markdown import read
from corpus.reading import understand

_LENGTHS: Final = (40_000, 160_000)
_TABLE: Final = "STT\nNội dung nhiệm vụ\nCơ quan chủ trì\nThời gian\n"
_COMPANIES: Final = "Công ty cổ phần thủy điện Sông Ba, Công ty cổ phần điện Gia Lai, "


def _filled(piece: str, head: str = "") -> Callable[[int], str]:
    return lambda length: head + piece * (length // len(piece))


TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "headings": _filled("I. Mục tiêu\n"),
    "legal bases": _filled("Căn cứ Luật Tổ chức chính quyền địa phương;\n"),
    "signatures": _filled("TM. ỦY BAN NHÂN DÂN\n"),
    "companies in one line": _filled(_COMPANIES, "1. "),
    "agencies in one line": _filled("Sở Y tế và "),
    "agencies in one cell": _filled("Sở Y tế và ", "STT\tNhiệm vụ\tChủ trì\n1\tLàm\tSở Y tế\n2\tLàm\t"),
    "flattened rows": _filled("1\nLàm việc gì đó cho\nSở Y tế\nNăm 2025\n", _TABLE),
    "one endless row": _filled("Làm việc gì đó cho Sở Y tế Năm 2025\nTrong khi thực hiện các nhiệm vụ\n", f"{_TABLE}1\n"),
    "aligned rows": _filled(
        "1     Kè bờ sông ở các       Sở Xây dựng          Năm 2026\n      ấp ven biển\n",
        "STT   Nội dung công việc      Cơ quan chủ trì      Thời gian\n",
    ),
    "aligned headers": _filled("STT   Nội dung công việc      Cơ quan chủ trì      Thời gian\n"),
    "headers without numbers": _filled(
        "Nội dung công việc      Cơ quan chủ trì      Thời gian\nKè bờ sông              Sở Xây dựng          Năm 2026\n\n"
    ),
    "crawled cells": _filled(
        "|\n1\n|\nLàm đường\n|\nSở Xây dựng\n|\nNăm 2025\n|\n", "|\nSTT\n|\nNhiệm vụ\n|\nChủ trì\n|\nThời gian\n|\n"
    ),
}
"""Texts by name, each a function from a length in characters."""


def seconds(text: str) -> float:
    """Return the processor seconds that reading and understanding ``text`` takes."""
    begun = time.process_time()
    understand(read(text.encode(), "a.md"))
    return time.process_time() - begun


def main() -> None:
    """Write the table."""
    seconds(_COMPANIES)
    for name, make in TEXTS.items():
        short, long = (seconds(make(length)) for length in _LENGTHS)
        sys.stdout.write(f"{name:24} {short:6.2f} s {long:6.2f} s   x{long / max(short, 0.01):.1f}\n")


if __name__ == "__main__":
    main()
