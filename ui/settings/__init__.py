"""Settings: one file and the environment, checked when loaded.

In: ``tracuu.toml``, the environment, options. Out: :class:`ui.settings.settings.Settings`.
"""
