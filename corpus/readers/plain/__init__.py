"""Text files and Markdown, kept as they stand; tables that they mark or draw are found in them.

In: the bytes of a text. Out: a :class:`corpus.records.Document` with the grids that were found in it.
"""
