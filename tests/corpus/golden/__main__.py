"""Writes the golden files anew: python -m tests.corpus.golden. Read every change in them against the text."""

from tests.corpus.golden import FILES, golden_path, golden_text, reading_of

for file in FILES:
    golden_path(file).write_text(golden_text(reading_of(file)), "utf-8")
