"""How a command is declared, and the arguments that several of them take."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable

from etl import areas
from etl.office import Office

Run = Callable[[argparse.Namespace, Office], int]


class Commands:
    """The commands declared so far."""

    def __init__(self, parser: argparse.ArgumentParser, dest: str = "command") -> None:
        self._made = parser.add_subparsers(dest=dest, required=True, metavar=dest.upper())

    def group(self, name: str, help_: str) -> "Commands":
        """A command that only has commands below it."""
        return Commands(self._made.add_parser(name, help=help_, description=help_), "what")

    def add(self, name: str, run: Run, help_: str) -> argparse.ArgumentParser:
        """Declare a command; its arguments are added to what is returned."""
        made = self._made.add_parser(name, help=help_, description=help_)
        made.set_defaults(run=run)
        return made


def by(command: argparse.ArgumentParser) -> None:
    """--by NAME: who acts."""
    command.add_argument("--by", default=_who(), metavar="NAME", help="người làm (mặc định: tên đăng nhập máy)")


def as_json(command: argparse.ArgumentParser) -> None:
    """--json: JSON alone on standard output."""
    command.add_argument("--json", action="store_true")


def name_others(codes: str | None) -> None:
    """A code without a day means its newest area; the others it meant are named, so that nobody is misled."""
    for code in (codes or "").split(","):
        if code and "@" not in code:
            found, others = areas.load().by_code(code)
            for other in others:
                span = f"{other.valid_from or '…'} – {other.valid_to or '…'}"
                print(f"{code}: {found.name}; mã này còn chỉ {other.name} ({span})", file=sys.stderr)


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number without a name
        return f"uid {os.getuid()}"
