"""``tracuu completion``: what a shell needs to complete commands and options as they are typed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from ui.terminal.console import write_line

PROGRAM: Final = "tracuu"
VARIABLE: Final = "_TRACUU_COMPLETE"
"""By this variable the shell asks the program itself what fits."""


class Shell(StrEnum):
    """The shells that are known."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="VỎ", help="bash, zsh, fish hay powershell.")],
) -> None:
    """In đoạn mã để vỏ lệnh tự hoàn thành lệnh và tùy chọn: eval "$(tracuu completion bash)"."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # typer exports by name only its option

    write_line(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell.value))


def prepare() -> None:
    """Have typer answer shells that ask what fits."""
    from typer.completion import completion_init  # type: ignore[attr-defined]  # as above

    completion_init()
