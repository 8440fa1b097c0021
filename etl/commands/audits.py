"""The audit: `audit verify` says whether it is whole, `audit list` shows who did what."""

import argparse
import json
import re
from collections.abc import Sequence
from datetime import timedelta

import pandas as pd

from etl import audit
from etl.answer import span
from etl.commands.arguments import Commands, as_json
from etl.formulas import harmless_frame
from etl.journal import Journal
from etl.office import Office

_BREAKS = {
    "chain": (
        "Dòng {line}: không nối với dòng đứng trước. Ngay trước dòng này có dòng đã bị xóa, chèn thêm hoặc thay; "
        "những gì ghi trước đó không chắc còn đủ."
    ),
    "changed": (
        "Dòng {line}: nội dung không còn như lúc ghi. Có người đã sửa dòng này về sau; đừng tin điều dòng này nói."
    ),
    "entry": (
        "Dòng {line}: không khớp với sổ nộp. Quyết định này, hoặc lần nộp hay nghĩa vụ mà nó nói tới, đã bị sửa hoặc "
        "xóa trong cơ sở dữ liệu; hãy so với tệp gốc và bản sao lưu."
    ),
    "noted": (
        "Dòng {line}: không mang mã đã ghi lại. Nhật ký đã bị làm lại từ dòng này trở về trước, đã bị cắt bớt, hoặc là "
        "nhật ký của nơi khác."
    ),
}
_NO_LINE = (
    "Sổ nộp có quyết định không có dòng nào trong nhật ký. Quyết định ấy được ghi không qua chương trình, hoặc dòng "
    "của nó đã bị xóa hay sửa."
)


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    group = commands.group("audit", "nhật ký: ai đã làm gì, lúc nào, từ đâu")
    made = group.add("verify", _verify, "kiểm tra nhật ký còn nguyên vẹn không")
    made.add_argument("--noted", type=_noted, metavar="N:HASH", help="dòng và mã đã ghi lại ở nơi khác lần trước")
    as_json(made)
    made = group.add("list", _list, "các dòng của nhật ký, mới nhất trước; ngày giờ theo UTC")
    made.add_argument("--since", metavar="WHEN", help="từ ngày hoặc thời điểm đó (UTC)")
    made.add_argument("--until", metavar="WHEN", help="đến hết ngày hoặc thời điểm đó (UTC)")
    made.add_argument("--who", metavar="NAME", help="người làm")
    made.add_argument("--act", metavar="ACT", help="việc làm: accept, withdraw, duty …")
    made.add_argument("--format", choices=("table", "csv", "json"), default="table")


def noted(number: int, hash_: str) -> str:
    """A line's number and hash as --noted takes them; – where there is no line yet."""
    return f"{number}:{hash_}" if number else "–"


def _verify(options: argparse.Namespace, place: Office) -> int:
    verdict = audit.verify(Journal(place.journal).database, options.noted)
    breaks = [(line, what, _said(line, what)) for line, what in verdict.breaks]
    if options.json:
        found = {
            "whole": not breaks,
            "lines": verdict.lines,
            "newest": {"number": verdict.newest, "hash": verdict.head},
            "breaks": [{"line": line or None, "code": what, "message": said} for line, what, said in breaks],
        }
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 1 if breaks else 0
    newest = noted(verdict.newest, verdict.head)
    print(f"Nhật ký có {verdict.lines} dòng, {f'sai {len(breaks)} chỗ' if breaks else 'còn nguyên vẹn'}.")
    for _, _, said in breaks:
        print(f"  {said}")
    if breaks:
        print("Hãy giữ nguyên dữ liệu, báo người phụ trách và so với bản sao lưu gần nhất.")
        print(f"Dòng mới nhất: {newest} (đừng ghi thay cho mã đã ghi lần trước)")
    else:
        print(f"Dòng mới nhất: {newest}")
        print("Hãy ghi mã này ở một nơi khác; lần sau kiểm tra với --noted sẽ biết nhật ký có bị làm lại không.")
    return 1 if breaks else 0


def _said(line: int, what: str) -> str:
    return _BREAKS[what].format(line=line) if line else _NO_LINE


def _list(options: argparse.Namespace, place: Office) -> int:
    since = span(options.since)[0] if options.since else None
    # whole seconds are written down, so that this still takes in the last one
    until = span(options.until)[1] + timedelta(microseconds=1) if options.until else None
    found = audit.lines(Journal(place.journal).database, since=since, until=until, who=options.who, act=options.act)
    if options.format == "table":
        print("\n".join(map(_line, found)) if found else "Không có dòng nào.")
    elif options.format == "csv":
        print(harmless_frame(_frame(found)).to_csv(index=False), end="")
    else:
        lines = [row | {"details": _details(row["details"])} for row in _frame(found).to_dict("records")]
        print(json.dumps({"lines": lines}, ensure_ascii=False, indent=1))
    return 0


def _line(line: audit.Line) -> str:
    at = f"{line.at:%d/%m/%Y %H:%M:%S}"
    text = f"{line.number:>6}  {at}  {line.who}  {line.place}  {line.act}  {line.about or '–'}  {line.details}"
    # a name with a line break or a terminal's control characters in it must not look like lines that are not there
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _frame(found: Sequence[audit.Line]) -> pd.DataFrame:
    names = list(audit.Line.__slots__)
    rows = [[line.at.isoformat() if name == "at" else getattr(line, name) for name in names] for line in found]
    return pd.DataFrame(rows, columns=names, dtype=object)


def _details(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:  # somebody has changed it: `audit verify` says so, here it is shown as it stands
        return text


def _noted(text: str) -> tuple[int, str]:
    if not re.fullmatch(r"[1-9][0-9]{0,17}:[0-9a-fA-F]{64}", text):
        raise argparse.ArgumentTypeError(f"{text!r}: hãy ghi N:HASH như «etl audit verify» đã in ra")
    number, _, hash_ = text.partition(":")
    return int(number), hash_.lower()
