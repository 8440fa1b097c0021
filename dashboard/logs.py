"""What the process writes about itself: one event, one line of JSON, whatever stands in a name.

No secrets, no query strings, no values of a database statement, no mail addresses: a log is read by more people than
the figures are. Who did what is in the audit, not here.
"""

import json
import logging
import re
import sys
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from secrets import token_hex
from traceback import extract_tb
from types import TracebackType
from typing import Any

import streamlit.logger

LARGEST, KEPT = 10_000_000, 5  # bytes of one file, and how many full ones are kept
LONGEST = 2_000  # letters of a message
DEEPEST = 40  # places of a failure, from the one nearest to it
_SAID_BY_US = "Uncaught app execution"  # Streamlit's line for a failed page, which has no reference
_SECRET = re.compile(
    r"(?P<link>/(?:password|s)/)[^\s/?\"']+"
    r"|(?P<path>/[^\s?\"']*)\?[^\s\"']+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[\w-]{32,}",
    re.ASCII,
)


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time (UTC), level, logger, message; of a failure also what it was and where."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, in plain ASCII: neither a new line nor a terminal's control letters pass."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": harmless(record.getMessage())[:LONGEST],
        }
        if reference := getattr(record, "reference", None):
            line["reference"] = reference
        if record.exc_info and record.exc_info[1]:
            line["failures"] = [_told(error) for error in _chain(record.exc_info[1])]
        return json.dumps(line)


class OwnFile(RotatingFileHandler):
    """A log file that only its owner reads; the next is begun when it is full, and the oldest goes."""

    def _open(self) -> Any:
        Path(self.baseFilename).touch(0o600)
        return super()._open()


def set_up(file: str | None = None) -> None:
    """Everything this process logs goes to one place: `file`, kept small, or standard error for systemd's journal."""
    place = OwnFile(file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8") if file else logging.StreamHandler()
    place.setFormatter(JsonLines())
    place.addFilter(lambda record: record.msg != _SAID_BY_US)
    logging.basicConfig(level=logging.WARNING, handlers=[place], force=True)
    logging.captureWarnings(True)
    # Streamlit gives each of its loggers a handler of its own, now and whenever its settings are read
    streamlit.logger.setup_formatter = _join
    streamlit.logger.update_formatter()
    sys.excepthook = _stopped
    threading.excepthook = lambda gone: _stopped(gone.exc_type, gone.exc_value, gone.exc_traceback)


def note_failure(what: str, error: Exception) -> str:
    """Log a failure under a new number that is shown to whoever met it; returns the number."""
    reference = token_hex(4)
    logging.getLogger(__name__).error(what, exc_info=error, extra={"reference": reference})
    return reference


def harmless(text: str) -> str:
    """The text without what lets somebody in or names somebody: links, query strings, tokens, mail addresses."""
    return _SECRET.sub(lambda found: f"{found['link'] or (found['path'] and found['path'] + '?') or ''}…", text)


def _stopped(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, Exception):
        logging.getLogger(__name__).critical("stopped by a failure", exc_info=(kind, error or kind(), trace))


def _join(logger: logging.Logger) -> None:
    for own in list(logger.handlers):
        logger.removeHandler(own)
    logger.propagate = True


def _chain(error: BaseException) -> list[BaseException]:
    """The failure, and before it those it came from."""
    chain: list[BaseException] = []
    while error and error not in chain and len(chain) < 5:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain


def _told(error: BaseException) -> dict[str, Any]:
    """Its kind, the first line of what it says (databases give the values below it), and where, the innermost last."""
    said = str(error).strip().partition("\n")[0]
    places = extract_tb(error.__traceback__)[-DEEPEST:]
    return {
        "kind": type(error).__qualname__,
        "said": harmless(said)[:300],
        "where": [f"{_short(place.filename)}:{place.lineno} {place.name}" for place in places],
    }


def _short(file: str) -> str:
    return "/".join(Path(file).parts[-3:])
