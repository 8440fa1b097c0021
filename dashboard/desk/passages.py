"""The text of a report with its numbers marked by what became of them. HTML; pure."""

from collections.abc import Iterator, Sequence

from dashboard.desk.proposals import Proposal
from dashboard.text import Text, safe
from etl.model import Ignored, Paragraph

MARKS = {"taken": "✓", "mended": "✎", "sure": "•", "ask": "?", "odd": "!", "refused": "✕", "left": "–"}
PAGE = 60
"""Paragraphs on a page."""
_LONGEST = 4_000  # letters of a paragraph that are shown


def anchor(proposal: Proposal) -> str:
    """What a link to a number leads to."""
    return f"p{proposal.where.paragraph}-{proposal.where.start}"


def shown(paragraphs: Sequence[Paragraph], found: Sequence[Proposal], only_marked: bool) -> list[Paragraph]:
    """All paragraphs, or those with a number to decide about and the line above each."""
    if not only_marked:
        return list(paragraphs)
    marked = {one.where.paragraph for one in found}
    near = marked | {number - 1 for number in marked if number}
    return [one for one in paragraphs if one.number in near]


def drawn(paragraphs: Sequence[Paragraph], found: Sequence[Proposal], aside: Sequence[Ignored], t: Text) -> str:
    """These paragraphs; numbers that are not proposed are pale and say why."""
    marks: dict[int | None, list[tuple[int, int, str]]] = {}
    taken = {(one.where.paragraph, one.where.start) for one in found}
    for one in found:
        words = safe(t(f"passage.{one.kind}"))
        opening = (
            f'<mark id="{anchor(one)}" class="fate {one.kind}" title="{words}">'
            f'<b class="mark-of" aria-label="{words}">{MARKS[one.kind]}</b>'
        )
        marks.setdefault(one.where.paragraph, []).append((one.where.start or 0, one.where.end or 0, opening))
    for left in aside:
        where = left.where
        if where.paragraph is not None and (where.paragraph, where.start) not in taken:
            why = safe(t.find(f"left.{left.why}") or t("left.other"))
            opening = f'<mark class="aside" title="{why}">'
            marks.setdefault(where.paragraph, []).append((where.start or 0, where.end or 0, opening))
    lines = (
        f'<p><span class="line-number">{one.number}</span>{"".join(_marked(one.text, marks.get(one.number, [])))}</p>'
        for one in paragraphs
    )
    label = safe(t("passage.text"))
    return f'<div class="passages" role="region" tabindex="0" aria-label="{label}">{"".join(lines)}</div>'


def legend(found: Sequence[Proposal], t: Text) -> str:
    """What the colours and marks mean, and how many numbers have each."""
    counted = {kind: sum(one.kind == kind for one in found) for kind in MARKS}
    items = [
        f'<li><span class="fate {kind}"><b>{mark}</b> {safe(t(f"passage.{kind}"))}</span> '
        f"{t.number(counted[kind])}</li>"
        for kind, mark in MARKS.items()
        if counted[kind]
    ]
    return f'<ul class="fate-legend">{"".join(items)}</ul>'


def _marked(text: str, marks: list[tuple[int, int, str]]) -> Iterator[str]:
    """The text with its marks; of two that overlap the first one stands."""
    here = 0
    for start, end, opening in sorted(marks):
        if start < here or end <= start or end > len(text):
            continue
        yield safe(text[here:start])
        yield f"{opening}{safe(text[start:end])}</mark>"
        here = end
    yield safe(text[here : here + _LONGEST])
    if len(text) > here + _LONGEST:
        yield "…"
