"""Training of the learned parts: data, training, measuring and export. Nothing here is on a question's path.

In: the questions, plans and frames below ``data/``. Out: weights that lie in ``qa`` as package data, with a model card.
"""
