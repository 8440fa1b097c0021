"""Questions about what was handed in: uploads and their original files. Permission is checked as in ask.py.

An original shows all it holds, so it is opened only for who may see every area it has figures of.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import ask, ask_history, session
from dashboard.model import Warehouse
from dashboard.permissions import may
from dashboard.refusal import refuse
from etl.database import opened
from etl.journal import Journal
from etl.model import Paragraph, Sheet, Upload
from etl.office import office
from etl.read import read


def uploads(warehouse: Warehouse) -> pd.DataFrame:
    """The uploads behind the figures the viewer may see: queries/upload_list.sql."""
    found = ask.whole(warehouse, "upload_list")
    if session.viewer().area is None:
        return found
    seen = {area.id for area in ask.areas(warehouse)}
    spoken_of = _areas(warehouse.path, "upload")
    mine = [bool(spoken_of.get(number, frozenset()) & seen) for number in found.upload]
    return found[pd.Series(mine, index=found.index, dtype=bool)].reset_index(drop=True)


def may_open(sha256: str) -> bool:
    """True when the viewer may see every area the file has figures of; of one that was never handed in, for nobody.

    A report somebody is not done with (ask_reports.py) is hers alone, also for who sees the whole office.
    """
    viewer, warehouse = session.viewer(), ask.newest()
    if viewer.area is None:
        return bool(_handed_in(sha256))
    holds = _areas(warehouse.path, "sha256").get(sha256) if warehouse else None
    if holds:
        return holds <= {area.id for area in ask.areas(warehouse)}
    # never accepted: for who may hand in for all it has figures of
    waiting = [ask_history.areas_of(upload) for upload in _handed_in(sha256)]
    return bool(waiting) and all(areas and all(may(viewer, "hand_in", area) for area in areas) for areas in waiting)


def original_name(sha256: str) -> str | None:
    """The name under which the file of that content was handed in."""
    warehouse = ask.newest()
    names = uploads(warehouse).query("sha256 == @sha256")["file"] if warehouse else ()
    return next(iter(names), None) or next((upload.file for upload in _handed_in(sha256)), None)


def has_original(sha256: str) -> bool:
    """True when the original file of that content is kept and the viewer may open it."""
    return _kept(sha256) is not None and may_open(sha256)


def original(sha256: str) -> Path | None:
    """Where the original of that content lies: received/AB/SHA/original.*, or None. Raises NotAllowed."""
    kept = _kept(sha256)
    if kept is not None and not may_open(sha256):
        refuse(session.viewer(), "see", sha256)
    return kept


def sheet(sha256: str, name: str | None) -> Sheet | None:
    """A sheet of an original file, read anew by the ordinary reader; None when it is not there or not to be opened."""
    path = _kept(sha256) if may_open(sha256) else None
    sheets = _sheets(str(path)) if path else ()
    if len(sheets) == 1:  # a CSV file is named by its file, which lies here under another name
        return sheets[0]
    return next((found for found in sheets if found.name == name), None)


def paragraphs(sha256: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an original file; none when it is not there or not to be opened."""
    path = _kept(sha256) if may_open(sha256) else None
    return _paragraphs(str(path)) if path else ()


def _handed_in(sha256: str) -> list[Upload]:
    return [upload for upload in Journal(opened(office().journal)).uploads() if upload.sha256 == sha256]


def _kept(sha256: str) -> Path | None:
    if len(sha256) != 64 or any(letter not in "0123456789abcdef" for letter in sha256):
        return None
    folder = office().received / sha256[:2] / sha256
    return next((file for file in sorted(folder.glob("original.*")) if file.is_file()), None)


@st.cache_resource(max_entries=8, show_spinner=False)
def _sheets(path: str) -> tuple[Sheet, ...]:
    return read(path).sheets


@st.cache_resource(max_entries=8, show_spinner=False)
def _paragraphs(path: str) -> tuple[Paragraph, ...]:
    return read(path).paragraphs


@st.cache_resource(max_entries=8, show_spinner=False)
def _areas(path: str, by: str) -> Mapping[object, frozenset[int]]:
    """The areas spoken of, by upload number or by the content's hash."""
    rows = ask.unseen(path, "upload_areas")
    return {key: frozenset(int(area) for area in group) for key, group in rows.groupby(by)["area"]}
