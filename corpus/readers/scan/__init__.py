"""Pictures of pages, read by recognition; also pages of a PDF without text.

In: the bytes of a picture, or pages of a PDF. Out: a :class:`corpus.records.Document` whose text is marked as recognized.
"""
