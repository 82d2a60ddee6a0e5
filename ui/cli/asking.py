"""``tracuu ask``, ``tracuu query`` and ``tracuu search``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypedDict, Unpack

import typer

from corpus.records.errors import InvalidRequestError
from qa.contracts.answer import Answer
from qa.contracts.trace import Trace
from ui.api.query_models import query_of
from ui.cli.options import CorpusOption, DataOption, JsonOption, PlanOption, ProvinceOption, TopKOption
from ui.services.live_service import LiveService
from ui.settings.settings import load
from ui.terminal.console import console, preparing, write_line

ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Cho xem từng bước: hiểu thế nào, tìm được gì, xếp hạng và quyết định ra sao.")
]
WriteOption = Annotated[
    bool,
    typer.Option(
        "--write",
        help="Thêm đoạn viết gọn của mô hình ngôn ngữ đã cấu hình; câu hỏi, câu trả lời và trích dẫn được gửi tới nó.",
    ),
]
QuestionArgument = Annotated[str | None, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi, có dấu hoặc không dấu.")]
JsonlOption = Annotated[
    Path | None, typer.Option("--jsonl", metavar="TỆP", help='Hỏi từng dòng {"id", "question"} của tệp; “-” là đầu vào chuẩn.')
]


class _How(TypedDict):
    """How every question of a call is put: over which plans, with how many citations, in words of a language model or not."""

    plan: str | None
    province: str | None
    top_k: int
    write: bool


def ask(
    question: QuestionArgument = None,
    *,
    jsonl: JsonlOption = None,
    as_json: JsonOption = False,
    plan: PlanOption = None,
    province: ProvinceOption = None,
    top_k: TopKOption = 5,
    explain: ExplainOption = False,
    write: WriteOption = False,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Hỏi các kế hoạch; trả lời kèm trích dẫn.

    Nơi đã cấu hình mô hình ngôn ngữ ([llm]), câu hỏi không tìm được gì có thể được gửi tới mô hình ấy để đọc lại.
    """
    if (question is None) == (jsonl is None):
        raise InvalidRequestError('Hãy cho một câu hỏi (tracuu ask "…") hoặc một tệp (--jsonl TỆP).')
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        if write and not live.writing.model:
            raise InvalidRequestError("--write cần một mô hình ngôn ngữ: hãy đặt bảng [llm] trong tracuu.toml.")
        put = partial(_put, live, explain=explain, plan=plan, province=province, top_k=top_k, write=write)
        if jsonl is not None:
            conversations: dict[str, str] = {}
            for line in _in_turn(_lines(jsonl)):
                thread = str(line.get("thread") or "")
                answer, trace = put(line["question"], conversation=conversations.get(thread, ""))
                if thread:
                    conversations[thread] = answer.conversation
                write_line(json.dumps({"id": line.get("id"), **_told(answer, trace)}, ensure_ascii=False))
            return
        with preparing():
            answer, trace = put(question or "")
        if as_json:
            write_line(json.dumps(_told(answer, trace), ensure_ascii=False, indent=1))
            return
        _show(live, answer, trace)


def _show(live: LiveService, answer: Answer, trace: Trace | None = None) -> None:
    """Show an answer in the terminal, before it what each stage made where that was asked for."""
    from ui.terminal.answer import show_answer

    if trace is not None:
        from ui.terminal.explanation import show_explanation

        show_explanation(console(), trace)
    show_answer(console(), answer, live.service().plans() if answer.found else ())


def _put(
    live: LiveService, question: str, *, explain: bool, conversation: str = "", **how: Unpack[_How]
) -> tuple[Answer, Trace | None]:
    """Put a question to the live service; return the answer, and with ``explain`` what each stage made."""
    trace = Trace() if explain else None
    return live.ask(question, conversation=conversation, trace=trace, **how), trace


def _told(answer: Answer, trace: Trace | None) -> dict[str, Any]:
    """Return the answer object, with what each stage made as ``stages`` where that was asked for."""
    return {**answer.as_json(), **({"stages": trace.as_json()} if trace is not None else {})}


def query(
    body: Annotated[
        str, typer.Argument(metavar="TRUY_VẤN", help="Truy vấn dạng JSON; “-” là đầu vào chuẩn, “@TỆP” là một tệp.")
    ],
    *,
    as_json: JsonOption = False,
    top_k: TopKOption = 5,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Tính trên bảng phân công theo một truy vấn có cấu trúc: đếm, liệt kê, nhiều nhất, có/không, so sánh."""
    asked = query_of(_body(body))
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        with preparing():
            answer = live.query(asked, top_k=top_k)
        if as_json:
            write_line(json.dumps(answer.as_json(), ensure_ascii=False, indent=1))
            return
        _show(live, answer)


def _body(said: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the JSON that an argument is, or that stands in the file or the standard input that it names."""
    try:
        text = sys.stdin.read() if said == "-" else Path(said[1:]).read_text("utf-8") if said.startswith("@") else said
    except OSError as error:
        raise InvalidRequestError(f"Không mở được {said[1:]}: {error.strerror}.") from error
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidRequestError("Truy vấn không phải JSON.") from error


def search(
    query: Annotated[str, typer.Argument(metavar="TỪ_KHÓA", help="Điều cần tìm.")],
    *,
    as_json: JsonOption = False,
    plan: PlanOption = None,
    province: ProvinceOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="Số đoạn nhiều nhất.")] = 10,
    offset: Annotated[int, typer.Option("--offset", metavar="N", help="Bỏ qua N đoạn đầu.")] = 0,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Tìm các đoạn văn bản khớp nhất, không soạn câu trả lời."""
    with closing(LiveService(load(corpus=corpus, data=data))) as live:
        with preparing():
            result = live.search(query, plan=plan, province=province, limit=limit, offset=offset)
        if as_json:
            write_line(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
            return
        from ui.terminal.answer import show_search

        show_search(console(), result, live.service().plans())


def _in_turn(lines: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the lines in their order, but the turns of one thread, in the places that they have, in the order of "turn"."""
    given = list(lines)
    threads: dict[str, list[dict[str, Any]]] = {}
    for line in given:
        threads.setdefault(str(line.get("thread") or ""), []).append(line)
    turns = {thread: iter(sorted(of, key=_turn)) for thread, of in threads.items() if thread}
    for line in given:
        thread = str(line.get("thread") or "")
        yield next(turns[thread]) if thread else line


def _turn(line: dict[str, Any]) -> float:
    turn = line.get("turn")
    return float(turn) if isinstance(turn, int | float) else 0.0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the questions of a JSON Lines file; raise InvalidRequestError that names the line which is not one."""
    if str(path) == "-":
        yield from _parsed(sys.stdin, "đầu vào chuẩn")
        return
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from _parsed(file, str(path))
    except OSError as error:
        raise InvalidRequestError(f"Không mở được {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InvalidRequestError(f"{path} không phải tệp UTF-8.") from error


def _parsed(lines: Any, name: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any iterable of lines
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise InvalidRequestError(f"{name}, dòng {number}: không phải JSON.") from error
        if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
            raise InvalidRequestError(f'{name}, dòng {number}: cần một đối tượng có "question".')
        yield entry
