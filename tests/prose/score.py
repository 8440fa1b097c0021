"""What the reader makes of each passage, set against what its author says: `python tests/prose/score.py [FILE…] [-v]`.

right: indicator, breakdown, value, qualifier, cumulative, area and period as expected, and the characters it points to
hold the number and lie in the evidence. A figure called sure that is not right is the worst fault.
"""

import re
import sys
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from etl import areas
from etl.check import check
from etl.model import Checked, Figure
from etl.read import read
from etl.vietnamese import fold

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a passage's figures."""

    indicator: str
    breakdown: str
    value: float
    qualifier: str | None
    cumulative: bool
    area: int | None
    period: str | None
    evidence: str


@dataclass(slots=True)
class Score:
    """How one passage was read."""

    name: str
    expected: int = 0
    right: int = 0
    sure: int = 0
    sure_right: int = 0
    proposed: int = 0
    proposed_right: int = 0
    found: int = 0
    evidence: int = 0
    problems_missed: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def passes(self) -> bool:
        """Everything found, nothing else proposed, every problem reported."""
        return not (self.silent or self.wrong or self.missed or self.problems_missed)


@cache
def passages(*names: str) -> tuple[dict, ...]:
    """The passages of these files, or of all."""
    files = [Path(name) for name in names] or sorted(HERE.glob("*.toml"))
    files = [file for file in files if file.name != "examples.toml"]
    found = [one for file in files for one in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]]
    assert len({one["name"] for one in found}) == len(found), "two passages of one name"
    return tuple(found)


def expected(line: str) -> Expected:
    """ "indicator | breakdown | value | qualifier | cumulative | area | period | evidence"."""
    indicator, breakdown, value, qualifier, cumulative, area, period, evidence = (
        part.strip() for part in line.split("|", 7)
    )
    parts = ",".join(sorted(part.strip() for part in breakdown.split(","))) if breakdown != "-" else ""
    number = areas.load().by_code(area)[0].id if area != "-" else None
    return Expected(
        indicator,
        parts,
        float(value),
        None if qualifier == "-" else qualifier,
        cumulative == "yes",
        number,
        None if period == "-" else period,
        evidence,
    )


def read_passage(one: dict) -> Checked:
    """The passage read through the real way."""
    data = one["text"].strip("\n").encode()
    reading = read(one["file"], data)
    return check(one["file"], data, period=one.get("period"), area=one.get("area"), today=TODAY, reading=reading)


def score(one: dict) -> Score:
    """Read one passage and compare."""
    made, checked = Score(one["name"]), read_passage(one)
    wanted = [expected(line) for line in one.get("figures", [])]
    left = list(wanted)
    texts = {paragraph.number: paragraph.text for paragraph in checked.reading.paragraphs}
    made.expected, made.proposed = len(wanted), len(checked.figures)
    for figure in checked.figures:
        match = next((want for want in left if _same(figure, want) and _points_at(figure, want, texts)), None)
        made.evidence += holds_its_number(figure, texts)
        made.sure += figure.state == "sure"
        if match is not None:
            left.remove(match)
            made.right += 1
            made.proposed_right += 1
            made.sure_right += figure.state == "sure"
        elif figure.state == "sure":
            made.silent.append(shown(figure, texts))
        else:
            made.wrong.append(shown(figure, texts))
    made.missed = [
        f"{w.indicator} {w.breakdown} {w.value:g} {w.qualifier or ''} {'cum' if w.cumulative else ''} {_code(w.area)} "
        f"{w.period} «{w.evidence}»"
        for w in left
    ]
    codes = {problem.code for problem in checked.problems}
    made.problems_missed = [code for code in one.get("problems", []) if code not in codes]
    return made


def _same(figure: Figure, want: Expected) -> bool:
    parts = ",".join(f"{dimension}={value}" for dimension, value in sorted(figure.breakdown.items()))
    return (
        figure.indicator == want.indicator
        and parts == want.breakdown
        and figure.value is not None
        and abs(figure.value - want.value) < 1e-6
        and figure.qualifier == want.qualifier
        and figure.cumulative == want.cumulative
        and (figure.area.id if figure.area else None) == want.area
        and (figure.period.label if figure.period else None) == want.period
    )


def _points_at(figure: Figure, want: Expected, texts: dict[int, str]) -> bool:
    if figure.where.paragraph is None:  # typed as a table and read as one: the evidence is the cell
        return fold(figure.text) in fold(want.evidence)
    text, where = texts[figure.where.paragraph], figure.where
    places = [match.start() for match in re.finditer(re.escape(want.evidence), text)]
    return any(place < where.end and where.start < place + len(want.evidence) for place in places)


def holds_its_number(figure: Figure, texts: dict[int, str]) -> bool:
    """Whether the characters a figure points to are a number, and stand in its sentence."""
    where = figure.where
    if where.paragraph is None:
        return True
    piece = texts[where.paragraph][where.start : where.end]
    return bool(piece) and fold(piece) in fold(figure.text) and bool(re.search(r"[0-9]|[^\W\d]{2}", piece))


def shown(figure: Figure, texts: dict[int, str]) -> str:
    """A figure on one line."""
    parts = ",".join(f"{dimension}={value}" for dimension, value in sorted(figure.breakdown.items()))
    where = figure.where
    around = texts[where.paragraph][max(0, where.start - 30) : where.end + 30] if where.paragraph else figure.text
    area = f"{figure.area.code}" if figure.area else None
    period = figure.period.label if figure.period else None
    more = f"{figure.qualifier or ''} {'cum' if figure.cumulative else ''}".strip()
    return f"{figure.indicator} {parts} {figure.value:g} {more} {area} {period} «{around}»"


def _code(area: int | None) -> str:
    return areas.load().by_id(area).code if area else "-"


def summary(scores: list[Score]) -> dict[str, float]:
    """Precision of sure, of all, recall, evidence: 0 to 1."""

    def share(part: str, whole: str) -> float:
        all_ = sum(getattr(one, whole) for one in scores)
        return sum(getattr(one, part) for one in scores) / all_ if all_ else 1.0

    return {
        "sure": share("sure_right", "sure"),
        "all": share("proposed_right", "proposed"),
        "recall": share("right", "expected"),
        "evidence": share("evidence", "proposed"),
    }


def main(words: list[str]) -> None:
    """Every passage of the files named, or of all; -v says what went wrong in each."""
    files = [word for word in words if word.endswith(".toml")]
    names = [word for word in words if not word.startswith("-") and word not in files]
    chosen = [one for one in passages(*files) if not names or one["name"] in names]
    scores = [score(one) for one in chosen]
    for one in scores:
        if (names or "-v" in words) and not one.passes:
            print(f"-- {one.name}: {one.right} of {one.expected}")
            for word in ("silent", "wrong", "missed", "problems_missed"):
                for line in getattr(one, word):
                    print(f"     {word}: {line}")
    counts = {
        "pass": sum(one.passes for one in scores),
        "figures expected": sum(one.expected for one in scores),
        "proposed": sum(one.proposed for one in scores),
        "sure": sum(one.sure for one in scores),
        "silently wrong": sum(len(one.silent) for one in scores),
    }
    print(f"{len(scores)} passages: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    print("  ".join(f"{name} {value:.3f}" for name, value in summary(scores).items()))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1:])
