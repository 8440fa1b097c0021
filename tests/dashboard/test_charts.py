"""Charts draw the frame and nothing else: values, gaps, the break of 2025-07-01, and what each marker says."""

import pandas as pd
import pytest

from dashboard import charts
from dashboard.design import HOLLOW, SERIES

QUARTERS = ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
TICKS = {quarter: quarter for quarter in QUARTERS}
WORDS = {
    "separators": ",.",
    "percent": "",
    "break": "sắp xếp",
    "own": "tự báo cáo",
    "on_time": "đúng hạn",
    "missing": "thiếu",
}


def frame(values: list[float | None], **columns: object) -> pd.DataFrame:
    rows = pd.DataFrame({"quarter": QUARTERS, "value": values, "reported": 3, "expected": 3, "series": "Huyện A"})
    return rows.assign(
        indicator="mediators", area="280", hover="h", is_approximate=False, is_illustrative=False, **columns
    )


def drawn(trace: object) -> list[tuple[float, float | None]]:
    return list(zip(trace.x, trace.y, strict=True))


def test_a_line_shows_the_frame_and_breaks_at_the_reorganisation():
    figure = charts.lines(frame([1, 2, 3, 4, 5]), QUARTERS, TICKS, WORDS)
    assert drawn(figure.data[0]) == [(0, 1), (1, 2), (2, 3), (2.5, None), (3, 4), (4, 5)]
    assert figure.data[0].connectgaps is False
    assert [shape.x0 for shape in figure.layout.shapes] == [2.5]
    assert "sắp xếp" in [note.text for note in figure.layout.annotations]


def test_what_is_missing_stays_a_gap_and_zero_stays_zero():
    figure = charts.lines(frame([1, None, 0, None, 5]), QUARTERS, TICKS, WORDS)
    assert drawn(figure.data[0]) == [(0, 1), (1, None), (2, 0), (2.5, None), (3, None), (4, 5)]


def test_a_quarter_without_a_row_is_a_gap():
    figure = charts.lines(frame([1, 2, 3, 4, 5]).drop(index=1), QUARTERS, TICKS, WORDS)
    assert drawn(figure.data[0])[1] == (1, None)


def test_no_rule_is_drawn_where_only_one_side_of_the_reorganisation_is_shown():
    before = QUARTERS[:3]
    figure = charts.lines(frame([1, 2, 3, 4, 5])[:3], before, TICKS, WORDS)
    assert not figure.layout.shapes
    assert drawn(figure.data[0]) == [(0, 1), (1, 2), (2, 3)]


def test_incomplete_points_are_hollow_and_estimates_are_diamonds():
    rows = frame([1, 2, 3, 4, 5])
    rows.loc[1, "reported"] = 2
    rows.loc[2, "is_approximate"] = True
    plain = charts.lines(rows, QUARTERS, TICKS, WORDS).data[0]
    assert list(plain.marker.color)[:3] == [SERIES[0], HOLLOW, SERIES[0]]
    assert list(plain.marker.symbol)[:3] == ["circle", "circle", "diamond"]
    assert plain.line.dash is None


PALE = "rgba(26,128,196,0.5)"


def test_only_illustrative_points_are_pale_and_only_the_line_to_and_from_them_is_dashed():
    rows = frame([1, 2, 3, 4, 5])
    rows.loc[4, "is_illustrative"] = True
    dashes, line = charts.lines(rows, QUARTERS, TICKS, WORDS).data
    assert drawn(dashes) == [(3, 4), (4, 5), (None, None)]
    assert (dashes.line.dash, dashes.mode, line.line.dash) == ("6px,3px", "lines", None)
    assert drawn(line) == [(0, 1), (1, 2), (2, 3), (2.5, None), (3, 4), (3.5, None), (4, 5)]
    colours = dict(zip(line.x, line.marker.color, strict=True))
    assert [colours[n] for n in range(5)] == [SERIES[0]] * 4 + [PALE]
    assert len(line.x) == len(line.customdata) == len(line.hovertext) == len(line.marker.symbol)


def test_a_line_of_illustrative_figures_is_dashed_whole_and_does_not_cross_the_reorganisation():
    dashes, line = charts.lines(frame([1, 2, 3, 4, 5]).assign(is_illustrative=True), QUARTERS, TICKS, WORDS).data
    assert drawn(dashes) == [(0, 1), (1, 2), (None, None), (1, 2), (2, 3), (None, None), (3, 4), (4, 5), (None, None)]
    assert [y for x, y in drawn(line) if x % 1] == [None] * 4


def test_an_illustrative_figure_of_the_areas_own_is_pale_and_a_real_one_beside_is_not():
    rows = frame([1, 2, 3, 4, 5], own_value=[9, 9, None, None, None], own_hover="o")
    own = charts.lines(rows.assign(own_is_illustrative=[False, True] + [False] * 3), QUARTERS, TICKS, WORDS).data[-1]
    assert list(own.marker.color) == [SERIES[1], "rgba(213,94,0,0.5)"]


def test_illustrative_bars_are_pale():
    rows = pd.DataFrame(
        {"label": ["2018", "2021"], "value": [5.0, 7.0], "series": "x", "is_illustrative": [False, True]}
    )
    assert list(charts.columns(rows, ["2018", "2021"], WORDS).data[0].marker.opacity) == [1, 0.5]
    rows = rows.assign(name=["A", "B"], hover="h", area=["a", "b"], indicator="i", quarter="2024-Q1")
    bars = charts.ranking(rows, WORDS, highlight="b").data[0]
    assert (list(bars.customdata), list(bars.marker.opacity)) == (
        [["i", "b", "2024-Q1"], ["i", "a", "2024-Q1"]],
        [0.5, 1],
    )


def test_the_areas_own_figure_is_a_marker_of_its_own_and_never_in_the_line():
    rows = frame([1, 2, 3, 4, 5], own_value=[None, 20, None, None, None], own_hover="o")
    line, own = charts.lines(rows, QUARTERS, TICKS, WORDS).data
    assert 20 not in line.y
    assert (own.mode, drawn(own)) == ("markers", [(1, 20)])


def test_a_cohort_is_stepped_and_starts_anew_each_year():
    figure = charts.lines(frame([1, 2, 3, 4, 5]), QUARTERS, TICKS, WORDS, stepped=True)
    assert figure.data[0].line.shape == "hv"
    assert drawn(figure.data[0])[:3] == [(0, 1), (0.5, None), (1, 2)]


def test_a_cumulative_line_starts_anew_each_year():
    figure = charts.lines(frame([1, 2, 3, 4, 5]), QUARTERS, TICKS, WORDS, by_year=True)
    assert figure.data[0].line.shape == "linear"
    assert drawn(figure.data[0])[:3] == [(0, 1), (0.5, None), (1, 2)]


def test_a_click_carries_indicator_area_and_quarter():
    figure = charts.lines(frame([1, 2, 3, 4, 5]), QUARTERS, TICKS, WORDS)
    assert [list(point) for point in figure.data[0].customdata][:2] == [
        ["mediators", "280", "2024-Q4"],
        ["mediators", "280", "2025-Q1"],
    ]


def test_columns_show_the_frame_and_hatch_what_is_incomplete():
    rows = pd.DataFrame(
        {"label": ["2023", "2025"], "value": [5.0, 7.0], "series": "x", "reported": [3, 1], "expected": 3}
    )
    bars = charts.columns(rows, ["2023", "2024", "2025"], WORDS).data[0]
    assert list(bars.y) == [5, None, 7]
    assert list(bars.marker.pattern.shape) == ["", "", "/"]


def test_ranking_puts_the_first_row_on_top():
    rows = pd.DataFrame({"name": ["A", "B"], "value": [9, 2], "label": ["9", "2"], "hover": "h", "area": ["a", "b"]})
    figure = charts.ranking(rows.assign(indicator="i", quarter="2024-Q1"), WORDS)
    assert list(figure.layout.yaxis.ticktext) == ["B", "A"]
    assert list(figure.data[0].x) == [2, 9]


def test_states_have_a_colour_and_a_sign_each():
    rows = pd.DataFrame(
        {"name": ["A", "A"], "area": ["a", "a"], "quarter": QUARTERS[:2], "state": ["on_time", "missing"]}
    )
    traces = charts.states(rows.assign(hover="h"), QUARTERS, TICKS, WORDS).data
    assert [(trace.name, trace.text[0]) for trace in traces] == [("đúng hạn", "✓"), ("thiếu", "×")]
    assert len({trace.marker.color for trace in traces}) == 2


@pytest.mark.parametrize("separators", [",.", ".,"])
def test_numbers_are_separated_as_the_language_does(separators: str):
    figure = charts.lines(frame([1, 2, 3, 4, 5]), QUARTERS, TICKS, {**WORDS, "separators": separators})
    assert figure.layout.separators == separators


def test_no_figure_asks_the_browser_for_webgl_or_the_network():
    figure = charts.lines(frame([1, 2, 3, 4, 5]), QUARTERS, TICKS, WORDS)
    assert {trace.type for trace in figure.data} <= {"scatter", "bar"}
