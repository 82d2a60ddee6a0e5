"""The writer: an answer becomes a short paragraph, sentence by sentence as the model writes, each checked before it shows."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from typing import Final

from corpus.text import tokens
from qa.contracts.answer import Answer, Written, WrittenSentence
from qa.endpoint.client import Endpoint
from qa.endpoint.errors import EndpointError
from qa.writing.checking import Grounds, proved
from qa.writing.evidence import ProvingText
from qa.writing.prompting import messages
from qa.writing.sentences import Sentences, joined
from qa.writing.worth import may_be_written

log = logging.getLogger(__name__)
MOST_SENTENCES: Final = 6
LONGEST: Final = 600
"""Tokens of a paragraph."""

MOST_CHARACTERS: Final = 6000
"""Characters of a paragraph, for endpoints that do not count tokens."""


class Writer:
    """Writes with one endpoint; threads may share it."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Take the endpoint that writes."""
        self._endpoint = endpoint

    def sentences(
        self, answer: Answer, proofs: Mapping[int, ProvingText], stop: threading.Event | None = None
    ) -> Iterator[WrittenSentence | Written | None]:
        """Yield each sentence that stands the check as it comes, then the whole, or None where the answer stands alone.

        ``proofs`` are what the answer's citations prove, by their number. Closing the iterator or setting ``stop`` (from any
        thread) ends the request.
        """
        if not may_be_written(answer):
            yield None
            return
        grounds: Grounds | None = None  # made for the first sentence: a model that is down costs nothing
        cut = Sentences()
        kept: list[WrittenSentence] = []
        dropped = 0
        try:
            for said in self._said(answer, proofs, cut, stop):
                grounds = grounds or Grounds.of(answer, proofs)
                sentence = proved(said, grounds)
                if sentence is None or sentence in kept:
                    dropped += 1
                    continue
                kept.append(sentence)
                yield sentence
                if len(kept) == MOST_SENTENCES:
                    break
        except EndpointError as error:
            log.info("not written to the end", extra={"why": str(error)})
        text = joined(kept)
        yield Written(text, tuple(kept), dropped + cut.uncited, self._endpoint.model.name) if answers(text, answer) else None

    def write(self, answer: Answer, proofs: Mapping[int, ProvingText]) -> Written | None:
        """Return the whole that :meth:`sentences` ends with."""
        written: Written | None = None
        for each in self.sentences(answer, proofs):
            written = each if isinstance(each, Written) else None
        return written

    def _said(
        self, answer: Answer, proofs: Mapping[int, ProvingText], cut: Sentences, stop: threading.Event | None
    ) -> Iterator[WrittenSentence]:
        chat = messages(answer, proofs, self._endpoint.model.most_passages)
        said = 0
        for words in self._endpoint.words(chat, longest=LONGEST, stop=stop):
            yield from cut.add(words)
            said += len(words)
            if said > MOST_CHARACTERS:
                break
        yield from cut.end()


def answers(text: str, answer: Answer) -> bool:
    """Tell whether ``text`` still answers: it says a value of the answer's first line, or most of that value's words."""
    said = {token.text for token in tokens(text)}
    values = answer.items[0].values if answer.items else (answer.answer,)
    return any(_within(value, said) for value in values)


def _within(value: str, said: set[str]) -> bool:
    wanted = {token.text for token in tokens(value)}
    return bool(wanted) and len(wanted & said) >= 0.7 * len(wanted)
