"""What `make lint` says of the dependencies: a hole fails, not knowing is said and is no "none"."""

import json

import pytest

from tests.audit_dependencies import verdict

CLEAR = {"name": "a", "version": "1.0", "vulns": []}
HOLE = {"name": "b", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([CLEAR], 0, "Known holes in dependencies: none in 1."),
        ([CLEAR, HOLE, UNKNOWN], 1, "Known holes in dependencies:\n  b 2.0: PYSEC-1, mended in 2.1"),
        ([CLEAR, UNKNOWN], 0, "Known holes in dependencies: none in 1; NOT CHECKED: c."),
        ([UNKNOWN], 0, "Known holes in dependencies: NOT CHECKED, the advisories cannot be had from here."),
    ],
)
def test_verdict(packages, code, said):
    assert verdict(json.dumps({"dependencies": packages})) == (code, said)
