"""`confined.py UNIT COMMAND …`: runs a command under what of a systemd unit can be had without systemd.

Its system calls (SystemCallFilter, RestrictAddressFamilies), MemoryDenyWriteExecute, NoNewPrivileges. What needs
other mounts and capabilities is done around it (test_units.py).
"""

import ctypes
import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM  # libseccomp: SCMP_ACT_ALLOW, SCMP_ACT_ERRNO
EQUAL, NO_SUCH = 4, -1
SET_NO_NEW_PRIVS, SET_MDWE, MDWE_REFUSE_EXEC_GAIN = 38, 65, 1  # prctl(2)


class Compared(ctypes.Structure):
    """libseccomp's scmp_arg_cmp."""

    _fields_ = (("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64))


def settings(unit: Path, name: str) -> list[str]:
    """All values of a setting in a unit."""
    return re.findall(rf"^{name}=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)


def calls(name: str) -> set[str]:
    """The system calls of one of systemd's sets (@system-service), or the call itself."""
    if not name.startswith("@"):
        return {name}
    said = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True)
    lines = [line.strip() for line in said.stdout.splitlines()[1:]]
    return set().union(*(calls(line) for line in lines if line and not line.startswith("#")))


def allowed(unit: Path) -> set[str]:
    """The system calls a unit allows: lines add, lines with ~ take away."""
    found: set[str] = set()
    for line in settings(unit, "SystemCallFilter"):
        named = set().union(*(calls(name) for name in line.lstrip("~").split()))
        found = found - named if line.startswith("~") else found | named
    return found


def confine(unit: Path) -> None:
    """Put this process, and all it starts, under the unit's limits."""
    names = allowed(unit)
    libc, seccomp = ctypes.CDLL(None, use_errno=True), ctypes.CDLL("libseccomp.so.2")
    seccomp.seccomp_init.restype = ctypes.c_void_p
    rules = ctypes.c_void_p(seccomp.seccomp_init(REFUSE))
    for name in names:
        number = seccomp.seccomp_syscall_resolve_name(name.encode())
        if number == NO_SUCH or name == "socket":
            continue
        assert seccomp.seccomp_rule_add(rules, ALLOW, number, 0) in (0, -errno.EDOM), name
    call = seccomp.seccomp_syscall_resolve_name(b"socket")
    for family in settings(unit, "RestrictAddressFamilies")[0].split():
        compared = Compared(0, EQUAL, getattr(socket, family), 0)
        assert seccomp.seccomp_rule_add_array(rules, ALLOW, call, 1, ctypes.byref(compared)) == 0
    assert libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    if settings(unit, "MemoryDenyWriteExecute") == ["yes"]:
        assert libc.prctl(SET_MDWE, MDWE_REFUSE_EXEC_GAIN, 0, 0, 0) == 0, "needs Linux 6.3"
    assert seccomp.seccomp_load(rules) == 0


if __name__ == "__main__":
    confine(Path(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])
