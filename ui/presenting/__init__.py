"""Presenting: answers, plans and the register put in order for reading, the same for every face."""
