"""Presenting: answers, plans and the register put in order for reading, the same for every face.

In: answers, plans, rows as records. Out: the same laid out for a reader, and as files (Excel, Word, CSV, calendars).
"""
