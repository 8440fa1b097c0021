"""How many may be signing in at once. Who comes when all turns are taken is told so at next to no cost.

What a flood of sign-ins costs must not be felt by those who look at charts; one machine's flood not by other machines.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

FROM_ONE_PLACE = 4
ALTOGETHER = 12
PACE_OF_PLACE, PACE_OF_STRANGERS = (2.0, 20.0), (5.0, 30.0)
"""Sign-ins a second, and how many at once after a quiet time: of one place, of all browsers not known together."""
PACE_OF_KNOWN = (20.0, 60.0)  # of browsers that say they are known: whether they are is looked up only then
PLACES = 10_000  # so many are remembered; when there are more, all are forgotten, and are admitted anew


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


class Pace:
    """How often sign-ins are looked at, of one place and altogether; used on the event loop alone."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, float]] = {}

    def admits(self, place: str, known: bool, now: float | None = None) -> bool:
        """Take one of those left; False when none is. `now` counts seconds, of any clock that goes on evenly."""
        moment = time.monotonic() if now is None else now
        if len(self._left) > PLACES:
            self._left.clear()
        lane = ("known", PACE_OF_KNOWN) if known else ("strangers", PACE_OF_STRANGERS)
        asked = [(f"at {place}", PACE_OF_PLACE), lane]
        left = {key: self._now(key, *pace, moment) for key, pace in asked}
        if min(left.values()) < 1:
            return False
        self._left |= {key: (count - 1, moment) for key, count in left.items()}
        return True

    def _now(self, key: str, each_second: float, most: float, moment: float) -> float:
        count, at = self._left.get(key, (most, moment))
        return min(most, count + (moment - at) * each_second)
