"""Metadata: what a document says of itself, and what the catalogue adds.

In: a document and its outline. Out: :class:`corpus.records.Metadata`; the catalogue's entries for whole plans.
"""
