"""The page's own endpoint takes plain values of the page's own events, and nothing that names a file or an address."""

import http.server
import threading
import warnings

import pytest

from tests.attacks.conftest import ORIGIN, PREDICT, call, log_in
from ui.services.keys import KeyRole

ASK = 0  # the first event of the page: a question and a plan


def file_data(**fields):
    return {**fields, "meta": {"_type": "gradio.FileData"}}


@pytest.fixture
def listener():
    """A server on loopback that remembers who called it."""
    called = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            called.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/x.txt", called
    server.shutdown()


def test_the_page_s_own_calls_are_answered(site):
    answered = call(site, [], event_data={"question": "ai đào tạo", "plan": "", "earlier": ""})
    assert answered.status_code == 200
    assert "Sở Nội vụ" in answered.text


def test_no_local_file_is_copied_for_anybody(site, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("rất mật", "utf-8")
    for value in (file_data(path=str(secret)), [file_data(path=str(secret))], {"x": file_data(path=str(secret))}):
        for data in ([value, ""], ["x", value]):
            answered = call(site, data)
            assert answered.status_code == 422
            assert answered.json()["type"] == "urn:tracuu:problem:invalid-request"
            assert str(secret) not in answered.text
    assert not any(each.name == "secret.txt" for each in site.site.cache.rglob("*"))


def test_no_address_is_fetched_for_anybody(site, listener):
    url, called = listener
    for value in (file_data(path=url), file_data(path="a.txt", url=url), file_data(path="a.txt", url=url, is_stream=True)):
        assert call(site, [value, ""]).status_code == 422
        assert call(site, [], number=31, event_data={"x": value}).status_code == 422
    assert called == []


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/run/ask",
        "/gradio_api/api/predict",
        "/gradio_api/api/ask",
        "/gradio_api/call/ask",
        "/gradio_api/call/v2/ask",
        "/gradio_api/queue/join",
        "/gradio_api/upload",
        "/gradio_api/component_server",
        "/gradio_api/process_recording",
        "/gradio_api/stream/x",
        "/gradio_api/cancel",
        "/gradio_api/reset",
    ],
)
def test_gradio_s_other_ways_in_are_not_there(site, path):
    body = {"data": ["x", ""], "fn_index": ASK, "session_hash": "a", "event_id": "x"}
    assert site.post(path, json=body, headers=ORIGIN).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/config",
        "/gradio_api/info",
        "/gradio_api/queue/data?session_hash=a",
        "/gradio_api/heartbeat/a",
        "/gradio_api/file=/etc/hostname",
    ],
)
def test_nothing_is_read_from_gradio_but_its_page(site, path):
    assert site.get(path).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"data": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'{"data": ["x", ""], "fn_index": 999}',
        b'{"data": ["x", ""], "fn_index": true}',
        b'{"data": ["x", ""], "fn_index": 1e400}',
        b'{"data": ["x", ""], "fn_index": ' + b"9" * 5000 + b"}",
        b'{"data": ["x"], "fn_index": 0}',
        b'{"data": "x", "fn_index": 0}',
        b'{"data": [1, ""], "fn_index": 0}',
        b'{"data": ["\\ud800", ""], "fn_index": 0}',
        b'{"data": ["x", ""], "fn_index": 0, "trigger_id": "1"}',
        b'{"data": ["x", ""], "fn_index": 0, "batched": true}',
        b'{"data": ["x", ""], "fn_index": 0, "oauth_token": "x"}',
        b'{"data": ["x", ""], "fn_index": 0, "event_data": [1]}',
        b'{"data": ["x", ""], "fn_index": 0, "event_data": {"a": {"b": 1}}}',
    ],
)
def test_an_odd_call_is_a_problem_of_the_caller(site, body):
    answered = site.post(PREDICT, content=body, headers={**ORIGIN, "Content-Type": "application/json"})
    assert answered.status_code == 422
    assert answered.headers["content-type"] == "application/problem+json"


def test_a_large_call_is_refused_before_it_is_taken(site):
    taken = 0

    def endless():
        nonlocal taken
        while taken < 64 << 20:
            taken += 1 << 16
            yield b" " * (1 << 16)

    answered = site.post(PREDICT, content=endless(), headers={**ORIGIN, "Content-Type": "application/json"})
    assert answered.status_code == 413
    told = site.post(PREDICT, content=b"{}", headers={**ORIGIN, "Content-Length": str(150 << 20)})
    assert told.status_code == 413


def test_a_visit_leaves_nothing_in_the_memory_of_gradio(site):
    for number in range(20):
        assert call(site, [], event_data={"question": "x"}, session_hash=f"made{number}").status_code == 200
    assert not [name for name in _sessions() if name.startswith("made")]


def _sessions():
    """Return the names of the sessions that Gradio holds, of every site in this process."""
    import gc

    from gradio.state_holder import StateHolder

    with warnings.catch_warnings(action="ignore"):  # asking what an object is wakes lazy modules, which may warn
        return [name for each in gc.get_objects() if isinstance(each, StateHolder) for name in each.session_data]


def test_the_page_says_nothing_that_a_caller_told_it(site):
    told = {"X-Forwarded-Host": "bad.example", "X-Forwarded-Proto": "https", "X-Gradio-Server": "http://bad.example"}
    page = site.get("/?deep_link=x&page=nowhere", headers=told)
    assert page.status_code == 200
    assert "bad.example" not in page.text


class TestTheKeeperSUpload:
    @pytest.fixture
    def keeping(self, site):
        log_in(site, site.site.keys[KeyRole.KEEPER])
        yield site
        site.cookies.clear()

    def upload(self, client, name, content):
        answered = client.post("/quan-tri/gradio_api/upload", files={"files": (name, content)}, headers=ORIGIN)
        assert answered.status_code == 200
        return answered.json()[0]

    def number(self, client):
        """Return the number of the upload's event: the only one that takes a file and a mark."""
        return next(n for n in range(20) if call(client, [None, False], number=n, page="/quan-tri").status_code == 200)

    def test_takes_the_file_that_was_uploaded(self, keeping, monkeypatch):
        from ui.services import keeping as work

        monkeypatch.setattr(work, "build_apart", lambda *_, **__: {})
        path = self.upload(keeping, "mới.txt", b"KE HOACH")
        answered = call(keeping, [[file_data(path=path)], False], number=self.number(keeping), page="/quan-tri")
        assert answered.status_code == 200
        assert "Đã bắt đầu" in answered.text
        keeping.site.app.state.faces.jobs.wait()

    def test_takes_no_other_file_of_the_server(self, keeping, tmp_path):
        number = self.number(keeping)
        other = tmp_path / "other.txt"
        other.write_text("mật", "utf-8")
        inside = keeping.site.cache / "a" / "link.txt"
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.symlink_to(other)
        keys = keeping.site.settings.data / "keys.json"
        roundabout = inside.parent / ".." / ".." / ".." / "keys.json"
        for path in (other, keys, inside, roundabout, keeping.site.cache, inside.parent / "none.txt"):
            answered = call(keeping, [[file_data(path=str(path))], False], number=number, page="/quan-tri")
            assert answered.status_code == 422, path
        assert list(keeping.site.settings.corpus.glob("*.json")) == []

    def test_is_not_there_for_a_reader(self, site):
        log_in(site, site.site.keys[KeyRole.READER])
        assert call(site, [None, False], number=0, page="/quan-tri").status_code == 403
        assert site.post("/quan-tri/gradio_api/upload", content=b"x", headers=ORIGIN).status_code == 403
        site.cookies.clear()
