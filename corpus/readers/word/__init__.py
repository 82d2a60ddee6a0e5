"""Word documents, and the formats that LibreOffice turns into them.

In: the bytes of a file. Out: a :class:`corpus.records.Document` with its headings, lists, notes and grids.
"""
