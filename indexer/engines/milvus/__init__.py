"""The engine in a Milvus server, reached through pymilvus (extra ``milvus``): for shelves that outgrow one machine.

In: drafts of segments and searches. Out: the same hits and records as the engine on this machine. Rows are written once and
never changed; a version is a record of which rows belong to it, and is live by one row that names it. docs/quy-mo.md tells
how to run it.
"""
