import pytest
from fastapi.testclient import TestClient

from tests.ui.conftest import _no_settings_of_the_machine  # noqa: F401 - used by pytest
from tests.ui.fakes import FakeService
from ui.services.keys import KeyRing, KeyRole

ORIGIN = {"Origin": "http://testserver"}
PREDICT = "/gradio_api/run/predict"


class Site:
    """A whole server with its page over the fake service, without a socket."""

    def __init__(self, folder, **changes):
        from ui.server.app import create_app
        from ui.services.live_service import LiveService
        from ui.settings.settings import Settings

        (folder / "corpus").mkdir(parents=True)
        given = {"data": folder / "data", "corpus": folder / "corpus", "watch": False, "allowed_hosts": "testserver", **changes}
        self.settings = Settings(**given)
        self.keys = {role: KeyRing(self.settings.data).add(role.value, role) for role in KeyRole}
        self.app = create_app(self.settings, LiveService(self.settings, lambda data: FakeService()))

    def client(self):
        return TestClient(self.app, raise_server_exceptions=False)

    @property
    def cache(self):
        """Return the folder that Gradio copies files to."""
        return self.settings.data / "uploads" / "page"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    made = Site(tmp_path_factory.mktemp("site"))
    with made.client() as client:
        client.site = made
        client.get("/")  # Gradio builds one page at a time in a process
        yield client


@pytest.fixture(scope="module")
def kept_site(tmp_path_factory):
    """A server where reading needs a key."""
    made = Site(tmp_path_factory.mktemp("kept"), read_needs_key=True)
    with made.client() as client:
        client.site = made
        client.get("/")  # Gradio builds one page at a time in a process
        yield client


def call(client, data, *, number=0, page="", **more):
    """Send a call as the page's script does; returns the response."""
    body = {"data": data, "fn_index": number, "trigger_id": 1, "session_hash": "abcdefghijk", **more}
    return client.post(f"{page}{PREDICT}", json=body, headers=ORIGIN)


def log_in(client, secret):
    client.cookies.clear()
    answered = client.post("/dang-nhap", data={"khoa": secret}, headers=ORIGIN, follow_redirects=False)
    assert answered.status_code == 303
