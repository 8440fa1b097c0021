"""What recognising starts from besides the file, and what it gathers on its way."""

from dataclasses import dataclass, field

from etl.model import Answer, AreaRef, Figure, Ignored, Problem


@dataclass(slots=True)
class Found:
    """What a file gives, gathered sheet by sheet and row by row."""

    figures: list[Figure] = field(default_factory=list)
    totals: list[Figure] = field(default_factory=list)
    beside: list[Figure] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the person who hands in says: of the whole file where it is silent, and in answers, which come first."""

    period: str | None = None
    area: AreaRef | None = None
    answers: tuple[Answer, ...] = ()
