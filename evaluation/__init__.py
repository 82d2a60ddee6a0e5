"""Measuring answers against gold questions: ``gold`` reads and answers, ``evaluate`` scores, ``report`` tells."""
