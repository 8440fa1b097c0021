"""How figures are put together: by whose boundaries, over which quarters, by which parts. Choosers of several pages."""

from collections.abc import Sequence

from dashboard import ask_populations, controls, per
from dashboard.model import Area, Warehouse
from dashboard.text import Text
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED, GEOGRAPHIES

MODES = ("quarterly", "cumulative", "rolling", "yearly")
WHOLE, PLAIN = "whole", per.PLAIN


def choose_geography(area: Area, t: Text) -> str:
    """By which boundaries: of the geographies that know the area, as reported unless chosen."""
    allowed = [code for code in GEOGRAPHIES if area.bounded_by(code)]
    if len(allowed) == 1:
        return allowed[0]
    label = t("choose.geography")
    return controls.choose_one("geography", label, allowed, AS_REPORTED, lambda code: t(f"geography.short_{code}"))


def kept_geography(area: Area) -> str:
    """The one chosen on another page, where it knows the area; else as reported."""
    known = controls.kept("geography")
    return known if known in GEOGRAPHIES and area.bounded_by(known) else AS_REPORTED


def choose_estimates(area: Area, geography: str, t: Text) -> bool:
    """Whether figures reckoned by shares of divided areas are shown; asked only where there are any."""
    has_any = area.has_share and geography == "today"
    return controls.choose_whether("estimates", t("choose.estimates"), True) if has_any else True


def choose_mode(t: Text, allowed: Sequence[str] = MODES) -> str:
    """In the period, from the start of the year, over four quarters, or by year."""
    return controls.choose_one("mode", t("choose.mode"), allowed, allowed[0], lambda mode: t(f"mode.{mode}"))


def choose_per(
    warehouse: Warehouse, indicators: Sequence[Indicator], among: Sequence[Area], quarters: Sequence[str], t: Text
) -> str:
    """Per how many people, households or hamlets; asked only where something is known of these areas and years."""
    if not any(map(per.fits, indicators)):
        return per.PLAIN
    people = ask_populations.people(warehouse, among).values()
    options = per.offered(people, {int(quarter[:4]) for quarter in quarters})
    if not options:
        return per.PLAIN
    return controls.choose_one("per", t("per.choose"), (per.PLAIN, *options), per.PLAIN, lambda one: t(f"per.{one}"))


def choose_breakdown(dimensions: Sequence[str], t: Text) -> str | None:
    """A breakdown of the indicator, or None for the whole."""
    options = (WHOLE, *dimensions)
    label = t("choose.breakdown")
    part = controls.choose_one("breakdown", label, options, WHOLE, lambda one: t(f"breakdown.{one}"))
    return None if part == WHOLE else part
