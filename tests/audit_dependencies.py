"""`make lint`: are there known holes in the locked dependencies? Asked of PyPI's advisories by pip-audit.

Fails for a known hole. Where the advisories cannot be had (no network, an index that has none), it says so and does
not fail: then nothing is known, which is not the same as no hole.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
LONGEST = 30  # seconds
UNKNOWN = "Known holes in dependencies: NOT CHECKED, "


def verdict(told: str) -> tuple[int, str]:
    """Exit code and sentence for what pip-audit says (JSON): holes, none, or which packages it knows nothing of."""
    packages = json.loads(told)["dependencies"]
    holes = [(one, hole) for one in packages for hole in one.get("vulns", ())]
    if holes:
        said = ["Known holes in dependencies:"]
        for one, hole in holes:
            mended = ", ".join(hole["fix_versions"]) or "no release"
            said.append(f"  {one['name']} {one['version']}: {hole['id']}, mended in {mended}")
        return 1, "\n".join(said)
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    if len(unknown) == len(packages):
        return 0, f"{UNKNOWN}the advisories cannot be had from here."
    checked = f"Known holes in dependencies: none in {len(packages) - len(unknown)}"
    return 0, f"{checked}; NOT CHECKED: {', '.join(unknown)}." if unknown else f"{checked}."


def main() -> int:
    """Ask, and say what came of it."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST)
        code, said = verdict(done.stdout)
    except subprocess.TimeoutExpired:
        code, said = 0, f"{UNKNOWN}the advisories did not answer within {LONGEST} s."
    except (ValueError, KeyError):
        reason = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        code, said = 0, f"{UNKNOWN}{reason[0][:300]}"
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main())
