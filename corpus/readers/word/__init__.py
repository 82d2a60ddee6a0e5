"""Word documents, and the formats that LibreOffice turns into them."""
