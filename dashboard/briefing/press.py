"""Typst, which sets pages and turns drawings into pixels: it gets everything it needs and can read nothing else."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any, Literal

import typst

from dashboard.briefing.strokes import Pieces, Words, apart, clean, cleaned
from dashboard.briefing.typeface import FOLDER, width_of

_KEPT = 11
"""Typst remembers what it set for so many documents to come, 30 MB for twenty slides; empty ones make it forget."""
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands before the place it is anchored at."""
_ROOM = resources.files("dashboard.briefing")


def pressed(template: str, data: Mapping[str, Any], kind: Literal["pdf", "png"], **how: Any) -> bytes:
    """A .typ of this folder, filled with data, as PDF, or its only page as PNG; `how` as typst.compile takes it.

    Words reach it as JSON, never as part of the template, so that none is a command. Its root is the folder of the
    typefaces, so that there is nothing else to be read; nothing is imported from the network.
    """
    files = {name: (_ROOM / name).read_bytes() for name in {template, "drawing.typ"} if name != template}
    files |= {"main.typ": (_ROOM / template).read_bytes(), "data.json": json.dumps(cleaned(data)).encode()}
    try:
        made = typst.compile(files, root=str(FOLDER), font_paths=_typefaces(), format=kind, **how)
    finally:
        for _ in range(_KEPT if kind == "pdf" else 0):
            typst.compile(b"", font_paths=_typefaces())
    return made if isinstance(made, bytes) else b"".join(made)


def drawing(pieces: Pieces, width: float, height: float) -> dict[str, Any]:
    """A drawing as drawing.typ takes it. Its words are set by typst itself: what reads SVG for it stumbles over letters
    of several typefaces in one line."""
    shapes, words = apart(pieces, width, height, "")
    begun = [asdict(one) | {"x": one.x - _BEFORE[one.anchor] * _wide(one)} for one in words]
    return {"shapes": shapes, "words": begun, "width": width, "height": height}


def _wide(one: Words) -> float:
    return width_of(clean(one.said), one.size, one.bold)


@cache
def _typefaces() -> typst.Fonts:
    """Ours, and for signs that it lacks (○, ▨, →) those that come with typst; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER)])
