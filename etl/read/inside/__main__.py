"""The child that reads one file: bytes in on standard input, JSON lines out on standard output, nothing else.

Run as `python -I etl/read/inside`: it imports the standard library, the readers and its neighbours in this folder,
never the project. Before the first byte of the file is read it gives up memory, processor time and, once everything is
imported, every further file and socket (no descriptor is left to open one). Whatever then goes wrong ends this process
only. What it says: a line of number formats or of paragraphs, for each sheet a line and its cells in bundles, and
"done" with the number of cells; or one line naming the problem. An answer without "done" is no answer.
"""

import gc
import json
import os
import resource
import sys
from importlib import import_module

from cells import Broken, Pages

MEMORY = 960 * 1024**2  # with what the kernel counts beside it, still below 1 GiB
SECONDS = 8
READERS = {"xlsx": "xlsx", "xls": "xls", "ods": "ods", "xml": "xml2003", "docx": "word", "odt": "odt", "html": "web"}
CODECS = (
    "ascii",
    "cp437",
    "latin-1",
    "utf-16-le",
    "cp1252",
    "cp1258",
    "cp1250",
    "cp1251",
    "mac-roman",
    "cp874",
    "cp932",
    "cp936",
)


def give_up_rights() -> None:
    """No more memory, time, files or sockets than one file needs; from here on it cannot be undone."""
    for name in CODECS:
        "".encode(name)
    lowest_free = os.dup(0)
    os.close(lowest_free)
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, lowest_free),
    ):
        resource.setrlimit(limit, (value, value))


def main(kind: str) -> None:
    """Read the file of this kind from standard input and write what it holds."""
    read = import_module(READERS[kind]).read
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="surrogatepass")
    os.dup2(2, 1)  # a library that prints does not speak in our place
    give_up_rights()
    gc.disable()  # one file, a few seconds: nothing circular is left behind, and looking for it doubles the time
    pages = Pages(out)
    try:
        read(sys.stdin.buffer.read(), pages)
        pages.done()
    except Broken as broken:
        out.write(
            json.dumps({"problem": broken.code, "found": broken.found, "sheet": broken.sheet, "cell": broken.cell})
        )
    except MemoryError:
        out.write('{"problem": "too_heavy"}')
    except BaseException:  # whatever a reader raises for a broken file; a panic of calamine is a BaseException
        out.write('{"problem": "broken_file"}')
    out.write("\n")
    out.flush()


main(sys.argv[1])
