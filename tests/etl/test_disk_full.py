"""A disk that fills up while a report is handed in: one sentence, and everything as before."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ("an-bien-2022-quy-1.xlsx", "an-bien-2022-quy-2.xlsx")
SCRIPT = """
set -e
mount -t tmpfs -o size={size}k tmpfs "$1"
export DASHBOARD_DATA="$1/office"
"$2" -m etl load {samples} --by An --accept-odd || echo "exit $?"
mount -o remount,size=64m "$1"
"$2" -m etl build || echo "exit $?"
"$2" -m etl load {samples} --by An --accept-odd
"$2" -m etl audit verify
"$2" -m etl uploads --json
"""


def on_a_small_disk(folder: Path, kilobytes: int) -> subprocess.CompletedProcess[str]:
    """Two reports loaded on a disk of that size, then once more on a larger one."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare is not here: a disk of its own cannot be made")
    script = SCRIPT.format(size=kilobytes, samples=" ".join(f"data/samples/{one}" for one in SAMPLES))
    command = [unshare, "--map-root-user", "--mount", "sh", "-c", script, "sh", str(folder), sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if "mount:" in done.stderr or "unshare:" in done.stderr:
        pytest.skip(f"a disk of its own cannot be made here: {done.stderr.strip()}")
    return done


@pytest.mark.parametrize("kilobytes", [64, 1100])
def test_a_disk_that_fills_up(tmp_path: Path, kilobytes: int) -> None:
    done = on_a_small_disk(tmp_path, kilobytes)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Ổ đĩa đã đầy" in done.stderr and "exit 2" in done.stdout
    # with room again everything is there, and there once
    uploads = json.loads(done.stdout[done.stdout.index("\n{") :])["uploads"]
    assert sorted((upload["file"], upload["state"]) for upload in uploads) == [(one, "accepted") for one in SAMPLES]
