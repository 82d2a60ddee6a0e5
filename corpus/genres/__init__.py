"""Genres: the kinds of administrative documents (plan, decision, resolution, notice, …) and what each may hold.

In: a document's text or the name of a kind. Out: :class:`corpus.genres.table.Genre`, and patterns of names. The kinds are
listed in ``genres.toml`` and nowhere else; no other room is imported but ``records``.
"""
