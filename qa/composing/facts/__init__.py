"""Answer kinds for what plans say of themselves, and for which plans there are.

In: a Query and its LookedUp. Out: a Draft, or None where the question is not of this kind.
"""
