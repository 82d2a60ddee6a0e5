"""Web pages, Word's among them, and pages saved as one file."""
