"""What the office sets for itself: two people, deadlines, closed quarters, shares of divided areas, breaks."""

import argparse

from etl import areas, divisions, settings
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
    made = commands.add(
        "setting", _setting, "xem, đặt quy định của cơ quan: hai người, hạn nộp, khóa quý, tỷ lệ chia, ngắt chuỗi"
    )
    what = made.add_mutually_exclusive_group()
    what.add_argument("--two-people", choices=("on", "off"), help="báo cáo nộp vào có phải do người khác duyệt không")
    days = "nộp chậm nhất DAYS ngày sau ngày cuối kỳ; cùng --indicator: «chung» để bỏ hạn riêng"
    what.add_argument("--deadline", type=_days, metavar="DAYS", help=days)
    what.add_argument("--close", metavar="QUARTER", help="khóa một quý (2024-Q3): sau đó duyệt, rút phải có ngoại lệ")
    what.add_argument("--reopen", metavar="QUARTER", help="mở lại một quý đã khóa")
    what.add_argument(
        "--break", dest="broken", metavar="QUARTER", help="từ quý này không so được với trước; cùng --label"
    )
    what.add_argument("--unbreak", type=int, metavar="N", help="rút chỗ ngắt chuỗi số N đã đặt nhầm")
    made.add_argument("--kind", choices=settings.KINDS, default="definition", help="vì định nghĩa, địa giới hay lịch")
    made.add_argument("--label", help="câu ghi trên biểu đồ tại chỗ ngắt chuỗi")
    made.add_argument("--area", metavar="AREA", help="đơn vị bị ngắt chuỗi, kể cả bên trong (bỏ trống: mọi đơn vị)")
    what.add_argument("--divided", metavar="AREA", help="tỷ lệ chia của một đơn vị đã bị chia; cùng --into")
    made.add_argument("--into", action="append", default=[], metavar="AREA=SHARE", help="phần về đơn vị này, 10273=0.4")
    made.add_argument("--calendar", choices=tuple(_CALENDARS), default="calendar", help="hạn nộp của lịch báo cáo nào")
    made.add_argument("--indicator", metavar="CODE", help="hạn nộp riêng, hay chỗ ngắt chuỗi, của chỉ tiêu này")
    made.add_argument("--from", dest="first", metavar="P", help="hạn nộp áp dụng từ kỳ này (ví dụ 2026-Q1)")
    made.add_argument("--why", help="lý do, số văn bản")
    by(made)


def _setting(options: argparse.Namespace, place: Office) -> int:
    if options.first and options.deadline is None:
        raise ValueError("--from chỉ đi cùng --deadline / --from goes with --deadline only")
    if options.indicator and options.deadline is None and not options.broken:
        raise ValueError(
            "--indicator chỉ đi cùng --deadline, --break / --indicator goes with --deadline or --break only"
        )
    if options.into and not options.divided:
        raise ValueError("--into chỉ đi cùng --divided / --into goes with --divided only")
    journal = Journal(place.journal)
    if options.two_people is not None:
        journal.set(settings.TWO_PEOPLE, options.two_people == "on", options.by, options.why)
    elif options.deadline is not None:
        first_day = period(options.first, options.calendar).end.isoformat() if options.first else None
        days = None if options.deadline == COMMON else options.deadline
        value = {"calendar": options.calendar, "days": days, "first_day": first_day}
        own = {"indicator": options.indicator} if options.indicator else {}
        journal.set(settings.DEADLINE, value | own, options.by, options.why)
    elif options.divided:
        value = divisions.said(areas.load(), options.divided, options.into)
        journal.set(settings.SHARES, value, options.by, options.why)
    elif options.broken:
        area = areas.load().by_code(options.area)[0].id if options.area else None
        value = {"quarter": options.broken, "kind": options.kind, "label": options.label or ""}
        value |= {"indicator": options.indicator, "area": area}
        journal.set(settings.BREAK, value, options.by, options.why)
    elif options.unbreak is not None:
        _check_break(journal, options.unbreak)
        journal.set(settings.MENDED, options.unbreak, options.by, options.why)
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


def _check_break(journal: Journal, number: int) -> None:
    said = journal.settings()
    standing = {one.position for one in said if one.name == settings.BREAK}
    standing -= {one.value for one in said if one.name == settings.MENDED}
    if number not in standing:
        raise ValueError(f"không có chỗ ngắt chuỗi số {number} / there is no break {number}")


def _line(setting: Setting) -> str:
    why = f"  ({setting.why})" if setting.why else ""
    return f"{setting.position:>5}  {_said(setting)}  {setting.set_by}, {setting.set_at:%d/%m/%Y}{why}"


def _said(setting: Setting) -> str:
    if setting.name == settings.TWO_PEOPLE:
        return "báo cáo do người khác duyệt" if setting.value else "người nộp là đủ, không cần người khác duyệt"
    if setting.name == settings.CLOSED:
        return f"{'khóa' if setting.value['closed'] else 'mở lại'} {setting.value['quarter']}"
    if setting.name == settings.MENDED:
        return f"rút chỗ ngắt chuỗi số {setting.value}"
    if setting.name == settings.BREAK:
        where = areas.load().by_id(setting.value["area"]).name if setting.value["area"] is not None else "mọi đơn vị"
        what = setting.value["indicator"] or "mọi chỉ tiêu"
        return f"ngắt chuỗi từ {setting.value['quarter']} ({what}, {where}): {setting.value['label']}"
    if setting.name == settings.SHARES:
        known = areas.load()
        parts = ", ".join(f"{known.by_id(int(new)).name} {share:g}" for new, share in setting.value["shares"].items())
        return f"chia {known.by_id(setting.value['old']).name}: {parts}"
    days, first = setting.value["days"], setting.value["first_day"]
    since = f", kỳ kết thúc từ {first}" if first else ""
    calendar, code = _CALENDARS[setting.value["calendar"]], setting.value.get("indicator")
    if code is None:
        return f"hạn nộp {days} ngày sau kỳ, {calendar}{since}"
    name = catalogue()[code].name.vi if code in catalogue() else code
    if days is None:
        return f"bỏ hạn nộp riêng của «{name}», lại theo hạn chung, {calendar}{since}"
    return f"hạn nộp riêng của «{name}» {days} ngày sau kỳ, {calendar}{since}"
