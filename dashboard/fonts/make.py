"""Makes Inter-Regular and Inter-Bold of the two variable files beside them: .ttf for what draws pictures and PDF (typst
takes no woff2, and looks for a letter in one file of a typeface only), .woff2 for what is sent as one file.

Needs `pip install fonttools[woff]`; run by hand, once a new Inter came. Figures are made tabular for good, because no
renderer of SVG but a browser knows how to ask for them.
"""

from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
WEIGHTS = {"Regular": (400, 400), "Bold": (660, 700)}
"""Of each style: how heavy it is drawn (headings of the pages are), and what it calls itself."""


def instance(subset: str, weight: int) -> BytesIO:
    """One weight of one of the variable files."""
    font = TTFont(HERE / f"inter-{subset}-wght-normal.woff2")
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.flavor = None
    made = BytesIO()
    font.save(made)
    made.seek(0)
    return made


def make(style: str) -> None:
    """Write one file: both subsets in one, tabular figures, its names."""
    drawn, said = WEIGHTS[style]
    font = Merger().merge([instance("latin", drawn), instance("vietnamese", drawn)])
    tabular = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            for plain, other in getattr(inner, "mapping", {}).items():
                if isinstance(other, str) and other.endswith((".tf", ".tnum")):
                    tabular[plain] = other
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = tabular[table.cmap[code]]
    font["OS/2"].usWeightClass = said
    font["OS/2"].fsSelection = 0x20 if said == 700 else 0x40
    font["head"].macStyle = 1 if said == 700 else 0
    for number, words in {1: "Inter", 2: style, 3: f"Inter {style}", 4: f"Inter {style}", 6: f"Inter-{style}"}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["name"].names = [one for one in font["name"].names if one.nameID not in (16, 17, 21, 22, 25)]
    font.save(HERE / f"Inter-{style}.ttf")
    font.flavor = "woff2"
    font.save(HERE / f"Inter-{style}.woff2")


if __name__ == "__main__":
    for style in WEIGHTS:
        make(style)
