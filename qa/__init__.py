"""Questions and answers: understanding, retrieval, ranking, answers with citations. Knows nothing of screens.

In: a question as typed, or a :class:`qa.contracts.query.Query`. Out: a :class:`qa.contracts.answer.Answer`.
"""
