"""Who owes reports: `duty` sets it, lists what was set, and takes back what was wrong."""

import argparse
from datetime import date

from etl import areas
from etl.commands.arguments import Commands, by, name_others
from etl.journal import Journal
from etl.model import Duty
from etl.office import Office
from etl.warehouse import ensure


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    made = commands.add("duty", _duty, "đặt, liệt kê, rút nghĩa vụ báo cáo của các đơn vị")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--area", metavar="CODE", help="các đơn vị trực thuộc phải báo cáo mỗi quý")
    what.add_argument("--list", action="store_true", help="mọi nghĩa vụ đã đặt, kèm số của từng nghĩa vụ")
    what.add_argument("--withdraw", type=int, metavar="N", help="rút nghĩa vụ số N (đặt nhầm); phải có --why")
    made.add_argument("--from", dest="first", type=date.fromisoformat, metavar="YYYY-MM-DD", help="từ ngày")
    made.add_argument("--to", dest="last", type=date.fromisoformat, metavar="YYYY-MM-DD", help="đến hết ngày")
    made.add_argument("--why", help="lý do rút")
    by(made)


def _duty(options: argparse.Namespace, place: Office) -> int:
    if (options.withdraw is None) != (options.why is None):
        raise ValueError("--withdraw và --why phải đi cùng nhau / --withdraw and --why go together")
    if options.area is None and (options.first or options.last):
        raise ValueError("--from và --to chỉ đi cùng --area / --from and --to go with --area only")
    journal = Journal(place.journal)
    if options.list:
        duties = journal.duties()
        print("\n".join(map(_line, duties)) if duties else "Chưa đặt nghĩa vụ báo cáo nào.")
        return 0
    if options.withdraw is not None:
        duty = journal.lift_duty(options.withdraw, options.by, options.why)
        ensure(place, journal)
        print(f"Đã rút nghĩa vụ báo cáo số {duty.position}: {_whom(duty)}.")
        return 0
    name_others(options.area)
    area, _ = areas.load().by_code(options.area)
    journal.set_duty(area.id, options.first, options.last, options.by)
    ensure(place, journal)
    print(f"{area.name}: các đơn vị trực thuộc phải báo cáo mỗi quý.")
    return 0


def _line(duty: Duty) -> str:
    line = f"{duty.position:>5}  {_whom(duty)}  ({duty.set_by}, {duty.set_at:%d/%m/%Y})"
    if duty.lifted_position is not None:
        line += f"  → đã rút: {duty.why} ({duty.lifted_by}, {duty.lifted_at:%d/%m/%Y})"
    return line


def _whom(duty: Duty) -> str:
    area = areas.load().by_id(duty.area)
    first, last = (f"{day:%d/%m/%Y}" if day else "…" for day in (duty.valid_from, duty.valid_to))
    return f"{area.name} ({area.code}), {first} – {last}"
