"""A chart as it goes to the browser."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure


class PlainFigure(BaseFigure):
    """A plotly figure of plain lists and dicts, which no validator looks at and nobody copies: never change them.

    plotly's own Figure checks every property when it is made (4 of the 60 ms of a view), and copies all of it whenever
    it is shown. Of ours the tests look at `data` and `layout` of every kind: plotly checks it then.
    """

    def __init__(self, data: Sequence[dict[str, Any]], layout: dict[str, Any]) -> None:
        # not BaseFigure's: it makes an object of each property
        self.__dict__["_sent"] = {"data": list(data), "layout": layout}

    def to_dict(self) -> dict[str, Any]:
        """What is sent; Streamlit asks for it at each run of a page."""
        return self.__dict__["_sent"]

    data = property(lambda self: changeable(self).data)
    layout = property(lambda self: changeable(self).layout)


def changeable(drawing: BaseFigure) -> go.Figure:
    """A copy as plotly's own figure. Raises ValueError for what plotly does not know."""
    return go.Figure(drawing.to_dict())
