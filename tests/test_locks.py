"""What is installed is what was locked: versions of all, hashes of all but torch (docs/decisions/torch-without-a-hash.md)."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>\S+)(?P<hashes>(?:\s+--hash=sha256:[0-9a-f]{64})*)$")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(file):
    lines = (ROOT / file).read_text("utf-8").replace("\\\n", " ").splitlines()
    found = [PINNED.match(line.strip()) for line in lines if line.strip()]
    assert None not in found, f"{file} holds a line that pins nothing"
    return {normal(each["name"]): each["hashes"].split() for each in found}


def test_every_package_but_torch_is_locked_by_hash():
    assert [name for name, hashes in locked("requirements.lock").items() if not hashes] == []
    assert list(locked("requirements-torch.lock")) == ["torch"]


def test_all_that_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    wanted += [each for name, of in extras.items() for each in of if name not in ("fuzz", "model")]
    names = {normal(re.match(r"[A-Za-z0-9_.-]+", each)[0]) for each in wanted}
    assert names - locked("requirements.lock").keys() - locked("requirements-torch.lock").keys() == set()


def test_setting_up_holds_the_hashes():
    for file in ("Makefile", "Dockerfile"):
        text = (ROOT / file).read_text("utf-8")
        assert "--require-hashes -r requirements.lock" in text
        assert "-r requirements-torch.lock" in text
