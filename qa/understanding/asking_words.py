"""Words that ask elsewhere and are meant here: "chữ ký" asks who signed, in "chữ ký số" it is what is asked about.

In: the topic as the rules left it, which take such words out, and the spans that the learned reader marks as the topic.
Out: the topic with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text import tokens
from qa.contracts.reading import ReadSpan
from qa.contracts.words import QueryWords
from qa.understanding.lexicon import load_lexicon, spelled


def with_asking_words(topic: tuple[str, ...], words: QueryWords, spans: Sequence[ReadSpan]) -> tuple[str, ...]:
    """Return the topic with the words of asking that stand in the reader's ``spans`` of it: "chữ ký" in "chữ ký số".

    Only several in a row that touch a word of the topic: one alone says too little.
    """
    said = tokens(words.text)
    kept, stop = {word.lower() for word in topic}, load_lexicon().stop
    back = {word.lower() for word in words.dropped} - kept
    runs: list[list[int]] = [[]]
    for at, token in enumerate(said):
        inside = any(span.start <= token.start and token.end <= span.end for span in spans)
        if inside and token.text.lower() in back and spelled(token.text) not in stop:
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    beside = {at for at, token in enumerate(said) if token.text.lower() in kept}
    found = {at for run in runs if len(run) > 1 and {run[0] - 1, run[-1] + 1} & beside for at in run}
    return tuple(said[at].text for at in sorted(found | beside)) if found else topic
