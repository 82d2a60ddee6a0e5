"""The HTTP API: routes under /api/v1, problem details, keys, limits, health and metrics."""
