"""Reading in a process of its own with limits, and documents over the pipe between the two."""
