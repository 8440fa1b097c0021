"""Colours and the plotly template: one quiet design for the screen, pictures and slides. Values only, no behaviour.

Series colours: Okabe & Ito, "Color Universal Design" (2008), told apart with the common kinds of colour blindness; blue
first, because it is the accent, and a little lighter than theirs. They stand on white as on near-black; grid and rules
are half-transparent greys for the same reason.
"""

import plotly.graph_objects as go

ACCENT = "#1A80C4"
SERIES = (ACCENT, "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
WARNING = "#D55E00"
PEER = "rgba(127,140,155,0.38)"
GRID = "rgba(127,140,155,0.20)"
BESIDE = ("#98A2AE", ACCENT)
"""What was before, in grey, and beside it what is."""
AIM = "#009E73"
"""What is to be reached."""
LINE = "rgba(127,140,155,0.65)"
QUIET = "#7A8594"
STATES = {
    "on_time": "#1A80C4",
    "late": "#E69F00",
    "missing": "#D55E00",
    "not_due": "rgba(127,140,155,0.16)",
    "not_applicable": "rgba(127,140,155,0.45)",
}
"""What a report's state looks like; each also has a sign of its own, so that no colour speaks alone."""
TINTS = {"on_time": "#D3E6F5", "late": "#FBEAC4", "missing": "#F9D9C8", "not_applicable": "#E3E7EB"}
"""The same for cells with dark letters in them."""
SIGNS = {"on_time": "✓", "late": "◐", "missing": "×", "not_due": "·", "not_applicable": "–"}
FONT = "Inter, sans-serif"

HOLLOW = "#FFFFFF"
HOVER = {
    "bgcolor": "#1F2A37",
    "bordercolor": "#1F2A37",
    "align": "left",
    "font": {"family": FONT, "size": 13, "color": "#FFFFFF"},
}

AXIS = {
    "showline": False,
    "zeroline": False,
    "ticks": "",
    "gridcolor": GRID,
    "automargin": True,
    "fixedrange": True,
    "tickfont": {"size": 13, "color": QUIET},
    "title": {"text": ""},
}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 14, "color": QUIET},
        "colorway": list(SERIES),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 16, "t": 34, "b": 8},
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": HOVER,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "font": {"size": 13, "color": QUIET},
            "title": {"text": ""},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": {**AXIS, "showgrid": False},
        "yaxis": AXIS,
    }
)
