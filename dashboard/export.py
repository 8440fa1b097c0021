"""Tables that leave the page: CSV and Excel. What came in as text never goes out as a formula."""

import io
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import pandas as pd

from etl.formulas import harmless_frame


def tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with counts as whole numbers, although gaps had made them fractions: 96, not 96.0."""
    floats = [name for name in frame if pd.api.types.is_float_dtype(frame[name])]
    whole = [name for name in floats if (frame[name].dropna() % 1 == 0).all()]
    return frame.astype(dict.fromkeys(whole, "Int64"))


def attachment(name: str) -> str:
    """A Content-Disposition for any file name (RFC 6266): a plain one for old readers, the true one beside it."""
    bare = "".join(letter if " " <= letter <= "~" and letter not in '"\\/%;' else "_" for letter in name)
    return f"attachment; filename=\"{bare}\"; filename*=UTF-8''{quote(name, safe='')}"


def csv_file(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with the mark Excel needs to read Vietnamese."""
    return harmless_frame(tidy(frame)).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def excel_file(
    frame: pd.DataFrame,
    sheet: str,
    definitions: Sequence[Mapping[str, str]],
    definitions_sheet: str,
    share: Sequence[str] = (),
) -> bytes:
    """The frame on one sheet and what the figures mean on another. `share` names the columns that hold percentages."""
    target = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
        "nan_inf_to_errors": True,
    }
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        meanings = pd.DataFrame(list(definitions))
        for name, table, wrap in ((sheet, tidy(frame), 34), (definitions_sheet, meanings, 70)):
            table.to_excel(writer, sheet_name=name, index=False)
            page, book = writer.sheets[name], writer.book
            heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
            whole, part = book.add_format({"num_format": "#,##0.##"}), book.add_format({"num_format": "#,##0.0"})
            text = book.add_format({"text_wrap": True, "valign": "top"})
            for n, column in enumerate(table.columns):
                page.write_string(0, n, str(column), heading)
                written = [len(str(value)) for value in table[column].head(200)]
                width = min(max([len(str(column)) / 1.6, *written, 8]) + 2, wrap)
                is_number = pd.api.types.is_numeric_dtype(table[column])
                page.set_column(n, n, width, (part if column in share else whole) if is_number else text)
            page.freeze_panes(1, 0)
    return target.getvalue()
