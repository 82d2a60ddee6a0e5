import csv
import io
import json
import threading

import openpyxl
import pytest
from fastapi.testclient import TestClient

from corpus.records.errors import IndexMissingError
from tests.ui.fakes import DOCUMENT, TEXT, VERSION
from ui.problems.table import PROBLEMS
from ui.server.app import create_app
from ui.services.keys import KeyRing, KeyRole
from ui.services.live_service import LiveService

ASK = "/api/v1/ask"
QUESTION = "ai chủ trì đào tạo nhân lực"


def problem(response, status, code):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == f"urn:tracuu:problem:{code}"
    assert body["status"] == status
    assert body["title"] == PROBLEMS[code.replace("-", "_")].title
    assert body["request_id"] == response.headers["x-request-id"]
    return body


def test_ask_gives_the_answer_object_whole(client, service):
    response = client.post(ASK, json={"question": QUESTION, "top_k": 2})
    assert response.status_code == 200
    assert response.json() == json.loads(json.dumps(service.ask(QUESTION, top_k=2).as_json()))


def test_filters_reach_the_service(client):
    answer = client.post(ASK, json={"question": "x", "province": "An Giang"}).json()
    assert answer["interpretation"]["provinces"] == ["An Giang"]
    problem(client.post(ASK, json={"question": "x", "plan": "cà-mau"}), 404, "plan-not-found")


def test_search_pages(client):
    first = client.get("/api/v1/search", params={"q": "nhân lực", "limit": 2})
    assert [each["n"] for each in first.json()["citations"]] == [1, 2]
    assert first.headers["x-total-count"] == "3"
    assert 'rel="next"' in first.headers["link"]
    after = client.get(first.headers["link"].split(">")[0].lstrip("<"))
    assert [each["n"] for each in after.json()["citations"]] == [3]
    assert 'rel="prev"' in after.headers["link"]
    assert 'rel="next"' not in after.headers["link"]


def test_assignments_as_json_csv_and_workbook(client):
    page = client.get("/api/v1/assignments", params={"lead": "Sở Nội vụ"}).json()
    assert (page["total"], page["items"][0]["lead"], page["index_version"]) == (1, ["Sở Nội vụ"], VERSION)
    assert client.get("/api/v1/assignments", params={"lead": "Sở Y tế"}).json()["items"] == []
    table = client.get("/api/v1/assignments", params={"format": "csv"})
    assert 'filename="nhiem-vu.csv"' in table.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert rows[1][4] == "Đào tạo nguồn nhân lực công nghệ sinh học"
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/v1/assignments", params={"format": "xlsx"}).content))
    assert book["Dữ liệu"]["F2"].value == "Sở Nội vụ"


def test_plans_and_their_text(client):
    plans = client.get("/api/v1/plans").json()
    assert [plan["id"] for plan in plans["items"]] == ["an-giang-457", "tra-vinh-105"]
    plan = client.get("/api/v1/plans/an-giang-457").json()
    assert plan["documents"][0]["outline"][1]["number"] == "IV"
    text = client.get("/api/v1/plans/an-giang-457/text", params={"start": 9, "length": 20}).json()
    assert text["text"] == TEXT[9:29]
    assert (text["total_chars"], text["file"]) == (len(TEXT), DOCUMENT.file)
    assert client.get("/api/v1/plans/an-giang-457/text", params={"start": 10**6}).json()["text"] == ""
    problem(client.get("/api/v1/plans/an-giang-457/text", params={"document": "x"}), 404, "plan-not-found")
    problem(client.get("/api/v1/plans/none"), 404, "plan-not-found")


def test_what_a_client_holds_is_good_until_the_index_moves(client, service):
    for path in ("/api/v1/plans", "/api/v1/plans/an-giang-457", "/api/v1/assignments", "/api/v1/search?q=x"):
        tag = client.get(path).headers["etag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        assert client.get(path, headers={"If-None-Match": f'"old", W/{tag}'}).status_code == 304
        assert client.get(path, headers={"If-None-Match": '"old"'}).status_code == 200
    service.index_version = "moved"
    assert client.get("/api/v1/plans", headers={"If-None-Match": f'"{VERSION}"'}).status_code == 200


def test_every_request_moves_to_the_newest_index_first(client, service):
    before = service.refreshed
    client.post(ASK, json={"question": "x"})
    assert service.refreshed == before + 1


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "code"),
    [
        ("POST", ASK, {"json": {"question": 5}}, 422, "invalid-request"),
        ("POST", ASK, {"json": {"question": "x", "topk": 3}}, 422, "invalid-request"),
        ("POST", ASK, {"json": {"question": "x" * 3000}}, 422, "invalid-request"),
        ("POST", ASK, {"content": b"{", "headers": {"content-type": "application/json"}}, 422, "invalid-request"),
        ("POST", ASK, {"json": {"question": "x" * 9000}}, 413, "too-large"),
        ("GET", ASK, {}, 405, "method-not-allowed"),
        ("GET", "/api/v1/nothing", {}, 404, "route-not-found"),
        ("GET", "/api/v1/assignments?kind=x", {}, 422, "invalid-request"),
        ("GET", "/api/v1/assignments?limit=1001", {}, 422, "invalid-request"),
        ("GET", "/api/v1/plans?limit=x", {}, 422, "invalid-request"),
    ],
)
def test_every_error_is_a_problem(serve, method, path, options, status, code):
    problem(serve(max_body_kb=8).request(method, path, **options), status, code)


def test_validation_names_the_field(client):
    body = problem(client.post(ASK, json={"question": "x", "top_k": 0}), 422, "invalid-request")
    assert body["errors"] == [{"field": "body.top_k", "detail": "phải từ 1 trở lên"}]


def test_the_unforeseen_is_a_problem_too_and_says_nothing_of_the_inside(client, service, monkeypatch):
    monkeypatch.setattr(service, "ask", lambda *_a, **_k: {}["secret"])
    body = problem(client.post(ASK, json={"question": "x"}), 500, "internal")
    assert "secret" not in json.dumps(body)


def test_without_an_index_all_is_up_but_not_ready(client, service, monkeypatch):
    def missing(*_a, **_k):
        raise IndexMissingError("Chưa có chỉ mục. Hãy chạy “tracuu index”.")

    monkeypatch.setattr("ui.services.live_service.LiveService.service", missing)
    assert client.get("/healthz").json() == {"status": "ok"}
    assert "tracuu index" in problem(client.get("/readyz"), 503, "index-missing")["detail"]
    problem(client.get("/api/v1/plans"), 503, "index-missing")


def test_paused_answers_with_the_notice_while_health_stays_up(serve):
    client = serve(paused=True, pause_notice="Đang bảo trì.")
    answer = client.post(ASK, json={"question": QUESTION}).json()
    assert (answer["status"], answer["found"], answer["answer"]) == ("paused", False, "Đang bảo trì.")
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").json()["paused"] is True
    assert client.get("/api/v1/plans").status_code == 200


def test_reading_can_need_a_key(serve, settings):
    ring = KeyRing(settings.data)
    secret = ring.add("phần mềm A", KeyRole.READER)
    client = serve(read_needs_key=True)
    problem(client.get("/api/v1/plans"), 401, "unauthenticated")
    assert client.get("/api/v1/plans", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert client.post(ASK, json={"question": "x"}, headers={"X-API-Key": secret}).status_code == 200
    assert client.get("/healthz").status_code == 200
    ring.remove("phần mềm A")
    problem(client.get("/api/v1/plans", headers={"X-API-Key": secret}), 401, "unauthenticated")


def test_a_wrong_key_is_refused_even_where_reading_is_open_and_cannot_be_guessed_at_length(client):
    codes = [client.get("/api/v1/plans", headers={"X-API-Key": f"k{n}"}).status_code for n in range(12)]
    assert codes == [401] * 10 + [429] * 2


def test_rates_are_limited_by_caller_with_a_time_to_come_back(serve):
    client = serve(ask_per_minute=2)
    assert [client.post(ASK, json={"question": "x"}).status_code for _ in range(2)] == [200, 200]
    refused = client.post(ASK, json={"question": "x"})
    problem(refused, 429, "rate-limited")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert client.get("/api/v1/plans").status_code == 200, "other work has its own share"


def test_request_ids_are_kept_where_harmless_and_made_where_not(client):
    assert client.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert client.get("/healthz", headers={"X-Request-ID": "a b\x01"}).headers["x-request-id"] != "a b\x01"


def test_browsers_are_told_to_be_careful(client):
    headers = client.get("/healthz").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "strict-transport-security" not in headers


def test_metrics_count_by_route_and_never_by_what_was_asked(client):
    client.post(ASK, json={"question": "câu hỏi riêng tư"})
    client.get("/api/v1/plans/an-giang-457")
    client.get("/api/v1/plans/khong-co")
    text = client.get("/metrics").text
    assert 'tracuu_requests_total{method="POST",route="/api/v1/ask",status="200"} 1.0' in text
    assert 'route="/api/v1/plans/{plan}",status="404"' in text
    assert 'tracuu_answers_total{face="rest",status="not_found"} 1.0' in text
    assert "riêng tư" not in text
    assert "khong-co" not in text


def test_openapi_is_in_vietnamese_with_examples_and_whole(client):
    schema = client.get("/openapi.json").json()
    names = set(schema["components"]["schemas"])
    assert not {ref.split("/")[-1] for ref in _refs(schema)} - names
    ask = schema["paths"]["/api/v1/ask"]["post"]
    assert ask["summary"] == "Hỏi các kế hoạch; câu trả lời kèm trích dẫn chứng minh"
    assert schema["components"]["schemas"]["AskBody"]["examples"]


def _refs(value):
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "$ref":
                yield each
            else:
                yield from _refs(each)
    elif isinstance(value, list):
        for each in value:
            yield from _refs(each)


def test_while_index_and_model_open_it_is_alive_and_not_ready(settings, service):
    opening = threading.Event()

    def opener(data):
        opening.wait(60)
        return service

    with TestClient(create_app(settings, LiveService(settings, opener), page=False)) as client:
        assert client.get("/healthz").status_code == 200
        early = client.get("/readyz")
        problem(early, 503, "starting")
        assert early.headers["retry-after"] == "1"
        opening.set()
        while client.get("/readyz").status_code == 503:
            pass
        assert client.get("/readyz").json() == {"status": "ready", "index_version": VERSION, "paused": False}
