"""Genres: the kinds of administrative documents (plan, decision, resolution, notice, …) and what each may hold.

In: a document's text or a title. Out: its genre.
"""
