"""Reading in a process of its own with limits, and documents over the pipe between the two.

In: the name and bytes of a file. Out: the :class:`corpus.records.Document` that the child read, or a reading error.
"""
