"""The guide: what each kind of user does, step by step, with the pictures that ship in dashboard/guide/. Pure."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from dashboard.text import Text, safe, table

ROLES = ("leader", "officer", "presenter", "administrator", "entry", "signs")
PICTURES = Path(str(resources.files("dashboard") / "guide"))
SIGNS = ("full", "hollow", "broken", "diamond", "dashed", "square", "rule", "estimated")
"""The marks in charts, each drawn as the charts draw it."""

_BLUE, _RED, _GREY = "#1A80C4", "#D55E00", "#8A95A3"
_DOT = "<circle cx='{x}' cy='11' r='4.5' fill='{fill}' stroke='{colour}' stroke-width='2'/>"
_LINE = "<path d='M{first} 11H{last}' stroke='{colour}' stroke-width='2.4' fill='none'{more}/>"
_DRAWN = {
    "full": _LINE.format(first=4, last=40, colour=_BLUE, more="") + _DOT.format(x=22, fill=_BLUE, colour=_BLUE),
    "hollow": _LINE.format(first=4, last=40, colour=_BLUE, more="") + _DOT.format(x=22, fill="#fff", colour=_BLUE),
    "broken": "".join(
        [_DOT.format(x=x, fill=_BLUE, colour=_BLUE) for x in (6, 38)]
        + [_LINE.format(first=0, last=6, colour=_BLUE, more=""), _LINE.format(first=38, last=44, colour=_BLUE, more="")]
    ),
    "diamond": _LINE.format(first=4, last=40, colour=_BLUE, more="") + f"<path d='M22 4l7 7-7 7-7-7z' fill='{_BLUE}'/>",
    "dashed": _LINE.format(first=4, last=40, colour=_BLUE, more=" stroke-dasharray='6 3'"),
    "square": f"<rect x='16' y='5' width='12' height='12' fill='none' stroke='{_RED}' stroke-width='2'/>",
    "rule": f"<path d='M22 1V21' stroke='{_GREY}' stroke-width='1.5' stroke-dasharray='2 2'/>",
    "estimated": _LINE.format(first=4, last=40, colour=_BLUE, more=" stroke-dasharray='6 3'")
    + f"<path d='M22 4l7 7-7 7-7-7z' fill='#fff' stroke='{_BLUE}' stroke-width='2'/>",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do in a few words, how, and a picture if there is one."""

    number: int
    title: str
    how: str
    picture: Path | None


def steps(role: str, t: Text) -> list[Step]:
    """The steps of one kind of user, in order."""
    found, number = [], 1
    while f"guide.{role}_{number}_title" in table():
        picture = PICTURES / f"{role}_{number}.png"
        title, how = t(f"guide.{role}_{number}_title"), t(f"guide.{role}_{number}")
        found.append(Step(number, title, how, picture if picture.is_file() else None))
        number += 1
    return found


def signs(t: Text) -> str:
    """The marks in charts and what they mean, in HTML."""
    rows = []
    for name in SIGNS:
        drawing = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 44 22'>{_DRAWN[name]}</svg>"
        source = "data:image/svg+xml," + drawing.replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
        rows.append(
            f'<dt><img alt="" width="44" height="22" src="{source}"></dt><dd>{safe(t(f"guide.sign_{name}"))}</dd>'
        )
    return f'<div class="meaning signs"><dl>{"".join(rows)}</dl></div>'


def words(t: Text) -> str:
    """The words that stand where a number could, and what they mean, in HTML."""
    rows = [("0", t("guide.word_zero"))]
    rows += [
        (t(f"state.{state}"), t(f"guide.word_{state}")) for state in ("missing", "not_due", "not_applicable", "no_case")
    ]
    pairs = "".join(f"<dt><b>{safe(word)}</b></dt><dd>{safe(meaning)}</dd>" for word, meaning in rows)
    return f'<div class="meaning"><dl>{pairs}</dl></div>'
