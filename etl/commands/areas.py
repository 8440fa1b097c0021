"""Areas: `areas` makes the reference files, `duty` says who owes reports."""

import argparse
from datetime import date
from pathlib import Path

from etl import areas
from etl.commands.arguments import Commands, by, name_others
from etl.journal import Journal
from etl.make_areas import make_areas
from etl.office import Office
from etl.warehouse import ensure


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    made = commands.add("areas", _areas, "tạo lại danh mục đơn vị hành chính từ gói vietnamadminunits")
    made.add_argument("--from", dest="source", required=True, type=Path)
    made.add_argument("--target", type=Path, default=Path("data"))
    made = commands.add("duty", _duty, "đặt đơn vị phải báo cáo")
    made.add_argument("--area", required=True, metavar="CODE")
    made.add_argument("--from", dest="first", type=date.fromisoformat)
    made.add_argument("--to", dest="last", type=date.fromisoformat)
    by(made)


def _areas(options: argparse.Namespace, _office: Office) -> int:
    make_areas(options.source, options.target)
    return 0


def _duty(options: argparse.Namespace, place: Office) -> int:
    name_others(options.area)
    area, _ = areas.load().by_code(options.area)
    journal = Journal(place.journal)
    journal.set_duty(area.id, options.first, options.last, options.by)
    ensure(place, journal)
    print(f"{area.name}: các đơn vị trực thuộc phải báo cáo mỗi quý.")
    return 0
