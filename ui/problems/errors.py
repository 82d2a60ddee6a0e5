"""Errors that only the faces can raise; the family and its rules are those of ``corpus.records.errors``."""

from corpus.records.errors import TraCuuError


class UsageError(TraCuuError):
    """A command line that does not fit the commands."""

    code = "usage"


class UnauthenticatedError(TraCuuError):
    """No key, or one that is not known."""

    code = "unauthenticated"


class ForbiddenError(TraCuuError):
    """The key's role does not allow this."""

    code = "forbidden"


class RateLimitedError(TraCuuError):
    """Too many requests in a short time; the caller may come back after ``retry_after_s``."""

    code = "rate_limited"

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class TooLargeError(TraCuuError):
    """A request or an uploaded file is larger than the settings allow."""

    code = "too_large"


class UploadRefusedError(TraCuuError):
    """An uploaded file has a name or a content that cannot become a plan."""

    code = "upload_refused"


class StartingError(TraCuuError):
    """The server has come up but is still opening index and model."""

    code = "starting"
    retry_after_s = 1


class JobNotFoundError(TraCuuError):
    """No job has this id."""

    code = "job_not_found"


class JobRunningError(TraCuuError):
    """Another job is writing; only one writes at a time."""

    code = "job_running"


class BusyError(TraCuuError):
    """More questions wait than the server can answer soon; the caller may come back after ``retry_after_s``."""

    code = "busy"

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class HostRefusedError(TraCuuError):
    """The server was called by a name that is not its own."""

    code = "host_refused"


class StateDamagedError(TraCuuError):
    """A file that the server keeps for itself (keys, pause) does not hold what it should."""

    code = "state_damaged"


class CancelledError(TraCuuError):
    """A keeper has stopped a job, or the server has ended while it ran."""

    code = "cancelled"


class RouteNotFoundError(TraCuuError):
    """There is nothing at this address."""

    code = "route_not_found"


class OriginalMissingError(TraCuuError):
    """The original file is not there any more, is another one now, or has no such page."""

    code = "original_missing"


class PortTakenError(TraCuuError):
    """Another program listens where the server should."""

    code = "port_taken"
