"""Building: from a folder of documents to a published snapshot, again and again, only what changed.

In: the corpus folder. Out: a report; the snapshot is published by the engine.
"""
