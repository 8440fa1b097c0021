"""Text that goes out in CSV is never a formula: what a cell or a name says must not run where the file is opened."""

import pandas as pd

RISKY = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; anything else stays."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value


def harmless_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, headings too, without a text that a spreadsheet would take for a formula; numbers and days stay."""
    safe = frame.copy()
    safe.columns = [harmless(str(column)) for column in safe.columns]
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]) and not pd.api.types.is_datetime64_any_dtype(safe[column]):
            safe[column] = safe[column].map(harmless)
    return safe
