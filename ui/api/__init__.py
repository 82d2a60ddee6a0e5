"""The HTTP API: routes under /api/v1, problem details, keys, limits, health and metrics.

In: requests as JSON. Out: the objects of the contract as JSON, or problem details (RFC 9457).
"""
