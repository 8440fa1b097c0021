"""What was handed in, and decisions about it: `uploads`, `accept`, `reject`, `withdraw`."""

import argparse
import json
from typing import Any

from etl.commands.arguments import Commands, as_json, by
from etl.decide import decide
from etl.journal import Journal
from etl.office import Office


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    as_json(commands.add("uploads", _uploads, "các lần nộp"))
    for name, help_ in (("accept", "nhận"), ("reject", "trả lại"), ("withdraw", "rút lại")):
        made = commands.add(name, _decide, f"{help_} một lần nộp")
        made.add_argument("number", type=int, metavar="N")
        made.add_argument("--why", required=name != "accept")
        if name != "reject":
            made.add_argument("--allowed-by", metavar="NAME", help="ai cho phép ngoại lệ, khi quý đã khóa")
        by(made)


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
    allowed_by = getattr(options, "allowed_by", None)
    upload = decide(
        place, Journal(place.journal), options.number, options.command, options.by, options.why, allowed_by=allowed_by
    )
    print(f"Lần nộp số {upload.number} ({upload.file}): {upload.state}.")
    return 0
