"""Questions of who is handing in a report: for which areas, what came before, the template. Permission as in ask.py."""

import hashlib
import io
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard import ask, session
from dashboard.desk import remembered, unfinished
from dashboard.desk.report import CannotHandIn
from dashboard.desk.unfinished import Unfinished
from dashboard.model import Area, Warehouse
from dashboard.permissions import may, may_anywhere
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import areas as reference
from etl.database import opened
from etl.journal import Journal
from etl.model import Upload
from etl.office import office
from etl.stage import original_file
from etl.template import write_template


def handed_in_before(sha256: str) -> Upload | None:
    """The newest upload of the same bytes that is staged or accepted, for who may hand in and has them."""
    if not may_hand_in():
        refuse(session.viewer(), "hand_in", "")
    known = Journal(opened(office().journal)).uploads()
    return next((one for one in known if one.sha256 == sha256 and one.state in ("staged", "accepted")), None)


def may_hand_in() -> bool:
    """True when there is a page for handing in for the viewer."""
    return may_anywhere(session.viewer(), "hand_in")


def known_names() -> dict[str, int]:
    """What the viewer said written names of areas mean when handing in before: folded name and area's id."""
    viewer = session.viewer()
    return remembered.names(opened(office().journal), viewer.number) if viewer.number is not None else {}


def unfinished_reports() -> list[Unfinished]:
    """The reports the viewer, who may hand in, is not done with, newest first; nobody else's."""
    viewer = session.viewer()
    if not may_hand_in():
        refuse(viewer, "hand_in", "")
    return unfinished.kept(opened(office().journal), viewer.number) if viewer.number is not None else []


def unfinished_content(content: str) -> bytes:
    """The bytes of an unfinished report of the viewer. Raises CannotHandIn when it is none, or the disk lost it."""
    one = next((one for one in unfinished_reports() if one.sha256 == content), None)
    if one is not None:
        with suppress(OSError):
            found = original_file(office(), one.sha256, one.file).read_bytes()
            if hashlib.sha256(found).hexdigest() == one.sha256:
                return found
    raise CannotHandIn("lost_unfinished")


def areas_to_report() -> tuple[Area, ...]:
    """The areas the viewer may hand in for, the own one first. Of the whole office those of today, or with figures."""
    viewer, known = session.viewer(), reference.load()
    if not may_hand_in():
        return ()
    if viewer.area is None:
        older = {area.id for area in ask.areas(warehouse)} if (warehouse := ask.newest()) else set()
        mine = (area for area in known if area.id in older or area.holds(date.today()))
    else:
        mine = (
            area for area in known if viewer.area in known.answers_for(area.id) or known.is_in(area.id, viewer.area)
        )
    areas = sorted(mine, key=lambda area: (area.id != viewer.area, area.valid_to is not None, area.name_key))
    return tuple(area for one in areas if may(viewer, "hand_in", area := area_of(one.id)) and area)


def template(key: str, period: str) -> bytes:
    """The workbook to fill in for an area (its key) and a period, with what is accepted of it and of the one before."""
    if not any(area.key == key for area in areas_to_report()):
        refuse(session.viewer(), "hand_in", key)
    target = io.BytesIO()
    warehouse = ask.newest()
    write_template(key, period, target, Path(warehouse.path) if warehouse else None)
    return target.getvalue()


def accepted(
    warehouse: Warehouse, indicators: Sequence[str], among: Collection[Area], periods: Sequence[str]
) -> pd.DataFrame:
    """What is accepted of them, cell by cell: queries/accepted_figures.sql."""
    asked = {"indicator": tuple(indicators), "area": tuple(area.id for area in among), "period": tuple(periods)}
    ask.permit(among)
    return ask.unseen(warehouse.path, "accepted_figures", **asked)
