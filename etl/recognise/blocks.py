"""Tables that stand side by side under one row of titles, and columns of areas that lie in one another."""

from dataclasses import replace

from etl.recognise.columns import KEYS, Header, header_of
from etl.recognise.meaning import Meaning
from etl.recognise.words import key, words


def blocks(header: Header) -> list[Header]:
    """A header of tables side by side, one each: a column that names the rows, its STT before it, begins the next."""
    role = next((role for role in KEYS if role in header.roles), None)
    starts = []
    for number, column in header.columns.items():
        if column.role == role:
            while number > 1 and header.columns[number - 1].role in ("ordinal", "area_code"):
                number -= 1
            starts.append(number)
    if len(starts) < 2 or "value" in header.roles:
        return [header]
    parts: list[Header] = []
    around: dict[int, Meaning] = {}
    for start, end in zip(starts, [*starts[1:], max(header.columns) + 1], strict=True):
        inside = {n: column for n, column in header.columns.items() if start <= n < end}
        if any(column.role in ("figure", "unknown") for column in inside.values()):
            parts.append(header_of(header.first_row, header.last_row, narrowed({**around, **inside})))
            around = {}
        elif role == "area":  # "Huyện" before "Xã": what the areas named beside it lie in
            around |= {n: replace(one, role="around") for n, one in inside.items() if one.role == role}
    return parts


def narrowed(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """The columns of areas the right way round where the wider stands last: "Xã" before "Huyện"."""
    named = [number for number, column in columns.items() if column.role in ("area", "around")]
    said = {number: set(key(" ".join(columns[number].titles)).split()) for number in named}
    levels = words().levels
    narrow = [number for number in named if said[number] & set(levels["commune"])]
    if len(narrow) != 1 or not all(said[n] & {*levels["district"], "tỉnh", "tinh"} for n in named if n not in narrow):
        return columns
    return columns | {n: replace(columns[n], role="area" if n in narrow else "around") for n in named}
