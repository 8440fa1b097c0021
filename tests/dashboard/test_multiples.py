"""Small multiples: one scale, the orders, and what is drawn of a panel."""

import re
from dataclasses import replace
from urllib.parse import unquote

from dashboard.multiples import Panel, grid, ordered, scale

NONE = float("nan")
FOUR = (False,) * 4
A = Panel("A", "3", "+1", (1.0, 2.0, None, 3.0), FOUR, FOUR, FOUR, 3.0, "2024-Q4", 1.0, "A!", (("area", "1"),))
B = replace(A, name="B <b>", newest="9", values=(9.0, None, None, None), value=9.0, quarter="2024-Q1", year_change=NONE)
C = replace(A, name="C", values=(5.0, 6.0, 7.0, 8.0), value=8.0, year_change=-4.0)
D = replace(A, name="D", newest="", values=(None,) * 4, value=NONE, quarter="", year_change=NONE)


def names(panels: list[Panel]) -> str:
    return " ".join(panel.name[0] for panel in panels)


def test_orders():
    panels = [A, B, C, D]
    assert names(ordered(panels, "name")) == "A B C D"
    assert names(ordered(panels, "value")) == "C A B D"  # of the newest quarter first
    assert names(ordered(panels, "year_change")) == "A C B D"


def test_all_panels_stand_on_one_scale():
    assert scale([A, B, C, D], from_zero=True) == (0, 9)
    assert scale([A, C], from_zero=False) == (1, 8)
    assert scale([D], from_zero=True) == (0, 1)
    assert scale([replace(A, values=(4.0,) * 4)], from_zero=False) == (3, 5)


def paths(panel: Panel, broken: int | None = None) -> list[str]:
    """The lines of a panel, each as the places it joins; the ground and the rule left out."""
    html = unquote(grid([panel], (0, 9), broken))
    found = re.findall(r"<path d='([^']*)' fill='none'[^>]*?(stroke-dasharray)?[^>]*/>", html)
    return [path for path, _ in found]


def test_a_line_joins_neighbours_alone():
    (path,) = paths(A)
    assert path.count("M") == 1
    assert paths(D) == []


def test_a_line_crosses_the_reorganisation_only_on_the_same_ground():
    (apart,) = paths(C, broken=2)
    assert apart.count("M") == 2
    (joined,) = paths(replace(C, crosses=(True,) * 4), broken=2)
    assert joined.count("M") == 3


def test_a_line_breaks_where_a_series_begins_anew():
    (path,) = paths(replace(C, begins_anew=(False, True, False, False)))
    assert path.count("M") == 2


def test_estimates_are_dashed_and_hollow():
    drawn = unquote(grid([replace(C, estimated=(True, False, False, True))], (0, 9), None))
    assert drawn.count("stroke-dasharray='3 4'") == 1
    assert "fill='none' stroke='#1A80C4'/>" in drawn


def test_words_are_harmless_and_the_panel_leads_to_its_area():
    html = grid([B], (0, 9), None)
    assert "B &lt;b&gt;" in html
    assert 'href="?area=1"' in html
