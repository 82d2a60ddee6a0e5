"""The outline: which lines are headings, how they nest, and which blocks stand under each.

In: a document with its lines and tables. Out: :class:`corpus.records.Section` and :class:`corpus.records.Block`.
"""
