"""What the command `etl` says: run as a process of its own, or in this one; and the reports it is given."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from etl.office import Office

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
PHU_XUYEN = "280"
GOOD = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 5                    | 4
2   | Xã Phượng Dực | 7                    | 7
"""
ODD = GOOD.replace("III", "II").replace("| 4", "| -")
WRONG = GOOD.replace("| 4", "| 6")


class Said:
    """What a command said and how it ended."""

    def __init__(self, exit_: int, out: str, err: str) -> None:
        self.exit, self.out, self.err = exit_, out, err
        assert "Traceback" not in err, err
        assert "Warning" not in err, err

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON alone."""
        return json.loads(self.out)


def spoken(office: Office, *words: object) -> Said:
    """What `etl …` says on an office, run as a process of its own."""
    done = subprocess.run(command_line(*words), env=environment(office), cwd=ROOT, capture_output=True, text=True)
    return Said(done.returncode, done.stdout, done.stderr)


def command_line(*words: object) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "etl", *map(str, words)]


def environment(office: Office) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD")}
    place = {"DASHBOARD_DATA": str(office.folder)}
    return env | place | ({} if office.journal.startswith("sqlite") else {"DASHBOARD_JOURNAL": office.journal})
