"""``tracuu keys``: make, list and take back the keys of programs and keepers."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from ui.cli.options import CorpusOption, DataOption
from ui.services.keys import KeyRing, KeyRole
from ui.settings.settings import load
from ui.terminal.console import console, write_line

app = typer.Typer(help="Tạo, xem và thu hồi khóa truy cập API và trang quản trị.", no_args_is_help=True, suggest_commands=False)

NameArgument = Annotated[str, typer.Argument(metavar="TÊN", help="Tên người hoặc chương trình giữ khóa.")]


@app.command()
def add(
    name: NameArgument,
    *,
    role: Annotated[KeyRole, typer.Option("--role", help="reader: hỏi và đọc; keeper: cả thay đổi kế hoạch.")] = KeyRole.READER,
    corpus: CorpusOption = None,
    data: DataOption = None,
) -> None:
    """Tạo một khóa; khóa chỉ hiện một lần."""
    secret = KeyRing(load(corpus=corpus, data=data).data).add(name, role)
    console(error=True).print("Hãy cất khóa này; TraCứu chỉ giữ dấu băm và không hiện lại được:")
    write_line(secret)


@app.command("list")
def list_(*, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Liệt kê các khóa (không hiện khóa)."""
    table = Table("Tên", "Quyền", "Tạo lúc", header_style="bold")
    for key in KeyRing(load(corpus=corpus, data=data).data).all():
        table.add_row(key.name, key.role.value, key.created_at)
    console().print(table)


@app.command()
def remove(name: NameArgument, *, corpus: CorpusOption = None, data: DataOption = None) -> None:
    """Thu hồi một khóa; máy chủ đang chạy thôi nhận khóa này ngay."""
    KeyRing(load(corpus=corpus, data=data).data).remove(name)
    console().print(f"Đã thu hồi khóa “{name}”.")
