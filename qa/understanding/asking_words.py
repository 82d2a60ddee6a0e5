"""Words that ask elsewhere and are meant here: "chữ ký" asks who signed, in "chữ ký số" it is what is asked about.

In: the topic as the rules left it, which take such words out, and the spans that the learned reader marks as the topic.
Out: the topic with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.text import tokens
from qa.contracts.cues import CueGroup
from qa.contracts.learned_reading import ReadSpan
from qa.contracts.words import QueryWords
from qa.understanding.lexicon import load_lexicon, spelled

_OF_PLANS: Final = frozenset({CueGroup.SIGNER, CueGroup.NUMBER, CueGroup.ISSUE_DATE, CueGroup.ISSUER, CueGroup.RECIPIENTS})


def with_asking_words(topic: tuple[str, ...], words: QueryWords, spans: Sequence[ReadSpan]) -> tuple[str, ...]:
    """Return the topic with words that ask what a plan says of itself and stand in the reader's ``spans`` of the topic.

    Only several in a row that touch a word of the topic: one alone says too little.
    """
    if not words.asking.cues & _OF_PLANS:
        return topic
    said = tokens(words.text)
    named = [(place.start, place.end) for place in words.named.places]
    kept, stop = {word.lower() for word in topic}, load_lexicon().stop
    back = {word.lower() for word in words.dropped} - kept
    runs: list[list[int]] = [[]]
    for at, token in enumerate(said):
        inside = any(span.start <= token.start and token.end <= span.end for span in spans)
        inside = inside and not any(start <= token.start < end for start, end in named)
        if inside and token.text.lower() in back and spelled(token.text) not in stop:
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    beside = {at for at, token in enumerate(said) if token.text.lower() in kept}
    found = {at for run in runs if len(run) > 1 and {run[0] - 1, run[-1] + 1} & beside for at in run}
    return tuple(said[at].text for at in sorted(found | beside)) if found else topic
