"""Writing: an answer that stands, with its citations, becomes a short paragraph by a language model.

In: an :class:`~qa.contracts.answer.Answer`. Out: a :class:`~qa.contracts.answer.Written`, or nothing. Each sentence is
held against the quotes that it cites; what does not check out is dropped. Imported only where a language model is set.
"""
