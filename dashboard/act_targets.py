"""Setting and taking back targets, for administrators of the whole office. As act.py."""

from dashboard import session
from dashboard.accounts import CannotChange
from dashboard.permissions import may
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import targets as kept
from etl.database import opened
from etl.journal import Journal
from etl.office import office
from etl.standing import CannotTakeBack
from etl.targets import BadTarget, Target


def set_target(target: Target, why: str = "") -> None:
    """Set what an area is to reach. Raises CannotChange: no_indicator no_period no_value no_document no_base no_area,
    and no_sum where the indicator's figures are not added up for such an area, so that nothing could be set against it.
    """
    journal, name = _journal()
    area = area_of(target.area)
    try:
        kept.checked(target)
    except BadTarget as error:
        raise CannotChange(error.what) from error
    if area is None or not area.code:
        raise CannotChange("no_area")
    if not kept.has_figures(target):
        raise CannotChange("no_sum")
    kept.set_target(journal, target, name, why.strip() or None)


def lift_target(number: int, why: str) -> None:
    """Take a target back; it stays in the history. Raises CannotChange: no_why no_target."""
    journal, name = _journal()
    if not why.strip():
        raise CannotChange("no_why")
    try:
        kept.lift_target(journal, number, name, why.strip())
    except CannotTakeBack as error:
        raise CannotChange("no_target") from error


def _journal() -> tuple[Journal, str]:
    viewer = session.viewer()
    if not may(viewer, "manage", None):
        refuse(viewer, "manage", "targets")
    return Journal(opened(office().journal), viewer.place), viewer.name
