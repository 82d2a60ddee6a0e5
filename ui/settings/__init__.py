"""Settings: one file and the environment, checked when loaded."""
