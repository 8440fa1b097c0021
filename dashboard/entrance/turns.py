"""How many may be signing in at once. Who comes when all turns are taken is told so at next to no cost.

What a flood of sign-ins costs must not be felt by those who look at charts; one machine's flood not by other machines.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

FROM_ONE_PLACE = 4
ALTOGETHER = 12


class NoTurn(RuntimeError):
    """All turns are taken."""


class Turns:
    """The turns of one process; used on the event loop alone, so nothing is locked."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    @contextmanager
    def turn(self, place: str, known: bool) -> Iterator[None]:
        """Hold a turn. Those whose browser says it is known have turns of their own. Raises NoTurn."""
        lane = "known" if known else "strangers"
        mine = (lane, f"{lane} {place}")
        if self._taken[mine[0]] >= ALTOGETHER or self._taken[mine[1]] >= FROM_ONE_PLACE:
            raise NoTurn
        self._taken.update(mine)
        try:
            yield
        finally:
            self._taken.subtract(mine)
            if not self._taken[mine[1]]:
                del self._taken[mine[1]]
