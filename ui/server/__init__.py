"""The server: one process that serves page, REST and assistants, put together out of the other rooms.

In: settings. Out: a running server.
"""
