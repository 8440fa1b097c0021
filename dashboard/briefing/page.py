"""A briefing as one .html that asks for nothing: charts to point at, tables, and the same file is the show on the wall.

What it may do stands in its own head: no source of anything but itself, and only the scripts whose hashes it names.
"""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from dashboard.briefing import cells, references, typeface
from dashboard.briefing.content import Content, Slide
from dashboard.briefing.figures import figure_of
from dashboard.briefing.strokes import clean, cleaned
from dashboard.design import TEMPLATE
from dashboard.text import Text, table, text

_ROOM = resources.files("dashboard.briefing")
_PAGES = Environment(
    loader=PackageLoader("dashboard", "briefing"),
    autoescape=select_autoescape(default=True),
    finalize=lambda value: clean(value) if type(value) is str else value,  # not what is markup already
)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
LONG = 5
"""With more slides than this there is a list of them."""


def page(content: Content, has_notes: bool = False, asks: str = "") -> str:
    """The briefing as one HTML document, some 1.4 MB, most of it plotly.

    `#show` behind its address opens it as slides, `#show&every=20` turns them by itself. The presenter's notes are in
    it only when asked for: who is given the file could read them. Only the show that is served here `asks`: at that
    address, now and then, whether there are newer figures; it goes on as before when there is no answer.
    """
    t = text(content.language)
    names = [key.removeprefix("briefing.show.") for key in table() if key.startswith("briefing.show.")]
    data = {
        "name": content.name,
        "titles": [slide.title for slide in content.slides],
        "notes": [slide.notes if has_notes else "" for slide in content.slides],
        "figures": [figure_of(slide.plot, t) if slide.plot else None for slide in content.slides],
        "template": TEMPLATE.to_plotly_json(),
        "asks": asks,
        "words": {name: t(f"briefing.show.{name}") for name in names},
    }
    scripts = [_script("plotly-basic.min.js"), _script("page.js")]
    return _PAGES.get_template("page.html").render(
        content=content,
        slides=[_written(slide, t) for slide in content.slides],
        definitions=cells.definitions(content),
        is_long=len(content.slides) > LONG,
        qr=references.code_drawing(content.address),
        link_qr=references.code_drawing(content.link),
        data=_embedded(cleaned(data)),
        scripts=scripts,
        css=typeface.css() + (_ROOM / "page.css").read_text("utf-8"),
        policy=policy(scripts, bool(asks)),
        t=t,
    )


def scripts_of(document: str) -> list[str]:
    """The scripts a page made here runs, each as Content-Security-Policy names it: sha256-…"""
    return [_hashed(script) for script in _SCRIPT.findall(document)]


def policy_of(document: str, asks: bool = False) -> str:
    """The policy of a page made here, as a header says it."""
    return policy(_SCRIPT.findall(document), asks)


def policy(scripts: Sequence[str], asks: bool = False) -> str:
    """The Content-Security-Policy of a document that runs these scripts and has everything else within itself.

    `asks`: it may ask the server it came from.
    """
    allowed = " ".join(f"'{_hashed(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'" + ("; connect-src 'self'" if asks else "")
    )


def _written(slide: Slide, t: Text) -> dict[str, Any]:
    head, rows, are_numbers = cells.written(slide, t)
    paragraphs = [line for line in slide.text.split("\n") if line.strip()]
    said = slide.title.rstrip(".")
    return {
        "slide": slide,
        "text": paragraphs,
        "head": head,
        "rows": rows,
        "are_numbers": are_numbers,
        "tints": dict(slide.tints),
        "dash": cells.dash_note(slide, t),
        "caption": t("table.caption", title=slide.heading or slide.title),
        "remarks": [(words, words.rstrip(".") == said) for words in slide.remarks],
    }


def _embedded(data: Any) -> str:
    """JSON that ends no script, whatever stands in it. Not a number (NaN) is refused: a value is None where none is."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False).translate(
        {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
    )


@cache
def _script(name: str) -> str:
    return (_ROOM / name).read_text("utf-8")


@cache
def _hashed(script: str) -> str:
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode()
