"""Deciding: answer or silence, and what is said when the plans do not hold the answer."""
