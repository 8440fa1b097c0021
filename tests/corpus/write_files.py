"""A drawn sheet → the bytes of a file, of every kind that offices hand in. The same drawing gives the same bytes."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta

import xlsxwriter
import xlwt
from drawing import Grid, Written
from legacy import cp1258

NEVER = -987654321  # a formula's result put in to be taken out again: never calculated
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(grids: tuple[Grid, ...], *, date_1904: bool = False) -> bytes:
    """A workbook as Excel writes it: formulas with the results they had."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "date_1904": date_1904}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": datetime(2024, 1, 2)})
        for grid in grids:
            _sheet(book, grid)
    return _without_results(file.getvalue()) if any(_is_uncalculated(grid) for grid in grids) else file.getvalue()


def _sheet(book: xlsxwriter.Workbook, grid: Grid) -> None:
    sheet = book.add_worksheet(grid.name)

    def style(cell: Written | None) -> xlsxwriter.format.Format:
        wanted = {"text_wrap": isinstance(cell and cell.value, str)}
        if cell is not None and cell.format:
            wanted["num_format"] = cell.format
        if grid.font:
            wanted["font_name"] = grid.font
        return book.add_format(wanted)

    for top, left, bottom, right in grid.merges:
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", style(grid.cells.get((top, left))))
    for (row, column), cell in grid.cells.items():
        here = row - 1, column - 1
        if cell.formula:
            sheet.write_formula(*here, cell.formula, style(cell), NEVER if cell.value is None else cell.value)
        elif isinstance(cell.value, bool):
            sheet.write_boolean(*here, cell.value, style(cell))
        elif isinstance(cell.value, float):
            sheet.write_number(*here, cell.value, style(cell))
        elif cell.value is None:
            sheet.write_blank(*here, None, style(cell))
        else:
            sheet.write_string(*here, cell.value, style(cell))
    for (row, column), words in grid.comments.items():
        sheet.write_comment(row - 1, column - 1, words)
    for row in grid.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in grid.hidden_columns:
        sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    if grid.hidden:
        sheet.hide()


def _is_uncalculated(grid: Grid) -> bool:
    return any(cell.formula and cell.value is None for cell in grid.cells.values())


def _without_results(content: bytes) -> bytes:
    return _repacked(content, lambda part: part.replace(f"<v>{NEVER}</v>".encode(), b""))


def without_clock(content: bytes) -> bytes:
    """A workbook without the moment it was saved, which openpyxl writes whether one wants it or not."""
    moment = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
    return _repacked(content, lambda part: moment.sub(rb"\g<1>2024-01-02T00:00:00Z", part))


def _repacked(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), change(part), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def xls(grids: tuple[Grid, ...]) -> bytes:
    """A workbook of Excel 97–2003 (no formulas: it holds their results)."""
    book = xlwt.Workbook(encoding="utf-8")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        merged = {merge[:2]: merge for merge in grid.merges}
        for (row, column), cell in grid.cells.items():
            wanted = xlwt.XFStyle()
            if cell.format:
                wanted.num_format_str = cell.format
            if grid.font:
                wanted.font.name = grid.font
            if (row, column) in merged:
                top, left, bottom, right = merged[row, column]
                sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, cell.value, wanted)
            else:
                sheet.write(row - 1, column - 1, cell.value, wanted)
        for row in grid.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in grid.hidden_columns:
            sheet.col(column - 1).hidden = True
        sheet.visibility = int(grid.hidden)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_text(cell: Written, *, thousands: bool = False) -> str:
    """A cell as Excel shows it under Vietnamese settings, which is what goes into CSV, HTML and Word."""
    if not isinstance(cell.value, float):
        return {True: "TRUE", False: "FALSE", None: ""}.get(cell.value, cell.value)
    if cell.format == "dd/mm/yyyy":
        return f"{date(1899, 12, 30) + timedelta(days=int(cell.value)):%d/%m/%Y}"
    if cell.format == "0.0%":
        return f"{100 * cell.value:.1f}%".replace(".", ",")
    if cell.value.is_integer():
        return f"{int(cell.value):,}".replace(",", "." if thousands else "")
    return f"{cell.value}".replace(".", ",")


def _rows(grid: Grid, *, thousands: bool = False) -> list[list[str]]:
    """Every row down to the last, as text; merged cells hold it at the top left alone."""
    height, width = (max(place[axis] for place in grid.cells) for axis in (0, 1))
    blank = Written(None)
    return [
        [as_text(grid.cells.get((row, column), blank), thousands=thousands) for column in range(1, width + 1)]
        for row in range(1, height + 1)
    ]


def delimited(grid: Grid, *, encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    """CSV; `encoding` is Python's name for it, cp1258 with its tones apart as Windows writes them."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(_rows(grid))
    if encoding == "cp1258":
        return cp1258(text.getvalue())
    mark = "\ufeff" if encoding.startswith("utf-16-") else ""
    return (mark + text.getvalue()).encode(encoding)


def _spans(grid: Grid) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """(rows, columns) that a merged cell covers, by its top left cell; and the cells it hides."""
    spans, hidden = {}, set()
    for top, left, bottom, right in grid.merges:
        spans[top, left] = bottom - top + 1, right - left + 1
        hidden |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
    return spans, hidden


def web_page(grid: Grid, *, declared: str = "utf-8") -> bytes:
    """What portals give out as .xls: a page with one table."""
    spans, hidden = _spans(grid)
    lines = []
    for row, texts in enumerate(_rows(grid, thousands=True), 1):
        cells = []
        for column, shown in enumerate(texts, 1):
            if (row, column) not in hidden:
                down, right = spans.get((row, column), (1, 1))
                span = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
                cells.append(f"<td{span}>{html.escape(shown) or '&nbsp;'}</td>".replace("\n", "<br>"))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><style>td {{color: #000}}</style>'
    office = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
    page = f'<html {office}><head>{head}</head><body><table border="1">{"".join(lines)}</table></body></html>'
    return page.encode(declared)


def word(grid: Grid) -> bytes:
    """A Word document: what stands above and below the table is paragraphs, the table has its merged cells."""
    spans, hidden = _spans(grid)
    body, table = [], []
    first, last = grid.table

    def paragraph(shown: str) -> str:
        return f'<w:p><w:r><w:t xml:space="preserve">{html.escape(shown)}</w:t></w:r></w:p>'

    def close() -> None:
        if table:
            body.append(f"<w:tbl>{''.join(table)}</w:tbl>")
            table.clear()

    for row, texts in enumerate(_rows(grid, thousands=True), 1):
        if not first <= row <= last:
            close()
            body.extend(paragraph(shown) for shown in texts if shown)
            continue
        cells, column = [], 1
        while column <= len(texts):
            place = row, column
            down, right = spans.get(place, (1, 1))
            rest = "restart" if down > 1 else None
            if place in hidden:  # the left edge of a merge begun in a row above
                top = max(r for r, c in spans if c == column and r < row)
                right, rest = spans[top, column][1], "continue"
            span = f'<w:gridSpan w:val="{right}"/>' if right > 1 else ""
            merge = f'<w:vMerge w:val="{rest}"/>' if rest else ""
            shown = "" if rest == "continue" else texts[column - 1]
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraph(shown)}</w:tc>")
            column += right
        table.append(f"<w:tr>{''.join(cells)}</w:tr>")
    close()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _packed(
        (
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        ),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        ("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}</w:body></w:document>'),
    )


def ods(grids: tuple[Grid, ...]) -> bytes:
    """An OpenDocument workbook as LibreOffice writes it, with a million empty rows in one element at the end."""
    spaces = " ".join(f'xmlns:{space}="{_ODF}:{space}:1.0"' for space in ("office", "table", "text", "style"))
    tables = "".join(_ods_table(grid) for grid in grids)
    gone = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="gone" style:family="table">{gone}</style:style>'
    return _packed(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{style}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        ),
    )


def _ods_table(grid: Grid) -> str:
    spans, hidden = _spans(grid)
    lines = []
    for row, texts in enumerate(_rows(grid), 1):
        cells = []
        for column, shown in enumerate(texts, 1):
            cell = grid.cells.get((row, column))
            down, right = spans.get((row, column), (1, 1))
            span = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
                if (down, right) > (1, 1)
                else ""
            )
            kind = ""
            if cell is not None and isinstance(cell.value, float):
                sort = "percentage" if cell.format and "%" in cell.format else "float"
                kind = f' office:value-type="{sort}" office:value="{cell.value:g}"'
            elif shown:
                kind = ' office:value-type="string"'
            name = "covered-table-cell" if (row, column) in hidden else "table-cell"
            paragraphs = "".join(f"<text:p>{html.escape(part)}</text:p>" for part in shown.split("\n")) if shown else ""
            cells.append(f"<table:{name}{span}{kind}>{paragraphs}</table:{name}>")
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    gone = ' table:style-name="gone"' if grid.hidden else ""
    return f'<table:table table:name="{html.escape(grid.name)}"{gone}>{"".join(lines)}{rest}</table:table>'


def _packed(*parts: tuple[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), re.sub(r"\s+$", "", content), zipfile.ZIP_DEFLATED)
    return file.getvalue()
