"""Deciding: a draft is given as the answer, or there is silence. It judges drafts, so it stands above composing.

In: a query looked up, and a draft. Out: :class:`qa.deciding.decide.Ruling`, or what the draft lacks of what was demanded.
"""
