"""The house holds: imports go down, files are short, one name is one thing, every room says what it is for."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("corpus", "indexer", "qa", "evaluation", "ui", "training")
LONGEST, LONGEST_FUNCTION = 300, 40
"""Lines of a module and of a function."""


def _sources(floors=FLOORS):
    return sorted(path for floor in floors for path in (ROOT / floor).rglob("*.py"))


@cache
def _tree(path):
    source = path.read_text(encoding="utf-8")
    try:
        return ast.parse(source)
    except SystemError:  # CPython 3.11 miscounts its depth where garbage of other tests is collected meanwhile (gh-106905)
        return ast.parse(source)


def _lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_are_short():
    assert not {path.relative_to(ROOT).as_posix(): _lines(path) for path in _sources() if _lines(path) > LONGEST}


def _functions(path):
    return [node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _open_ones(path):
    """Return the functions of a module and of its classes, those inside of functions aside."""
    bodies = [_tree(path).body, *(node.body for node in ast.walk(_tree(path)) if isinstance(node, ast.ClassDef))]
    return {node for body in bodies for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_functions_are_short_and_public_ones_say_what_they_are_for():
    long, silent = [], []
    for path in _sources():
        for node in _functions(path):
            at = f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}"
            long += [at] if node.end_lineno - node.lineno >= LONGEST_FUNCTION else []
            public = not node.name.startswith("_") and node in _open_ones(path)
            silent += [at] if public and ast.get_docstring(node) is None else []
    assert not long
    assert not silent


def test_every_broad_except_has_a_reason_beside_it():
    broad = re.compile(r"except (?:Base)?Exception\b[^#]*$")
    lines = [(path, number, line) for path in _sources() for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    assert not [f"{path.relative_to(ROOT)}:{number}" for path, number, line in lines if broad.search(line)]


def test_one_name_is_one_class():
    places = defaultdict(list)
    for path in _sources():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert not {name: where for name, where in places.items() if len(where) > 1}


def test_every_room_says_what_it_is_for():
    rooms = [path for path in _sources() if path.name == "__init__.py"]
    assert len(rooms) > 30
    told = {path.parent.relative_to(ROOT).as_posix(): ast.get_docstring(_tree(path)) or "" for path in rooms}
    assert not [room for room, said in told.items() if len(said) < 20]
    floors = {room: said for room, said in told.items() if room.split("/")[0] in FLOORS}
    assert not [room for room, said in floors.items() if "In: " not in said or "Out: " not in said], (
        "what goes in, what comes out"
    )


def test_every_folder_with_modules_is_a_room():
    folders = {path.parent for path in _sources()}
    assert not [folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").is_file()]


def test_imports_hold_the_picture():
    pytest.importorskip("importlinter.cli")
    # In a process of its own: it sets up logging, and with that turns off the loggers that other tests listen to.
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_documents_name_what_exists():
    told = [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    modules = {path.name for path in _sources((*FLOORS, "bench", "tests"))}
    gone = []
    for page in told:
        text = page.read_text(encoding="utf-8")
        linked = [page.parent / link for link in re.findall(r"\]\((?!\w+:|#)([^)#]+)", text)]
        named = [
            ROOT / path for path in re.findall(r"`((?:corpus|indexer|qa|evaluation|ui|training|tests|docs)/[\w./]+)`", text)
        ]
        gone += [f"{page.name}: {path}" for path in (*linked, *named) if not path.exists()]
        gone += [f"{page.name}: {name}" for name in re.findall(r"`(\w+\.py)`", text) if name not in modules]
    assert not gone
