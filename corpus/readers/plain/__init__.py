"""Text files and Markdown, kept as they stand; tables that they mark or draw are found in them."""
