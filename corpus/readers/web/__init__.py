"""Web pages, Word's among them, and pages saved as one file.

In: the bytes of a page. Out: a :class:`corpus.records.Document` with its headings, lists and grids.
"""
