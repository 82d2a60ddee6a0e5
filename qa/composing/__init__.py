"""Composing: findings to an answer, the direct answer first, every line with its citation; and what is said in silence.

In: a query with what was found for it, in order. Out: :class:`qa.contracts.findings.Draft`, then the answer written of it.
"""
