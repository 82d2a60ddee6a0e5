"""The register: which agency is charged with what.

In: tables and prose of a document. Out: :class:`corpus.records.Assignment`, tasks and duties.
"""
