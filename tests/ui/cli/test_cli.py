import io
import json
import socket
import sys
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from corpus.records.errors import IndexMissingError
from tests.ui.fakes import OTHER, PLAN, TEXT

QUESTION = "ai chủ trì đào tạo nhân lực"


def test_the_human_answer_says_the_answer_first_then_proves_it(cli):
    code, out, err = cli("ask", QUESTION)
    assert (code, err) == (0, "")
    assert out.startswith("Sở Nội vụ\n\nAn Giang (457/KH-UBND)\n")
    assert "“Đào tạo nguồn nhân lực công nghệ sinh học” - nhiệm vụ 1 [1]" in out
    assert "[1] Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục IV.1, trang 1\n" in out
    assert "IV. TỔ CHỨC THỰC HIỆN › 1. Đào tạo nguồn nhân lực" in out
    assert "… Sở Khoa học và Công nghệ phối hợp”" in out, "all ranges of a cut row are shown"


def test_not_found_is_told_apart_and_is_no_failure(cli):
    code, out, _ = cli("ask", "giá vàng hôm nay")
    assert code == 0
    assert out.startswith("Không tìm thấy trong các kế hoạch")
    assert "Gần nhất" in out


def test_json_is_the_answer_object(cli, service):
    code, out, _ = cli("ask", QUESTION, "--json", "--top-k", "1")
    assert code == 0
    answer = json.loads(out)
    assert answer == json.loads(json.dumps(service.ask(QUESTION, top_k=1).as_json()))
    assert {"question", "status", "found", "answer", "items", "citations", "interpretation", "index_version"} <= set(answer)
    for cited in answer["citations"]:
        for part in (cited, *cited["more"]):
            assert TEXT[part["start"] : part["end"]] == part["quote"]


def test_jsonl_streams_one_answer_a_line_and_never_takes_gold_for_a_filter(cli, tmp_path):
    path = tmp_path / "q.jsonl"
    lines = [{"id": "1", "question": QUESTION, "plan": "cross"}, {"id": "2", "question": ""}]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", "utf-8")
    code, out, _ = cli("ask", "--jsonl", str(path))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(each["id"], each["status"]) for each in answers] == [("1", "answered"), ("2", "invalid")]


def test_explain_shows_every_stage_before_the_answer(cli):
    code, out, _ = cli("ask", QUESTION, "--explain")
    assert code == 0
    assert out.index("Chữ") < out.index("Xếp hạng") < out.index("Quyết định") < out.index("Nguồn")
    for told in ("chữ đã sửa: tri trì", "cover +2.50", "xác suất: 0.9", "signals: cover 1.0"):
        assert told in out
    assert "\x1b" not in out


def test_explain_as_json_adds_the_stages_to_the_answer_object(cli, tmp_path):
    _, out, _ = cli("ask", QUESTION, "--explain", "--json")
    answer = json.loads(out)
    assert [step["stage"] for step in answer.pop("stages")] == ["spelling", "ranking", "deciding"]
    _, plain, _ = cli("ask", QUESTION, "--json")
    assert answer == json.loads(plain)
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps({"id": "1", "question": QUESTION}), "utf-8")
    _, out, _ = cli("ask", "--jsonl", str(path), "--explain")
    assert json.loads(out)["stages"][0]["typed"] == QUESTION


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_gets_what_completes_commands(cli, shell):
    code, out, _ = cli("completion", shell)
    assert code == 0
    assert "_TRACUU_COMPLETE" in out
    assert "tracuu" in out


def test_an_unknown_shell_is_refused(cli):
    assert cli("completion", "cmd")[0] == 2


@pytest.mark.parametrize(
    ("typed", "word", "fits"),
    [("tracuu as", 1, {"ask", "assignments"}), ("tracuu ask --expl", 2, {"--explain"}), ("tracuu show an-g", 2, {"an-giang"})],
)
def test_the_program_tells_a_shell_what_fits(monkeypatch, capsys, tmp_path, typed, word, fits):
    from ui.cli import main

    (tmp_path / "an-giang.txt").write_text("", "utf-8")
    (tmp_path / "catalog.toml").write_text("", "utf-8")
    monkeypatch.setenv("TRACUU_CORPUS", str(tmp_path))
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(word))
    monkeypatch.setenv("_TRACUU_COMPLETE", "complete_bash")
    with pytest.raises(SystemExit) as left:
        main.run([])
    assert left.value.code == 0
    assert set(capsys.readouterr().out.split()) == fits


def test_jsonl_from_standard_input(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"question": QUESTION})))
    code, out, _ = cli("ask", "--jsonl", "-")
    assert code == 0
    assert json.loads(out)["id"] is None


@pytest.mark.parametrize(
    ("line", "told"), [("{", "dòng 1: không phải JSON"), ('{"id": "x"}', 'cần một đối tượng có "question"')]
)
def test_a_bad_line_is_named(cli, tmp_path, line, told):
    path = tmp_path / "q.jsonl"
    path.write_text(line, "utf-8")
    code, _, err = cli("ask", "--jsonl", str(path))
    assert code == 2
    assert told in err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("ask",), 2, "Hãy cho một câu hỏi"),
        (("ask", "x" * 2001), 2, "nhiều nhất 2000 ký tự"),
        (("ask", "x", "--top-k", "0"), 2, "từ 1 đến 100"),
        (("ask", "x", "--top-k", "y"), 2, "--top-k"),
        (("ask", "x", "--nope"), 2, "không có tùy chọn “--nope”."),
        (("search",), 2, "thiếu"),
        (("nope",), 2, "Lệnh không đúng"),
        (("show", "cà-mau"), 8, "Không có kế hoạch nào là “cà-mau”"),
        (("ask", "x", "--plan", "cà-mau"), 8, "Không có kế hoạch"),
        (("assignments", "--kind", "x"), 2, "hãy chọn task"),
        (("assignments", "--json-lines", "--csv", "x"), 2, "Chỉ chọn một"),
        (("assignments", "--csv", "/nowhere/x.csv"), 7, "Không ghi được"),
    ],
)
def test_an_error_is_one_vietnamese_line_and_an_exit_code(cli, arguments, code, told):
    got, out, err = cli(*arguments)
    assert got == code
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_without_an_index_ask_says_what_to_run(cli, service, monkeypatch):
    def missing(*_args, **_kwargs):
        raise IndexMissingError("Chưa có chỉ mục. Hãy chạy “tracuu index”.")

    monkeypatch.setattr(service, "ask", missing)
    code, out, err = cli("ask", "x")
    assert (code, out) == (3, "")
    assert "tracuu index" in err


def test_an_unforeseen_error_is_no_stack_trace(cli, service, monkeypatch):
    monkeypatch.setattr(service, "ask", lambda *_a, **_k: 1 / 0)
    code, _, err = cli("ask", "x")
    assert code == 1
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_search_prints_passages_with_their_place(cli):
    code, out, _ = cli("search", "nhân lực", "--limit", "2")
    assert code == 0
    assert "3 đoạn khớp; đang xem 1-2." in out
    code, out, _ = cli("search", "nhân lực", "--json", "--offset", "2")
    assert [each["n"] for each in json.loads(out)["citations"]] == [3]


def test_plans_and_show(cli):
    code, out, _ = cli("plans")
    assert code == 0
    assert "457/KH-UBND" in out
    assert "08/5/2024" in out
    code, out, _ = cli("show", "An Giang")
    assert "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang" in out
    assert "IV. TỔ CHỨC THỰC HIỆN" in out
    assert "    1. Đào tạo nguồn nhân lực" in out
    assert "Nghị quyết số 36-NQ/TW ngày 30/01/2023 của Bộ Chính trị" in out
    code, out, _ = cli("show", "an-", "--json")
    assert json.loads(out)["documents"][0]["outline"][0]["heading"] == "MỤC TIÊU"


def test_the_register_as_lines_csv_and_workbook(cli, tmp_path):
    code, out, _ = cli("assignments", "--json-lines", "--lead", "Sở Nội vụ")
    assert code == 0
    row = json.loads(out)
    assert {"file", "plan", "kind", "group", "no", "task", "lead", "coordinate", "product", "period", "funding"} <= set(row)
    assert (row["lead"], row["product"], row["funding"], row["kind"]) == (["Sở Nội vụ"], [], None, "task")
    assert row["citations"][0]["more"][0]["quote"] == "Sở Khoa học và Công nghệ phối hợp"
    code, out, _ = cli("assignments", "--lead", "Sở Y tế")
    assert "Không có nhiệm vụ nào khớp" in out
    cli("assignments", "--csv", str(tmp_path / "x.csv"))
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfSTT,")
    cli("assignments", "--xlsx", str(tmp_path / "x.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Dữ liệu"]
    assert sheet["E2"].value == "Đào tạo nguồn nhân lực công nghệ sinh học"
    assert sheet["L2"].value == "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang, mục IV.1, trang 1"


def test_pause_stops_answers_with_the_notice_and_resume_brings_them_back(cli):
    assert cli("pause", "Bảo trì đến 17 giờ.")[0] == 0
    code, out, _ = cli("ask", QUESTION, "--json")
    assert code == 0
    answer = json.loads(out)
    assert (answer["status"], answer["found"], answer["answer"]) == ("paused", False, "Bảo trì đến 17 giờ.")
    assert "Đã trả lời lại" in cli("resume")[1]
    assert json.loads(cli("ask", QUESTION, "--json")[1])["status"] == "answered"
    assert "không bị tạm dừng" in cli("resume")[1]


def test_control_characters_of_a_plan_do_not_reach_the_terminal():
    from ui.terminal.console import shown

    assert shown("a\x1b[31mđỏ\x07\u202eb\nc") == "a[31mđỏb\nc"


def test_show_and_plans_tell_the_life_of_a_plan(cli, service, monkeypatch):
    expired = replace(PLAN, until=date(2025, 12, 31))
    monkeypatch.setattr(type(service), "plans", lambda self: (expired, replace(OTHER, replaces=(PLAN.id,))))
    _, out, _ = cli("show", "An Giang")
    assert "Hiệu lực: Kế hoạch này đã được thay thế bằng Kế hoạch số 105/KH-UBND." in out
    _, out, _ = cli("plans", "--json")
    life = json.loads(out)[0]["life"]
    assert (life["state"], life["until"]) == ("replaced", "2025-12-31")
    assert life["replaced_by"] == [{"plan": OTHER.id, "name": "Kế hoạch số 105/KH-UBND", "since": None}]


def test_an_unknown_command_names_the_near_one(cli):
    code, _, told = cli("assignment")
    assert (code, "có phải “assignments”?" in told) == (2, True)
    code, _, told = cli("ask", "x", "--provinc", "y")
    assert (code, "có phải “--province”?" in told) == (2, True)
    code, _, told = cli("zzzzzz")
    assert (code, "không có lệnh “zzzzzz”." in told) == (2, True)


def every_command():
    from typer.main import get_command

    from ui.cli.main import app

    for name, command in get_command(app).commands.items():
        yield (name,)
        yield from ((name, inner) for inner in getattr(command, "commands", {}))


@pytest.mark.parametrize("command", [(), *every_command()], ids=" ".join)
def test_help_holds_no_word_of_the_library(cli, command):
    _, out, _ = cli(*command, "--help")
    assert out.strip().startswith("Cách dùng: tracuu")
    assert "Xem hướng dẫn này." in out
    words = (
        "usage",
        "options]",
        "command",
        "args",
        "show this",
        "exit",
        "default",
        "required",
        "<bool>",
        "<str>",
        "<int>",
        "list[",
    )
    assert [word for word in words if word in out.lower()] == []


def test_an_unknown_plan_says_which_command_lists_the_plans(cli):
    code, _, told = cli("show", "zzz")
    assert (code, "Lệnh “tracuu plans” liệt kê" in told) == (8, True)


def test_the_version_is_told(cli):
    code, out, _ = cli("--version")
    assert (code, out.startswith("tracuu ")) == (0, True)


def test_a_topic_is_compared_and_deadlines_are_listed_and_written(cli, tmp_path):
    code, out, _ = cli("compare", "đào tạo")
    assert code == 0
    assert "Ai chủ trì: Sở Nội vụ" in out
    code, out, _ = cli("compare", "đào tạo", "--plan", "Trà Vinh", "--json")
    assert json.loads(out)[0]["plan"] == "tra-vinh-105"
    code, out, _ = cli("deadlines")
    assert (code, "hằng năm, trước ngày 30/11" in out) == (0, True)
    code, _, told = cli("deadlines", "--ics", str(tmp_path / "x.ics"))
    assert (code, "Đã ghi 1 hạn báo cáo" in told) == (0, True)
    assert (tmp_path / "x.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert cli("compare", " ")[0] == 2


def test_a_port_in_use_is_told_before_it_is_said_to_serve(cli):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, told = cli("serve", "--port", str(taken.getsockname()[1]))
    assert code == 13
    assert "TraCứu: http" not in told
    assert "--port" in told
