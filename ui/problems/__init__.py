"""Problems: errors that only faces raise, and the one table from error codes to what faces say.

In: an error of any room. Out: its HTTP status, exit code and words.
"""
