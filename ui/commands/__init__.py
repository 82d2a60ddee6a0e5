"""The commands of ``tracuu``, one module a group; each parses its input, calls the desk and renders."""
