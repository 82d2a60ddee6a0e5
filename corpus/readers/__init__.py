"""One reader a file format, one Document out."""
