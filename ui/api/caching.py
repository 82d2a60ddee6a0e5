"""ETags by index version: what a client has is good until the index moves."""

from __future__ import annotations

from fastapi import Request, Response


def etag(version: str) -> str:
    """Return the entity tag of everything read from the index at ``version``."""
    return f'"{version}"'


def headers(version: str) -> dict[str, str]:
    """Return the caching headers of a response read from the index at ``version``."""
    return {"ETag": etag(version), "Cache-Control": "private, no-cache", "X-Index-Version": version}


def not_modified(request: Request, version: str) -> Response | None:
    """Return a 304 response where the client's copy is of this version (RFC 9110, 13.1.2), else None."""
    held = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if etag(version) in held or held == ["*"]:
        return Response(status_code=304, headers=headers(version))
    return None
