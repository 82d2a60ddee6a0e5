"""Ranking: the candidates in order, by features that a person can read and by learned weights."""
