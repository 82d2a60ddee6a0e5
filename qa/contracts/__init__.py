"""Contracts: the records that travel between the stages, each frozen and printable as JSON.

``spelled`` is what spelling makes of what was typed; ``query`` what a question means, with its ``words`` (what it names, and
how it asks by its ``cues``); ``reading`` what the learned reader says, ``answer`` what every face returns, ``trace`` the way.
"""
