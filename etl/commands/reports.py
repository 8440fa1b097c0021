"""Reports from files: `read`, `load`, `demo`, and `template`, the workbook to fill in."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from etl import show
from etl.commands.arguments import Commands, as_json, by, name_others
from etl.demo import load_demo
from etl.hand_in import HandIn, check, content_of, hand_in
from etl.journal import Journal
from etl.model import Said, Step, Tell
from etl.office import Office
from etl.said import told as said_in
from etl.template import write_template
from etl.warehouse import ensure, latest

_STEPS: dict[Step, str] = {
    "reading": "đọc {} ô",
    "understanding": "tìm số liệu trong {} ô",
    "checking": "kiểm tra {} số liệu",
}


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    for name, run, help_ in (
        ("read", _read, "đọc và kiểm tra, không lưu gì"),
        ("load", _load, "đọc, kiểm tra, nhận và đưa vào kho số liệu"),
    ):
        made = commands.add(name, run, help_)
        made.add_argument("files", nargs="+", type=Path, metavar="FILE")
        made.add_argument("--period", metavar="P", help="kỳ báo cáo khi tệp không ghi, ví dụ 2024-Q3")
        made.add_argument("--area", metavar="CODE", help="đơn vị báo cáo khi tệp không ghi")
        answers = "những gì đã trả lời trên trang, như said-….json giữ bên cạnh bản gốc; chỉ cho một tệp"
        made.add_argument("--answers", type=Path, metavar="FILE.json", help=answers)
        as_json(made)
    by(made)
    made.add_argument("--accept-odd", action="store_true", help="nhận cả khi có điểm bất thường")
    made.add_argument("--why", help="lý do nhận số liệu bất thường")
    made.add_argument("--received", type=date.fromisoformat, metavar="YYYY-MM-DD", help="ngày nhận được báo cáo")
    made = commands.add("template", _template, "biểu mẫu để điền")
    made.add_argument("--area", required=True, metavar="CODE")
    made.add_argument("--period", required=True, metavar="P")
    made.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.xlsx")
    commands.add("demo", _demo, "nạp báo cáo mẫu")


def _read(options: argparse.Namespace, office: Office) -> int:
    said, results, not_read = _said(options), [], []
    for file, content in _opened(options.files, not_read):
        with _told(file) as tell:
            checked = check(file.name, content, **said, warehouse=latest(office), today=date.today(), tell=tell)
        if checked.reading.unreadable:
            not_read.append(file)
        results.append(show.as_json(checked))
        if not options.json:
            print("\n".join(show.lines(checked, every_figure=True)))
    if options.json:
        print(json.dumps({"files": results}, ensure_ascii=False, indent=1))
    return 2 if not_read else 0


def _load(options: argparse.Namespace, place: Office) -> int:
    said = _said(options)
    journal, results, not_opened = Journal(place.journal), [], []
    for file, content in _opened(options.files, not_opened):
        with _told(file) as tell:
            result = hand_in(
                place,
                journal,
                file.name,
                content,
                options.by,
                **said,
                received_on=options.received,
                accept_odd=options.accept_odd,
                why=options.why,
                today=date.today(),
                tell=tell,
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
        staged = f"{counts['staged']} chờ người khác duyệt, " if counts["staged"] else ""
        print(
            f"{counts.total()} tệp: {counts['accepted']} đã nhận, {staged}{counts['known']} đã có từ trước, "
            f"{counts['refused']} không nhận, {counts['unreadable']} không đọc được."
        )
    return 2 if counts["unreadable"] else 1 if counts["refused"] else 0


def _said(options: argparse.Namespace) -> dict[str, Any]:
    """What was said of the reports: on the command line, and for a single one in a file. Raises ValueError."""
    said = Said()
    if options.answers is not None:
        if len(options.files) != 1:
            raise ValueError("--answers chỉ đi cùng một tệp / --answers goes with a single file")
        said = said_in(options.answers.read_bytes())
    area = options.area or said.area
    name_others(area)
    return {"period": options.period or said.period, "area": area, "answers": said.answers}


def _loaded(result: HandIn) -> dict[str, Any]:
    number = result.upload.number if result.upload else None
    return {**show.as_json(result.checked), "outcome": result.outcome, "upload": number}


def _template(options: argparse.Namespace, place: Office) -> int:
    count = write_template(options.area, options.period, options.output, latest(place))
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


@contextmanager
def _told(file: Path) -> Iterator[Tell | None]:
    """On a terminal, how far a file has come that takes longer than a second; elsewhere nobody wants to know."""
    if not sys.stderr.isatty():
        yield None
        return
    with tqdm(file=sys.stderr, leave=False, bar_format="{desc} ({elapsed})", delay=1) as bar:

        def tell(step: Step, count: int) -> None:
            bar.set_description_str(
                f"{file.name}: {_STEPS[step].format(f'{count:,}'.replace(',', '.'))}", refresh=False
            )
            bar.update()
            if step != "reading" and bar.format_dict["elapsed"] > bar.delay:
                bar.refresh()  # told once, perhaps right after the last cells

        yield tell


def _progress(steps: Iterable[Any]) -> Iterable[Any]:
    return tqdm(steps, unit=" tệp", file=sys.stderr, leave=False, disable=not sys.stderr.isatty())
