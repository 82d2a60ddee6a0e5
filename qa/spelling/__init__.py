"""Spelling: what was typed becomes well-written Vietnamese: accents, slips, abbreviations.

In: typed text. Out: text with offsets back to what was typed.
"""
