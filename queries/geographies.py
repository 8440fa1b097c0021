"""Geographies: by the boundaries of which day figures are put together. What lies where: fill/ground.sql."""

from datetime import date

AS_REPORTED = "as_reported"
GEOGRAPHIES: dict[str, date | None] = {
    AS_REPORTED: None,  # those of each quarter's last day
    "former": date(2025, 6, 30),  # the last day of districts, and of the communes within them
    "today": date.max,
}
