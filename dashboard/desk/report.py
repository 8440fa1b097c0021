"""A report on its way in, and why it may get no further."""

from dataclasses import dataclass

from etl.model import Answer


@dataclass(frozen=True, slots=True)
class Report:
    """A file and what a person said of it. `area` (CODE or CODE@DAY) is used where the file names none."""

    name: str
    content: bytes
    answers: tuple[Answer, ...] = ()
    area: str | None = None


class CannotHandIn(RuntimeError):
    """A report that is not looked at or taken now; `what` is the key of the text that says why."""

    def __init__(self, what: str, **details: str) -> None:
        super().__init__(what)
        self.what, self.details = what, details
