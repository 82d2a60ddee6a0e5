"""Pictures of pages, read by recognition; also pages of a PDF without text."""
