"""The plans: reading documents, their outline, metadata and assignments. Knows nothing of indexes or models."""
