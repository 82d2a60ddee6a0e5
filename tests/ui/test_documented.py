"""Everything that README, docs and OpenAPI show as an example works as it stands there, over the real plans."""

import re
import shlex
from pathlib import Path

import jsonschema
import pytest
from fastapi.testclient import TestClient

from tests.qa.conftest import plain_service, snapshot  # noqa: F401 - fixtures
from ui.cli import main as command_line
from ui.server.app import create_app
from ui.services.keys import KeyRing, KeyRole
from ui.services.live_service import LiveService
from ui.settings.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.en.md", "docs/van-hanh.md", "docs/dong-lenh.md", "docs/api.md")
TEXT = "\n".join((ROOT / page).read_text("utf-8") for page in PAGES)
COMMANDS = sorted({re.split(" +# ", line)[0].strip() for line in re.findall(r"^\.venv/bin/tracuu (.+)$", TEXT, re.MULTILINE)})
EVERY = "\n".join(page.read_text("utf-8") for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))
SPANS = sorted(set(re.findall(r"`tracuu ([a-z][^`]*)`", EVERY)) | set(re.findall(r"tracuu/\.venv/bin/tracuu ([a-z]+)", EVERY)))
CURLS = sorted({line.split("     #")[0] for line in re.findall(r"^curl (.+)$", TEXT, re.MULTILINE)})
WAITING = {"serve", "mcp", "index --watch"}
"""Commands that run until they are stopped; tests of their own start them."""


@pytest.fixture(scope="module")
def api(plain_service, tmp_path_factory):  # noqa: F811
    """The API over the real plans, builds stood in for; every request carries a keeper's key."""
    from ui.services import keeping

    settings = Settings(
        data=tmp_path_factory.mktemp("data"), corpus=tmp_path_factory.mktemp("corpus"), watch=False, allowed_hosts="testserver"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "build_apart", lambda settings, tell, *, rebuild=False, stopping=None: {"version": "00000002"})
        secret = KeyRing(settings.data).add("người giữ", KeyRole.KEEPER)
        app = create_app(settings, LiveService(settings, lambda data: plain_service), page=False)
        with TestClient(app, headers={"Authorization": f"Bearer {secret}"}) as client:
            yield client


@pytest.fixture
def at_home(plain_service, tmp_path, monkeypatch, capsys):  # noqa: F811
    """Run commands in a folder of their own, over the real plans."""

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACUU_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(LiveService.__init__, "__defaults__", (lambda data: plain_service,))
    for name in ("QUESTIONS.jsonl", "CAU_HOI.jsonl"):
        (tmp_path / name).write_text('{"id": "1", "question": "ai chủ trì đào tạo nhân lực", "type": "lead"}\n', "utf-8")

    def run(words):
        code = command_line.run(words)
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return run


def words_of(command):
    """Return the words of a command line, what goes to a file left out."""
    return shlex.split(command.split(" > ")[0])


@pytest.mark.parametrize("command", [each for each in COMMANDS if each not in WAITING])
def test_every_command_of_the_readme_answers(at_home, command):
    code, shown = at_home(words_of(command))
    assert code == 0, shown
    assert shown.strip()


def test_the_commands_that_wait_are_those_that_have_tests_of_their_own():
    assert set(COMMANDS) | set(SPANS) >= WAITING


@pytest.mark.parametrize("span", SPANS)
def test_every_command_named_in_the_text_is_understood(at_home, span):
    """Each runs, or its help does where it needs something of the reader's own (a name, a file, an index on disk)."""
    words = words_of(span)
    if words[0] in ("keys", "pause", "resume") and len(words) > 2 and words[-1].isascii() is False:
        at_home(["keys", "add", "TÊN"])
        assert at_home(words)[0] == 0
        return
    known = [word for word in words if re.fullmatch(r"-?-?[a-z][a-z-]*", word) and not word.startswith("--")]
    options = [option for word in words if word.startswith("--") for option in word.split("/")]
    code, shown = at_home([*known, "--help"])
    assert code == 0, shown
    assert all(option in shown for option in options), shown


@pytest.mark.parametrize("curl", CURLS)
def test_every_curl_of_the_readme_works(api, tmp_path, curl):
    words = iter(shlex.split(curl))
    address, headers, sent, file = "", {}, {}, None
    for word in words:
        match word:
            case "-H":
                name, _, value = next(words).partition(": ")
                if name != "Authorization":
                    headers[name] = value
            case "-d":
                sent["content"] = next(words).encode()
            case "-F":
                name, _, file = next(words).partition("=@")
                sent["files"] = {name: (file, b"PK\x03\x04", "application/octet-stream")}
            case "-o":
                next(words)
            case _:
                address = word
    assert address.startswith("http://127.0.0.1:7860/")
    answered = api.request("POST" if sent else "GET", address.removeprefix("http://127.0.0.1:7860"), headers=headers, **sent)
    assert answered.status_code == (202 if file else 200), answered.text
    if address.endswith("/ask"):
        assert answered.json()["found"]
    elif "/search" in address:
        assert len(answered.json()["citations"]) == 3
    elif "xlsx" in address:
        assert answered.content.startswith(b"PK")


def schemas_of(api):
    return api.get("/openapi.json").json()


def test_every_example_of_an_object_is_one(api):
    document = schemas_of(api)
    wrong, shown = [], 0
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", ()):
            whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
            wrong += [(name, error.message) for error in jsonschema.Draft202012Validator(whole).iter_errors(example)]
            shown += 1
    assert wrong == []
    assert shown >= 12


def test_every_example_of_a_request_is_accepted(api):
    document = schemas_of(api)
    tried = 0
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            names = re.findall(r"#/components/schemas/(\w+)", str(body))
            for name in names:
                for example in document["components"]["schemas"][name].get("examples", ()):
                    answered = api.request(method, path, json=example)
                    assert answered.status_code in (200, 202, 409), answered.text
                    tried += 1
            queries = [each for each in operation.get("parameters", ()) if each["schema"].get("examples")]
            if queries:
                given = {each["name"]: each["schema"]["examples"][0] for each in queries}
                assert api.request(method, path, params=given).status_code == 200
                tried += 1
    assert tried >= 3


def test_real_answers_have_every_field_that_the_examples_show(api):
    document = schemas_of(api)["components"]["schemas"]
    plan = api.get("/api/v1/plans").json()["items"][0]["id"]
    for name, address in {
        "SearchBody": "/api/v1/search?q=nhân lực",
        "PlanBody": f"/api/v1/plans/{plan}",
        "Readiness": "/readyz",
        "Health": "/healthz",
    }.items():
        assert set(api.get(address).json()) == set(document[name]["examples"][0]), name
    row = api.get("/api/v1/assignments").json()["items"][0]
    assert set(row) == set(document["AssignmentBody"]["examples"][0])
    answer = api.post("/api/v1/ask", json={"question": "ai chủ trì đào tạo nhân lực"}).json()
    example = document["AnswerBody"]["examples"][0]
    assert set(answer) == set(example)
    assert set(answer["citations"][0]) == set(example["citations"][0])
    assert set(answer["interpretation"]) == set(example["interpretation"])
