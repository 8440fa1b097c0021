"""Paragraphs → figures out of sentences: what numbers count, of whom and when; and what was set aside, and why."""

from etl.areas import Areas
from etl.model import Reading
from etl.problems import problem
from etl.recognise.answers import Answers
from etl.recognise.found import Found, Hints
from etl.recognise.prose.flat import blocks
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.reader import Reader
from etl.recognise.prose.scopes import Scopes
from queries.catalogue import catalogue

__all__ = ["read_prose"]


def read_prose(reading: Reading, areas: Areas, hints: Hints, found: Found, answers: Answers | None = None) -> None:
    """Add to `found` what the paragraphs of a document say: figures, numbers set aside, and questions."""
    flat = list(blocks(reading.paragraphs))
    reader = Reader(Scopes(flat, reading, areas, hints, answers or Answers((), ())), found)
    for block in flat:
        reader.read(block)
    for figure, doubts in reader.doubted:
        if figure.area is None or figure.period is None:  # said already
            continue
        why = [lexicon().doubts[one] for one in doubts]
        details = {
            "indicator": catalogue()[figure.indicator].name.vi,
            "indicator_en": catalogue()[figure.indicator].name.en,
            "value": f"{figure.value:g}",
            "why": "; ".join(one["vi"] for one in why),
            "why_en": "; ".join(one["en"] for one in why),
        }
        found.problems.append(problem("prose_doubtful", figure.where, figure.text, **details))
    for figure in found.figures:
        if figure.where.paragraph is not None and figure.area is None:
            named = catalogue()[figure.indicator].name
            details = {"indicator": named.vi, "indicator_en": named.en, "written": figure.area_written or "?"}
            found.problems.append(problem("prose_area", figure.where, figure.text, **details))
    for one in reader.unknown:
        found.problems.append(problem("number_not_understood", one.where, one.text))
