"""Repairing how a question was typed: missing accents and slips of the keyboard, by context.

A noisy channel: every syllable has candidates (itself, other accentings of it, known syllables one slip away), each with a
cost of having been typed so, and a syllable-bigram model chooses the likeliest sequence (Viterbi). The model is learnt from the
indexed passages; a general word list (from the package underthesea, data only) and the phrases of asking stand behind it for
words that no plan uses. Abbreviations, numbers and document numbers pass through untouched.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final

from corpus.text import Token, find_document_numbers, fold_accents, fold_tone_position, tokens
from corpus.text.wordlist import compounds
from qa.spelling.learned_counts import learned_counts
from qa.spelling.slips import Slips, alike_in_tone, marks_apart, shares_marks

# Costs are negative natural logarithms: how unlikely it is that somebody who means the candidate types what was typed.
_UNACCENTED: Final = 0.3
_BARE_AMONG_ACCENTED: Final = 5.0
_WRONG_ACCENT: Final = 6.0
_LIKE_TONE: Final = 4.0
_KNOWN_ANYWAY: Final = 2.5
_KNOWN_ACCENT: Final = 1.5
_UNKNOWN: Final = 9.0
_CANDIDATES: Final = 12
_LONGEST: Final = 7
_REMEMBERED: Final = 4096
"""Syllables whose readings are kept: those of most questions are the same few thousand."""

# A slip that makes another known syllable is mended where what was typed goes with neither neighbour and the mended one makes
# a set phrase with one: so often side by side, and with these shares of the one's and of the other's places.
_SLIP_TO_WORD: Final = 5.0
_PHRASE_SEEN: Final = 3.0
_SHARES: Final = ((0.4, 0.6), (0.1, 0.3))  # for a letter in another's place, and for one lost or too many
_SHARE_OF_NEIGHBOUR: Final = 0.85  # for a word of grammar, which may stand beside any other

# Share of the syllable pair in the model, the rest being the syllable alone (Jelinek-Mercer smoothing).
_PAIR_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Repaired:
    """A question as it was read: the whole ``text``, and for every syllable what was ``typed`` and what was ``read``."""

    text: str
    typed: tuple[Token, ...]
    read: tuple[Token, ...]

    @property
    def changes(self) -> dict[str, str]:
        """The syllables that were read otherwise than typed."""
        return {t.text: r.text for t, r in zip(self.typed, self.read, strict=True) if t.text != r.text}


class Restorer:
    """Restores accents and mends slips; immutable once made, so that threads may share it."""

    def __init__(
        self,
        syllables: Mapping[str, float],
        bigrams: Mapping[tuple[str, str], float],
        written: tuple[Mapping[str, float], Mapping[tuple[str, str], float]] | None = None,
        alone: Collection[str] = (),
        firm: Collection[tuple[str, str]] | None = None,
    ) -> None:
        """Take how often each accented syllable and each pair of neighbours stands in the text to learn from.

        ``written`` are the same of the plans alone, where ``syllables`` and ``bigrams`` hold more; ``alone`` are words of
        grammar, which may stand beside any other; ``firm`` are the pairs that prove no slip (all where None): in questions two
        words may meet that belong to two phrases.
        """
        self._firm = frozenset(bigrams if firm is None else firm)
        self._alone = frozenset(alone)
        self._written, self._written_pairs = written or (syllables, bigrams)
        self._counts = syllables
        self._pairs = bigrams
        self._total = sum(syllables.values()) or 1.0
        self._size = max(len(syllables), 1)
        self._by_folded: dict[str, list[str]] = {}
        for syllable in sorted(syllables, key=lambda s: -syllables[s]):
            self._by_folded.setdefault(fold_accents(syllable), []).append(syllable)
        self._slips = Slips(self._by_folded)
        self._offered = lru_cache(_REMEMBERED)(self._candidates)
        self._slipped = lru_cache(_REMEMBERED)(self._slipped_from)

    @classmethod
    def from_counts(
        cls,
        syllable_counts: Mapping[str, int],
        bigram_counts: Mapping[tuple[str, str], int],
        phrases: Iterable[Sequence[str]] = (),
    ) -> Restorer:
        """Learn from the index's counts, with the general word list and ``phrases`` (of asking) behind them.

        What stands behind them counts for as much among many plans as among few.
        """
        counts = learned_counts(syllable_counts, bigram_counts, phrases)
        return cls(counts.syllables, counts.pairs, (syllable_counts, bigram_counts), counts.alone, counts.firm)

    def restore(self, text: str) -> str:
        """Return ``text`` with accents restored and slips mended."""
        return self.repair(text).text

    def repair(self, text: str, keep: Sequence[tuple[int, int]] = (), *, bare: bool = False) -> Repaired:
        """Return how ``text`` (NFC) is best read; what stands in the spans ``keep`` is right already.

        It is read as typed without accents where it has none, or was ``bare`` before words of it were written out.
        """
        typed = tuple(tokens(text))
        fixed = [*keep, *((number.start, number.end) for number in find_document_numbers(text))]
        accented = not bare and any(fold_accents(token.text) != token.text and not _within(token, keep) for token in typed)
        lattice = [
            [(token.text, 0.0)]
            if _within(token, fixed) or _untouchable(text[token.start : token.end])
            else [*self._offered(token.text, accented)]
            for token in typed
        ]
        for at in range(len(typed)):
            lattice[at] += self._slips_to_words(at, lattice, typed)
        named = frozenset(start for start, _ in keep)
        return _rewrite(text, typed, self._best_path(lattice, [token.start in named for token in typed]))

    def _slips_to_words(
        self, at: int, lattice: Sequence[Sequence[tuple[str, float]]], typed: Sequence[Token]
    ) -> list[tuple[str, float]]:
        """Return what the known syllable at ``at`` may have slipped from, where only the slip fits ill with its neighbours.

        "gia đoạn" is "giai đoạn": nobody writes the one, and "đoạn" seldom comes without "giai". "cấp huyện" stays.
        """
        syllable = typed[at].text
        folded = fold_accents(syllable)
        if len(lattice[at]) < 2 or syllable not in self._counts or not 2 <= len(folded) <= _LONGEST:
            return []
        before = typed[at - 1].text if at else ""
        after = typed[at + 1].text if at + 1 < len(typed) else ""
        if (before, syllable) in self._firm or (syllable, after) in self._firm:
            return []
        offered = {candidate for candidate, _ in lattice[at]}
        return [
            (variant, _SLIP_TO_WORD)
            for variant, lost_or_added in self._slipped(syllable)
            if variant not in offered
            and any(
                self._belongs(variant, neighbour, pair, lost_or_added=lost_or_added, sure=syllable not in self._alone)
                for neighbour, pair in ((before, (before, variant)), (after, (variant, after)))
            )
        ]

    def _slipped_from(self, syllable: str) -> Sequence[tuple[str, bool]]:
        """Return the known syllables that a slip makes ``syllable`` of, each with whether a letter is lost or too many."""
        folded = fold_accents(syllable)
        return [
            (variant, len(near) != len(folded))
            for near in self._slips.near(folded, easy_only=False)
            for variant in self._by_folded[near]
            if shares_marks(variant, syllable)
        ]

    def _belongs(self, syllable: str, neighbour: str, pair: tuple[str, str], *, lost_or_added: bool, sure: bool) -> bool:
        """Tell whether ``syllable`` and ``neighbour``, in the order of ``pair``, are mostly written together.

        It takes more where a letter stands ``lost_or_added`` no more but for another, and most where it is not ``sure`` that
        what was typed wants a neighbour at all.
        """
        seen = self._written_pairs.get(pair, 0)
        if seen < _PHRASE_SEEN:
            return False
        own, others = seen / self._written[syllable], seen / self._written[neighbour]
        if not sure:
            return others >= _SHARE_OF_NEIGHBOUR
        least, most = _SHARES[lost_or_added]
        return min(own, others) >= least and max(own, others) >= most

    def _candidates(self, syllable: str, accented: bool) -> Sequence[tuple[str, float]]:
        """Return what may be meant by ``syllable``, with the cost of having typed it so, the likeliest first."""
        folded = fold_accents(syllable)
        known = syllable in self._counts
        bare = syllable == folded
        found = {syllable: 0.0 if known else _UNKNOWN}
        accent_cost = (_BARE_AMONG_ACCENTED if accented else _UNACCENTED) if bare else _WRONG_ACCENT
        if known and (accented or not bare):
            accent_cost += _KNOWN_ACCENT
        for variant in self._by_folded.get(folded, ()):
            others = _WRONG_ACCENT if known and not bare and marks_apart(variant, syllable) > 1 else 0.0  # "dòng", not "đồng"
            cost = min(accent_cost, _LIKE_TONE) if alike_in_tone(variant, syllable) else accent_cost + others
            found.setdefault(variant, cost)
        if 2 <= len(folded) <= _LONGEST:
            familiar = known or (bare and not accented and folded in self._by_folded)
            for near, cost in self._slips.near(folded, easy_only=familiar).items():
                for variant in self._by_folded[near]:
                    shared = bare or shares_marks(variant, syllable)
                    if shared or fold_accents(variant) == variant:
                        all_marks = 0.0 if shared else _WRONG_ACCENT / 2  # they were typed, all of them
                        found.setdefault(variant, cost + all_marks + (_KNOWN_ANYWAY if familiar else 0.0))
        ranked = sorted(found.items(), key=lambda item: item[1] - math.log(self._unigram(item[0])))
        return (
            ranked[:_CANDIDATES]
            if syllable in dict(ranked[:_CANDIDATES])
            else [*ranked[:_CANDIDATES], (syllable, found[syllable])]
        )

    def _unigram(self, syllable: str) -> float:
        return (self._counts.get(syllable, 0) + 0.1) / (self._total + 0.1 * self._size)

    def _after(self, syllable: str, best: Mapping[str, float], *, begins: bool) -> tuple[str, float]:
        """Return the likeliest syllable before ``syllable`` of those in ``best``, with the cost of the two and all before.

        Where a name ``begins`` it makes no word with what stands before it: "co So Y te" has nothing of "cơ sở".
        """
        unigram = (1 - _PAIR_SHARE) * self._unigram(syllable)
        unpaired = -math.log(unigram)
        costs = []
        for previous, total in best.items():
            pairs = None if begins and (previous, syllable) in compounds() else self._pairs.get((previous, syllable))
            if pairs is None:
                costs.append((total + unpaired, previous))
            else:
                share = min(pairs / max(self._counts.get(previous, 0), 1), 1.0)
                costs.append((total - math.log(_PAIR_SHARE * share + unigram), previous))
        cost, before = min(costs, key=itemgetter(0))
        return before, cost

    def _best_path(self, lattice: Sequence[Sequence[tuple[str, float]]], begins: Sequence[bool]) -> list[str]:
        if not lattice:
            return []
        best: dict[str, float] = {s: cost - math.log(self._unigram(s)) for s, cost in lattice[0]}
        back: list[dict[str, str]] = []
        for column, name in zip(lattice[1:], begins[1:], strict=True):
            scores: dict[str, float] = {}
            came: dict[str, str] = {}
            for syllable, cost in column:
                before, score = self._after(syllable, best, begins=name)
                scores[syllable], came[syllable] = score + cost, before
            back.append(came)
            best = scores
        path = [min(best, key=lambda s: best[s])]
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]


def _within(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def _untouchable(written: str) -> bool:
    """Tell whether a word passes as it is: a number, or capitals (an abbreviation, the mark of an item)."""
    return not written.isalpha() or (written.isupper() and len(written) <= 6)


def _rewrite(text: str, typed: tuple[Token, ...], path: Sequence[str]) -> Repaired:
    pieces: list[str] = []
    read: list[Token] = []
    at = length = 0
    for token, syllable in zip(typed, path, strict=True):
        written = text[token.start : token.end]
        if token.text == syllable:
            new = fold_tone_position(written)
        else:
            new = syllable.upper() if written.isupper() and len(written) > 1 else syllable
            new = new[0].upper() + new[1:] if written[0].isupper() else new
        gap = text[at : token.start]
        pieces += [gap, new]
        length += len(gap)
        read.append(Token(syllable, length, length + len(new)))
        length += len(new)
        at = token.end
    return Repaired("".join([*pieces, text[at:]]), typed, tuple(read))
