"""Encoding: texts to unit vectors, by the default model without torch or by any sentence-transformers model.

In: texts. Out: float32 arrays of shape (texts, dimension).
"""
