"""Plans made for measuring at size: the layout of real ones, filled with pieces of the plans in corpus/plans.

A made plan has a letterhead, goals as list items, a table of tasks with agencies and periods, and duties of agencies. Its
sentences are runs of 3 to 12 neighbouring words of the real plans, so that words and pairs of words repeat about as they do in
real text. A plan's number is its seed: the same number always gives the same text.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from corpus.names.places import provinces

ROOT = Path(__file__).parents[1]
SYLLABLES = 60
_TASKS_OF_PASSAGES = 5  # every fifth passage is a row of the table
_DUTIES = 6
_AROUND = 2  # passages that the letterhead makes
AGENCIES = (
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Công Thương",
    "Sở Y tế",
    "Sở Giáo dục và Đào tạo",
    "Sở Kế hoạch và Đầu tư",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Thông tin và Truyền thông",
    "Sở Tài nguyên và Môi trường",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Xây dựng",
    "Sở Giao thông vận tải",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Công an tỉnh",
    "Ban Dân tộc",
)

QUESTIONS = (
    "ai chủ trì {}",
    "cơ quan nào phối hợp {}",
    "thời gian thực hiện {}",
    "mục tiêu về {} là gì",
    "{}",
    "sở y tế phải làm gì về {}",
)


def made_plan(number: int, passages: int) -> str:
    """Return the text of made plan ``number`` with about ``passages`` passages."""
    rng = random.Random(number)
    place = rng.choice(sorted(province.name for province in provinces().values()))
    tasks = passages // _TASKS_OF_PASSAGES
    goals = max(passages - tasks - _DUTIES - _AROUND, 1)
    year = rng.randint(2019, 2025)
    head = [
        f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\n-------\nSố: {number}/KH-UBND\n",
        f"{place}, ngày {rng.randint(10, 28)} tháng {rng.randint(10, 12)} năm {year}\n",
        f"KẾ HOẠCH\n{_run(rng, 12).capitalize()} trên địa bàn tỉnh {place} đến năm {year + 6}\n",
        "I. MỤC TIÊU",
    ]
    body = [f"- {_sentence(rng)}" for _ in range(goals)]
    rows = [
        f"{row}\t{_sentence(rng, 0.5)}\t{_agencies(rng, 1)}\t{_agencies(rng, 2)}\tNăm {year}" for row in range(1, tasks + 1)
    ]
    table = ["II. NHIỆM VỤ\n", "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện", *rows, ""]
    duties = [f"{n}. {_agencies(rng, 1)}: chủ trì, phối hợp với các sở, ngành {_sentence(rng)}" for n in range(1, _DUTIES + 1)]
    return "\n".join([*head, *body, *table, "III. TỔ CHỨC THỰC HIỆN", *duties]) + "\n"


def made_sentence(number: int) -> str:
    """Return made sentence ``number``, as a question's topic or a passage of its own."""
    return _sentence(random.Random(number))


def made_question(number: int) -> str:
    """Return made question ``number``: a made topic of eight words in one of a few forms."""
    topic = " ".join(made_sentence(-number - 1).split()[1:9])
    return QUESTIONS[number % len(QUESTIONS)].format(topic)


def _sentence(rng: random.Random, share: float = 1.0) -> str:
    words: list[str] = []
    while len(words) < SYLLABLES * share:
        words += _run(rng, rng.randint(3, 12)).split()
    return " ".join(words).capitalize() + "."


def _run(rng: random.Random, length: int) -> str:
    words = _words()
    start = rng.randrange(len(words) - length)
    return " ".join(words[start : start + length]).lower()


def _agencies(rng: random.Random, count: int) -> str:
    return "; ".join(rng.sample(AGENCIES, count))


@cache
def _words() -> list[str]:
    paths = sorted((ROOT / "corpus" / "plans").glob("*.[tm][xd]*"))
    return re.findall(r"[^\W\d_]+(?:,(?= ))?", " ".join(path.read_text("utf-8") for path in paths))
