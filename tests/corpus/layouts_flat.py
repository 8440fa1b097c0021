"""Layout 10: one header row with machine names, and this program's own template filled in."""

import io
import tempfile
from functools import lru_cache
from pathlib import Path

import openpyxl
from cases import Case, as_file, as_typed, case, moved, spelt
from drawing import CODES, Grid, Truth, draw
from invented import AN_BIEN, AN_GIANG_NEW, PHU_XUYEN, THO_XUAN, value
from legacy import bare, decomposed
from write_files import without_clock

from etl.template import write_template
from queries.catalogue import catalogue

LAYOUT = "10 flat and template"
KEYS = ("teams", "mediators", "received", "resolved", "unresolved", "pending", "sessions", "opinions", "registered")
FLOWS = ("received", "resolved", "unresolved")


def wide(name: str, places, period: str, *, keys=KEYS, **more) -> Case:
    """area_code, area_name, period, then one column an indicator, named by its code."""
    lines = ["area_code | area_name | period | " + " | ".join(CODES[key] for key in keys)]
    lines.append("% . | . | . | " + " | ".join(keys))
    for code, commune in places:
        numbers = " | ".join(f"{value(101, code, period, key):g}" for key in keys)
        lines.append(f"'{code} | {commune} | {period} | {numbers} // {code}")
    return case(name, LAYOUT, draw("data", "\n".join(lines), period=period), file="du_lieu.xlsx", **more)


def long(name: str, places, periods, *, titles: str = "", area: str = "code", **more) -> Case:
    """One figure a row."""
    lines = [titles or "area_code | area_name | period | indicator | value", "% . | . | . | . | "]
    for code, commune in places:
        for period in periods:
            for key in FLOWS:
                number = int(value(101, code, period, key))
                written = CODES[key] if not titles else catalogue()[CODES[key]].name.vi
                says = f"{number}→{key}={number} // {code} @{period}"
                lines.append(f"'{code} | {commune} | {period} | {written} | {says}")
    return case(name, LAYOUT, draw("data", "\n".join(lines)), file="du_lieu_dai.xlsx", **more)


def with_subjects() -> Case:
    lines = ["don_vi | ky | chi_tieu | phan_to | gia_tri", "% . | . | . | . | "]
    for code, commune in PHU_XUYEN[:4]:
        for key, part in (("", ""), ("/collective", "Tập thể"), ("/individual", "Cá nhân")):
            number = int(value(102, code, "2024", f"registered{key}"))
            says = f"{number}→registered{key}={number}"
            lines.append(f"{commune}, huyện Phú Xuyên | 2024 | Số mô hình đăng ký | {part} | {says} // {code} @2024")
    return case("flat-long-with-subjects", LAYOUT, draw("Sheet1", "\n".join(lines)), file="mo hinh.xlsx")


def recycled() -> list[Case]:
    """Codes that named another commune later: the period says which is meant; a name that differs is told."""
    lines = """
ma_don_vi | don_vi | ky_bao_cao | so_vu_tiep_nhan | so_vu_hoa_giai_thanh
% . | . | . | received | resolved
'15592 | Xã Xuân Minh | 2024-Q2 | 12 | 10 // 15592 @2024-Q2
'11122 | Xã Quảng Nghiệp | 2023-Q4 | 72 | 65 // 11122 @2023-Q4
'15592 | Xã Xuân Lập | 2025-Q3 | 15 | 11 // 15592 @2025-Q3
'30985 | Xã An Biên | 2026-Q1 | 20 | 17 // 30985 @2026-Q1
"""
    wrong = """
ma_don_vi | don_vi | ky_bao_cao | so_vu_tiep_nhan | so_vu_hoa_giai_thanh
% . | . | . | received | resolved
'15592 | Xã Xuân Lập | 2024-Q2 | 12→?12 | 10→?10 // 15592 @2024-Q2 !code_name_differ
'99999 | Xã Bạch Hạ | 2024-Q2 | 5→?5 | 4→?4 // 10342 @2024-Q2 !unknown_code,code_name_differ
'10291 | Xã Đại Thắng | 2024-Q2 | 9 | 9 // 10291 @2024-Q2
'10303 | Xã Hoàng Long | 2024-Q7 | 9→?9 | 8→?8 // 10303 @2024-Q2 !unknown_period
'10276 | Xã Hồng Minh | 2027-Q1 | 9→?9 | 8→?8 // 10276 @2027-Q1 !future_period,area_not_valid,area_not_then
'10291 | Xã Đại Thắng | 2024-Q2 | 8→?8 | 8→?8 // 10291 @2024-Q2 !duplicate
"""
    lost = """
area_code | period | mediation_cases_received | mediation_cases_resolved
% . | . | received | resolved
406 | 2024-Q2 | 7→?7 | 6→?6 // 00406 @2024-Q2 !unknown_code,code_short
10291 | 2024-Q2 | 9 | 9 // 10291 @2024-Q2
"""
    return [
        case("flat-recycled-codes", LAYOUT, draw("data", lines), file="du_lieu.xlsx"),
        case("flat-codes-and-periods-wrong", LAYOUT, draw("data", wrong), file="du_lieu.xlsx"),
        case("flat-leading-zeros-lost", LAYOUT, draw("data", lost), file="du_lieu.xlsx"),
    ]


@lru_cache(maxsize=8)
def _template(area: str, period: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "mau.xlsx"
        write_template(area, period, target)
        return target.read_bytes()


def filled(name: str, area: str, places, period: str, keys, *, change=None) -> Case:
    """The program's own template with some of its columns filled in; what was changed later is said by `change`."""
    book = openpyxl.load_workbook(io.BytesIO(_template(area, period)))
    sheet = next(s for s in book.worksheets if s.title == "Số liệu")
    cells = [cell for line in sheet.iter_rows() for cell in line if isinstance(cell.value, str)]
    columns = {catalogue()[CODES[key]].name.vi: key for key in keys}
    at = {columns[cell.value]: cell.column for cell in cells if cell.value in columns}
    rows = {cell.value: cell.row for cell in cells}
    assert len(at) == len(keys), sorted(set(keys) - set(at))
    truths = []
    for code, _ in places:
        for key in keys:
            number = value(103, code, period, key)
            sheet.cell(rows[code], at[key]).value = int(number)
            truths.append(Truth(rows[code], at[key], CODES[key], code, period, number))
    grid = Grid(sheet.title, {}, truths=tuple(truths))
    if change is not None:
        grid = change(sheet, grid, rows, at)
    file = io.BytesIO()
    book.save(file)
    others = tuple(Grid(s.title, {}) for s in book.worksheets if s is not sheet)
    return case(name, LAYOUT, grid, *others, file=f"mau-{area}-{period}.xlsx", made=without_clock(file.getvalue()))


def all_cases() -> list[Case]:
    plain = wide("flat-wide", PHU_XUYEN[:6], "2024-Q2")
    many = long("flat-long", THO_XUAN[:3], ("2024-Q1", "2024-Q2"))
    words = "mã đơn vị | tên đơn vị | kỳ báo cáo | chỉ tiêu | giá trị"
    models = ("registered", "recognised", "exemplary")
    district = filled("template-district", "280", PHU_XUYEN, "2024-Q2", KEYS)
    return [
        plain,
        wide("flat-wide-new-units", AN_GIANG_NEW, "2026-Q3"),
        many,
        long("flat-long-words", AN_BIEN[:3], ("2023-Q4",), titles=words),
        with_subjects(),
        *recycled(),
        district,
        filled("template-models", "908", AN_BIEN, "2023-Q4", models),
        filled("template-one-commune", "30988", AN_GIANG_NEW[1:2], "2026-Q2", KEYS),
        moved(plain, 2, 0),
        as_typed(many),
        spelt(plain, "nfd", decomposed),
        spelt(with_subjects(), "bare", bare),
        as_file(plain, "csv"),
        as_file(plain, "csv", separator=";", encoding="utf-16", tag="utf16"),
        as_file(many, "csv", separator="\t", tag="tsv", file="du_lieu_dai.tsv"),
        as_file(many, "csv", separator=";", encoding="cp1258", tag="cp1258"),
        as_file(many, "ods"),
        as_file(plain, "xls"),
        as_file(plain, "html"),
    ]
