"""What was typed with the input method off: the keys of Telex ("chur trif") or VNI ("chu3 tri2") instead of letters.

A word of keys spells a syllable that the word list knows and is none itself. One alone may be a slip or a foreign word, so
words are read so only where several are, or where the keys of one say a mark ("maays", "nawm"), which no foreign word does;
of a text without any accent they must be many. In: typed text. Out: the same with those words as letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from corpus.text import fold_accents, fold_case, fold_tone_position
from corpus.text.wordlist import word_list

_WORD: Final = re.compile(r"(?<![^\W_])[A-Za-z][A-Za-z0-9]*(?![^\W_])")
_MARKED_KEYS: Final = re.compile(r"aa|ee|oo|dd|w")
_TONES: Final[Mapping[str, str]] = {
    **dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
    **dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
}
_CIRCUMFLEX: Final = {"a": "â", "e": "ê", "o": "ô"}
_HORN: Final = {"a": "ă", "o": "ơ", "u": "ư"}
_VNI_MARKS: Final[Mapping[str, Mapping[str, str]]] = {
    "6": _CIRCUMFLEX,
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
_VOWELS: Final = "aăâeêioôơuưy"
_MARKED: Final = "ăâêôơư"
_SEVERAL: Final = 2
_SHARE: Final = 0.4
_LONGEST: Final = 12


def from_keystrokes(typed: str) -> str:
    """Return ``typed`` with the words that are keys of Telex or VNI as the letters that they stand for."""
    plain = typed.isascii()
    words = [word for word in _WORD.finditer(typed) if plain or not word.group().isupper()]
    read = {word.start(): letters for word in words if (letters := _letters(word.group())) is not None}
    if plain:
        meant = len(read) >= _SEVERAL and len(read) >= _SHARE * len(words)
    else:
        marked = any(_MARKED_KEYS.search(word.group().lower()) for word in words if word.start() in read)
        meant = marked or len(read) >= _SEVERAL
    if not meant:
        return typed
    return _WORD.sub(lambda word: read.get(word.start(), word.group()), typed)


def _letters(word: str) -> str | None:
    """Return the syllable that the keys of ``word`` spell; None where it is a syllable itself, or they spell none."""
    keys = word.lower()
    if len(keys) > _LONGEST or fold_accents(keys) in _bare():
        return None
    for decoded in (_telex(keys), _vni(keys)):
        if decoded is not None and decoded != keys and fold_tone_position(decoded) in _known():
            return decoded.capitalize() if word[0].isupper() else decoded
    return None


def _telex(keys: str) -> str | None:
    """Return what an input method of Telex makes of the keys."""
    letters: list[str] = []
    tone = ""
    for at, pressed in enumerate(keys):
        vowels = [place for place, letter in enumerate(letters) if letter in _VOWELS]
        if pressed.isdigit():
            return None
        if pressed == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif pressed in _CIRCUMFLEX and pressed in letters and at > 0:
            letters[letters.index(pressed)] = _CIRCUMFLEX[pressed]
        elif pressed == "w":
            _horned(letters, vowels)
        elif pressed in _TONES and vowels:
            tone = _TONES[pressed]
        else:
            letters.append(pressed)
    return _toned(letters, tone)


def _horned(letters: list[str], vowels: list[int]) -> None:
    """Give the vowels their horn or breve, "uo" both; a "w" alone is "ư"."""
    plain = [place for place in vowels if letters[place] in _HORN]
    if not plain:
        letters.append("ư")
        return
    pair = [place for place in plain if letters[place : place + 2] == ["u", "o"]]
    for place in (pair[0], pair[0] + 1) if pair else plain[-1:]:
        letters[place] = _HORN[letters[place]]


def _vni(keys: str) -> str | None:
    """Return what an input method of VNI makes of the keys: digits are marks and tones."""
    letters: list[str] = []
    tone = ""
    for pressed in keys:
        if not pressed.isdigit():
            letters.append(pressed)
            continue
        tone = _TONES.get(pressed, tone)
        marks = _VNI_MARKS.get(pressed, {})
        places = [place for place, letter in enumerate(letters) if letter in marks]
        if pressed not in _TONES and not places:
            return None
        pair = [place for place in places if pressed == "7" and letters[place : place + 2] == ["u", "o"]]
        for place in (pair[0], pair[0] + 1) if pair else places[-1:]:
            letters[place] = marks[letters[place]]
    return _toned(letters, tone)


def _toned(letters: list[str], tone: str) -> str | None:
    """Return the letters with the tone on their main vowel; None where they have no vowel."""
    start = 2 if letters[:2] in (["q", "u"], ["g", "i"]) and any(letter in _VOWELS for letter in letters[2:]) else 0
    vowels = [place for place, letter in enumerate(letters) if letter in _VOWELS and place >= start]
    if not vowels:
        return None
    marked = [place for place in vowels if letters[place] in _MARKED]
    closed = vowels[-1] + 1 < len(letters)
    main = marked[-1] if marked else vowels[1] if len(vowels) > 1 and (closed or len(vowels) > _SEVERAL) else vowels[0]
    spelled = [*letters[: main + 1], tone, *letters[main + 1 :]]
    return unicodedata.normalize("NFC", "".join(spelled))


@cache
def _known() -> frozenset[str]:
    """Return the syllables of the word list that bear a mark, in lower case, with the tone where it is folded to."""
    return frozenset(syllable for word in word_list() for syllable in word if fold_accents(syllable) != syllable)


@cache
def _bare() -> frozenset[str]:
    """Return all syllables of the word list without accents."""
    return frozenset(fold_accents(fold_case(syllable)) for word in word_list() for syllable in word)
