"""The reference files of areas: `areas` makes them again."""

import argparse
from pathlib import Path

from etl.commands.arguments import Commands
from etl.make_areas import make_areas
from etl.office import Office


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    made = commands.add("areas", _areas, "tạo lại danh mục đơn vị hành chính từ gói vietnamadminunits")
    made.add_argument("--from", dest="source", required=True, type=Path)
    made.add_argument("--target", type=Path, default=Path("data"))


def _areas(options: argparse.Namespace, _office: Office) -> int:
    make_areas(options.source, options.target)
    return 0
