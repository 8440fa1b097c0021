"""Flat tables: every row names its own area, period and indicator, and holds one value."""

from etl.problems import problem
from etl.recognise.blocks import narrowed
from etl.recognise.body import Body
from etl.recognise.meaning import Meaning, meaning_of
from etl.recognise.row_period import spoken_in
from etl.recognise.rows import breakdown_in


def read_flat(body: Body, subject: str) -> None:
    """One figure a row."""
    for row, _, has_values in body.rows():
        if has_values:
            _row(body, row, subject)
        else:
            body.ignore(row, "group")


def _row(body: Body, row: int, subject: str) -> None:
    columns = {role: body.header.of_role(role) for role in ("area", "area_code", "indicator", "value")}
    text = {role: body.grid.text(row, column) if column else "" for role, column in columns.items()}
    text["area"] = _area_in(body, row)
    cell = body.grid.at(row, columns["value"] or 0)
    if cell is None:
        return  # an empty value is a figure not reported
    meaning = meaning_of([text["indicator"]], (), subject) if text["indicator"] else Meaning("unknown")
    if meaning.role != "figure" or meaning.indicator is None:
        here = body.grid.where(row, columns["indicator"] or 1)
        body.found.problems.append(problem("unknown_indicator", here, text["indicator"]))
        return
    spoken, is_clear = spoken_in(body, row)
    if not is_clear:
        return
    period_, calendar = body.timing.of(spoken or meaning.spoken)
    where = body.grid.where(row, columns["area"] or columns["area_code"] or 1)
    day = period_.end if period_ else body.timing.day()
    area, trouble = body.places.find(text["area"], text["area_code"], where, day)
    if trouble is not None:
        body.found.problems.append(trouble)
    known = len(body.found.problems)
    breakdown = breakdown_in(body, row)
    if len(body.found.problems) > known:
        return  # a part nobody knows: the value is not the whole either
    whole = Meaning(
        "figure",
        indicator=meaning.indicator,
        breakdown={**meaning.breakdown, **breakdown},
        cumulative=meaning.cumulative,
        strange=meaning.strange,
        understood=meaning.understood,
    )
    body.take(cell, whole, text["area"] or text["area_code"], area, period_, calendar)


def _area_in(body: Body, row: int) -> str:
    """The area a row names: "Xã Văn Hội, Huyện Ninh Giang" where district and commune have a column each."""
    columns = [number for number, column in narrowed(dict(body.header.columns)).items() if column.role == "area"]
    wider = [number for number, column in narrowed(dict(body.header.columns)).items() if column.role == "around"]
    return ", ".join(text for number in (*reversed(columns), *reversed(wider)) if (text := body.grid.text(row, number)))
