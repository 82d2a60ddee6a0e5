"""What ``--help`` prints, in Vietnamese: typer's own words are English, and it names Python's types, which nobody asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typer import rich_utils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click.core import Command, Context, Parameter

USAGE: Final = "Cách dùng: "
OPTIONS: Final = "[TÙY CHỌN]"
COMMANDS: Final = "LỆNH [THAM SỐ]..."
HELP: Final = "Xem hướng dẫn này."


def in_vietnamese(command: Command) -> Command:
    """Return ``command``, whose help and whose subcommands' help will be Vietnamese; to be called before it runs."""
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

    class Formatter(HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            """Write the line of usage, with its Vietnamese word before it."""
            super().write_usage(prog, args, prefix or USAGE)

    class Speaking(Context):
        formatter_class = Formatter

    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
    rich_utils.DEFAULT_STRING = "[mặc định: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"
    rich_utils.RANGE_STRING = ""
    for each in _all(command):
        each.context_class = Speaking
        each.options_metavar = OPTIONS
        if hasattr(each, "subcommand_metavar"):
            each.subcommand_metavar = COMMANDS
        asks = each.get_help_option(_context_of(each))
        if asks is not None:
            asks.help = HELP
        for parameter in (*each.params, *((asks,) if asks else ())):
            _without_type(parameter)
    return command


def _all(command: Command) -> Iterator[Command]:
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from _all(each)


def _context_of(command: Command) -> Context:
    from typer._click.core import Context

    return Context(command, help_option_names=["-h", "--help"])


def _without_type(parameter: Parameter) -> None:
    """Leave the type of a parameter out of the help: "<bool>" of a flag, "<str>" beside an argument's name."""
    if parameter.param_type_name == "argument" or getattr(parameter, "is_flag", False):
        parameter.display_type_rich = lambda ctx: None  # type: ignore[attr-defined]  # noqa: ARG005 - as typer calls it
