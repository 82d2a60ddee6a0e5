"""The learned reader of questions: tuned layers on the encoder's own word table, run by OpenVINO, without torch.

Training, its material and its measurements: the package ``training``. In: a question with its accents. Out: a
:class:`qa.contracts.learned_reading.LearnedReading`.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.tuned import load_tuned, opened
from indexer.encoding.unigram import tokenizer_of
from qa.contracts.learned_reading import LearnedReading, Negated, QuestionReader, ReadSpan, SpanKind, WayToRead
from qa.contracts.query import Counted, Expects, Field, Form, Role
from qa.understanding.learned_graph import MARKS, ReaderGraph
from qa.understanding.learned_weights import packaged, said_by_phrases
from qa.understanding.learned_words import cut_words, word_ids

_MOST_FIELDS: Final = 3
_MOST_WAYS: Final = 5
_LIKELY: Final = 4
"""Fields and forms that ways to read a question are made of."""

_AVERAGED: Final = 0.5
_Name = TypeVar("_Name", bound=StrEnum)
Numbers = NDArray[np.float32]


def load_reader(
    data: Path, *, enabled: bool = True, phrases: bool = True, weights: Path | None = None
) -> QuestionReader | None:
    """Return the reader over the default encoder below ``data``; None where it is turned off or cannot be had.

    A warning is logged where the weights (by default the package's) belong to another encoder or cannot be read: the rules
    then read alone. Nothing is logged where the encoder's folder has yet to be made.
    """
    make = partial(LearnedReader, phrases=phrases)
    return opened("learned reader", weights or packaged(), data, make, enabled=enabled)


class LearnedReader:
    """Reads questions with the weights of a file on the encoder of a folder; see :class:`QuestionReader`."""

    def __init__(self, file: Path, base: Path, *, threads: int = 1, phrases: bool = True) -> None:
        """Take the weights' file, the base encoder's folder, how many threads to compute with, and whether phrases are heard.

        Raises :class:`OtherEncoderError` where they do not belong together, OSError or ValueError where one is damaged.
        """
        weights = load_tuned(file, base)
        self._weights = weights.without_layers()
        self._facts = self._weights.facts
        self._mixed = self._facts.get("mixed", {}) if phrases else {}
        self._tokenizer = tokenizer_of(base)
        self._graph = ReaderGraph(weights, threads)

    def read(self, text: str, *, typed: str = "", cues: Collection[str] = ()) -> LearnedReading:
        """Return what ``text`` asks; see :meth:`QuestionReader.read`."""
        words = cut_words(text)
        logits = self.logits(text)
        marks = logits.pop(MARKS)
        if typed and typed != text:
            other = self.logits(typed)
            logits = {name: _AVERAGED * (values + other[name]) for name, values in logits.items()}
        self._hear(logits, cues)
        fields = self._fields(logits)
        forms = self._share("form", logits)
        return LearnedReading(
            text=text,
            ask=self._sorted(Field, "ask", fields),
            form=self._sorted(Form, "form", forms),
            of=self._with_none(Counted, "of", logits),
            expects=self._sorted(Expects, "expects", self._share("expects", logits)),
            role=self._with_none(Role, "role", logits),
            negated=self._sorted(Negated, "negated", _logistic(logits["negated"] / self._temperature("negated"))),
            none=float(fields[self._facts["heads"]["ask"].index(Field.NONE)]),
            spans=self._spans(text, words, marks),
            best=self._ways(logits, fields, forms),
        )

    def logits(self, text: str) -> dict[str, Numbers]:
        """Return the logits of every head for ``text``, layers and phrases together, and of the marks of its words."""
        ids, firsts = word_ids(self._tokenizer, text, cut_words(text))
        found = self._graph.run(self._weights.embedded(ids), firsts)
        said = said_by_phrases(self._weights, text)
        for head, (share, beside) in self._mixed.items():
            found[head] = share * found[head] + beside * said[head]
        return found

    def _hear(self, logits: dict[str, Numbers], cues: Collection[str]) -> None:
        """Add to ``logits`` what the rules' ``cues`` were found to say in training."""
        for head, learned in self._facts.get("cues", {}).items():
            for cue in set(cues) & learned.keys():
                logits[head] = logits[head] + np.array(learned[cue], np.float32)

    def _temperature(self, head: str) -> float:
        return float(self._facts["temperatures"].get(head, 1.0))

    def _share(self, head: str, logits: dict[str, Numbers]) -> Numbers:
        return _softmax(logits[head] / self._temperature(head))

    def _fields(self, logits: dict[str, Numbers]) -> Numbers:
        """Return each field's probability of being wanted, from the likeliest-field head and from the field's own."""
        own, beside, constant = self._facts["fields"]
        return _logistic(own * logits["wanted"] + beside * np.log(_softmax(logits["ask"]) + 1e-6) + constant)

    def _sorted(self, kind: type[_Name], head: str, shares: Numbers) -> tuple[tuple[_Name, float], ...]:
        """Return what ``head`` was trained on, with ``shares``; what the contract gained since is not among it."""
        pairs = zip(map(kind, self._facts["heads"][head]), map(float, shares), strict=True)
        return tuple(sorted(pairs, key=lambda pair: -pair[1]))

    def _with_none(self, kind: type[_Name], head: str, logits: dict[str, Numbers]) -> tuple[tuple[_Name | None, float], ...]:
        names = [kind(name) if name else None for name in self._facts["heads"][head]]
        return tuple(sorted(zip(names, map(float, self._share(head, logits)), strict=True), key=lambda pair: -pair[1]))

    def _ways(self, logits: dict[str, Numbers], fields: Numbers, forms: Numbers) -> tuple[WayToRead, ...]:
        heads = self._facts["heads"]
        names, kinds = [Field(name) for name in heads["ask"]], [Form(name) for name in heads["form"]]
        return _ways(names, kinds, self._share("ask", logits), fields, self._share("many", logits), forms)

    def _spans(self, text: str, words: Sequence[tuple[int, int]], marks: Numbers) -> tuple[ReadSpan, ...]:
        if not len(marks):
            return ()
        kinds = [SpanKind(name) for name in self._facts["kinds"]]
        shares = _softmax(marks.reshape(len(marks), len(kinds), 3) / self._temperature(MARKS))
        found = [
            ReadSpan(kind, start, end, text[start:end], share)
            for at, kind in enumerate(kinds)
            for first, last, share in _runs(shares[:, at])
            for start, end in [_without_marks(words, text, first, last)]
            if start < end
        ]
        return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def _runs(shares: Numbers) -> list[tuple[int, int, float]]:
    """Return the runs of words marked by ``shares`` [words, (outside, begins, inside)]: first, last excluded, mean share."""
    runs: list[tuple[int, int, float]] = []
    first: int | None = None
    for at, (outside, begins, inside) in enumerate(shares):
        marked = outside < begins + inside
        if first is not None and (not marked or begins > inside):
            runs.append((first, at, float(1 - shares[first:at, 0].mean())))
            first = None
        if marked and first is None:
            first = at
    if first is not None:
        runs.append((first, len(shares), float(1 - shares[first:, 0].mean())))
    return runs


def _without_marks(words: Sequence[tuple[int, int]], text: str, first: int, last: int) -> tuple[int, int]:
    """Return the characters of the words, without marks of punctuation before and behind."""
    kept = [(start, end) for start, end in words[first:last] if any(letter.isalnum() for letter in text[start:end])]
    return (kept[0][0], kept[-1][1]) if kept else (0, 0)


def _ways(
    names: Sequence[Field], kinds: Sequence[Form], likeliest: Numbers, fields: Numbers, many: Numbers, forms: Numbers
) -> tuple[WayToRead, ...]:
    """Return the likeliest whole readings: sets of one to three of the fields ``names``, each with one of the forms ``kinds``.

    ``likeliest`` is the distribution over the one field, ``fields`` each field's own probability, ``many`` how many there are.
    """
    order = [int(at) for at in np.argsort(-fields)[:_LIKELY]]
    sets: list[tuple[tuple[int, ...], float]] = []
    for size in range(1, _MOST_FIELDS + 1):
        groups = list(itertools.combinations(order, size))
        weights = [float(likeliest[group[0]] if size == 1 else np.prod(fields[list(group)])) for group in groups]
        whole = sum(weights) or 1.0
        sets += [(group, float(many[size - 1]) * weight / whole) for group, weight in zip(groups, weights, strict=True)]
    ways = [
        WayToRead(tuple(names[field] for field in group), kinds[int(form)], share * float(forms[form]))
        for group, share in sets
        for form in np.argsort(-forms)[:_LIKELY]
    ]
    return tuple(sorted(ways, key=lambda way: -way.probability)[:_MOST_WAYS])


def _softmax(values: Numbers) -> Numbers:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: Numbers = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _logistic(values: Numbers) -> Numbers:
    return (1 / (1 + np.exp(-values))).astype(np.float32)
