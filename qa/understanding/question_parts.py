"""Questions that hold several: cut where each part asks for itself and is about something of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.places import find_places
from corpus.text import fold_accents, folded_syllables
from qa.contracts.cues import CueGroup
from qa.contracts.words import YEAR
from qa.understanding.asked_agencies import Span
from qa.understanding.lexicon import Cue, Word

_FIGURES: Final = frozenset({CueGroup.PERCENT, CueGroup.COUNT, CueGroup.AMOUNT})
_HOW_MUCH: Final = frozenset({"nhiêu", "mấy"})
_WHEN: Final = frozenset({CueGroup.WHEN, CueGroup.DEADLINE})
_WHICH_TIME: Final = frozenset({"nào", "giờ", "mấy", "lâu", "nhiêu"})
_OF_TIME: Final = frozenset(
    folded_syllables("bắt đầu kết thúc xong hoàn thành diễn ra khai mạc bế từ đến tới trước sau vào hạn đợt cuối rồi phải")
)
"""What only says of one thing that it begins or ends."""
_JOINTS: Final = frozenset({"và", "còn", "rồi"})
_BREAK: Final = re.compile(r"[,;:?.…–](?=\s)")
# What begins so says where, when or in what the rest is asked, for all of it.
_SETS_THE_SCENE: Final = frozenset({"trong", "theo", "ở", "tại", "về", "với", "đối", "khi", "đến", "tới", "năm", "riêng"})
_LEAST_TOPIC: Final = 2
_LEAST_PARTS: Final = 2
_MOST_PARTS: Final = 3


@dataclass(slots=True)
class _Piece:
    """Words of a question between two joints: from ``first`` to ``last`` (excluded); ``sign`` is what stands before them."""

    first: int
    last: int
    sign: str
    asks: frozenset[str]
    topic: int


def parts_of(
    text: str, words: Sequence[Word], cues: Sequence[Cue[CueGroup]], out: Collection[int], whole: Iterable[Span]
) -> tuple[str, ...]:
    """Return the questions that ``text`` holds, each with the places and years it shares; one where it is but one.

    ``out`` are the places of words that are no topic, ``whole`` the spans of names that are never cut.
    "Ai chủ trì X, bao giờ xong?" is one question, about one thing;
    "ai chủ trì X và ai chủ trì Y ở tỉnh A" are two.
    """
    if sum(bool(_asked_by(cue)) for cue in cues) < _LEAST_PARTS:
        return ()
    inside = {at for cue in cues for at in range(cue.first + 1, cue.last)}
    inside.update(at for at, word in enumerate(words) for start, end in whole if start < word.start < end)
    pieces = _pieces(text, words, cues, out, inside)
    scene, pieces = _scene(pieces, words)
    joined = _joined(pieces)
    if not _LEAST_PARTS <= len(joined) <= _MOST_PARTS:
        return ()
    said = [text[words[part.first].start : words[part.last - 1].end] for part in joined]
    setting = text[: words[scene].start].rstrip() + " " if scene else ""
    return tuple(with_shared([f"{setting}{part}" for part in said]))


def _pieces(
    text: str, words: Sequence[Word], cues: Sequence[Cue[CueGroup]], out: Collection[int], inside: Collection[int]
) -> list[_Piece]:
    cuts = [(0, "")]
    for at in range(1, len(words)):
        found = _BREAK.search(text[words[at - 1].end : words[at].start + 1])
        if at in inside:
            continue
        if found:
            cuts.append((at, found.group()))
        elif words[at].read in _JOINTS:
            cuts.append((at, words[at].read))
    ends = [at for at, _ in cuts[1:]] + [len(words)]
    pieces = []
    for (first, sign), last in zip(cuts, ends, strict=True):
        asks = frozenset(_asked_by(cue) for cue in cues if first <= cue.first < last) - {""}
        own = [at for at in range(first, last) if at not in out]
        if "when" in asks:
            own = [at for at in own if fold_accents(words[at].read) not in _OF_TIME]
        topic = len(own)
        pieces.append(_Piece(first, last, sign, asks, topic))
    return pieces


def _asked_by(cue: Cue[CueGroup]) -> str:
    """Return what a cue asks for: parts of a question ask for the same, each of something else."""
    if cue.group in _FIGURES and set(cue.phrase.split()) & _HOW_MUCH:
        return "figure"
    if cue.group in _WHEN and set(cue.phrase.split()) & _WHICH_TIME:
        return "when"
    return "who" if cue.group is CueGroup.WHO else ""


def _scene(pieces: list[_Piece], words: Sequence[Word]) -> tuple[int, list[_Piece]]:
    """Return where the words end that set the scene for all that is asked after them, and the pieces from there on."""
    for count, piece in enumerate(pieces):
        if piece.asks:
            opened = count and (piece.sign == ":" or words[0].read in _SETS_THE_SCENE)
            return (piece.first, pieces[count:]) if opened else (0, pieces)
    return 0, pieces


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Join pieces to parts: one that asks and has a topic of its own opens a part as soon as the part before has both."""
    parts: list[_Piece] = []
    for piece in pieces:
        before = parts[-1] if parts else None
        opens = before is None or (piece.asks & before.asks and min(piece.topic, before.topic) >= _LEAST_TOPIC)
        if before is not None and not opens:
            parts[-1] = _Piece(before.first, piece.last, before.sign, before.asks | piece.asks, before.topic + piece.topic)
        else:
            parts.append(piece)
    return parts


def with_shared(parts: list[str], *, shares_years: bool = True) -> list[str]:
    """Give parts without a place or a year those of the nearest part that has one, an earlier one first."""
    places = [" và ".join(dict.fromkeys(place.name for place in find_places(part))) for part in parts]
    years = [" ".join(YEAR.findall(part)) if shares_years else "" for part in parts]
    whole = []
    for at, part in enumerate(parts):
        order = [*range(at - 1, -1, -1), *range(at + 1, len(parts))]
        place = "" if places[at] else next((places[i] for i in order if places[i]), "")
        year = "" if years[at] else next((years[i] for i in order if years[i]), "")
        text = part.strip(" ,;:?")
        text = re.sub(r"^(?:và|còn|rồi)\s+", "", text)
        whole.append(text + (f" năm {year}" if year else "") + (f" ở {place}" if place else ""))
    return whole
