"""The command line ``tracuu``: commands, and what a user sees when one goes wrong."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from importlib.metadata import version
from typing import Annotated, Final

import typer
from typer.exceptions import Abort, TyperException
from typer.main import get_command

from corpus.records.errors import SettingsError, TraCuuError
from ui.cli import asking, comparing, completing, doctoring, keys, measuring, plans, serving, switching, upkeep
from ui.cli.helping import in_vietnamese
from ui.problems.errors import UsageError
from ui.problems.table import problem_of
from ui.services import logs
from ui.settings.settings import load
from ui.terminal.console import console, shown, use_utf8, write_line

log = logging.getLogger(__name__)

app = typer.Typer(
    name="tracuu",
    help="TraCứu: hỏi đáp trên các kế hoạch hành chính, mỗi câu trả lời kèm đoạn văn bản chứng minh.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    suggest_commands=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    upkeep.index,
    doctoring.doctor,
    asking.ask,
    asking.query,
    asking.search,
    plans.plans,
    plans.show,
    plans.assignments,
    comparing.compare,
    comparing.deadlines,
    serving.serve,
    serving.mcp,
    switching.pause,
    switching.resume,
    completing.completion,
):
    app.command()(command)
app.command(name="eval")(measuring.evaluate)
app.add_typer(upkeep.snapshots, name="snapshots")
app.add_typer(keys.app, name="keys")

INTERRUPTED = 130
_UNKNOWN_COMMAND: Final = re.compile(r"No such command ['\"](.*?)['\"]")
_NEXT_STEPS: Final = {"plan_not_found": "Lệnh “tracuu plans” liệt kê các kế hoạch đang có."}
"""What helps on the command line, by the code of an error; other faces have other ways on."""
_HELP_SHOWN = "NoArgsIsHelpError"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``tracuu`` and leave with its exit code; every error is one line in Vietnamese on standard error."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code (see ``ui.problems.table``)."""
    use_utf8()
    if completing.VARIABLE in os.environ:
        completing.prepare()
    try:
        logs.configure(load().log)
    except SettingsError as error:
        return _told(error)
    try:
        result = in_vietnamese(get_command(app)).main(args=_with_values(arguments), prog_name="tracuu", standalone_mode=False)
    except TraCuuError as error:
        return _told(error)
    except TyperException as error:
        return problem_of("usage").exit_code if type(error).__name__ == _HELP_SHOWN else _told(UsageError(_usage(error)))
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception:  # the edge of the process: no traceback for who types a command
        log.debug("command failed", exc_info=True)
        return _told(TraCuuError("Lỗi bên trong; đặt TRACUU_LOG=debug để xem chi tiết, rồi báo cho người phát triển."))
    return result if isinstance(result, int) else 0


def _with_values(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with a value after a bare ``--ray``, which may go without one where typer wants one."""
    found: list[str] = []
    for at, argument in enumerate(arguments):
        found.append(argument)
        bare = at + 1 == len(arguments) or arguments[at + 1].startswith("-")
        if argument == "--ray" and bare and arguments[0] == "index":
            found.append("local")
    return found


def _told(error: TraCuuError) -> int:
    problem = problem_of(error)
    said = f"{problem.title}: {shown(str(error))} {_NEXT_STEPS.get(error.code, '')}"
    console(error=True).print(" ".join(said.split()), soft_wrap=True)
    return problem.exit_code


def _reader_gone() -> int:
    """Stop quietly where the pipe's reader has left, as ``head`` does, and keep Python from flushing into it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _usage(error: TyperException) -> str:
    """Say in Vietnamese what does not fit; typer's own texts are English."""
    hint = "Dùng “tracuu --help” để xem các lệnh."
    kind = type(error).__name__
    if kind == "NoSuchOption":
        given = getattr(error, "option_name", "")
        known = {option.strip("-"): option for option in getattr(error, "possibilities", None) or ()}
        return f"không có tùy chọn “{given}”{_meant(known.get(name) for name in _like(given.strip('-'), known))} {hint}"
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        return f"thiếu {getattr(parameter, 'metavar', None) or getattr(parameter, 'name', 'tham số')}. {hint}"
    if kind == "BadParameter":
        parameter = getattr(error, "param", None)
        options = getattr(parameter, "opts", None) or ["tham số"]
        return f"giá trị của {options[-1]} không hợp lệ. {hint}"
    near = _near(str(getattr(error, "message", "")))
    return f"{near} {hint}" if near else f"lệnh hoặc tham số không đúng. {hint}"


def _near(message: str) -> str:
    """Return what to say of a command that is not there, with the one that its name is nearest to."""
    named = _UNKNOWN_COMMAND.search(message)
    if named is None:
        return ""
    commands = [
        name
        for group in (get_command(app), *getattr(get_command(app), "commands", {}).values())
        for name in getattr(group, "commands", {})
    ]
    return f"không có lệnh “{named[1]}”{_meant(_like(named[1].lower(), commands))}"


def _like(typed: str, known: Iterable[str]) -> list[str]:
    """Return the one of the known names that is most like what was typed, nothing where none is like it."""
    return get_close_matches(typed, known, n=1, cutoff=0.5)


def _meant(names: Iterable[str | None]) -> str:
    name = next(iter(names), None)
    return f"; có phải “{name}”?" if name else "."


def _version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        write_line(f"tracuu {version('tracuu')}")
        raise typer.Exit


@app.callback()
def _all_commands(
    *,
    version_wanted: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản.")] = False,
) -> None:
    """TraCứu: hỏi đáp trên các kế hoạch hành chính, mỗi câu trả lời kèm đoạn văn bản chứng minh."""
    del version_wanted


if __name__ == "__main__":
    main()
