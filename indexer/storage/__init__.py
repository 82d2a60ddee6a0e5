"""Storage: files written whole or not at all, sealed against damage, and one writer at a time."""
