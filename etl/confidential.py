"""Settings nobody else may read: a password in an address, the secret of an identity provider.

From the environment (NAME), from a file that its owner alone can read (NAME_FILE), or from systemd, which hands such a
file to the service alone (LoadCredential=NAME:…). Never from the command line, where every account of the machine
sees it.
"""

import os
import stat
from functools import lru_cache
from pathlib import Path

LARGEST = 65_536


class NotConfidential(ValueError):
    """A secret that others can read, or that cannot be read; the message says which and what to do, vi and en."""


def confidential(name: str) -> str | None:
    """The setting of that name, without the newline a file ends with; None when it is nowhere. Raises NotConfidential.

    A file is read once a process: a changed one counts from the next start.
    """
    given, file = os.environ.get(name), os.environ.get(f"{name}_FILE")
    if given and file:
        raise NotConfidential(
            f"{name}: đã đặt cả {name} và {name}_FILE; chỉ giữ một. / both {name} and {name}_FILE are set; keep one."
        )
    if file:
        return _read(name, file)
    handed = Path(os.environ.get("CREDENTIALS_DIRECTORY", ""), name)
    if not given and "CREDENTIALS_DIRECTORY" in os.environ and handed.is_file():
        return _read(name, str(handed))
    return given or None


def read_alone(name: str, file: str | Path) -> bytes:
    """The bytes of a file that holds a secret and is named by the setting `name`; at most 64 kB of them.

    Raises NotConfidential when others than its owner can read or change it, or it cannot be read. A file that systemd
    hands over (LoadCredential) lies in a folder of this service alone; by an access list its mode looks wider.
    """
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    is_handed = folder is not None and Path(file).parent == Path(folder)
    try:
        # what is opened is what is looked at; a pipe does not hold us up
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as opened:
            found = os.fstat(opened.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise NotConfidential(f"{name}: {file} không phải là tệp. / is not a file.")
            if not is_handed and (found.st_mode & 0o077 or found.st_uid not in (os.geteuid(), 0)):
                raise NotConfidential(
                    f"{name}: người khác đọc được {file}; hãy chạy: chmod 600 {file}. / "
                    f"others can read {file}; run: chmod 600 {file}."
                )
            return opened.read(LARGEST)
    except OSError as error:
        raise NotConfidential(
            f"{name}: không đọc được {file} ({error.strerror}). / cannot read {file} ({error.strerror})."
        ) from error


@lru_cache(maxsize=16)
def _read(name: str, file: str) -> str:
    content = read_alone(name, file)
    try:
        value = content.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise NotConfidential(f"{name}: {file} không phải UTF-8. / is not UTF-8.") from error
    if not value:
        raise NotConfidential(f"{name}: {file} trống. / is empty.")
    return value
