"""Services: what the faces share: the desk at which they ask, keys, limits, jobs, counters, uploads, feedback."""
