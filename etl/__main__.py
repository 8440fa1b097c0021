"""The command `etl`. What it prints for people is Vietnamese; with --json, standard output holds JSON alone."""

import argparse
import getpass
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import sqlalchemy as sa
from tqdm import tqdm

import queries
from etl import areas, show
from etl.answer import answer
from etl.backup import CannotRestore, backup, restore
from etl.decide import decide
from etl.demo import load_demo
from etl.hand_in import HandIn, check, content_of, hand_in
from etl.journal import CannotDecide, Journal
from etl.make_areas import make_areas
from etl.office import Office, office
from etl.template import write_template
from etl.warehouse import BadWarehouse, build, ensure, latest, position, version


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (contract.md §2)."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options, office())
    except areas.UnknownArea as error:
        print(error.message, file=sys.stderr)
    except (queries.UnknownQuery, queries.WrongParameter) as error:
        print(error, file=sys.stderr)
    except (CannotDecide, CannotRestore, BadWarehouse) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, ValueError, duckdb.Error) as error:
        print(f"etl: {error}", file=sys.stderr)
    except sa.exc.DBAPIError as error:  # a journal that cannot be reached, a full disk
        print(f"etl: {error.orig}", file=sys.stderr)
    return 2


def _read(options: argparse.Namespace, _office: Office) -> int:
    _name_others({"area": options.area or ""})
    results, not_read = [], []
    for file, content in _opened(options.files, not_read):
        checked = check(file.name, content, period=options.period, area=options.area, today=date.today())
        if checked.reading.unreadable:
            not_read.append(file)
        results.append(show.as_json(checked))
        if not options.json:
            print("\n".join(show.lines(checked, every_figure=True)))
    if options.json:
        print(json.dumps({"files": results}, ensure_ascii=False, indent=1))
    return 2 if not_read else 0


def _load(options: argparse.Namespace, place: Office) -> int:
    _name_others({"area": options.area or ""})
    journal, results, not_opened = Journal(place.journal), [], []
    for file, content in _opened(options.files, not_opened):
        result = hand_in(
            place,
            journal,
            file.name,
            content,
            options.by,
            period=options.period,
            area=options.area,
            received_on=options.received,
            accept_odd=options.accept_odd,
            why=options.why,
            today=date.today(),
        )
        results.append(result)
        if not options.json:
            print("\n".join(show.lines(result.checked, every_figure=False)))
            print(show.outcome(result))
    ensure(place, journal)
    counts = Counter([*(result.outcome for result in results), *("unreadable" for _ in not_opened)])
    if options.json:
        print(json.dumps({"files": [_loaded(result) for result in results]}, ensure_ascii=False, indent=1))
    else:
        print(
            f"{counts.total()} tệp: {counts['accepted']} đã nhận, {counts['known']} đã có từ trước, "
            f"{counts['refused']} không nhận, {counts['unreadable']} không đọc được."
        )
    return 2 if counts["unreadable"] else 1 if counts["refused"] else 0


def _loaded(result: HandIn) -> dict[str, Any]:
    number = result.upload.number if result.upload else None
    return {**show.as_json(result.checked), "outcome": result.outcome, "upload": number}


def _uploads(options: argparse.Namespace, place: Office) -> int:
    uploads = Journal(place.journal).uploads()
    if options.json:
        listed = [{name: _plain(getattr(upload, name)) for name in upload.__slots__} for upload in uploads]
        print(json.dumps({"uploads": listed}, ensure_ascii=False, indent=1))
        return 0
    for upload in uploads:
        when = f"{upload.handed_in_at:%d/%m/%Y %H:%M}"
        about = f"{upload.figures:>5} số liệu  {upload.file}  ({upload.handed_in_by})"
        print(f"{upload.number:>5}  {upload.state:<10} {when}  {about}")
    return 0


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _decide(options: argparse.Namespace, place: Office) -> int:
    upload = decide(place, Journal(place.journal), options.number, options.command, options.by, options.why)
    print(f"Lần nộp số {upload.number} ({upload.file}): {upload.state}.")
    return 0


def _build(_options: argparse.Namespace, place: Office) -> int:
    print(f"Kho số liệu {build(place, Journal(place.journal), always=True).name} đã tạo xong.")
    return 0


def _ask(options: argparse.Namespace, place: Office) -> int:
    if wrong := [word for word in options.parameters if "=" not in word]:
        raise queries.WrongParameter(f"{wrong}: write name=value")
    words = dict(word.split("=", 1) for word in options.parameters)
    _name_others(words)
    frame = answer(place, Journal(place.journal), options.query, words, options.as_of)
    if options.format == "csv":
        print(frame.to_csv(index=False), end="")
    elif options.format == "json":
        print(frame.to_json(orient="records", date_format="iso", force_ascii=False, indent=1))
    else:
        print(frame.to_string(index=False, na_rep="–") if len(frame) else "Không có dòng nào.")
    return 0


def _name_others(words: dict[str, str]) -> None:
    """A code without a day means its newest area; the others it meant are named, so that nobody is misled."""
    for code in words.get("area", "").split(","):
        if code and "@" not in code:
            found, others = areas.load().by_code(code)
            for other in others:
                span = f"{other.valid_from or '…'} – {other.valid_to or '…'}"
                print(f"{code}: {found.name}; mã này còn chỉ {other.name} ({span})", file=sys.stderr)


def _template(options: argparse.Namespace, _office: Office) -> int:
    count = write_template(options.area, options.period, options.output)
    print(f"Đã ghi {options.output} ({count} đơn vị).")
    return 0


def _demo(_options: argparse.Namespace, place: Office) -> int:
    journal, counts = Journal(place.journal), {"there": 0, "new": 0, "refused": 0}
    for name, result in _progress(load_demo(place, journal, date.today())):
        kind = "there" if result is None else "new" if result.outcome in ("accepted", "known") else "refused"
        counts[kind] += 1
        if kind == "refused" and result is not None:
            print(f"{name}:", *[found.message for found in result.checked.problems], sep="\n  ")
    print(f"Báo cáo mẫu: {counts['new']} mới nạp, {counts['there']} đã có, {counts['refused']} không nhận.")
    return 1 if counts["refused"] else 0


def _status(options: argparse.Namespace, place: Office) -> int:
    journal = Journal(place.journal)
    newest, uploads = latest(place), journal.uploads()
    status = {
        "folder": str(place.folder),
        "warehouse": int(newest.stem) if newest else None,
        "warehouse_is_current": newest is not None and position(newest) == journal.decided_position(),
        "uploads": len(uploads),
        "accepted": sum(upload.state == "accepted" for upload in uploads),
        "staged": [upload.number for upload in uploads if upload.state == "staged"],
        "figures": sum(upload.figures for upload in uploads if upload.state == "accepted"),
        "version": version(),
    }
    if options.json:
        print(json.dumps(status, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{name:<22} {value}" for name, value in status.items()))
    return 0


def _backup(options: argparse.Namespace, place: Office) -> int:
    print(f"Đã ghi {options.file} ({backup(place, options.file)} tệp).")
    return 0


def _restore(options: argparse.Namespace, place: Office) -> int:
    print(f"Đã khôi phục; kho số liệu {restore(place, options.file).name}.")
    return 0


def _areas(options: argparse.Namespace, _office: Office) -> int:
    make_areas(options.source, options.target)
    return 0


def _duty(options: argparse.Namespace, place: Office) -> int:
    _name_others({"area": options.area})
    area, _ = areas.load().by_code(options.area)
    journal = Journal(place.journal)
    journal.set_duty(area.id, options.first, options.last, options.by)
    ensure(place, journal)
    print(f"{area.name}: các đơn vị trực thuộc phải báo cáo mỗi quý.")
    return 0


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number without a name
        return f"uid {os.getuid()}"


def _opened(files: Sequence[Path], not_opened: list[Path]) -> Iterator[tuple[Path, bytes]]:
    """Each file with its bytes; one that cannot be opened is named and noted, and the others follow all the same."""
    for file in _progress(files):
        try:
            content = content_of(file)
        except OSError as error:
            print(f"etl: {error}", file=sys.stderr)
            not_opened.append(file)
        else:
            yield file, content


def _progress(steps: Iterable[Any]) -> Iterable[Any]:
    return tqdm(steps, unit=" tệp", file=sys.stderr, leave=False, disable=not sys.stderr.isatty())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="etl", description="Báo cáo dân vận → kho số liệu")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Any, help_: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_, description=help_)
        made.set_defaults(run=run)
        return made

    def by(made: argparse.ArgumentParser) -> None:
        made.add_argument("--by", default=_who(), metavar="NAME", help="người làm (mặc định: tên đăng nhập máy)")

    for name, run, help_ in (
        ("read", _read, "đọc và kiểm tra, không lưu gì"),
        ("load", _load, "đọc, kiểm tra, nhận và đưa vào kho số liệu"),
    ):
        made = command(name, run, help_)
        made.add_argument("files", nargs="+", type=Path, metavar="FILE")
        made.add_argument("--period", metavar="P", help="kỳ báo cáo khi tệp không ghi, ví dụ 2024-Q3")
        made.add_argument("--area", metavar="CODE", help="đơn vị báo cáo khi tệp không ghi")
        made.add_argument("--json", action="store_true")
    by(made)
    made.add_argument("--accept-odd", action="store_true", help="nhận cả khi có điểm bất thường")
    made.add_argument("--why", help="lý do nhận số liệu bất thường")
    made.add_argument("--received", type=date.fromisoformat, metavar="YYYY-MM-DD", help="ngày nhận được báo cáo")
    command("uploads", _uploads, "các lần nộp").add_argument("--json", action="store_true")
    for name, help_ in (("accept", "nhận"), ("reject", "trả lại"), ("withdraw", "rút lại")):
        made = command(name, _decide, f"{help_} một lần nộp")
        made.add_argument("number", type=int, metavar="N")
        made.add_argument("--why", required=name != "accept")
        by(made)
    command("build", _build, "tạo lại kho số liệu từ sổ nộp")
    made = command("ask", _ask, "hỏi kho số liệu: queries/QUERY.sql")
    made.add_argument("query", metavar="QUERY")
    made.add_argument("parameters", nargs="*", metavar="name=value")
    made.add_argument("--as-of", metavar="WHEN", help="như đã biết lúc đó: số thứ tự trong sổ, ngày, thời điểm (UTC)")
    made.add_argument("--format", choices=("table", "csv", "json"), default="table")
    made = command("template", _template, "biểu mẫu để điền")
    made.add_argument("--area", required=True, metavar="CODE")
    made.add_argument("--period", required=True, metavar="P")
    made.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.xlsx")
    command("demo", _demo, "nạp báo cáo mẫu")
    command("status", _status, "dữ liệu ở đâu, kho số liệu nào").add_argument("--json", action="store_true")
    command("backup", _backup, "sao lưu toàn bộ vào một tệp").add_argument("file", type=Path)
    command("restore", _restore, "khôi phục từ bản sao lưu").add_argument("file", type=Path)
    made = command("areas", _areas, "tạo lại danh mục đơn vị hành chính từ gói vietnamadminunits")
    made.add_argument("--from", dest="source", required=True, type=Path)
    made.add_argument("--target", type=Path, default=Path("data"))
    made = command("duty", _duty, "đặt đơn vị phải báo cáo")
    made.add_argument("--area", required=True, metavar="CODE")
    made.add_argument("--from", dest="first", type=date.fromisoformat)
    made.add_argument("--to", dest="last", type=date.fromisoformat)
    by(made)
    return parser


if __name__ == "__main__":
    sys.exit(main())
