"""Retrieval: which plans are meant, and which of their rows and passages may hold the answer.

In: a question as understood. Out: candidates with their scores.
"""
