"""Flattened tables: cells one after another on lines, as PDF extraction leaves them, put together again.

In: lines outside marked tables. Out: the same rows as from marked tables.
"""
