"""What remarks say of a target: the newest figure beside it, and the progress towards it. Composed and read again.

As commentary.py and proofread.py: whoever composes and whoever reads share nothing; the reader is target_proof.py.
"""

import logging
from collections.abc import Sequence

from dashboard import targets
from dashboard.briefing.target_proof import faults, progress_faults
from dashboard.progress import Progress
from dashboard.text import Text
from etl.targets import Held
from queries.catalogue import Indicator

_LOG = logging.getLogger(__name__)
Point = tuple[str, float | None, bool]
"""A quarter or year, its figure, and whether not all reported."""


def on_newest(points: Sequence[Point], held: Sequence[Held], mode: str, indicator: Indicator, t: Text) -> list[str]:
    """A sentence about the newest figure, where there is a target for its period."""
    known = [point for point in points if point[1] is not None]
    if not known or (aim := targets.applying(held, known[-1][0], mode, indicator)) is None:
        return []
    label, value, is_partial = known[-1]
    outcome = targets.outcome(value, aim.target, label, is_partial)
    year = t("target.of_year", year=label[:4]) if aim.target.is_yearly and "-" in label else ""
    sentence = t(
        "target.remark",
        period=t.quarter(label),
        value=t.amount(value, t.pick(indicator.unit)),
        outcome=t(f"target.outcome_{outcome}"),
        bound=targets.bound(aim.target, indicator, t),
        year=year,
        document=aim.target.document,
    )
    return _true(sentence, faults(sentence, points, held, mode, indicator, t.language))


def on_progress(found: Progress, held: Held, then: float, now: float, indicator: Indicator, t: Text) -> list[str]:
    """A sentence about the progress; `then` and `now` are the figures of its two years."""
    if found.status is None:
        return []
    ratio = "" if found.ratio is None else t("target.ratio", ratio=t.number(found.ratio, 2))
    words = {"base": found.base, "year": found.year, "last": held.target.last}
    sentence = t("target.progress", status=t(f"target.status_{found.status}"), ratio=ratio, **words)
    return _true(sentence, progress_faults(sentence, (then, now), held.target, t.language))


def _true(sentence: str, wrong: Sequence[str]) -> list[str]:
    if wrong:
        _LOG.error("a remark on a target does not hold and is not shown: %s", ", ".join(wrong))
    return [] if wrong else [sentence]
