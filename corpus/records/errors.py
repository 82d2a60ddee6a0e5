"""The one exception family of TraCứu.

Every error that a user can meet derives from :class:`TraCuuError`. It carries a stable ``code`` (for programs) and a
message in Vietnamese that says what is wrong and what to do (for people). Faces map codes to HTTP statuses and exit
codes in one table (``ui/problems.py``); nothing else decides those.
"""

from typing import ClassVar


class TraCuuError(Exception):
    """Base of all errors that TraCứu raises on purpose; ``str(error)`` is the Vietnamese message for the user."""

    code: ClassVar[str] = "error"


class UnreadableFileError(TraCuuError):
    """A file of the corpus cannot be read (broken, encrypted, empty, too large, not text)."""

    code = "unreadable_file"


class UnsupportedFormatError(UnreadableFileError):
    """No reader knows the file's format."""

    code = "unsupported_format"


class MissingExtraError(UnreadableFileError):
    """The file's reader needs an optional package or program; the message names the extra."""

    code = "missing_extra"


class CatalogError(TraCuuError):
    """``catalog.toml`` is not valid."""

    code = "catalog_invalid"


class SettingsError(TraCuuError):
    """A setting is unknown or its value is not valid."""

    code = "settings_invalid"


class ModelError(TraCuuError):
    """The embedding model cannot be loaded, or is not the one that the index was built with."""

    code = "model_unavailable"


class IndexMissingError(TraCuuError):
    """There is no index yet."""

    code = "index_missing"


class IndexDamagedError(TraCuuError):
    """The index on disk is incomplete or altered."""

    code = "index_damaged"


class IndexBusyError(TraCuuError):
    """Another process is writing the index."""

    code = "index_busy"


class StorageError(TraCuuError):
    """The disk refused a write (full, read-only)."""

    code = "storage_failed"


class EngineUnavailableError(StorageError):
    """The server that keeps the index is away or refuses."""

    code = "engine_unavailable"


class SnapshotNotFoundError(TraCuuError):
    """The named snapshot does not exist."""

    code = "snapshot_not_found"


class PlanNotFoundError(TraCuuError):
    """No plan has the name that was asked for, or the name fits several plans."""

    code = "plan_not_found"


class AgencyNotFoundError(TraCuuError):
    """No agency is known by the name that was asked for."""

    code = "agency_not_found"


class InvalidRequestError(TraCuuError):
    """A question, a filter or an option is not valid."""

    code = "invalid_request"
