"""Composing: findings to an answer, the direct answer first, every line with its citation; and what is said in silence."""
