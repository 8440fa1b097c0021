"""Words made fit for files: names come from reports, and a letter that XML forbids must neither break a file nor go."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

import pandas as pd

Part = TypeVar("Part")
PICTURES = 0x2400
"""Where Unicode has a picture for each control character: U+0007 is shown as U+2407."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""XML 1.0, section 2.2, and the delete character."""


def printable(part: Part) -> Part:
    """A briefing, or anything in one, with every letter that a file cannot hold replaced by a sign that shows it."""
    if isinstance(part, str):
        return _FORBIDDEN.sub(_shown, part)
    if isinstance(part, tuple):
        return tuple(map(printable, part))
    if isinstance(part, Mapping):
        return {printable(key): printable(value) for key, value in part.items()}
    if isinstance(part, pd.DataFrame):
        return _table(part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: printable(getattr(part, field.name)) for field in fields(part)})
    return part


def on_one_line(words: str) -> str:
    """Words without line ends and tabs: a name, a heading."""
    return " ".join(re.split(r"[\r\n\t\u2028\u2029]+", words)).strip()


def _shown(found: re.Match[str]) -> str:
    number = ord(found[0])
    return chr(PICTURES + number) if number < 0x20 else "\u2421" if number == 0x7F else "\ufffd"


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame.rename(columns=printable)
    words = [name for name in shown if not pd.api.types.is_numeric_dtype(shown[name])]
    return shown.assign(**{name: [printable(value) for value in shown[name]] for name in words})
