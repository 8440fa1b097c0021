"""The offline page as text: its figures are the answers, everything is within it, and no word is markup or a script."""

import base64
import hashlib
import html
import json
import re

import pytest
from briefed import HOSTILE, PLOTS, QUARTERS, SEEN, content, drawn, every_make, ranked
from plotly.offline import get_plotlyjs_version

from dashboard.briefing.content import Plot, Series, Slide
from dashboard.briefing.figures import figure_of
from dashboard.briefing.page import page, scripts_of
from dashboard.text import text

VI = text("vi")
DATA = re.compile(r'<script type="application/json" id="briefing">(.*?)</script>', re.S)


def data(document: str) -> dict:
    return json.loads(DATA.search(document)[1])


def values(figure: dict) -> list[tuple[str, float]]:
    """What a figure marks: place and value."""
    across = "x" if figure["lying"] else "y"
    labels = [html.unescape(label) for label in figure["labels"]]
    marked = [trace for trace in figure["data"] if "meta" in trace]
    return [
        (label, value)
        for trace in marked
        for label, value in zip(labels, trace[across], strict=True)
        if value is not None
    ]


def body(document: str) -> str:
    """What stands in the page, without scripts and styles, as one reads it."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", "", document, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


@pytest.mark.parametrize("name", PLOTS)
def test_a_figure_holds_the_values_and_gaps_stay_gaps(name):
    plot = PLOTS[name]
    expected = [
        (plot.labels[n], value) for one in plot.series for n, value in enumerate(one.values) if value is not None
    ]
    assert values(data(page(content(drawn(name))))["figures"][0]) == expected
    for trace in figure_of(plot, VI)["data"]:
        assert trace.get("connectgaps") in (None, False)


def test_lines_lead_where_they_may():
    #                   0     1     2     3     4     5
    # Xã Một           10    12     –     0  1250  1300
    # Xã Hai            –    20    30 | 40 ⋯ 50     –
    found = [trace["x"] for trace in figure_of(PLOTS["lines"], VI)["data"] if trace.get("mode") == "lines"]
    assert found == [[0, 1, None, 3, 4, None, 4, 5, None], [1, 2, None], [3, 4, None]]


def test_values_of_every_make_are_those_of_the_query(in_office):
    made = list(every_make(VI))
    document = page(content(*(one.slide for one in made)))
    for one, figure in zip(made, data(document)["figures"], strict=True):
        own = {(html.unescape(n), v) for s in one.slide.plot.series if s.is_loose
               for n, v in zip(figure["labels"], s.values, strict=True) if v is not None}  # fmt: skip
        assert sorted(set(values(figure)) - own) == sorted(set(one.places) - own), one.make
        assert [row for row in one.rows if " ".join(row.replace("\u00a0", " ").split()) not in body(document)] == []


def test_everything_of_a_slide_is_on_the_page():
    slide, found = drawn("lines"), body(page(content(drawn("lines"))))
    for words in (slide.title, slide.heading, slide.subtitle, slide.mark, slide.legend, slide.source, *slide.remarks):
        assert words in found
    for words in ("Q1/23 1.234,5 93,5 %", "Q2/23 chưa báo cáo", "Vụ việc hòa giải thành Nội dung Số vụ việc …"):
        assert words in found.replace("\u00a0", " ")
    for words in (
        "Giao ban quý II/2024",
        "Số liệu đã duyệt đến 20:43 22/11/2026 (mục 75 của sổ nộp)",
        "Mã xác thực: DV-7K3M-9Q2P",
    ):
        assert words in found
    assert f'aria-label="{slide.alt}"' in page(content(slide))


def test_everything_is_within_and_it_is_small():
    document = page(content(*[drawn("bars", plot=ranked())] * 20, *[drawn("lines")] * 20))
    assert len(document.encode()) < 2_000_000
    bare = document
    for script in re.findall(r"<script>.*?</script>", document, re.S):
        bare = bare.replace(script, "")
    assert re.findall(r'(?:src|href|action)="(?!#)[^"]*"', bare) == []
    assert re.findall(r"url\((?!data:)", bare) == []
    assert re.findall(r"<(?:link|iframe|img|object|embed|base|form)\b", bare) == []


def test_it_allows_itself_its_own_scripts_and_nothing_else():
    document = page(content())
    scripts = re.findall(r"<script>(.*?)</script>", document, re.S)
    hashed = ["sha256-" + base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    assert scripts_of(document) == hashed and len(hashed) == 2
    allowed = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', document)[1])
    assert allowed == (
        f"default-src 'none'; script-src '{hashed[0]}' '{hashed[1]}'; style-src 'unsafe-inline'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    assert scripts_of(page(content(Slide(HOSTILE)))) == hashed
    assert not re.search(r"\son\w+=", re.sub(r"<script.*?</script>", "", document, flags=re.S))


def test_hostile_words_are_words():
    plot = Plot("lines", (HOSTILE,) * 2, (Series(HOSTILE, (1.0, 2.0), "#1A80C4"),), HOSTILE, rules=((1, HOSTILE),))
    table = drawn("lines").table.rename(columns={"Quý": HOSTILE}).assign(**{HOSTILE: HOSTILE})
    slide = Slide(HOSTILE, HOSTILE, HOSTILE, plot, table, remarks=(HOSTILE,), legend=HOSTILE, source=HOSTILE,
                  alt=HOSTILE, mark=HOSTILE, notes=HOSTILE, text=HOSTILE,
                  definitions=({HOSTILE: HOSTILE},))  # fmt: skip
    document = page(content(slide, name=HOSTILE, office=HOSTILE, code=HOSTILE, address=HOSTILE), has_notes=True)
    assert document.count("<script") == 3 and "<script>alert" not in document and "\x00" not in document
    assert body(document).count(" ".join(SEEN.split())) >= 14
    embedded = data(document)
    assert embedded["notes"] == [SEEN + " "] and embedded["titles"] == [SEEN + " "]
    in_plotly = json.dumps(embedded["figures"])
    assert "<script" not in in_plotly and "&quot;" not in in_plotly  # plotly would show that as it is


def test_notes_are_in_it_only_when_asked_for():
    assert "Nói chậm" not in page(content())
    assert data(page(content(), has_notes=True))["notes"][0] == "Nói chậm về lines."


def test_both_languages():
    vi, en = page(content()), page(content(language="en"))
    assert '<html lang="vi">' in vi and '<html lang="en">' in en
    assert "Trình chiếu" in body(vi) and "Table of figures" in body(en)
    assert data(vi)["figures"][0]["layout"]["separators"] == ",." != data(en)["figures"][0]["layout"]["separators"]


def test_why_there_is_no_value_stands_at_its_bar():
    figure = figure_of(PLOTS["bars"], VI)
    bars, reasons = figure["data"]
    assert bars["x"] == [9.0, 4.5, 0.0, None]
    assert (reasons["y"], reasons["text"]) == ([3], ["chưa báo cáo"])


def test_what_is_no_number_is_refused():
    broken = Plot("lines", QUARTERS[:1], (Series("x", (float("nan"),), "#1A80C4"),), "vụ")
    with pytest.raises(ValueError, match="JSON"):
        page(content(Slide("x", plot=broken)))


def test_the_bundle_is_of_the_plotly_that_is_installed():
    from importlib import resources

    bundle = (resources.files("dashboard.briefing") / "plotly-basic.min.js").read_text("utf-8")
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in bundle[:100]
