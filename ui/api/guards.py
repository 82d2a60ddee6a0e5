"""Who calls, and what they may do: keys of programs in a header, sessions of people in a signed cookie."""

from __future__ import annotations

import ipaddress
import logging
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import APIKeyHeader, HTTPBearer
from starlette.requests import HTTPConnection

from ui.problems.errors import ForbiddenError, UnauthenticatedError
from ui.services.faces import Faces
from ui.services.keys import Key, KeyRole
from ui.services.limits import Bucket

log = logging.getLogger(__name__)
_BEARER = HTTPBearer(auto_error=False, description="Khóa do “tracuu keys add” tạo", scheme_name="bearer")
_HEADER = APIKeyHeader(name="X-API-Key", auto_error=False, description="Khóa do “tracuu keys add” tạo", scheme_name="key")
SCHEMES: Final = [Depends(_BEARER), Depends(_HEADER)]


def faces_of(connection: HTTPConnection) -> Faces:
    """Return the shared objects of the server that got this request."""
    faces = connection.app.state.faces
    assert isinstance(faces, Faces)
    return faces


FacesOf = Annotated[Faces, Depends(faces_of)]


def caller(connection: HTTPConnection) -> str:
    """Return the address of whoever calls, as a name to count by; behind a trusted proxy the one that the proxy reports.

    An address of version 6 counts with the 64 bits that its owner was given. What is no address counts as "unknown": a name
    in its place could be that of a key.
    """
    host = connection.client.host if connection.client else ""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return f"ip:{ipaddress.ip_network((address, 64), strict=False).network_address}"
        address = address.ipv4_mapped
    return f"ip:{address}"


def key_in_header(connection: HTTPConnection, faces: Faces) -> Key | None:
    """Return the key in ``Authorization: Bearer`` or ``X-API-Key``; None where there is none.

    Raises UnauthenticatedError for one that is not known, RateLimitedError after too many of those.
    """
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        secret = connection.headers.get("x-api-key", "")
    return known_key(secret.strip(), connection, faces) if secret.strip() else None


def known_key(secret: str, connection: HTTPConnection, faces: Faces) -> Key:
    """Return the key that ``secret`` is; raises as :func:`key_in_header` does.

    Only wrong keys are counted, so that who tries them does not shut out who has one at the same address.
    """
    key = faces.keys.find(secret)
    if key is None:
        who = caller(connection)
        faces.limits.hit(Bucket.LOGIN, who)
        log.warning("wrong key", extra={"address": who, "path": connection.scope["path"]})
        raise UnauthenticatedError("Khóa không đúng hoặc đã bị thu hồi.")
    return key


def key_in_session(connection: HTTPConnection, faces: Faces) -> Key | None:
    """Return the key of a person who has logged in to the page, or None (see ``ui.services.sessions``)."""
    return faces.sessions.key_of(connection.scope.get("session", {}))


def require(role: KeyRole, key: Key | None) -> Key:
    """Return ``key`` if it may do what needs ``role``; raise UnauthenticatedError or ForbiddenError otherwise."""
    if key is None:
        raise UnauthenticatedError("Cần khóa truy cập trong tiêu đề “Authorization: Bearer …” hoặc “X-API-Key”.")
    if not key.role.may(role):
        raise ForbiddenError("Khóa này chỉ để đọc; việc này cần khóa quản trị (keeper).")
    return key


def refuse_foreign(request: HTTPConnection) -> None:
    """Raise ForbiddenError where a browser says that the request comes from another site."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise ForbiddenError("Yêu cầu đến từ một trang khác.")


def reader(request: Request, faces: FacesOf) -> str:
    """Let in whoever may read, and return the name to count by; reading is open unless ``read_needs_key`` is set."""
    key = key_in_header(request, faces)
    if key is None and request.method == "GET":
        key = key_in_session(request, faces)
    if faces.settings.read_needs_key:
        key = require(KeyRole.READER, key)
    return f"key:{key.name}" if key else caller(request)


def keeper(request: Request, faces: FacesOf) -> str:
    """Let in keepers only, and return the name to count by; a session's cookie is enough to read, not to write."""
    key = key_in_header(request, faces)
    if key is None and request.method == "GET":
        key = key_in_session(request, faces)
    return f"key:{require(KeyRole.KEEPER, key).name}"


def _asking(faces: FacesOf, who: Annotated[str, Depends(reader)]) -> None:
    faces.limits.hit(Bucket.ASK, who)


def _reading(faces: FacesOf, who: Annotated[str, Depends(reader)]) -> None:
    faces.limits.hit(Bucket.READ, who)


def _keeping(request: Request, faces: FacesOf, who: Annotated[str, Depends(keeper)]) -> None:
    faces.limits.hit(Bucket.READ if request.method == "GET" else Bucket.WRITE, who)


ASKING: Final = [*SCHEMES, Depends(_asking)]
READING: Final = [*SCHEMES, Depends(_reading)]
KEEPING: Final = [*SCHEMES, Depends(_keeping)]
