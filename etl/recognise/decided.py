"""What a person decided about numbers in sentences: taken as read, changed, or left out; it goes before the reader."""

from dataclasses import replace

from etl.areas import Areas, UnknownArea
from etl.model import Figure, Ignored, Where
from etl.recognise.answers import LEFT_OUT, Answers, Statement, WrongAnswer
from etl.recognise.found import Found
from etl.recognise.places import ref
from queries.periods import period


def decide(found: Found, answers: Answers, areas: Areas) -> None:
    """Put what was said of numbers in sentences in the place of what was read; what was asked there is settled.

    A number nobody understood becomes a figure when somebody says what it is. Raises WrongAnswer for an area that is
    not known.
    """
    if not answers.figures:
        return
    left = dict(answers.figures)
    kept: list[Figure] = []
    for figure in found.figures:
        key = figure.where, figure.indicator
        if key not in left:
            kept.append(figure)
        elif (statement := left.pop(key)) is None:
            found.ignored.append(Ignored(figure.where, figure.text, LEFT_OUT))
        else:
            kept.append(_stated(figure, statement, areas))
    texts = {one.where: one.found for one in found.problems if one.where.paragraph is not None}
    for (where, _), statement in left.items():
        if statement is not None and where in texts:
            kept.append(_stated(_empty(where, texts[where]), statement, areas))
    found.figures[:] = sorted(kept, key=_order)
    open_ones = {figure.where for figure in found.figures if (figure.where, figure.indicator) not in answers.figures}
    settled = {where for where, _ in answers.figures} - open_ones
    found.problems[:] = [one for one in found.problems if one.where not in settled]


def _stated(figure: Figure, said: Statement, areas: Areas) -> Figure:
    try:
        area = areas.by_id(said.area)
    except (UnknownArea, KeyError) as unknown:
        raise WrongAnswer(f"there is no area {said.area}") from unknown
    return replace(
        figure,
        indicator=said.indicator,
        breakdown=said.breakdown,
        cumulative=said.cumulative,
        area=ref(area),
        area_written=figure.area_written or area.name,
        period=period(said.period, figure.calendar),
        value=said.value,
        corrected=f"{said.value:g}" if figure.value is not None and said.value != figure.value else figure.corrected,
        state="sure",
    )


def _empty(where: Where, text: str) -> Figure:
    return Figure("", "", None, None, where, text, None)


def _order(figure: Figure) -> tuple[bool, int, int]:
    """Those of tables as they came, then those of sentences as one reads."""
    return figure.where.paragraph is not None, figure.where.paragraph or 0, figure.where.start or 0
