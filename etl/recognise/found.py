"""What recognising starts from besides the file, and what it gathers on its way."""

from dataclasses import dataclass

from etl.model import AreaRef, Figure, Ignored, Problem


@dataclass(slots=True)
class Found:
    """What a file gives, gathered sheet by sheet and row by row."""

    figures: list[Figure]
    totals: list[Figure]
    ignored: list[Ignored]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the person who hands in says of the whole file: used where the file itself is silent."""

    period: str | None = None
    area: AreaRef | None = None
