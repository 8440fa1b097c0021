"""Charts as pictures: what is drawn are the values and nothing else, in our letters, with all that belongs to them."""

import re
import struct
import unicodedata
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from briefed import HOSTILE, PLOTS, QUARTERS, SEEN, drawn, every_make, longest_names, ranked
from PIL import ImageFont

from dashboard.briefing.content import Plot, Series, Slide
from dashboard.briefing.drawing import drawn as drawing_of
from dashboard.briefing.lying import tall
from dashboard.briefing.picture import png, svg
from dashboard.briefing.strokes import Words
from dashboard.briefing.typeface import FOLDER, width_of, wrapped
from dashboard.text import table, text

VI, EN = text("vi"), text("en")
SVG = "{http://www.w3.org/2000/svg}"
AS_OF = "Số liệu đã duyệt đến 20:43 22/11/2026"


def tree(slide: Slide, t=VI, **how) -> ET.Element:
    return ET.fromstring(svg(slide, t, AS_OF, **how))


def marks(root: ET.Element) -> list[ET.Element]:
    return [one for one in root.iter() if one.get("class") == "mark"]


def told(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def value_of(one: ET.Element) -> float:
    return float(one.get("data-value"))


@pytest.mark.parametrize("name", PLOTS)
def test_every_value_has_its_mark_and_nothing_else_has_one(name):
    plot = PLOTS[name]
    known = [(n, value) for one in plot.series for n, value in enumerate(one.values) if value is not None]
    found = [(int(one.get("data-place")), value_of(one)) for one in marks(tree(drawn(name)))]
    assert sorted(found) == sorted(known)


@pytest.mark.parametrize("name", ["lines", "stairs", "shares"])
def test_marks_of_lines_stand_where_their_values_are(name):
    found = [(float(one.get("cy")), value_of(one)) for one in marks(tree(drawn(name))) if one.get("cy")]
    (low_y, low), (high_y, high) = min(found, key=lambda one: one[1]), max(found, key=lambda one: one[1])
    for y, value in found:
        assert y == pytest.approx(low_y + (value - low) / (high - low) * (high_y - low_y), abs=0.02)


@pytest.mark.parametrize(("name", "side"), [("columns", "height"), ("stack", "height"), ("bars", "width")])
def test_bars_are_as_long_as_their_values(name, side):
    found = [(float(one.get(side)), value_of(one)) for one in marks(tree(drawn(name))) if value_of(one)]
    per_one = {round(length / value, 1) for length, value in found}
    assert max(per_one) - min(per_one) <= 0.11
    assert all(float(one.get(side)) == 1.5 for one in marks(tree(drawn(name))) if not value_of(one))  # 0 is seen


def test_parts_of_a_stack_stand_on_each_other():
    found: dict[str, list[tuple[float, float]]] = {}
    for one in marks(tree(drawn("stack"))):
        if value_of(one):
            found.setdefault(one.get("data-place"), []).append((float(one.get("y")), float(one.get("height"))))
    feet = {round(y + height, 1) for (y, height), *_ in found.values()}
    assert len(feet) == 1  # the axis
    for below, *above in found.values():
        for part in above:
            assert part[0] + part[1] == pytest.approx(below[0], abs=0.02)


def steps(plot: Plot) -> list[set[tuple[int, int]]]:
    """Of each line, from which place to which it is drawn: solid, dashed."""
    pieces = [one for one in drawing_of(plot, VI, 900, 400) if isinstance(one, str) and 'class="series"' in one]
    found = []
    for piece in pieces:
        group = ET.fromstring(piece)
        at = {one.get("cx"): int(one.get("data-place")) for one in group.iter("circle")}
        for is_dashed in (False, True):
            lines = [o for o in group.iter("path") if bool(o.get("stroke-dasharray")) == is_dashed]
            drawn_from = set()
            for stroke in [stroke for line in lines for stroke in line.get("d").split("M")[1:]]:
                ends = [float(x) for x in re.findall(r"(?:^|L)([\d.]+)", stroke)]
                places = [at[min(at, key=lambda x, end=end: abs(float(x) - end))] for end in ends]
                drawn_from |= set(pairwise(places))
            found.append(drawn_from)
    return found


def test_no_line_leads_over_a_gap_or_a_cut():
    #                   0     1     2     3     4     5
    # Xã Một           10    12     –     0  1250  1300
    # Xã Hai            –    20    30 | 40 ⋯ 50     –
    assert steps(PLOTS["lines"])[:4] == [{(0, 1), (3, 4), (4, 5)}, set(), {(1, 2)}, {(3, 4)}]


def test_a_stair_goes_along_and_then_up():
    line = next(one for one in tree(drawn("stairs")).iter(f"{SVG}path") if one.get("class") == "line")
    assert re.fullmatch(r"(M[\d. ]+(H[\d.]+L[\d. ]+)+)+", line.get("d"))


def test_weak_incomplete_loose_and_meant_look_so():
    first, *_ = marks(tree(drawn("lines")))
    assert (first.get("fill"), first.get("stroke")) == ("#8CC0E2", "#8CC0E2")
    hollow = [one.get("fill") for one in marks(tree(drawn("lines"))) if one.get("stroke") == "#D55E00"]
    assert hollow == ["#FFFFFF", "#D55E00", "#D55E00", "#D55E00"]
    loose = [one for one in marks(tree(drawn("lines"))) if one.tag == f"{SVG}rect"]
    assert [(one.get("data-place"), one.get("fill"), one.get("stroke")) for one in loose] == [
        ("2", "#FFFFFF", "#7A8594")
    ]
    bars = marks(tree(drawn("bars")))
    assert [one.get("fill") for one in bars] == ["#CED3D9", "#8CC0E2", "#CED3D9"]
    hatched = [one for one in tree(drawn("bars")).iter(f"{SVG}rect") if one.get("class") == "hatch"]
    assert [one.get("fill") for one in hatched] == ["url(#hatch)"]


def test_the_picture_says_what_it_is():
    said = told(tree(drawn("lines")))
    slide = drawn("lines")
    for words in (slide.title, slide.heading, slide.subtitle, slide.mark, slide.legend, slide.source):
        assert words in said
    assert AS_OF in said
    assert {"Xã Một", "Xã Hai", "Số tự báo cáo", "Đếm cả hòa giải lại", *QUARTERS} <= set(said)
    assert "1.300" in said and "50" in said  # the newest figures, at the ends of the lines
    assert tree(slide).find(f"{SVG}desc").text == slide.alt
    assert "Xã Một · Q1/24: 1.250,5\u00a0vụ" in [one.find(f"{SVG}title").text for one in marks(tree(slide))]


def test_numbers_are_written_as_the_language_writes_them():
    assert "92,0\u00a0%" in told(tree(drawn("shares"))) and "92.0%" in told(tree(drawn("shares"), EN))
    assert "1.300" in told(tree(drawn("lines"))) and "1,300" in told(tree(drawn("lines"), EN))


def test_why_there_is_no_value_stands_at_its_bar():
    said = told(tree(drawn("bars")))
    assert said.count("chưa báo cáo") == 1 and "4,5" in said
    without = Plot("bars", ("A", "B"), (Series("v", (1.0, None), "#1A80C4"),), "vụ")
    assert "chưa báo cáo" in told(tree(Slide("x", plot=without)))


@pytest.mark.parametrize("name", PLOTS)
def test_hostile_words_are_words(name):
    plot = PLOTS[name]
    named = Plot(plot.shape, (HOSTILE, *plot.labels[1:]), plot.series, HOSTILE, rules=((2, HOSTILE),), said=plot.said)
    slide = drawn(name, title=HOSTILE, heading=HOSTILE, plot=named, source=HOSTILE, alt=HOSTILE, mark=HOSTILE)
    root = tree(slide)
    assert SEEN.replace(" ", "") in "".join(told(root)).replace(" ", "")
    assert [one.tag for one in root.iter() if one.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}a")] == []
    assert "http" not in svg(slide, VI, AS_OF).replace("http://www.w3.org/2000/svg", "")
    assert png(slide, VI, AS_OF, 1)[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("width", [480, 960])
def test_forty_longest_names_stand_within(width):
    plot = ranked()
    pieces = drawing_of(plot, VI, width, 0)
    words = [one for one in pieces if isinstance(one, Words)]
    for one in words:
        wide = width_of(one.said, one.size, one.bold)
        begin = one.x - wide * {"start": 0, "middle": 0.5, "end": 1}[one.anchor]
        assert begin >= -0.5 and begin + wide <= width + 0.5, one.said
        assert 0 < one.y <= tall(plot, width)
    written = " ".join(one.said for one in words)
    assert [name for name in longest_names() if name not in written] == []


def test_words_longer_than_a_line_are_broken_and_none_is_lost():
    lines = wrapped("a" * 50 + " bé " + "ữ" * 30, 100, 13)
    assert max(width_of(line, 13) for line in lines) <= 100
    assert "".join(lines).replace(" ", "") == "a" * 50 + "bé" + "ữ" * 30


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_typeface_has_every_vietnamese_letter_and_figures_of_one_width(style):
    font = ImageFont.truetype(FOLDER / f"Inter-{style}.ttf", 40, layout_engine=ImageFont.Layout.BASIC)
    none = bytes(font.getmask("\uf8ff"))
    every = set("".join([*(words["vi"] for words in table().values()), *longest_names()]))
    letters = {letter for letter in every if unicodedata.category(letter)[0] in "LNP"}
    assert len(letters) > 150
    assert [letter for letter in sorted(letters) if bytes(font.getmask(letter)) == none] == []
    assert len({font.getlength(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_picture_has_as_many_pixels_as_asked(scale):
    made = png(drawn("lines"), VI, AS_OF, scale)
    width, height = struct.unpack(">II", made[16:24])
    drawing = tree(drawn("lines"))
    assert (width, height) == (960 * scale, int(drawing.get("height")) * scale)


def test_pictures_made_at_once_are_those_made_one_by_one():
    slides = [drawn(name) for name in PLOTS] * 2
    alone = [png(slide, VI, AS_OF, 1) for slide in slides]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda slide: png(slide, VI, AS_OF, 1), slides)) == alone


def test_without_a_chart_there_is_no_picture():
    with pytest.raises(ValueError, match="without a chart"):
        svg(Slide("Chỉ có chữ", text="Một đoạn."), VI, AS_OF)


def test_values_of_every_make_are_those_of_the_query(in_office):
    for made in every_make(VI):
        root = tree(made.slide)
        labels = made.slide.plot.labels
        own = {"9"}  # as wide as the markers of the areas' own figures, which are no part of the answer
        found = [one for one in marks(root) if one.get("width") not in own]
        values = [(labels[int(one.get("data-place"))], value_of(one)) for one in found]
        assert sorted(values) == sorted(made.places), made.make
