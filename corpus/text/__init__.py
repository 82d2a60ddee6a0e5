"""Vietnamese text: normalizing, folding, cleaning and terms, in one place to import from.

In: a string. Out: the same folded, cleaned, cut into terms, or what stands in it: numbers, dates, amounts.
"""

from corpus.text.analyzer import Analyzer, Terms, Token, folded_syllables, tokens
from corpus.text.cleaning import Clean, clean
from corpus.text.folding import fold_accents, fold_case, fold_i_y, fold_tone_position, normalize
from corpus.text.numbers import DocumentNumber, find_document_numbers

__all__ = [
    "Analyzer",
    "Clean",
    "DocumentNumber",
    "Terms",
    "Token",
    "clean",
    "find_document_numbers",
    "fold_accents",
    "fold_case",
    "fold_i_y",
    "fold_tone_position",
    "folded_syllables",
    "normalize",
    "tokens",
]
