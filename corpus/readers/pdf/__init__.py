"""PDF files with a text layer.

In: the bytes of a PDF. Out: a :class:`corpus.records.Document`; pages without a text layer go to ``scan``.
"""
