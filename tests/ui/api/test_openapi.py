"""What the API says of itself holds: schemathesis makes requests from the OpenAPI and checks every answer against it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.qa.conftest import plain_service, snapshot  # noqa: F401 - fixtures
from tests.ui.running import running
from ui.server.app import create_app
from ui.services.keys import KeyRing, KeyRole
from ui.services.live_service import LiveService

EXAMPLES = 15
RATE = 1_000_000
CONFIG = Path(__file__).with_name("schemathesis.toml")


@pytest.fixture(scope="module")
def api(plain_service, tmp_path_factory):  # noqa: F811
    """Serve the API over the real plans, with builds of the index stood in for; yield its address and a keeper's key."""
    from ui.services import keeping, limits
    from ui.settings.settings import Settings

    folders = {name: tmp_path_factory.mktemp(name) for name in ("data", "corpus")}
    rates = dict.fromkeys(("ask_per_minute", "read_per_minute", "write_per_minute"), RATE)
    settings = Settings(**folders, **rates, watch=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "LOGINS_PER_MINUTE", RATE)
        patch.setattr(keeping, "build_apart", lambda settings, tell, *, rebuild=False, stopping=None: {"version": "00000002"})
        secret = KeyRing(settings.data).add("người giữ", KeyRole.KEEPER)
        with running(create_app(settings, LiveService(settings, lambda data: plain_service), page=False)) as address:
            yield address, secret


@pytest.mark.slow
def test_every_answer_is_as_documented(api, tmp_path):
    address, secret = api
    options = ["--max-examples", str(EXAMPLES), "--phases", "examples,coverage,fuzzing", "--seed", "1", "--no-color"]
    command = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "--config-file",
        str(CONFIG),
        "run",
        f"{address}/openapi.json",
        *options,
    ]
    done = subprocess.run(
        [*command, "--header", f"Authorization: Bearer {secret}"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr
