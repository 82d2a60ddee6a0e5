"""Segments: all that is derived from one document, a pure function of its bytes, stored under its hash.

In: a reading. Out: passages, stored assignments, vectors, in one sealed file.
"""
