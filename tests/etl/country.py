"""The days around which the country changed, and areas as the tables of the tests write them."""

from datetime import date

from etl.areas import Area, load

OLD, NEW, WARDS = date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30)


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def called(area: Area) -> str:
    """An area as the tables below write it: its code and name."""
    return f"{area.code} {area.name}"


def valid(on: date, level: str) -> list[Area]:
    return [area for area in load() if area.level == level and area.holds(on)]
