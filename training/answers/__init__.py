"""Training of what comes after understanding: the order of statements, and the decision to answer or to be silent.

In: questions with their proofs, and the plans that they are about. Out: ``qa/ranking/statements.toml``,
``qa/ranking/weights.toml`` and ``qa/deciding/decision.toml``, with a card of how they carry over from author to author.
"""
