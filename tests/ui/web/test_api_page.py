from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from ui.server.app import create_app
from ui.services.desk import Desk


def test_the_api_is_described_for_people_and_loads_nothing_from_elsewhere(settings, service):
    changed = settings.model_copy(update={"allowed_hosts": "testserver"})
    with TestClient(create_app(changed, Desk(changed, lambda data: service))) as client:
        page = BeautifulSoup(client.get("/docs").text, "html.parser")
        told = {code.text for code in page.select("h3 code")}
        assert set(client.get("/openapi.json").json()["paths"]) <= told
    assert page.html["lang"] == "vi"
    assert all(each["src"].startswith("/") for each in page.select("[src]"))
    assert all(not each["href"].startswith(("http", "//")) for each in page.select("link[href]"))
    assert any("curl" in each.text for each in page.select("pre"))
