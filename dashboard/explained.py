"""What every indicator means, in words for people: groups, search, and the facts of one indicator. Pure."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.text import Text, plain, safe
from etl.vietnamese import plain as bare
from queries.catalogue import Indicator

GROUPS = {1: "models", 2: "mediation", 3: "procedures", 4: "dossiers", 5: "dialogue"}
"""Groups by the hundred of an indicator's place in the catalogue; the rest are rates as printed in reports."""


def group_of(indicator: Indicator) -> str:
    """The group an indicator is listed under."""
    if indicator.compared_with is not None:
        return "printed"
    return GROUPS.get(indicator.place // 100, "printed")


def groups(indicators: Iterable[Indicator]) -> list[str]:
    """The groups there are, in the order of the catalogue."""
    return list(dict.fromkeys(group_of(indicator) for indicator in indicators))


def found(indicators: Iterable[Indicator], words: str) -> list[Indicator]:
    """The indicators that speak of these words, however typed: name, meaning, column titles, in both languages."""
    phrase, spoken = bare(words), [(indicator, _spoken(indicator)) for indicator in indicators]
    whole = [indicator for indicator, texts in spoken if f" {phrase}" in texts]
    return whole or [indicator for indicator, texts in spoken if all(f" {word}" in texts for word in phrase.split())]


def facts(indicator: Indicator, catalogue: Mapping[str, Indicator], t: Text) -> list[tuple[str, str]]:
    """What is to be known about an indicator: pairs of a question and its answer."""
    names = {code: t.pick(other.name) for code, other in catalogue.items()}
    said = [
        (t("column.unit"), t.pick(indicator.unit)),
        (t("explained.kind"), t(f"explained.kind_{indicator.kind}")),
        (
            t("explained.over_quarters"),
            t(f"explained.quarters_{'printed' if _is_printed(indicator) else indicator.kind}"),
        ),
        (t("explained.over_areas"), t(f"explained.areas_{indicator.over_areas}")),
    ]
    if indicator.formula:
        said.append((t("column.formula"), t.pick(indicator.formula)))
    for field in ("numerator", "denominator", "compared_with", "not_more_than"):
        other = getattr(indicator, field)
        if other:
            said.append((t(f"explained.{field}"), names[other]))
    if indicator.equals_sum_of:
        said.append((t("explained.equals_sum_of"), " + ".join(names[code] for code in indicator.equals_sum_of)))
    if indicator.breakdowns:
        said.append((t("choose.breakdown"), "; ".join(t(f"breakdown.{part}") for part in indicator.breakdowns)))
    said += [
        (t("explained.better"), t(f"explained.better_{indicator.better}")),
        (t("column.basis"), t.pick(indicator.source)),
    ]
    return said


def label(indicator: Indicator, t: Text) -> str:
    """An indicator in one line of markdown: its name, and quietly its unit and kind."""
    name, quiet = t.pick(indicator.name), f"{t.pick(indicator.unit)} · {t(f'kind.{indicator.kind}')}"
    return f"**{plain(name)}** :gray[{plain(quiet)}]"


def card(indicator: Indicator, catalogue: Mapping[str, Indicator], t: Text) -> str:
    """The whole explanation of one indicator in HTML: meaning, facts, and the column titles reports call it by."""
    rows = "".join(f"<dt>{safe(name)}</dt><dd>{safe(words)}</dd>" for name, words in facts(indicator, catalogue, t))
    headers = "".join(f"<li>{safe(words)}</li>" for words in indicator.headers)
    known = f'<h4>{safe(t("explained.headers"))}</h4><ul class="chips">{headers}</ul>' if headers else ""
    return (
        f'<div class="meaning"><p>{safe(t.pick(indicator.meaning))}</p><dl>{rows}</dl>{known}'
        f'<p class="line">{safe(t("explained.code", code=indicator.code))}</p></div>'
    )


def listed(indicators: Sequence[Indicator], catalogue: Mapping[str, Indicator], t: Text) -> pd.DataFrame:
    """The indicators as a table for files."""
    rows = []
    for indicator in indicators:
        row = {
            t("column.indicator"): t.pick(indicator.name),
            t("column.code"): indicator.code,
            t("column.meaning"): t.pick(indicator.meaning),
        }
        rows.append(row | dict(facts(indicator, catalogue, t)) | {t("explained.headers"): "; ".join(indicator.headers)})
    return pd.DataFrame(rows).fillna("")


def _is_printed(indicator: Indicator) -> bool:
    return indicator.kind == "share" and not indicator.is_computed


def _spoken(indicator: Indicator) -> str:
    texts = [indicator.name, indicator.meaning, indicator.source, indicator.unit]
    return " " + bare(
        " ".join([*(words for text in texts for words in (text.vi, text.en)), *indicator.headers, indicator.code])
    )
