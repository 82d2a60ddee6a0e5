"""What an endpoint may fail with; users never see it, since every answer stands without the model."""

from __future__ import annotations


class EndpointError(Exception):
    """The endpoint gave no whole answer: it is down, too slow, refuses, or says what cannot be read."""


class BusyEndpointError(EndpointError):
    """The endpoint could not be reached or asks to come back: worth a second try before anything was said."""


class NotAskedError(EndpointError):
    """The endpoint was not asked: the minute's budget is used up, as many requests as allowed are under way, or it was down."""


class StoppedError(EndpointError):
    """Whoever asked has gone away."""
