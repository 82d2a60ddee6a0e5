"""Answer kinds for what only prose says: figures, definitions, reasons, contents, claims, comparisons, outlines, summaries.

In: a Query and its LookedUp. Out: a Draft, or None where the question is not of this kind.
"""
