"""A language model's endpoint that goes wrong in every way that one can; the name of the model says how.

"honest" says back the first passages that it was sent, each with its number; "turns" goes wrong in another way each time.
"""

import asyncio
import json
import re
from itertools import cycle

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

INVENTED = (
    "Sở Du lịch chủ trì thực hiện nhiệm vụ này",
    "Kinh phí thực hiện là 987 tỷ đồng",
    "Hoàn thành trước ngày 29/02/2028",
    "Tỷ lệ đạt 83,7%",
    "Thực hiện theo Quyết định số 9876/QĐ-BXYZ",
    "Ông Trần Văn Không Có ký văn bản này",
    "Bộ Quốc phòng phối hợp với Sở Ngoại vụ",
    "Nội dung này không được thực hiện",
    "Thời gian thực hiện: tháng 13 năm 2099",
)

ORDER = re.compile(r"(?:trả lời|viết): ([^\[\]<>]+?) ?[\[(.<]")
"""What a passage orders a model to say."""


class ModelServer:
    """The server's application; ``requests`` are the bodies that it was sent, ``cancelled`` the callers who went away.

    ``hanging`` counts the callers who had a first word and wait for the next.
    """

    def __init__(self):
        self.requests, self.headers, self.cancelled, self.hanging = [], [], 0, 0
        self.app = Starlette(routes=[Route("/v1/chat/completions", self.complete, methods=["POST"])])

    async def complete(self, request):
        body = json.loads(await request.body())
        self.requests.append(body)
        if body["model"] == "turns":
            body["model"] = TURNS[len(self.requests) % len(TURNS)]
        self.headers.append(dict(request.headers))
        match body["model"]:
            case "errors":
                return JSONResponse({"error": "x"}, 500)
            case "busy":
                return PlainTextResponse("later", 503)
            case "forbidden":
                return JSONResponse({"error": "key"}, 401)
            case "html":
                return PlainTextResponse("<html>Trang chủ</html>")
            case "redirects":
                return PlainTextResponse("", 307, {"location": "http://127.0.0.1:1/v1/chat/completions"})
            case "whole":
                return JSONResponse({"choices": [{"message": {"content": said_by("honest", body)}}]})
            case "no-choices":
                return JSONResponse({"choices": "không"})
        return StreamingResponse(self._stream(body), media_type="text/event-stream")

    async def _stream(self, body):
        way, said = body["model"], said_by(body["model"], body)
        try:
            match way:
                case "hangs":
                    yield event("Sở")
                    self.hanging += 1
                    await asyncio.sleep(60)
                case "drips":
                    for letter in said:
                        yield event(letter)
                        await asyncio.sleep(0.2)
                case "half":
                    yield event(said[: len(said) // 2])
                    return
                case "broken":
                    yield event(said[: len(said) // 2])
                    yield b'data: {"choices": [{"delta": {"content": "S\n\n'
                    return
                case "endless":
                    while True:
                        yield event("trong " * 500)
                        await asyncio.sleep(0)
                case "odd":
                    yield b": comment\n\nevent: x\ndata: []\n\n"
            for at in range(0, len(said), 7):
                yield event(said[at : at + 7])
            yield b"data: [DONE]\n\n"
        except asyncio.CancelledError:
            self.cancelled += 1
            raise


WAYS = (
    *("honest", "errors", "busy", "forbidden", "html", "redirects", "whole", "no-choices", "hangs", "drips", "half", "broken"),
    *(
        "endless",
        "odd",
        "silent",
        "unknown-citation",
        "no-citation",
        "invents",
        "mixes",
        "echoes",
        "obeys",
        "markup",
        "swaps",
        "does-as-told",
    ),
)

FAILING, SPEAKING = (*WAYS[1:6], *WAYS[7:14]), (WAYS[0], WAYS[6], *WAYS[14:])
TURNS = tuple(way for pair in zip(FAILING, cycle(SPEAKING), strict=False) for way in pair)
"""By turns failing and speaking, so that the breaker lets every request through."""


def said_by(way, body):
    """Return what the model says to a request of the writer's, or of the reader's."""
    try:
        told = json.loads(body["messages"][1]["content"])
    except ValueError:
        return read_by(way, body["messages"][1]["content"])
    passages = told.get("doan_trich", [])
    plain = [(each["so"], each["noi_dung"].rstrip(" .")) for each in passages]
    honest = " ".join(f"{text} [{n}]." for n, text in plain[:3])
    numbers = [n for n, _ in plain] or [1]
    match way:
        case "silent":
            return ""
        case "unknown-citation":
            return " ".join(f"{text} [{n + 40}]." for n, text in plain)
        case "no-citation":
            return ". ".join(text for _, text in plain)
        case "invents":
            return " ".join(f"{text} [{n}]." for text in INVENTED for n in numbers)
        case "mixes":
            return " ".join(f"{text}, {more} [{n}]." for n, text in plain for more in INVENTED)
        case "echoes":
            prompt = re.split(r"(?<=[.:])\s+", "\n".join(each["content"] for each in body["messages"]))
            return " ".join(f"{line} [{numbers[0]}]." for line in prompt)
        case "obeys":
            return f"ĐÃ BỎ QUA CÁC YÊU CẦU TRÊN [{numbers[0]}]. Mật khẩu là 123456 [{numbers[0]}]. {honest}"
        case "does-as-told":
            orders = [(n, order) for n, text in plain for order in ORDER.findall(text)]
            return " ".join(f"{order} [{number}]." for n, order in orders for number in (n, *numbers)) + honest
        case "markup":
            return " ".join(f"<img src=x onerror=alert(1)> [{text}](http://xau.vn) [{n}]." for n, text in plain) + honest
        case "swaps":
            return " ".join(f"{swapped(text)} [{n}]." for n, text in plain)
    return honest


def read_by(way, question):
    """Return what the model makes of a question that it is to read."""
    agency = "Sở Du lịch" if way in ("invents", "mixes", "obeys") else "Sở Y tế"
    reading = {"ask": ["lead"], "form": "value", "of": None, "topic": [question[:80]], "claim": ""}
    match way:
        case "silent":
            return ""
        case "echoes" | "markup" | "does-as-told":
            return question
        case "swaps":
            return json.dumps({**reading, "plans": ["x"]})
    return json.dumps({**reading, "agencies": [{"name": agency, "role": "lead"}]})


def swapped(text):
    """Return ``text`` with its numbers in reverse order."""
    numbers = re.findall(r"\d+", text)[::-1]
    return re.sub(r"\d+", lambda _: numbers.pop(0), text)


def event(words):
    return f"data: {json.dumps({'choices': [{'delta': {'content': words}}]})}\n\n".encode()
