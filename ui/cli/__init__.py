"""The command line ``tracuu``: commands, one module a group; each parses its input, calls the live service and renders.

In: arguments and options. Out: text or JSON on the standard output, and an exit code.
"""
