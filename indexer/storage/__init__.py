"""Storage: files written whole or not at all, sealed against damage, and one writer at a time.

In: bytes or records. Out: files that are there whole or not at all, and their contents as they were written.
"""
