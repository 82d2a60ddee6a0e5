"""Contracts: the records that travel between the stages, each frozen and printable as JSON.

``query`` is what a question means, ``answer`` what every face returns; ``question`` holds a question's words as the rules
read them, below the query.
"""
