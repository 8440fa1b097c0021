"""Draft → Checked: all problems of a report at once. One small function a rule; a rule flags and never repairs.

Most rules look at the figures of one area and period, group by group: a report may hold a million figures.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from string import ascii_uppercase

from etl.model import Checked, Draft, Figure, Problem, Where
from etl.printed_rates import number, parts_of, printed_rates, written
from etl.problems import place, problem
from queries.catalogue import BREAKDOWNS, ENOUGH, Indicator, catalogue

Flags = Iterator[tuple[Problem, tuple[Figure, ...]]]
"""Problems, each with the figures it casts doubt on."""
Rule = Callable[[Draft, date], Flags]
GroupRule = Callable[[Sequence[Figure]], Flags]

QUARTERS_OF = {"-H1": (1, 2), "-9M": (1, 2, 3), "-H2": (3, 4), "": (1, 2, 3, 4)}


def validate(draft: Draft, today: date) -> Checked:
    """Apply every rule. A figure that any problem names is left to a person (`ask`), never taken as `sure`."""
    checked = Checked(draft.reading, draft.figures, draft.ignored, draft.problems)
    return doubted(checked, _flags(draft, today))


def _flags(draft: Draft, today: date) -> Flags:
    for rule in RULES:
        yield from rule(draft, today)
    rows: dict[tuple, list[Figure]] = {}
    groups: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in draft.figures:
        if figure.area is not None and figure.period is not None:
            groups[figure.area.id, figure.period.label, figure.cumulative].append(figure)
    for group in groups.values():
        for of_group in GROUP_RULES:
            yield from of_group(group)
        for found, figures in _identities(group):
            # the values may stand a column away from their titles: the whole row is doubted
            rows = rows or _by_row(draft)
            yield found, (*figures, *rows[_line(found.where)])


def doubted(checked: Checked, found: Iterable[tuple[Problem, tuple[Figure, ...]]]) -> Checked:
    """A checked report with more problems, and the figures they name left to a person."""
    problems, places = list(checked.problems), set()
    for one, figures in found:
        problems.append(one)
        places.update(figure.where for figure in figures)
    figures = tuple(replace(f, state="ask") if f.where in places else f for f in checked.figures)
    return replace(checked, figures=figures, problems=tuple(sorted(problems, key=_order)))


def is_blocked(checked: Checked) -> bool:
    """True when a problem of the report must be mended before anything of it can be accepted."""
    return any(found.severity == "wrong" for found in checked.problems)


def _period_known(draft: Draft, today: date) -> Flags:
    silent = tuple(figure for figure in draft.figures if figure.period is None)
    if silent:
        yield problem("no_period", silent[0].where, silent[0].text), silent


def _period_over(draft: Draft, today: date) -> Flags:
    by_period = defaultdict(list)
    for figure in draft.figures:
        if figure.period is not None and figure.period.start > today:
            by_period[figure.period.label].append(figure)
    for label, figures in by_period.items():
        details = {"period": label, "today": f"{today:%d/%m/%Y}"}
        yield problem("future_period", figures[0].where, figures[0].text, **details), tuple(figures)


def _area_valid(draft: Draft, today: date) -> Flags:
    seen = set()
    for figure in draft.figures:
        if figure.area is None or figure.period is None or (figure.area.id, figure.period.label) in seen:
            continue
        begins_later = figure.area.valid_from is not None and figure.area.valid_from > figure.period.end
        ended = figure.area.valid_to is not None and figure.area.valid_to < figure.period.start
        if begins_later or ended:
            seen.add((figure.area.id, figure.period.label))
            period = {"period": figure.period.label}
            yield problem("area_not_valid", figure.where, figure.area_written, **period), (figure,)


def _no_duplicates(group: Sequence[Figure]) -> Flags:
    first: dict[tuple, Figure] = {}
    for figure in group:
        other = first.setdefault((figure.indicator, _parts(figure)), figure)
        if other is not figure:
            details = {"other": place(other.where), "other_value": written(other)}
            yield problem("duplicate", figure.where, written(figure), **_named(figure), **details), (other, figure)


def _parts_make_whole(group: Sequence[Figure]) -> Flags:
    """Whole = sum of the parts of one dimension, where all the parts are there (domain: 345 is not 315 + 27)."""
    for code in dict.fromkeys(figure.indicator for figure in group if figure.breakdown):
        figures = {_parts(figure): figure for figure in group if figure.indicator == code}
        whole = figures.get(())
        for dimension, values in BREAKDOWNS.items():
            parts = [figures.get(((dimension, value),)) for value in values]
            here = [part for part in parts if part is not None and part.value is not None]
            if whole is None or whole.value is None or len(here) < ENOUGH[dimension]:
                continue
            total = sum(part.value for part in here)
            if total != whole.value:
                shown = " + ".join(written(part) for part in here)
                details = {"parts": shown, "sum": number(total)}
                found = problem("parts_differ", whole.where, written(whole), **_named(whole), **details)
                yield found, (whole, *here)


def _not_more(group: Sequence[Figure]) -> Flags:
    here = {(figure.indicator, _parts(figure)): figure for figure in group}
    for (code, parts), figure in here.items():
        limit = here.get((catalogue()[code].not_more_than or "", parts))
        if limit is None or limit.value is None or figure.value is None or figure.value <= limit.value:
            continue
        name = catalogue()[limit.indicator].name
        details = {"limit": written(limit), "other": place(limit.where), "limit_name": name.vi}
        details |= {"limit_name_en": name.en}
        yield problem("more_than", figure.where, written(figure), **_named(figure), **details), (figure, limit)


def _identities(group: Sequence[Figure]) -> Flags:
    """Received = resolved + unresolved + pending and its like, where all of them are there."""
    wholes = {figure.indicator: figure for figure in group if not figure.breakdown}
    for code, figure in wholes.items():
        parts = parts_of(code, wholes)
        if not parts or figure.value is None:
            continue
        total = sum(part.value or 0 for part in parts)
        if total != figure.value:
            shown = " + ".join(written(part) for part in parts)
            details = {"parts": shown, "sum": number(total)}
            yield (
                problem("identity_differs", figure.where, written(figure), **_named(figure), **details),
                (figure, *parts),
            )


def _parts(figure: Figure) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(figure.breakdown.items())) if figure.breakdown else ()


def _by_row(draft: Draft) -> dict[tuple, list[Figure]]:
    rows = defaultdict(list)
    for figure in draft.figures:
        rows[_line(figure.where)].append(figure)
    return rows


def _line(where: Where) -> tuple[str | None, int | None, int]:
    return where.sheet, where.table, where.paragraph or _row(where)


def _periods_add(draft: Draft, today: date) -> Flags:
    """What adds over quarters: a half year, nine months, a year against the quarters beside it in the same file."""
    flows = {code for code, one in catalogue().items() if one.kind == "flow"}
    longer = {f.area.id for f in draft.figures if f.area and f.period and f.period.label[4:] in QUARTERS_OF}
    by_period = {
        (f.indicator, f.area.id, _parts(f), f.period.label): f
        for f in draft.figures
        if f.area and f.period and f.value is not None and not f.cumulative
        if f.area.id in longer and f.indicator in flows
    }
    for (code, *rest, label), figure in by_period.items():
        quarters = QUARTERS_OF.get(label[4:])
        if quarters is None:
            continue
        parts = [by_period.get((code, *rest, f"{label[:4]}-Q{number}")) for number in quarters]
        if any(part is None for part in parts):
            continue
        total = sum(part.value or 0 for part in parts if part is not None)
        if total != figure.value:
            shown = " + ".join(written(part) for part in parts if part is not None)
            details = {"parts": shown, "sum": number(total)}
            found = problem("periods_differ", figure.where, written(figure), **_named(figure), **details)
            yield found, (figure, *(part for part in parts if part is not None))


def _ten_times(draft: Draft, today: date) -> Flags:
    """A figure ten, a hundred or a thousand times its neighbours in a column of areas that are otherwise alike."""
    columns = defaultdict(list)
    for figure in draft.figures:
        if figure.area and figure.period and figure.value and catalogue()[figure.indicator].kind != "share":
            columns[_column(figure.where), figure.indicator, figure.period.label, _parts(figure)].append(figure)
    for figures in columns.values():
        values = sorted(figure.value or 0 for figure in figures)
        near = [value for value in values if value <= 4 * values[0]]
        # all alike but one or two: of a column that is uneven by nature nothing can be said
        if len(near) < 4 or len(values) - len(near) > 2:
            continue
        middle = near[len(near) // 2]
        for figure in figures:
            times = next((n for n in (10, 100, 1000) if 0.75 * n <= (figure.value or 0) / middle <= 1.3 * n), None)
            if times and middle >= 5:
                details = {**_named(figure), "times": number(times)}
                yield problem("ten_times", figure.where, written(figure), **details), (figure,)


def _totals(draft: Draft, today: date) -> Flags:
    """A printed total against what it adds up: a total row over its column, a year's column over its quarters."""
    if not draft.totals:
        return
    by_column, by_row, total_rows = defaultdict(list), defaultdict(list), defaultdict(list)
    for figure in (*draft.figures, *draft.beside):
        by_column[_column(figure.where), figure.indicator].append(figure)
        by_row[figure.where.sheet, figure.where.table, _row(figure.where), figure.indicator].append(figure)
    for total in draft.totals:
        total_rows[_column(total.where)].append(_row(total.where))
    for total in draft.totals:
        indicator = catalogue()[total.indicator]
        if total.value is None or indicator.over_areas != "sum":
            continue
        row = _row(total.where)
        added = [
            figure
            for figure in by_column[_column(total.where), total.indicator]
            # a total belongs to the block of rows it closes or opens: no other total of the column lies between
            if not any(
                min(row, _row(figure.where)) < r < max(row, _row(figure.where))
                for r in total_rows[_column(total.where)]
            )
        ]
        if not added and indicator.kind == "flow":
            same_row = by_row[total.where.sheet, total.where.table, row, total.indicator]
            added = [figure for figure in same_row if figure.breakdown == total.breakdown]
            added = added if len(added) > 1 else []
        if added and all(figure.value is not None for figure in added):
            total_of = sum(figure.value for figure in added)
            if total_of != total.value:
                details = {"indicator": indicator.name.vi, "indicator_en": indicator.name.en, "sum": number(total_of)}
                yield problem("total_differs", total.where, written(total), **details), tuple(added)


RULES: tuple[Rule, ...] = (_period_known, _period_over, _area_valid, _periods_add, _ten_times, _totals)
GROUP_RULES: tuple[GroupRule, ...] = (_no_duplicates, _parts_make_whole, _not_more, printed_rates)


def _column(where: Where) -> tuple[str | None, int | None, str]:
    return where.sheet, where.table, (where.cell or "").partition(":")[0].rstrip("0123456789")


def _row(where: Where) -> int:
    return int((where.cell or "").partition(":")[0].lstrip(ascii_uppercase) or 0)


def _named(figure: Figure) -> dict[str, str]:
    indicator: Indicator = catalogue()[figure.indicator]
    return {
        "indicator": indicator.name.vi,
        "indicator_en": indicator.name.en,
        "area": figure.area.name if figure.area else figure.area_written,
        "period": figure.period.label if figure.period else "",
    }


def _order(found: Problem) -> tuple:
    return found.severity != "wrong", found.where.sheet or "", _row(found.where), found.where.cell or ""
