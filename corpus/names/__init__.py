"""Names: agencies and places, found in a text in any spelling, resolved to what they mean and are called today.

In: text. Out: ranges of names with the agency or province that each means (``agencies``, ``places``).
The lexicons are data (``agencies.toml``, ``places.toml``); what they lack is recognised by the grammar of names.
"""
