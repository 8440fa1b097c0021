"""The course of an indicator per so many people, households or hamlets. Made, not shown."""

import pandas as pd

from dashboard import ask, courses, ground, per, sentences
from dashboard.courses import Shown, View
from dashboard.rows import records
from dashboard.text import LANGUAGES, text
from queries.catalogue import Indicator


def course(view: View, indicator: Indicator) -> Shown:
    """Quarter by quarter, where the area's own denominator of that year is known."""
    t = view.t
    what = t(f"per.{view.per}")
    if not per.fits(indicator):
        return t("per.no_sense", indicator=t.pick(indicator.name))
    found = view.asked(ask.series, indicator, view.first, view.last)
    own = found[found.area == view.area.id].assign(is_leaf=view.area.is_leaf)
    rows = per.over(own, view.per, view.people)
    if rows["value"].isna().all():
        return t("per.nothing", indicator=t.pick(indicator.name), what=what)
    divided = per.named(indicator, view.per, {code: text(code) for code in LANGUAGES})
    frame = courses.dressed(rows, divided, view)
    left = []
    for kind in ("no_denominator", "partial"):
        if len(some := frame[frame["undivided"] == kind]):
            quarters = ", ".join(t.quarter_inside(quarter) for quarter in some["quarter"])
            left.append(f"{t('per.left_quarters', why=t(f'state.{kind}'), quarters=quarters)}.")
    last = frame.dropna(subset=["value"]).tail(1)
    marks = [sentences.legend(frame, t), *ground.notes(frame, view.area.name, view.geography, t)]
    value, plain, below = courses.value_column(divided, t), t("per.column_plain"), t("per.column_denominator")
    return {
        "title": sentences.title(divided, view.area, t),
        "subtitle": sentences.subtitle(divided, t, view.mode, view.first, view.last, view.geography),
        **courses.lines(view, divided, frame),
        "alt": sentences.alt(frame, divided, view.area, t),
        "legend": " ".join(filter(None, [*per.said(frame, view.per, t), *left, *marks])),
        "table": pd.DataFrame(
            {
                t("column.quarter"): [t.quarter(quarter) for quarter in frame.quarter],
                value: frame.value,
                plain: frame.plain,
                below: frame.per,
                t("per.column_document"): frame.document,
                t("column.remark"): [
                    t(f"state.{row['undivided']}") if row["undivided"] else remark
                    for row, remark in zip(records(frame), courses.remarks(frame, t), strict=True)
                ],
            }
        ),
        "source": courses.source_of(view, indicator, last, frame),
        "numbers": [value, plain, below],
    }
