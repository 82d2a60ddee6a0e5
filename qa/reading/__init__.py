"""Reading: values out of candidates, with the ranges they stand in.

In: passages, rows and facts of plans, the words of a question. Out: figures, days, parts, lists, verdicts, and their places.
"""
