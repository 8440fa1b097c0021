"""How often one may try a password. Counted by where the tries come from, never by whom they are for alone:

else anybody could lock somebody out. A browser one has signed in with before is counted by itself.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address

import sqlalchemy as sa

from etl.tables import ATTEMPT

FREE = 5  # wrong passwords for one name from one place before one has to wait
FREE_OF_PLACE = 40  # for all names together from one place: a whole office may sit behind one address
FORGOTTEN = timedelta(hours=1)  # after so long without a wrong one, counting begins anew
FIRST, LONGEST = timedelta(seconds=15), timedelta(minutes=15)  # each wait twice the one before


def sources(place: str, name: str, device: str | None) -> tuple[str, ...]:
    """What a try is counted under. `device` is the key of a browser known to be this person's."""
    if device:
        return (f"device|{device}",)
    return (f"{network(place)}|{name}", network(place))


def network(place: str) -> str:
    """The address of the machine; of IPv6 the /64, which one household or office has for itself."""
    try:
        address = ip_address(place)
    except ValueError:
        return place
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return ":".join(address.exploded.split(":")[:4]) + "::/64"


def wait(connection: sa.Connection, tried_under: Sequence[str], now: datetime) -> timedelta:
    """How long one must wait before the next try; nothing when one may try now."""
    rows = connection.execute(sa.select(ATTEMPT).where(ATTEMPT.c.source.in_(tried_under)))
    longest = timedelta(0)
    for row in rows:
        over = row.failures - _free(row.source)
        if over >= 0 and now - row.last_at < FORGOTTEN:
            longest = max(longest, row.last_at + min(LONGEST, FIRST * 2 ** min(over, 12)) - now)
    return longest


def count(connection: sa.Connection, tried_under: Sequence[str], now: datetime) -> None:
    """Count a wrong password; inside a transaction of the only writer."""
    connection.execute(sa.delete(ATTEMPT).where(ATTEMPT.c.last_at < now - FORGOTTEN))
    for source in tried_under:
        more = sa.update(ATTEMPT).where(ATTEMPT.c.source == source)
        if not connection.execute(more.values(failures=ATTEMPT.c.failures + 1, last_at=now)).rowcount:
            connection.execute(ATTEMPT.insert().values(source=source, failures=1, last_at=now))


def _free(source: str) -> int:
    return FREE if "|" in source else FREE_OF_PLACE
