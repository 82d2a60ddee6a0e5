"""The plans: reading documents, their outline, metadata and assignments. Knows nothing of indexes or models.

In: the bytes of a file, and what the catalogue says of it. Out: :class:`corpus.records.Reading`: text, outline, register,
metadata, all with their ranges.
"""
