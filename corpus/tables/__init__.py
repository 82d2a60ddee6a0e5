"""Tables: from marked grids or from lines of text to rows with named columns.

In: a document. Out: :class:`corpus.records.Table` (``finding.find_tables``). Tables that PDF extraction flattened to lines
are read in the room ``flat``.
"""
