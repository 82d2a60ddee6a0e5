"""Services: what the faces share: the live service at which they ask, keys, limits, jobs, counters, uploads, feedback.

In: requests of any face. Out: their answers, within limits, counted and noted.
"""
