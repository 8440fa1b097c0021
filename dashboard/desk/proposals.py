"""Figures proposed from sentences, and what was decided about each: taken, changed, left out, or still open. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.model import Answer, Checked, Figure, Problem, Where

ASKED = frozenset({"prose_doubtful", "prose_area", "number_not_understood"})
"""Problems that a decision about the number itself settles."""
KINDS = ("taken", "mended", "sure", "ask", "odd", "refused", "left")
"""What a number in a text may be; `odd` is one nobody understood, `left` one set aside by the reader."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A number in a sentence: the figure it was taken for (None: not understood, or refused), and its state."""

    where: Where
    kind: str
    text: str
    figure: Figure | None = None
    problem: Problem | None = None
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """True while nobody has decided."""
        return self.kind in ("sure", "ask", "odd")

    @property
    def key(self) -> str:
        """Tells it from all others of the report, and stays when it is decided."""
        asked = self.answer.written if self.answer else self.figure.indicator if self.figure else ""
        return f"{span(self.where)}_{asked}"


def span(where: Where) -> str:
    """A place in a text as answers name it: 12:40-42."""
    return f"{where.paragraph}:{where.start}-{where.end}"


def stated(figure: Figure) -> str:
    """What an answer says that takes the figure as it is."""
    parts = [f"{dimension}={value}" for dimension, value in sorted(figure.breakdown.items())]
    meaning = ";".join([figure.indicator, *parts, *(["cumulative"] if figure.cumulative else [])])
    area = figure.area.id if figure.area else ""
    return f"{meaning}|{area}|{figure.period.label if figure.period else ''}|{figure.value:g}"


def taking(proposal: Proposal, value: str | None = None) -> Answer:
    """The answer that takes a proposal, as it is or as somebody changed it."""
    figure = proposal.figure
    said = value if value is not None else stated(figure) if figure else ""
    written = proposal.answer.written if proposal.answer else figure.indicator if figure else ""
    return Answer("figure", said, cell=span(proposal.where), written=written)


def refusing(proposal: Proposal) -> Answer:
    """The answer that leaves a proposal out."""
    return taking(proposal, "")


def can_be_taken(proposal: Proposal) -> bool:
    """True when nothing is missing: whose it is, of when, how many."""
    figure = proposal.figure
    return bool(figure and figure.area and figure.period and figure.value is not None)


def proposals(checked: Checked) -> list[Proposal]:
    """Every number in a sentence that was proposed or not understood, in the order of the text."""
    answers = [answer for answer in checked.said.answers if answer.kind == "figure"]
    taken = {(answer.cell, answer.value): answer for answer in answers if answer.value}
    found = [_of_figure(figure, checked, taken) for figure in checked.figures if figure.where.paragraph is not None]
    found += _not_understood(checked)
    found += _refused(checked, answers)
    return sorted(found, key=lambda one: (one.where.paragraph or 0, one.where.start or 0, one.key))


def undecided(checked: Checked) -> list[Proposal]:
    """Those nobody has decided about: nothing enters without."""
    return [one for one in proposals(checked) if one.is_open]


def _of_figure(figure: Figure, checked: Checked, taken: dict[tuple[str | None, str], Answer]) -> Proposal:
    answer = taken.get((span(figure.where), stated(figure))) if figure.area and figure.period else None
    doubt = next((one for one in checked.problems if one.where == figure.where and one.code in ASKED), None)
    if answer is None:
        return Proposal(figure.where, figure.state, figure.text, figure, doubt)
    changed = figure.corrected is not None or answer.written != figure.indicator
    return Proposal(figure.where, "mended" if changed else "taken", figure.text, figure, None, answer)


def _not_understood(checked: Checked) -> Iterator[Proposal]:
    for one in checked.problems:
        if one.code == "number_not_understood":
            yield Proposal(one.where, "odd", one.found, None, one)


def _refused(checked: Checked, answers: list[Answer]) -> Iterator[Proposal]:
    texts = {span(one.where): one for one in checked.ignored if one.where.paragraph is not None}
    for answer in answers:
        if not answer.value and answer.cell:
            paragraph, _, rest = answer.cell.partition(":")
            start, _, end = rest.partition("-")
            where = Where(paragraph=int(paragraph), start=int(start), end=int(end))
            known = texts.get(answer.cell)
            yield Proposal(where, "refused", known.text if known else "", None, None, answer)
