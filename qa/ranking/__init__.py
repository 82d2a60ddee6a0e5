"""Ranking: the candidates in order, by features that a person can read and by learned weights.

In: :class:`qa.contracts.candidates.Candidates` and a query. Out: :class:`qa.contracts.ranked.RankedCandidates`.
"""
