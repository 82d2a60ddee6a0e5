"""Frames: ways of asking with slots, filled with what is asked about. Their format stands in ``data/README.md``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from qa.contracts.learned_reading import SpanKind
from training.authored import DATA
from training.fillers import Fillers
from training.labels import KINDS, NOTHING, Labelled, Marked

_SLOT: Final = re.compile(r"\{(\w)\}|([<>])")
_KIND_OF: Final = {
    "t": "topic", "u": "topic", "o": "topic", "f": "topic", "k": "topic", "a": "agency", "b": "agency", "p": "plan",
    "r": "plan",     "n": "plan", "y": "time", "d": "time", "v": "place", "w": "place", "s": "money",
}  # fmt: skip
SOURCE: Final = "frames"
"""What questions made of frames say they come from."""

# Words that may be a span although no slot marks them: what a frame says of such a kind is not known.
_MAY_BE: Final = {
    SpanKind.TOPIC: re.compile(r"(?!\{)"),
    SpanKind.AGENCY: re.compile(r"sở|ubnd|xã|huyện|bộ|địa phương|đơn vị|hđnd|tỉnh", re.IGNORECASE),
    SpanKind.PLAN: re.compile(r"kế hoạch|văn bản|quyết định|kh |phụ lục|kho", re.IGNORECASE),
    SpanKind.TIME: re.compile(r"năm|quý|tháng|ngày|hằng|20\d\d|trước|giai đoạn|đợt|nay", re.IGNORECASE),
    SpanKind.MONEY: re.compile(r"tỷ|triệu|đồng", re.IGNORECASE),
}
_EXPECTED: Final = {
    "lead": "agency", "coordinate": "agency", "task": "text", "period": "date", "deadline": "date", "product": "text",
    "number": "text", "issued_on": "date", "signer": "text", "office": "text", "issuer": "agency", "basis": "text",
    "implements": "text", "definition": "text", "reason": "text", "content": "text", "outline": "text", "summary": "text",
    "plans": "text", "help": "text", "subject": "text", "group": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of asking: its ``text`` with slots, and its labels; ``known`` what its header says beyond field and form."""

    text: str
    ask: tuple[str, ...]
    form: str
    known: dict[str, str] = field(default_factory=dict)


def read_frames(folder: Path = DATA / "frames") -> tuple[list[Frame], list[str], list[str]]:
    """Return all frames, and what may be said before and after a question."""
    frames: list[Frame] = []
    around: dict[str, list[str]] = {"before": [], "after": []}
    for file in sorted(folder.glob("*.txt")):
        head = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                head = line[1:-1]
            elif line.strip() and not line.startswith("#"):
                if head in around:
                    around[head].append(line)
                else:
                    frames.append(_frame(line.strip(), head))
    return frames, around["before"], around["after"]


def _frame(text: str, head: str) -> Frame:
    asked, form, *more = head.split("|")
    known = dict(pair.split("=") for part in more for pair in part.split(";") if "=" in pair)
    return Frame(text, tuple(asked.split(",")), form, known)


def framed(fillings: int, chance: np.random.Generator) -> list[Labelled]:
    """Return every frame, filled ``fillings`` times, each time about another subject; a third with words before or after."""
    frames, before, after = read_frames()
    fillers = Fillers.read(DATA / "fillers.txt")
    return [_filled(frame, fillers, before, after, chance) for frame in frames for _ in range(fillings)]


def _filled(
    frame: Frame, fillers: Fillers, before: Sequence[str], after: Sequence[str], chance: np.random.Generator
) -> Labelled:
    text = _with_manners(frame, before, after, chance)
    whole, marks = _written(text, fillers.draw(chance))
    named = any(mark.kind is SpanKind.AGENCY for mark in marks)
    return Labelled(
        text=whole,
        source=SOURCE,
        ask=frame.ask,
        form=frame.form,
        of=frame.known.get("of"),
        expects=_expected(frame),
        role=frame.known.get("role") if named else NOTHING,
        negated=tuple(frame.known["neg"].split(",")) if "neg" in frame.known else _not_negated(frame.text),
        spans=marks,
        unsure=_unsure(text, {mark.kind for mark in marks}, frame.form),
        weight=0.6,
    )


def _with_manners(frame: Frame, before: Sequence[str], after: Sequence[str], chance: np.random.Generator) -> str:
    """Return the frame's text, now and then with words before and after it that ask nothing ("cho em hỏi …")."""
    text = frame.text
    if frame.ask != ("none",) and chance.random() < 0.25:
        text = f"{before[int(chance.integers(len(before)))]} {text}"
    if frame.ask != ("none",) and chance.random() < 0.2:
        body = text.rstrip("?")
        text = f"{body} {after[int(chance.integers(len(after)))]}{text[len(body) :]}"
    return text


def _written(text: str, values: Mapping[str, str]) -> tuple[str, tuple[Marked, ...]]:
    """Return ``text`` with its slots filled by ``values``, and the spans that they, and its claim, come to stand in."""
    pieces: list[str] = []
    marks: list[Marked] = []
    at = length = opened = 0
    for slot in _SLOT.finditer(text):
        pieces.append(text[at : slot.start()])
        length += slot.start() - at
        at = slot.end()
        if slot[2] == "<":
            opened = length
        elif slot[2] == ">":
            marks.append(Marked(SpanKind.CLAIM, opened, length))
        else:
            value = values[slot[1]]
            if text[: slot.start()].endswith("năm "):
                value = value.removeprefix("năm ")
            if slot[1] in _KIND_OF:
                marks.append(Marked(SpanKind(_KIND_OF[slot[1]]), length, length + len(value)))
            pieces.append(value)
            length += len(value)
    return "".join([*pieces, text[at:]]), tuple(marks)


def _expected(frame: Frame) -> str | None:
    if "exp" in frame.known:
        return frame.known["exp"]
    if frame.form == "yes_no":
        return "bool"
    if frame.form == "count":
        return "number"
    return _EXPECTED.get(frame.ask[0]) if frame.form in ("value", "list") and len(frame.ask) == 1 else None


def _not_negated(text: str) -> tuple[str, ...] | None:
    """Return that nothing is negated where no word of the frame negates; None where that is not known."""
    return None if re.search(r"không|ngoài|trừ|chưa|bỏ|trống", text) else ()


def _unsure(text: str, found: set[SpanKind], form: str) -> frozenset[SpanKind]:
    """Return the kinds of marks of which ``text`` may hold some that no slot shows."""
    literal = _SLOT.sub("", text)
    unsure = {kind for kind, words in _MAY_BE.items() if kind not in found and words.search(literal)}
    if form == "yes_no" and SpanKind.CLAIM not in found:
        unsure.add(SpanKind.CLAIM)
    return frozenset(unsure & set(KINDS))
