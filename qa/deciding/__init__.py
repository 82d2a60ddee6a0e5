"""Deciding: a draft is given as the answer, or there is silence. It judges drafts, so it stands above composing."""
