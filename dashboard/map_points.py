"""A map as numbers: degrees into kilometres, how large and how dark a mark is, where words find room. Pure.

The country is drawn flat with one scale in all directions (equirectangular, true at the middle of what is shown): over
a province no distance is off by more than one in a hundred.
"""

from collections.abc import Sequence
from math import cos, radians, sqrt

Spot = tuple[float, float]
"""Kilometres east and north of the middle."""
KM_NORTH, KM_EAST = 110.57, 111.32
"""Kilometres of a degree of latitude, and of one of longitude at the equator (WGS 84, rounded)."""
LIGHT, DARK = "#B9DDF7", "#1567A8"
"""The smallest and the largest figure; design.ACCENT lies between, and both stand on white as on near-black."""
LEAST = 3.5
"""Radius of the smallest mark, which can still be pointed at."""
FEWEST_KM = 2.0
LINE = 1.25


def flat(places: Sequence[tuple[float | None, float | None]]) -> list[Spot | None]:
    """Latitudes and longitudes as kilometres from their middle; None where there is none."""
    known = [(lat, lon) for lat, lon in places if lat is not None and lon is not None]
    if not known:
        return [None] * len(places)
    middles = [(min(one) + max(one)) / 2 for one in zip(*known, strict=True)]
    east = KM_EAST * cos(radians(middles[0]))
    return [
        None if lat is None or lon is None else (east * (lon - middles[1]), KM_NORTH * (lat - middles[0]))
        for lat, lon in places
    ]


def largest(count: int) -> float:
    """The radius of the largest mark among so many."""
    return 20.0 if count <= 12 else 16.0 if count <= 40 else 11.0


def radius(value: float, top: float, most: float) -> float:
    """The radius whose circle is to the largest as the value is to the largest value; a nought is still seen."""
    return max(LEAST, most * sqrt(max(value, 0.0) / top)) if top > 0 else LEAST


def shade(value: float, low: float, high: float) -> str:
    """The colour of a value between the lowest and the highest."""
    part = (value - low) / (high - low) if high > low else 1.0
    ends = ([int(colour[n : n + 2], 16) for n in (1, 3, 5)] for colour in (LIGHT, DARK))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(*ends, strict=True))


def frame(spots: Sequence[Spot | None], across: float, high: float, room: float) -> tuple[Spot, float, Spot]:
    """What stands in the middle of the picture, how many pixels a kilometre is, so that all spots are within, and how
    many kilometres there must be on either side, above and below.

    `room` is kept free on all sides, in pixels.
    """
    known = [spot for spot in spots if spot]
    ends = [(min(one), max(one)) for one in zip(*known, strict=True)] or [(0.0, 0.0), (0.0, 0.0)]
    reach = [max(end - begin, FEWEST_KM) for begin, end in ends]
    scale = min(max(across - 2 * room, 40) / reach[0], max(high - 2 * room, 40) / reach[1])
    half = (reach[0] / 2 + room / scale, reach[1] / 2 + room / scale)
    return ((ends[0][0] + ends[0][1]) / 2, (ends[1][0] + ends[1][1]) / 2), scale, half


def measure(scale: float, wide: float) -> float:
    """A round number of kilometres (1, 2, 5, 10 …) no longer than so many pixels."""
    steps = [factor * 10.0**power for power in range(-1, 4) for factor in (1, 2, 5)]
    return max((step for step in steps if step * scale <= wide), default=steps[0])


WAYS = ("middle right", "middle left", "bottom center", "top center")


def lettered(
    marks: Sequence[tuple[float, float, float]], words: Sequence[tuple[float, float]], across: float, high: float
) -> list[tuple[str, float, float] | None]:
    """On which side of each mark its words stand and where they begin (left, top), in the order of who goes first;
    None where there is no room.

    Marks are x, y, radius; words are width and height; all in pixels, y downwards. Nothing lies over a mark or over
    other words, or leaves the picture.
    """
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in marks]
    found: list[tuple[str, float, float] | None] = []
    for n, ((x, y, r), (wide, tall)) in enumerate(zip(marks, words, strict=True)):
        gap = r + 3
        ways = (
            (x + gap, y - tall / 2), (x - gap - wide, y - tall / 2),
            (x - wide / 2, y + gap - 2), (x - wide / 2, y - gap - tall + 2),
        )  # fmt: skip
        boxes = [(left, top, left + wide, top + tall) for left, top in ways]
        others = taken[:n] + taken[n + 1 :]
        free = [
            (way, box)
            for way, box in zip(WAYS, boxes, strict=True)
            if box[0] >= 0 and box[1] >= 0 and box[2] <= across and box[3] <= high and not _meets(box, others)
        ]
        found.append((free[0][0], *free[0][1][:2]) if free else None)
        taken += [box for _, box in free[:1]]
    return found


def _meets(box: tuple[float, ...], others: Sequence[tuple[float, ...]]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)
