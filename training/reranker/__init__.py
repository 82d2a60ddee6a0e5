"""Training of the reranker: what the product finds for questions with known proofs, and which of it proves the answer.

In: the questions and plans of ``training/data``, asked of an index of them. Out: the weights of ``qa.ranking.reranker``.
"""
