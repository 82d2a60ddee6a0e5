"""What browsers are told about our pages, and what their cookies are: as strict as Gradio lets them be."""

import pytest

from tests.attacks.conftest import ORIGIN, Site
from ui.services.keys import KeyRole

PATHS = [
    "/",
    "/dang-nhap",
    "/quan-tri/",
    "/van-ban",
    "/ban-in",
    "/docs",
    "/api/v1/plans",
    "/healthz",
    "/nothing",
    "/api/v1/nothing",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(site, path):
    headers = site.get(path).headers
    policy = dict(each.split(" ", 1) for each in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == policy["form-action"] == policy["base-uri"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_is_for_this_server_only(tmp_path, secure):
    made = Site(tmp_path, secure_cookies=secure)
    with made.client() as client:
        given = {"khoa": made.keys[KeyRole.READER]}
        answered = client.post("/dang-nhap", data=given, headers=ORIGIN, follow_redirects=False)
    cookie = {part.strip().lower() for part in answered.headers["set-cookie"].split(";")}
    assert {"httponly", "samesite=lax", "path=/"} <= cookie
    assert ("secure" in cookie) is secure
    assert ("strict-transport-security" in answered.headers) is secure


def test_another_site_s_form_changes_nothing(site):
    foreign = {"Origin": "http://bad.example"}
    right = {"khoa": site.site.keys[KeyRole.KEEPER]}
    assert site.post("/dang-nhap", data=right, headers=foreign, follow_redirects=False).status_code == 403
    assert site.post("/dang-xuat", headers=foreign, follow_redirects=False).status_code == 403
    assert "tracuu" not in site.cookies
    call = {"data": [], "fn_index": 0, "event_data": {"question": "x"}}
    assert site.post("/gradio_api/run/predict", json=call, headers=foreign).status_code == 403
    assert site.post("/mcp", json={}, headers=foreign).status_code == 403
