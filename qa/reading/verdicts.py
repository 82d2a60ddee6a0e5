"""What a passage says of a claim: whether it is so, clause by clause.

In: a claim in words and a passage's text. Out: a :class:`Judgement`, or None where the passage holds nothing to go by. The
clause that says most of the claim decides: its figures and times must be the claim's, it must deny what the claim denies and
nothing else, and the claim's telling words must stand there, not in another clause or with another word in their place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.register.times import read_timing
from corpus.text import folded_syllables
from qa.reading.claimed_times import claimed_time
from qa.reading.claims import claims_of_each
from qa.reading.contrasts import is_of_another_kind, is_of_others, leaves_some_out, opposes, weekdays_in
from qa.reading.denials import is_left_out, only_of, says_not
from qa.reading.figures import Figure, figures_in, in_digits
from qa.reading.limits import limit_of
from qa.reading.parties import agency_ids, may_be_of, names_one_of
from qa.reading.polarity import deny_alike, is_taken_out
from qa.reading.sentence_parts import Clause, clauses_of
from qa.reading.spans_of_time import as_days
from qa.reading.statements import years_set_in
from qa.reading.wording import SAYS_NOTHING, Weight

_SPOKEN_OF: Final = 0.5
"""Of what is claimed not to be so the text must say so much: of what it never speaks it says nothing against the claim."""
_RATHER: Final = re.compile(r"\s*,?\s*(?:chứ|mà)\s+(?=không|chẳng)", re.IGNORECASE)
"""Where a claim goes on with what is not so ("chỉ báo cáo chứ không phải …"): both parts must be right."""
_JOINS: Final = re.compile(
    r"bi|can|van|cung|cu|moi|da|se|chi|thoi|het|luon|vao|len|xuong|con|bang|tu|ve|tren|duoi|hon|qua|it|nhat|toi|thieu"
    r"|khong|chua|cam|chang|mien|ko"
)
"""Folded syllables that join or deny: they tell nothing of whether a clause is the claim's."""
_STANDS: Final = re.compile(
    r"(?<!không )\b(?:còn|vẫn|tiếp tục)\b.*\b(?:áp dụng|dùng|xài|giá trị|hiệu lực|song song)\b", re.IGNORECASE
)
"""A claim that something is still in force."""
_OVER: Final = re.compile(r"\bthay (?:thế|cho)\b|\bhết hiệu lực\b|\bbãi bỏ\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ROLES: Final = ("chủ trì", "phối hợp")
_CASE: Final = re.compile(r"\b(?:thì|mà|vẫn|mới (?:làm|nộp|xin|báo)|kịp|đủ|đạt rồi)\b", re.IGNORECASE)
"""What follows a figure that is the case of which something is asked ("trễ 8 ngày thì …")."""
_MORE: Final = re.compile(r"\b(?:hơn|trên|vượt|quá)\s*$", re.IGNORECASE)
_LESS: Final = re.compile(r"\b(?:dưới|chưa (?:đến|tới)|gần|không đến)\s*$", re.IGNORECASE)

_HEAVIEST: Final = 7.0
"""Weight that a rare word counts at most: one that the plans never use is often only another way to say it."""
_NEAR: Final = 0.4
"""A sentence tells of the claim where it says this share of what the sentence says that says most."""
_TIES: Final = 0.03
_SHARED: Final = 0.8
"""From this share on a word that a clause takes from those before it counts as its own."""
_CONTRAST: Final = 0.15
_TELLING: Final = 3.5
_SAME_SPAN: Final = 0.03


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a passage ``says`` the claim, and how much of the claim stands in the clause that decides (``fit``, 0..1)."""

    says: bool
    fit: float


class _Said:
    """A clause with how much of the claim it says (``fit``), and which of the claim's words it holds itself."""

    def __init__(self, clause: Clause, words: Mapping[str, float]) -> None:
        own = clause.own
        shares = {s: 1.0 if s in own else clause.left.get(s, 0.0) for s in words}
        self.clause = clause
        self.fit = sum(words[s] * share for s, share in shares.items()) / sum(words.values())
        self.held = frozenset(s for s in words if s in own)


def judged(claim: str, text: str, weight: Weight, above: str = "", part: str = "") -> Judgement | None:
    """Return what ``text``, which stands under ``above``, says of ``claim``; None where it holds nothing to go by.

    Where a ``part`` of the text is told to be about the claim, its clauses alone are held against it.
    """
    whole = clauses_of(in_digits(text), above)
    within = " ".join(folded_syllables(in_digits(part)))  # clauses are joined of fragments, with other marks between them
    clauses = [clause for clause in whole if (own := " ".join(folded_syllables(clause.text))) and own in within] or whole
    claims = (each for one in claims_of_each(claim) for each in _RATHER.split(one))
    parts = (_judged_part(in_digits(each), clauses, whole, above, weight) for each in claims)
    verdicts = [each for at, each in enumerate(parts) if each is not None and (not at or each.fit >= _SPOKEN_OF)]
    return Judgement(all(v.says for v in verdicts), min(v.fit for v in verdicts)) if verdicts else None


def _judged_part(
    claim: str, clauses: Sequence[Clause], whole: Sequence[Clause], above: str, weight: Weight
) -> Judgement | None:
    # the number of the plan that the claim is on ("chỉ thị 09") is no figure
    named = frozenset(folded_syllables(above))
    figures = [f for f in figures_in(claim) if f.unit or not named & frozenset(folded_syllables(f.text))]
    figures = [f for f in figures if f.unit or not _YEAR.fullmatch(f.text)]
    words = _telling(claim, figures, weight)
    if not clauses or not words:
        return None
    said = [_Said(clause, words) for clause in clauses]
    decides = _deciding(claim, said)
    if is_left_out(claim, (clause.text for clause in whole), weight):
        return Judgement(says_not(claim), decides.fit)
    if _STANDS.search(claim) and any(_OVER.search(text) for text in (above, *(each.clause.text for each in _near(said)))):
        return Judgement(False, decides.fit)
    measured = _by_figures(claim, figures, said)
    if measured is not None:
        decides, right = measured
        return Judgement(right and _same_sense(claim, said, weight) and not _of_others(claim, decides, whole), decides.fit)
    other = is_of_another_kind(claim, decides.clause.text, " ".join(each.clause.text for each in said))
    if other or _speaks_against(claim, said, decides) or _of_others(claim, decides, whole):
        return Judgement(False, decides.fit)
    unproved = _is_unproved(figures, said)
    if unproved or not _times_agree(claim, said, decides) or not _may_name(claim, decides, said, whole, above):
        return Judgement(False, decides.fit)
    other = _in_another(decides, said, words) or _other_in_place(claim, decides, words)
    return Judgement(not other and _same_sense(claim, said, weight, narrowed=_narrowed(decides, claim)), decides.fit)


def _telling(claim: str, figures: Sequence[Figure], weight: Weight) -> dict[str, float]:
    """Return the claim's telling folded syllables with their weights, its figures aside; what is counted is one of them."""
    bare = claim
    for figure in figures:
        bare = bare.replace(figure.text, " " if figure.kind else figure.text.lstrip("0123456789.,"))
    found = {s: min(weight(s), _HEAVIEST) for s in folded_syllables(bare) if not _joins(s)}
    return {syllable: value for syllable, value in found.items() if value > 0}


def _joins(syllable: str) -> bool:
    return syllable in SAYS_NOTHING or _JOINS.fullmatch(syllable) is not None


def _deciding(claim: str, said: Sequence[_Said]) -> _Said:
    """Return the clause that says most of the claim; of who does what, one that has the claim's own verb."""
    role = next((verb for verb in _ROLES if verb in claim.lower()), None)
    able = [each for each in said if not each.clause.is_exception] or list(said)
    able = [each for each in able if role and role in each.clause.text.lower()] or able
    return max(able, key=lambda each: each.fit)


def _is_unproved(figures: Sequence[Figure], said: Sequence[_Said]) -> bool:
    """Tell whether something is counted in the claim that the text counts nothing of, by whatever name."""
    told = {figure.value for each in said for figure in figures_in(each.clause.text)}
    return any(figure.unit and figure.value != 1 and figure.value not in told for figure in figures)


def _by_figures(claim: str, figures: Sequence[Figure], said: Sequence[_Said]) -> tuple[_Said, bool] | None:
    """Return the clause that gives a figure to what the claim gives it to, and whether it is the claim's.

    None where the clauses hold no figure that measures the same.
    """
    asked = years_set_in(claim)
    told: list[tuple[_Said, bool]] = []
    for figure in figures:
        holding = [(each, alike) for each in said if (alike := [f for f in figures_in(each.clause.text) if _alike(figure, f)])]
        if not holding and figure.value == 1:
            continue
        if not holding:
            return None
        dated = [(each, alike) for each, alike in holding if not asked or not (years := _years(each, said)) or asked & years]
        best = max((each for each, _ in dated or holding), key=lambda each: each.fit)
        values = [(each.clause.text, other) for each, alike in dated if each.fit >= best.fit - _TIES for other in alike]
        told.append((best, any(_as_claimed(claim, figure, *each) for each in values)))
    return min(told, key=lambda each: (each[1], each[0].fit)) if told else None


def _years(one: _Said, said: Sequence[_Said]) -> frozenset[int]:
    """Return the years that a clause is of: its own, else those of the nearest before it."""
    before = said[: said.index(one) + 1]
    told = (years_set_in(each.clause.text) or years_set_in(each.clause.lead) for each in reversed(before))
    return next((years for years in told if years), frozenset())


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether the figures measure the same: percent, money, spans of time, or what is counted."""
    if one.kind or other.kind:
        return one.kind == other.kind
    return bool(as_days(one) and as_days(other)) or not one.unit or not other.unit or one.unit == other.unit


def _as_claimed(claim: str, figure: Figure, text: str, other: Figure) -> bool:
    """Tell whether ``other``, of ``text``, is the claimed figure, or beyond it where the claim says so ("hơn 700 tỷ").

    Of a case ("ngập 8 mét thì có phải dời không") it is told whether it is within what the text limits.
    """
    before, claimed, told = claim[: figure.start], figure.value, other.value
    if as_days(figure) and as_days(other):
        claimed, told = as_days(figure), as_days(other)
    near = _SAME_SPAN if as_days(figure) and figure.unit != other.unit else 0.0
    limit = limit_of(text, other, told) if _CASE.search(claim[figure.start :]) and not limit_of(claim, figure) else None
    if limit is not None:
        return limit.holds(claimed)
    if abs(told - claimed) <= near * told:
        one, another = limit_of(claim, figure, claimed), limit_of(text, other, told)
        return one is None or another is None or one.meets(another)  # "trên 16 tuổi" is not "dưới 16 tuổi"
    return bool((_MORE.search(before) and told > claimed) or (_LESS.search(before) and told < claimed))


def _times_agree(claim: str, said: Sequence[_Said], decides: _Said) -> bool:
    """Tell whether no clause near the deciding one says another time, or another recurrence, than the claim does."""
    claimed = claimed_time(claim)
    if claimed is None:
        return True
    own = read_timing(decides.clause.text)
    if claimed.timing.recurs and own.recurs and claimed.recurs_as(own) is False:
        return False
    timed = [each for each in said if read_timing(each.clause.text).intervals]
    if not claimed.timing.intervals or not timed:
        return True
    nearest = max(timed, key=lambda each: (each is decides, each.fit))
    told = read_timing(nearest.clause.text).intervals
    return any(claimed.meets(one, other) for one in claimed.timing.intervals for other in told)


def _speaks_against(claim: str, said: Sequence[_Said], decides: _Said) -> bool:
    """Tell whether the clauses near the claim are of another day of the week, or say the opposite of the day it names."""
    days = weekdays_in(claim)
    dated = [(each, told) for each in _near(said) if (told := weekdays_in(each.clause.text))]
    if days and dated:
        held = [each for each, told in dated if days <= told]
        return not held or opposes(
            claim, max(held, key=lambda each: (-len(weekdays_in(each.clause.text)), each.fit)).clause.text
        )
    return opposes(claim, decides.clause.text)


def _of_others(claim: str, decides: _Said, whole: Sequence[Clause]) -> bool:
    """Tell whether the deciding clause is of all others than those whom the claim names, who stand in another clause."""
    elsewhere = frozenset(syllable for clause in whole if clause.text != decides.clause.text for syllable in clause.own)
    return is_of_others(claim, decides.clause.text, elsewhere) or leaves_some_out(claim, (clause.text for clause in whole))


def _may_name(claim: str, decides: _Said, said: Sequence[_Said], whole: Sequence[Clause], above: str) -> bool:
    """Tell whether the text may be of the agencies that the claim names: it names one of them, by whatever words, or none.

    Who does what must stand in the deciding clause; what stands ``above`` may name it.
    """
    role = any(verb in claim.lower() for verb in _ROLES)
    if role or (agency_ids(decides.clause.text) and may_be_of(agency_ids(claim), decides.clause.text)):
        return may_be_of(agency_ids(claim), decides.clause.text)
    told, ids = " ".join(each.clause.text for each in said), agency_ids(claim)
    text = told if agency_ids(told) else " ".join(clause.text for clause in whole)  # who is told beside it
    known = may_be_of(ids, text) or not set(ids).isdisjoint(agency_ids(above))
    return known or names_one_of(claim, text, frozenset(folded_syllables(above)))


def _in_another(decides: _Said, said: Sequence[_Said], words: Mapping[str, float]) -> bool:
    """Tell whether what a clause with a figure lacks of the claim stands in another: "từ xã hội hóa", where another sum is."""
    if not figures_in(decides.clause.text):
        return False
    rivals = [each.clause for each in said if each is not decides and figures_in(each.clause.text)]
    others = frozenset(syllable for clause in rivals for syllable in clause.own)
    lacked = [s for s in words if s in others and s not in decides.held and decides.clause.left.get(s, 0.0) < _SHARED]
    return sum(words[s] for s in lacked) >= _CONTRAST * sum(words.values())


def _other_in_place(claim: str, decides: _Said, words: Mapping[str, float]) -> bool:
    """Tell whether the clause has another word in the place of one of the claim's: "ngành gỗ" where it says "ngành điện tử"."""
    clause, asked = folded_syllables(decides.clause.text), folded_syllables(claim)
    before, word = next((pair for pair in reversed(list(itertools.pairwise(asked))) if pair[1] in words), ("", ""))
    if before not in words or before not in clause or word in clause or words[word] < _TELLING:
        return False
    after = [following for one, following in itertools.pairwise(clause) if one == before]
    return bool(after) and all(s not in asked and not _joins(s) for s in after)


def _same_sense(claim: str, said: Sequence[_Said], weight: Weight, *, narrowed: bool = False) -> bool:
    """Tell whether the claim denies something and so does the text near it, or neither; an exception turns that around."""
    near = [each for each in _near(said) if not each.clause.is_exception]
    best = max(near, key=lambda each: each.fit).clause if near else None
    alike = deny_alike(claim, [each.clause for each in near], lambda s: not _joins(s), narrowed, best)
    told = " ".join(each.clause.text for each in near)
    taken_out = [each.clause.text for each in said if each.clause.is_exception]
    return alike != any(is_taken_out(claim, exception, told, weight) for exception in taken_out)


def _near(said: Sequence[_Said]) -> list[_Said]:
    """Return the clauses of the sentences that say nearly as much of the claim as the one that says most."""
    sentences: list[list[_Said]] = [[]]
    for each in said:
        sentences[-1].append(each)
        if each.clause.ends:
            sentences.append([])
    best = max(each.fit for each in said)
    return [each for one in sentences if one and max(e.fit for e in one) >= _NEAR * best for each in one]


def _narrowed(decides: _Said, claim: str) -> bool:
    """Tell whether the clause allows only what the claim does not say ("chỉ được dùng khi cấp cứu")."""
    named = frozenset(folded_syllables(claim))
    only = list(itertools.dropwhile(named.__contains__, (s for s in only_of(decides.clause.words) if not _joins(s))))
    return bool(only) and sum(s in named for s in only) * 2 < len(only)
