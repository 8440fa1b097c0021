"""The office as a whole: `status`, `backup`, `restore`."""

import argparse
import json
from pathlib import Path

from etl import audit
from etl.backup import backup, restore
from etl.commands import audits
from etl.commands.arguments import Commands, as_json
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import latest, position, version


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    as_json(commands.add("status", _status, "dữ liệu ở đâu, kho số liệu nào"))
    commands.add("backup", _backup, "sao lưu toàn bộ vào một tệp").add_argument("file", type=Path)
    commands.add("restore", _restore, "khôi phục từ bản sao lưu").add_argument("file", type=Path)


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
        "audit": audits.noted(*audit.newest(journal.database)),
    }
    if options.json:
        print(json.dumps(status, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{name:<22} {value}" for name, value in status.items()))
    return 0


def _backup(options: argparse.Namespace, place: Office) -> int:
    journal = Journal(place.journal)
    line = audits.noted(
        *audit.newest(journal.database)
    )  # before it: whatever comes meanwhile, this line is in the copy
    journal.close()
    print(f"Đã ghi {options.file} ({backup(place, options.file)} tệp).")
    print(f"Nhật ký trong bản sao lưu có dòng {line}; hãy ghi mã này ở một nơi khác (etl audit verify --noted).")
    return 0


def _restore(options: argparse.Namespace, place: Office) -> int:
    print(f"Đã khôi phục; kho số liệu {restore(place, options.file).name}.")
    return 0
