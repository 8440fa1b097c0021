"""Text that leaves in CSV is never a formula."""

import pandas as pd
import pytest

from etl.formulas import harmless, harmless_frame


@pytest.mark.parametrize("words", ["=1+1", "+84", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_looks_like_a_formula_is_disarmed(words: str) -> None:
    assert harmless(words) == "'" + words


@pytest.mark.parametrize("value", ["Xã A", "", 12, -3.5, None])
def test_anything_else_stays(value: object) -> None:
    assert harmless(value) == value


def test_headings_too_and_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"=cmd": ["@x", None], "n": [-1.5, None], "at": [pd.Timestamp("2024-01-01"), None]})
    assert harmless_frame(frame).to_csv(index=False) == "'=cmd,n,at\n'@x,-1.5,2024-01-01\n,,\n"
    assert list(frame) == ["=cmd", "n", "at"]  # the frame given stays as it is
