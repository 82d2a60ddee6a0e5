"""One request over HTTP: OpenAI's chat completions, streamed; https://platform.openai.com/docs/api-reference/chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from qa.contracts.language_model import LanguageModel
from qa.endpoint.errors import BusyEndpointError, EndpointError

Message = Mapping[str, str]
MOST_BYTES: Final = 1_000_000
"""Bytes of one answer, all told: who sends more is not heard out."""

_PASSING: Final = frozenset({429, 502, 503, 504})
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def opened(model: LanguageModel) -> httpx.AsyncClient:
    """Return a client of ``model``'s endpoint; the machine's proxy settings count unless the endpoint is this machine."""
    headers = {"Authorization": f"Bearer {model.api_key}"} if model.api_key else {}
    return httpx.AsyncClient(
        base_url=model.base_url,
        headers=headers,
        timeout=model.timeout_s,
        follow_redirects=False,
        trust_env=urlsplit(model.base_url).hostname not in _LOOPBACK,
    )


async def ask(client: httpx.AsyncClient, body: Mapping[str, Any], say: Callable[[str], object]) -> None:
    """Send ``body`` and hand the answer's words to ``say`` as they come.

    Raises BusyEndpointError before the first word where another try may do, EndpointError for all else that is no whole answer.
    """
    try:
        async with client.stream("POST", "chat/completions", json=body) as response:
            if response.status_code != httpx.codes.OK:
                kind = BusyEndpointError if response.status_code in _PASSING else EndpointError
                raise kind(f"status {response.status_code}")
            if response.headers.get("content-type", "").startswith("application/json"):
                say(_content(_parsed("".join([line async for line in _lines(response)])), "message"))
                return
            await _streamed(response, say)
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise BusyEndpointError(type(error).__name__) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise EndpointError(type(error).__name__) from error


async def _streamed(response: httpx.Response, say: Callable[[str], object]) -> None:
    """Hand on the words of server-sent events; raise EndpointError where the stream ends before the answer does."""
    async for line in _lines(response):
        if not line.startswith("data:"):
            continue
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            return
        event = _parsed(data)
        words = _content(event, "delta")
        if words:
            say(words)
        if _choices(event) and _choices(event)[0].get("finish_reason"):
            return
    raise EndpointError("the stream was cut off")


async def _lines(response: httpx.Response) -> AsyncIterator[str]:
    """Yield the lines of a response, of :data:`MOST_BYTES` at most."""
    rest, size = "", 0
    async for text in response.aiter_text():
        size += len(text)
        if size > MOST_BYTES:
            raise EndpointError("the answer is too long")
        *lines, rest = (rest + text).split("\n")
        for line in lines:
            yield line
    if rest:
        yield rest


def _parsed(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EndpointError("broken JSON") from error


def _choices(event: object) -> Sequence[Mapping[str, Any]]:
    choices = event.get("choices") if isinstance(event, dict) else None
    if not isinstance(choices, list) or not all(isinstance(each, dict) for each in choices):
        raise EndpointError("not a chat completion")
    return choices


def _content(event: object, part: str) -> str:
    """Return the words in ``part`` of an event's first choice; "" where it has none (some servers' last event)."""
    choices = _choices(event)
    held = choices[0].get(part) if choices else None
    content = held.get("content") if isinstance(held, dict) else None
    return content if isinstance(content, str) else ""
