"""Questions and answers: understanding, retrieval, ranking, answers with citations. Knows nothing of screens."""
