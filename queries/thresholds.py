"""From where on a figure is pointed out: the numbers of thresholds.toml, with the words that say what they are."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from queries.catalogue import Words


@dataclass(frozen=True, slots=True)
class Threshold:
    """One of them: its number, and what it means in both languages."""

    value: float
    meaning: Words


@cache
def thresholds() -> dict[str, Threshold]:
    """All by name, in the order in which they are shown."""
    read = tomllib.loads((resources.files("queries") / "thresholds.toml").read_text(encoding="utf-8"))
    return {name: Threshold(one["value"], Words(one["vi"], one["en"])) for name, one in read.items()}


def threshold(name: str) -> float:
    """The number of one. Raises KeyError when there is none of that name."""
    return thresholds()[name].value
