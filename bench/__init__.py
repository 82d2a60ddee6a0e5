"""What is measured, one script a figure; each prints a table and can be run again by anyone."""
