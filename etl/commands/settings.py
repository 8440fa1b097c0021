"""What the office sets for itself: `setting` lists it and sets it: two people, deadlines, closed quarters."""

import argparse

from etl import settings
from etl.commands.arguments import Commands, by
from etl.journal import Journal
from etl.model import Setting
from etl.office import Office
from etl.warehouse import ensure
from queries.catalogue import catalogue
from queries.periods import period

COMMON = "chung"
_CALENDARS = {"calendar": "quý theo lịch", "mid_month": "kỳ chốt số liệu ngày 14"}


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    made = commands.add("setting", _setting, "xem, đặt quy định của cơ quan: hai người, hạn nộp, khóa quý")
    what = made.add_mutually_exclusive_group()
    what.add_argument("--two-people", choices=("on", "off"), help="báo cáo nộp vào có phải do người khác duyệt không")
    days = "nộp chậm nhất DAYS ngày sau ngày cuối kỳ; cùng --indicator: «chung» để bỏ hạn riêng"
    what.add_argument("--deadline", type=_days, metavar="DAYS", help=days)
    what.add_argument("--close", metavar="QUARTER", help="khóa một quý (2024-Q3): sau đó duyệt, rút phải có ngoại lệ")
    what.add_argument("--reopen", metavar="QUARTER", help="mở lại một quý đã khóa")
    made.add_argument("--calendar", choices=tuple(_CALENDARS), default="calendar", help="hạn nộp của lịch báo cáo nào")
    made.add_argument("--indicator", metavar="CODE", help="hạn nộp riêng của chỉ tiêu này, đi trước hạn chung")
    made.add_argument("--from", dest="first", metavar="P", help="hạn nộp áp dụng từ kỳ này (ví dụ 2026-Q1)")
    made.add_argument("--why", help="lý do, số văn bản")
    by(made)


def _setting(options: argparse.Namespace, place: Office) -> int:
    if (options.first or options.indicator) and options.deadline is None:
        raise ValueError("--from, --indicator chỉ đi cùng --deadline / --from, --indicator go with --deadline only")
    journal = Journal(place.journal)
    if options.two_people is not None:
        journal.set(settings.TWO_PEOPLE, options.two_people == "on", options.by, options.why)
    elif options.deadline is not None:
        first_day = period(options.first, options.calendar).end.isoformat() if options.first else None
        days = None if options.deadline == COMMON else options.deadline
        value = {"calendar": options.calendar, "days": days, "first_day": first_day}
        own = {"indicator": options.indicator} if options.indicator else {}
        journal.set(settings.DEADLINE, value | own, options.by, options.why)
    elif quarter := options.close or options.reopen:
        journal.set(settings.CLOSED, {"quarter": quarter, "closed": bool(options.close)}, options.by, options.why)
    else:
        said = journal.settings()
        print("\n".join(map(_line, said)) if said else "Chưa đặt gì: một người nộp là đủ, hạn nộp 10 ngày sau kỳ.")
        return 0
    ensure(place, journal)
    print(_line(journal.settings()[-1]))
    return 0


def _days(word: str) -> int | str:
    return COMMON if word in (COMMON, "common") else int(word)


def _line(setting: Setting) -> str:
    why = f"  ({setting.why})" if setting.why else ""
    return f"{setting.position:>5}  {_said(setting)}  {setting.set_by}, {setting.set_at:%d/%m/%Y}{why}"


def _said(setting: Setting) -> str:
    if setting.name == settings.TWO_PEOPLE:
        return "báo cáo do người khác duyệt" if setting.value else "người nộp là đủ, không cần người khác duyệt"
    if setting.name == settings.CLOSED:
        return f"{'khóa' if setting.value['closed'] else 'mở lại'} {setting.value['quarter']}"
    days, first = setting.value["days"], setting.value["first_day"]
    since = f", kỳ kết thúc từ {first}" if first else ""
    calendar, code = _CALENDARS[setting.value["calendar"]], setting.value.get("indicator")
    if code is None:
        return f"hạn nộp {days} ngày sau kỳ, {calendar}{since}"
    name = catalogue()[code].name.vi if code in catalogue() else code
    if days is None:
        return f"bỏ hạn nộp riêng của «{name}», lại theo hạn chung, {calendar}{since}"
    return f"hạn nộp riêng của «{name}» {days} ngày sau kỳ, {calendar}{since}"
