import io
import json
import logging

import pytest

from ui.services import logs


@pytest.fixture
def stream():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    stream = io.StringIO()
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


def test_quiet_says_nothing_below_a_warning(stream):
    logs.configure("quiet", stream)
    logging.getLogger("tracuu").info("hỏi")
    assert stream.getvalue() == ""
    logging.getLogger("tracuu").warning("đầy đĩa")
    assert json.loads(stream.getvalue())["message"] == "đầy đĩa"


def test_text_of_a_user_cannot_forge_a_line_or_colour_a_terminal(stream):
    logs.configure("info", stream)
    evil = 'x\n{"level":"error"}\r\x1b[31m\u2028\u202e'
    logging.getLogger("tracuu").info("hỏi %s", evil, extra={"question": evil})
    lines = stream.getvalue().splitlines()
    assert len(lines) == 1
    entry = json.loads(lines[0])
    for value in (entry["message"], entry["question"]):
        assert not any(ord(char) < 32 or char in "\u2028\u202e\x1b" for char in value)
        assert "\\u000a" in value


def test_what_is_given_as_extra_stands_beside_the_message(stream):
    logs.configure("info", stream)
    logging.getLogger("tracuu").info("xong", extra={"request_id": "r1", "status": 200})
    entry = json.loads(stream.getvalue())
    assert (entry["request_id"], entry["status"], entry["logger"]) == ("r1", 200, "tracuu")
