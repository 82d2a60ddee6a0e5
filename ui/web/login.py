"""Logging in to the page with a key: a form, a signed cookie that scripts cannot read, and out again."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corpus.records.errors import StorageError, TraCuuError
from ui.api.guards import FacesOf, key_in_session, known_key, refuse_foreign
from ui.problems.table import problem_of
from ui.services.json_files import read_json, write_json
from ui.services.sessions import LONGEST_S
from ui.web.places import KEEPER_PATH, LOGIN_PATH
from ui.web.render import render
from ui.web.shell import STATIC_PATH, static_version

SECRET_FILE: Final = "session.json"
COOKIE: Final = "tracuu"
SESSION_SECONDS: Final = LONGEST_S

router = APIRouter(include_in_schema=False)


def session_secret(data: Path) -> str:
    """Return the secret that signs cookies, made at first use and kept below the data folder, readable by the owner only."""
    stored = read_json(data / SECRET_FILE)
    if isinstance(stored, dict) and isinstance(stored.get("secret"), str):
        return str(stored["secret"])
    made = secrets.token_urlsafe(48)
    try:
        write_json(data / SECRET_FILE, {"secret": made})
    except StorageError:
        # A data folder that cannot be written still serves readers; sessions then end with the process.
        return made
    return made


@router.get(LOGIN_PATH)
def show(request: Request, faces: FacesOf, tiep: str = KEEPER_PATH, doi: bool = False) -> Response:
    """Show the form, or go on where somebody is logged in; ``doi`` is to come in with another key."""
    if not doi and key_in_session(request, faces) is not None and _own(tiep) == KEEPER_PATH:
        return RedirectResponse(f"{_root(request)}{KEEPER_PATH}", status_code=303)
    return _form(request, tiep)


@router.post(LOGIN_PATH)
def login(
    request: Request,
    faces: FacesOf,
    khoa: Annotated[str, Form(max_length=300)] = "",
    tiep: Annotated[str, Form(max_length=2000)] = KEEPER_PATH,
) -> Response:
    """Start a session for the key that was given, and go on to where the person wanted to go."""
    try:
        refuse_foreign(request)
        key = known_key(khoa.strip(), request, faces)
    except TraCuuError as error:
        return _form(request, tiep, str(error), problem_of(error).status)
    request.session.clear()
    request.session.update(faces.sessions.begin(key))
    return RedirectResponse(f"{_root(request)}{_own(tiep)}", status_code=303)


@router.post("/dang-xuat")
def logout(request: Request, faces: FacesOf) -> Response:
    """End the session, in this browser and for whoever else may hold its cookie."""
    refuse_foreign(request)
    faces.sessions.end(request.session)
    request.session.clear()
    return RedirectResponse(f"{_root(request)}/", status_code=303)


def _form(request: Request, target: str, error: str = "", status: int = 200) -> HTMLResponse:
    root = _root(request)
    context = {"root": root, "static": f"{root}{STATIC_PATH}", "version": static_version()}
    html = render("login.html", **context, path=LOGIN_PATH, target=_own(target), error=error)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})


def _own(target: str) -> str:
    """Return ``target`` if it is an address of this server, else the keeper's page; a login never leads elsewhere."""
    parts = urlsplit(target)
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return target if own and "\\" not in target and target.isprintable() else KEEPER_PATH


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))
