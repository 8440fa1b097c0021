"""The three layouts: commune × indicator, commune × quarter (wide), and the flat list."""

from collections.abc import Callable
from dataclasses import dataclass, field

from paper import Book, Entry, Meaning, Page
from places import Place
from xlsxwriter.utility import xl_rowcol_to_cell

ROMAN = ("", "I", "II", "III", "IV")
FLAT_HEADER = ("Mã đơn vị", "Đơn vị", "Kỳ", "Chỉ tiêu", "Phân tổ", "Giá trị", "Ghi chú")
NO_REPORT = "Chưa gửi báo cáo"


@dataclass(frozen=True)
class Column:
    """A column of figures: the indicator, its header in one or two levels, the breakdown."""

    indicator: str
    header: tuple[str, ...]
    breakdown: str = ""


@dataclass(frozen=True)
class Heading:
    """What stands above and below a table."""

    left: tuple[str, ...]
    title: str
    lines: tuple[str, ...]  # below the title: place, period, days, "Dữ liệu minh họa", "Nguồn: …"
    right: tuple[str, ...] = ()
    unit: str = ""
    below: tuple[str, ...] = ()  # notes
    signed: str = ""  # "Phú Xuyên, ngày … tháng … năm …"


@dataclass(frozen=True)
class Style:
    """How an office lays out its tables."""

    order: str = "STT"
    area: str = "Đơn vị"
    named: Callable[[Place], str] = lambda place: place.name
    numbering: bool = False  # a row A | B | (1) | (2) below the header
    total: str = ""  # its words; empty for none
    total_first: bool = False
    formulas: bool = False
    notes: dict[str, str] | None = None  # a column "Ghi chú", by commune
    leave_out_missing: bool = False  # no row at all, instead of a row of empty cells
    look: str = "number"
    respell: Callable[[str], str] = lambda text: text
    total_off: dict[str, int] = field(default_factory=dict)  # indicator -> how far the printed total is off


Values = Callable[[Place, Column], Entry | None]
NO_TOTAL = ("procedures_due", "procedures_published", "procedure_fields_published")


def write_heading(page: Page, heading: Heading, width: int, say: Callable[[str], str]) -> int:
    """Write what stands above the table; the row below it."""
    half = max(1, width // 2)
    rows = max(len(heading.left), len(heading.right))
    letters = 30 + 13 * (width - 2)  # that fit into the width of the table
    if page.sheet:
        for row, text in enumerate((heading.title, *heading.lines), start=rows):
            page.sheet.set_row(row, 20 * (1 + len(text) * (1 + (row == rows)) // (letters + 1)))
    for row, text in enumerate(heading.left):
        page.merge(row, 0, row, half - 1, say(text), "issuer")
    for row, text in enumerate(heading.right):
        page.merge(row, half, row, width - 1, say(text), "issuer")
    page.merge(rows, 0, rows, width - 1, say(heading.title), "title")
    for text in heading.lines:
        rows += 1
        page.merge(rows, 0, rows, width - 1, say(text), "line")
    if heading.unit:
        rows += 1
        page.merge(rows, max(0, width - 3), rows, width - 1, say(f"Đơn vị tính: {heading.unit}"), "right")
    return rows + 1


def write_end(page: Page, heading: Heading, row: int, width: int, say: Callable[[str], str]) -> None:
    """Write notes and the signature block below the table."""
    for text in heading.below:
        page.text(row, 0, say(text), "plain")
        row += 1
    if heading.signed:
        half = max(1, width // 2)
        page.merge(row + 1, half, row + 1, width - 1, say(heading.signed), "line")
        page.merge(row + 2, 0, row + 2, half - 1, say("NGƯỜI LẬP BIỂU"), "issuer")
        page.merge(row + 2, half, row + 2, width - 1, say("THỦ TRƯỞNG CƠ QUAN"), "issuer")
        page.merge(row + 3, half, row + 3, width - 1, say("(Ký, ghi rõ họ tên)"), "line")


def write_header(page: Page, top: int, titles: list[tuple[str, ...]], say: Callable[[str], str]) -> int:
    """Write a header of one or two levels, merged both ways; the row below it."""
    depth = max(len(title) for title in titles)
    if page.sheet:
        for row in range(top, top + depth):
            page.sheet.set_row(row, 66 if depth == 1 else 34)
    column = 0
    while column < len(titles):
        title = titles[column]
        last = column
        if len(title) == 2:
            while last + 1 < len(titles) and len(titles[last + 1]) == 2 and titles[last + 1][0] == title[0]:
                last += 1
            page.merge(top, column, top, last, say(title[0]))
            for here in range(column, last + 1):
                page.text(top + 1, here, say(titles[here][1]), "head")
        else:
            page.merge(top, column, top + depth - 1, column, say(title[0]))
        column = last + 1
    return top + depth


def commune_by_indicator(
    page: Page,
    heading: Heading,
    columns: list[Column],
    places: tuple[Place, ...],
    period: str,
    values: Values,
    style: Style,
    whole: Place | None = None,
) -> None:
    """One row a commune, one column a figure. `whole` is the area of the total row, where it is one."""
    say = style.respell
    titles = [(style.order,), (style.area,), *(column.header for column in columns)]
    titles += [("Ghi chú",)] if style.notes is not None else []
    top = write_heading(page, heading, len(titles), say)
    row = write_header(page, top, titles, say)
    if page.sheet:
        page.sheet.set_column(0, 0, 6)
        page.sheet.set_column(1, 1, 24)
        page.sheet.set_column(2, len(titles), 13)
    if style.numbering:
        marks = ["A", "B", *(f"({number})" for number in range(1, len(titles) - 1))]
        for column, mark in enumerate(marks):
            page.text(row, column, mark, "order")
        row += 1
    total_row = row if style.total and style.total_first else None
    first = row = row + (total_row is not None)
    sums: dict[int, int] = {}
    order = 0
    for place in places:
        entries = [values(place, column) for column in columns]
        if style.leave_out_missing and not any(entries):
            continue
        order += 1
        page.number(row, 0, order, "order")
        page.text(row, 1, say(style.named(place)))
        for at, (column, entry) in enumerate(zip(columns, entries, strict=True), start=2):
            if entry is None:
                page.text(row, at, "")
                continue
            look = "typed" if entry.shown is not None else style.look
            meaning = Meaning(column.indicator, place.code, place.name, period, column.breakdown)
            page.figure(row, at, entry, meaning, look)
            sums[at] = sums.get(at, 0) + entry.value
        if style.notes is not None:
            note = style.notes.get(place.code, NO_REPORT if not any(entries) else "")
            page.text(row, len(titles) - 1, say(note), "note")
        row += 1
    if style.total:
        last = row - 1
        total_row = row if total_row is None else total_row
        row = max(row, total_row + 1)
        page.text(total_row, 0, "", "total")
        page.text(total_row, 1, say(style.total), "total")
        for at, column in enumerate(columns, start=2):
            if column.indicator in NO_TOTAL or at not in sums:
                page.text(total_row, at, "", "total")
                continue
            value = sums[at] + style.total_off.get(column.indicator, 0)
            area = (whole.code, whole.name) if whole else ("", "")
            meaning = Meaning(column.indicator, *area, period, column.breakdown, is_total=True)
            span = f"=SUM({xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(last, at)})" if style.formulas else ""
            page.figure(total_row, at, Entry(value), meaning, "total", span)
        if style.notes is not None:
            page.text(total_row, len(titles) - 1, "", "total")
    write_end(page, heading, row, len(titles), say)


def commune_by_quarter(
    page: Page,
    heading: Heading,
    indicator: str,
    kind: str,
    places: tuple[Place, ...],
    year: str,
    values: Callable[[Place, str, str], Entry | None],
    style: Style,
    parts: tuple[tuple[str, str], ...] = (),
    whole: Place | None = None,
) -> None:
    """One row a commune, a column (or one for each part: label, breakdown) a quarter, then the year.

    The year of a flow is the sum of its quarters; of a cohort the last quarter; a stock has none.
    """
    quarters = [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
    columns = []  # (header, periods that make it up, period it is of, breakdown, is a total)
    for label, periods, period in (
        *((f"Quý {ROMAN[int(quarter[-1])]}", [quarter], quarter) for quarter in quarters),
        *([("Cả năm", quarters if kind == "flow" else quarters[-1:], year)] if kind != "stock" else []),
    ):
        for part, breakdown in parts or (("", ""),):
            header = (label, part) if part else (f"Năm {year}", label)
            columns.append((header, periods, period, breakdown, period == year))
    titles = [(style.order,), (style.area,), *(header for header, *_ in columns)]
    row = write_header(page, write_heading(page, heading, len(titles), style.respell), titles, style.respell)
    if page.sheet:
        page.sheet.set_column(1, 1, 24)
    sums: dict[int, int] = {}
    for order, place in enumerate(places, start=1):
        page.number(row, 0, order, "order")
        page.text(row, 1, style.respell(style.named(place)))
        for at, (_, periods, period, breakdown, is_year) in enumerate(columns, start=2):
            found = [entry.value for quarter in periods if (entry := values(place, quarter, breakdown))]
            if not found:
                page.text(row, at, "")
                continue
            meaning = Meaning(indicator, place.code, place.name, period, breakdown, is_total=is_year)
            page.figure(row, at, Entry(sum(found)), meaning, "total" if is_year else style.look)
            sums[at] = sums.get(at, 0) + sum(found)
        row += 1
    page.text(row, 0, "", "total")
    page.text(row, 1, style.respell(style.total), "total")
    for at, (_, _, period, breakdown, _) in enumerate(columns, start=2):
        if at not in sums:
            page.text(row, at, "", "total")
            continue
        area = (whole.code, whole.name) if whole else ("", "")
        page.figure(row, at, Entry(sums[at]), Meaning(indicator, *area, period, breakdown, True), "total")
    write_end(page, heading, row + 1, len(titles), style.respell)


@dataclass(frozen=True)
class Line:
    """One row of the flat list, as written, and what it means."""

    place: Place
    period: str
    indicator: str
    entry: Entry
    breakdown: str = ""
    part: str = ""  # the breakdown as written
    period_written: str = ""
    indicator_written: str = ""
    note: str = ""
    with_code: bool = True


def flat(book: Book, sheet: str, above: tuple[str, ...], lines: list[Line]) -> None:
    """One row a figure below one header row; `above` are the lines over it."""
    page = book.page(sheet)
    for row, text in enumerate(above):
        page.text(row, 0, text, "plain")
    top = len(above)
    for column, title in enumerate(FLAT_HEADER):
        page.text(top, column, title, "head")
    for row, line in enumerate(lines, start=top + 1):
        place = line.place
        page.text(row, 0, place.code if line.with_code else "")
        page.text(row, 1, place.name)
        page.text(row, 2, line.period_written or line.period)
        page.text(row, 3, line.indicator_written or line.indicator)
        page.text(row, 4, line.part)
        meaning = Meaning(line.indicator, place.code, place.name, line.period, line.breakdown)
        page.figure(row, 5, line.entry, meaning, "typed" if line.entry.shown is not None else "number")
        page.text(row, 6, line.note)
    if page.sheet:
        for column, width in enumerate((11, 22, 14, 40, 14, 10, 30)):
            page.sheet.set_column(column, column, width)
