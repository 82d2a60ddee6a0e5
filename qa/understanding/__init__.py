"""Understanding: what is asked, of what, in which form.

In: well-written text. Out: a question as it was understood.
"""
