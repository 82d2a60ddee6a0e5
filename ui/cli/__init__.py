"""The command line ``tracuu``: commands, one module a group; each parses its input, calls the desk and renders."""
