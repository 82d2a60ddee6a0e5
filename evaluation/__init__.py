"""Measuring answers against gold questions: ``gold`` reads and answers, ``evaluate`` scores, ``report`` tells.

In: lines of gold questions, and a service to ask. Out: scores by kind of question, printed or as JSON.
"""
