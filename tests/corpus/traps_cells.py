"""The traps of cells: what stands where a count belongs (domain/spreadsheets.md, part C), one small sheet each."""

from dataclasses import replace

from cases import Case, as_file, case
from drawing import draw

LAYOUT = "traps of cells"

MEDIATION = "STT | Đơn vị | Số vụ tiếp nhận | Hòa giải thành | Hòa giải không thành | Chưa giải quyết xong"
RATES = "STT | Đơn vị | Số vụ tiếp nhận | Hòa giải thành | Tỷ lệ hòa giải thành (%)"
DOSSIERS = "STT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết | Hồ sơ quá hạn | Tỷ lệ đúng hạn (%)"
MEANS = {
    MEDIATION: "% . | area | received | resolved | unresolved | pending",
    RATES: "% . | area | received | resolved | success",
    DOSSIERS: "% . | area | d_received | d_resolved | d_overdue | d_on_time_share",
}


def sheet(
    rows: str, columns: str = MEDIATION, *, title: str = "SỐ LIỆU DÂN VẬN QUÝ II NĂM 2024", means: str = "", **more
):
    wide = " | < " * (columns.count("|"))
    text = f"""
UBND HUYỆN PHÚ XUYÊN{wide}
{title}{wide}

{columns}
{means or MEANS[columns]}
{rows.strip(chr(10))}
"""
    return draw("Sheet1", text, **{"period": "2024-Q2", **more})


def trap(
    name: str, rows: str, columns: str = MEDIATION, *, whole: str = "", file: str = "Bieu so lieu.xlsx", **more
) -> Case:
    return case(name, LAYOUT, sheet(rows, columns, **more), whole=whole, file=file)


def blanks_and_zeros() -> list[Case]:
    return [
        trap(
            "cell-empty",
            """
1 | Xã Bạch Hạ | 14 | 12 | | 2 // 10342
2 | Xã Đại Thắng | | | | // 10291
3 | Xã Hoàng Long | 9 | | | // 10303
4 | Xã Hồng Minh | 6 | 6 | 0 | 0 // 10276
""",
        ),
        trap(
            "cell-dash-typed",
            """
1 | Xã Bạch Hạ | 14 | 12 | -→!dash_as_zero | 2 // 10342
2 | Xã Đại Thắng | 8 | 8 | – →!dash_as_zero | 0 // 10291
3 | Xã Hoàng Long | 9 | 8 | 1 | 0 // 10303
""",
        ),
        trap(
            "cell-dash-shown",
            """
1 | Xã Bạch Hạ | 14[acc] | 12[acc] | 0[acc] | 2[acc] // 10342
2 | Xã Đại Thắng | 8[zero] | 8[zero] | 0[zero] | 0[zero] // 10291
""",
        ),
        trap(
            "cell-words-for-none",
            """
1 | Xã Bạch Hạ | 12 | 12 | Không→0 | không có→0 // 10342
2 | Xã Đại Thắng | 8 | 8 | K→0 | 0 // 10291
3 | Xã Hoàng Long | 9 | 8 | '01 | '00 // 10303
""",
        ),
        trap(
            "cell-marks-in-counts",
            """
1 | Xã Bạch Hạ | 12 | 12 | x→!not_a_number | 0 // 10342
2 | Xã Đại Thắng | 8 | 8 | ✓→!not_a_number | v→!not_a_number // 10291
3 | Xã Hoàng Long | 9 | 9 | +→!not_a_number | 0 // 10303
4 | Xã Hồng Minh | 6 | mười hai→!not_a_number | 0 | TRUE→!not_a_number // 10276
""",
        ),
        trap(
            "cell-missing-and-broken",
            """
1 | Xã Bạch Hạ | 12 | 12 | …→!missing_mark,not_a_number | 0 // 10342
2 | Xã Đại Thắng | 8 | 8 | .....→!missing_mark,not_a_number | ?→!missing_mark,not_a_number // 10291
3 | Xã Hoàng Long | =#REF!+1{#REF!}→!broken_formula | 9 | 0 | N/A→!missing_mark,not_a_number,broken_formula // 10303
4 | Xã Hồng Minh | 6 | =6/0{#DIV/0!}→!broken_formula | #REF!→!broken_formula,not_a_number | 0 // 10276
""",
        ),
        trap(
            "cell-never-calculated",
            """
1 | Xã Bạch Hạ | =D5+E5+F5{}→!formula_not_calculated | 12 | 1 | 0 // 10342
2 | Xã Đại Thắng | =D6+E6+F6{}→!formula_not_calculated | 8 | 0 | 0 // 10291
3 | Xã Hoàng Long | 9 | 9 | 0 | 0 // 10303
""",
        ),
        trap(
            "cell-formulas-calculated",
            """
1 | Xã Bạch Hạ | =D5+E5+F5{13} | 12 | 1 | 0 // 10342
2 | Xã Đại Thắng | =SUM(D6:F6){8} | 8 | 0 | 0 // 10291
""",
        ),
    ]


def numbers() -> list[Case]:
    by_dots = """
1 | Xã Bạch Hạ | 1.234→1234 | 1.230→1230 | 4 | // 10342
2 | Xã Đại Thắng | 2.045→2045 | 2.045→2045 | 0 | // 10291
3 | Xã Hoàng Long | '987 | 980 | 7 | // 10303
"""
    for number in ("1.234", "1.230", "2.045"):
        by_dots = by_dots.replace(f"| {number}→", f"| '{number}→")
    return [
        trap("cell-dot-thousands", by_dots, DOSSIERS),
        trap(
            "cell-comma-thousand-or-decimal",
            """
1 | Xã Bạch Hạ | 1,234→!ambiguous_number ?1234 | 987 | 4 | // 10342
2 | Xã Đại Thắng | 945 | 940 | 5 | // 10291
""",
            DOSSIERS,
        ),
        trap(
            "cell-comma-is-decimal-here",
            """
1 | Xã Bạch Hạ | 1,234→!ambiguous_number,decimal_count ?1234 | 987 | 13 | 98,7→98.7 // 10342
2 | Xã Đại Thắng | 945 | 940 | 5 | 99,5→99.5 // 10291
3 | Xã Hoàng Long | 800 | 800 | 0 | 100 // 10303
""",
            DOSSIERS,
        ),
        trap(
            "cell-comma-thousands-here",
            """
1 | Xã Bạch Hạ | 1,234,500→1234500 | 1,234,000→1234000 | 500 | // 10342
2 | Xã Đại Thắng | 2,415→2415 | 2,410→2410 | 5 | // 10291
""",
            DOSSIERS,
        ),
        trap(
            "cell-thousand-as-float",
            """
1 | Xã Bạch Hạ | 1.234→!decimal_count ?1234 | 987 | 4 | // 10342
2 | Xã Đại Thắng | 1.05[2]→!decimal_count ?1050 | 940 | 5 | // 10291
3 | Xã Hoàng Long | 912 | 12.5→!decimal_count ? | 7 | // 10303
""",
            DOSSIERS,
        ),
        trap(
            "cell-percents",
            """
1 | Xã Bạch Hạ | 200 | 187 | 93,5%→93.5 // 10342
2 | Xã Đại Thắng | 200 | 187 | 0.935[%]→93.5 // 10291
3 | Xã Hoàng Long | 200 | 187 | 93.5 // 10303
4 | Xã Hồng Minh | 200 | 187 | 93,5 %→93.5 // 10276
5 | Xã Khai Thái | 20 | 20 | 1[%]→100 // 10324
6 | Xã Nam Phong | 20 | 20 | '100%→100 // 10309
""",
            RATES,
        ),
        trap(
            "cell-percents-wrong",
            """
1 | Xã Bạch Hạ | 200 | 187 | 0.935→!rate_differs,rate_as_fraction ?93.5 // 10342
2 | Xã Đại Thắng | 77 | 72 | 98→!rate_differs 98 // 10291
3 | Xã Hoàng Long | 20 | 18 | 112,5→!rate_over_100 ?112.5 // 10303
4 | Xã Hồng Minh | 20 | 90%→!rate_in_count | 90 // 10276
5 | Xã Khai Thái | 20 | 18 | 90 // 10324
6 | Xã Nam Phong | 40 | 36 | 94,7%→!rate_differs 94.7 // 10309
""",
            RATES,
        ),
        trap(
            "cell-fractions",
            """
1 | Xã Bạch Hạ | 15 | 12/15→!several_numbers,not_a_number,fraction_in_count ?12 | 3 | 0 // 10342
2 | Xã Đại Thắng | 9 | 45385[date]→!date_in_count | 0 | 0 // 10291
3 | Xã Hoàng Long | 9 | 8 (02 vụ đất đai)→!several_numbers,not_a_number ?8 | 1 | 0 // 10303
4 | Xã Hồng Minh | 6 | 6 | 20/12/2023→!date_in_count,not_a_number | 0 // 10276
5 | Xã Khai Thái | 7 | 4; 3→!several_numbers,not_a_number | 0 | 0 // 10324
6 | Xã Nam Phong | 7 | 7 | ngày 25 tháng  9 năm 2023→!date_in_count,not_a_number | 0 // 10309
""",
        ),
        trap(
            "cell-qualifiers",
            """
1 | Xã Bạch Hạ | trên 540→540~over | 530 | 4 | // 10342
2 | Xã Đại Thắng | gần 1.000→1000~nearly | 940 | 5 | // 10291
3 | Xã Hoàng Long | khoảng 280→280~about | 275 | 0 | // 10303
4 | Xã Hồng Minh | 312 hồ sơ→312 | 300 | 0 | // 10276
5 | Xã Khai Thái | hơn 300→300~over | 295 | 1 | // 10324
""",
            DOSSIERS,
        ),
        trap(
            "cell-text-digits",
            """
1 | Xã Bạch Hạ | '05 | '05 | ''00→0 | '0 // 10342
2 | Xã Đại Thắng | ''12→12 | '11 | '1 | '0 // 10291
3 | Xã Hoàng Long | 1 2→!several_numbers,not_a_number,ambiguous_number ? | 9 | 0 | 0 // 10303
""",
        ),
        trap(
            "cell-negative",
            "1 | Xã Bạch Hạ | 12 | -3→!negative ?-3 | 0 | 0 // 10342\n2 | Xã Đại Thắng | 8 | 8 | 0 | 0 // 10291",
        ),
    ]


def beside_each_other() -> list[Case]:
    """Figures that contradict the ones next to them."""
    more = "STT | Đơn vị | Số tổ hòa giải | Số hòa giải viên | Số TTHC niêm yết"
    means = "% . | area | teams | mediators | published"
    stages = "STT | Đơn vị | Số mô hình đăng ký | Số mô hình được công nhận | Mô hình tiêu biểu"
    of_stages = "% . | area | registered | recognised | exemplary"
    hidden = sheet("1 | Xã Bạch Hạ | 14 | 12 | 1 | 1 // 10342\n2 | Xã Đại Thắng | 8 | 8 | 0 | 0 // 10291")
    by_column = replace(hidden, hidden_columns=(5,), faults=tuple(replace(f, cells=((5, 5),)) for f in HIDDEN.faults))
    both = "1 | Xã Bạch Hạ | 12 | 11 | 1 | 0 // 10342\n~\n2 | Xã Đại Thắng | 8→!hidden_figure 8 | 8 | 0 | 0 // 10291"
    return [
        trap(
            "cell-identity-differs",
            "1 | Xã Bạch Hạ | 17→!identity_differs 17 | 12 | 1 | 1 // 10342\n2 | Xã Đại Thắng | 8 | 8 | 0 | 0 // 10291",
        ),
        trap(
            "cell-more-than",
            "1 | Xã Bạch Hạ | 18 | 12 | 8 // 10342\n2 | Xã Đại Thắng | 8 | 10→!more_than 10 | 5 // 10291\n"
            "3 | Xã Hoàng Long | 9 | 4 | 6→!more_than 6 // 10303",
            stages,
            means=of_stages,
        ),
        trap(
            "cell-ten-times",
            """
1 | Xã Bạch Hạ | 8 | 56 | 108 // 10342
2 | Xã Đại Thắng | 7 | 490→!ten_times 490 | 112 // 10291
3 | Xã Hoàng Long | 9 | 63 | 110 // 10303
4 | Xã Hồng Minh | 8 | 54 | 109000→!ten_times 109000 // 10276
5 | Xã Khai Thái | 6 | 42 | 111 // 10324
6 | Xã Nam Phong | 7 | 51 | 108 // 10309
""",
            more,
            means=means,
        ),
        trap(
            "cell-duplicate",
            "1 | Xã Bạch Hạ | 14 | 12 | 1 | 1 // ?10342\n2 | Xã Đại Thắng | 8 | 8 | 0 | 0 // 10291\n"
            "3 | Bạch Hạ | 15 | 13 | 1 | 1 // ?10342 !duplicate".replace("?10342", "10342 ?"),
        ),
        trap("cell-hidden-row", both),
        case("cell-hidden-column", LAYOUT, by_column),
        trap("cell-total-differs", TOTAL),
    ]


HIDDEN = sheet("1 | Xã Bạch Hạ | 14→!hidden_figure 14 | 12 | 1 | 1 // 10342")
TOTAL = """
1 | Xã Bạch Hạ | 14 | 12 | 1 | 1 // 10342
2 | Xã Đại Thắng | 8 | 8 | 0 | 0 // 10291
3 | Xã Hoàng Long | 9 | 8 | 1 | 0 // 10303
 | Toàn huyện | 31 | 30→!total_differs | 2 | 1 // -
"""


def dates_1904() -> Case:
    """A workbook of the Macintosh counts its days from 1904: a date in a count column is one all the same."""
    rows = """
1 | Xã Bạch Hạ | 14 | 43923[date]→!date_in_count | 1 | 1 // 10342
2 | Xã Đại Thắng | 8 | 8 | 0 | 0 // 10291
"""
    return replace(trap("cell-date-1904", rows), date_1904=True)


def all_cases() -> list[Case]:
    found = [*blanks_and_zeros(), *numbers(), *beside_each_other(), dates_1904()]
    named = {one.name: one for one in found}
    return [
        *found,
        as_file(named["cell-missing-and-broken"], "ods"),
        as_file(named["cell-dash-shown"], "xls"),
        as_file(named["cell-percents"], "xls"),
        as_file(named["cell-percents"], "ods"),
        as_file(named["cell-percents"], "csv", separator=";"),
        as_file(named["cell-dot-thousands"], "csv", separator="\t", encoding="utf-16"),
        as_file(named["cell-qualifiers"], "docx"),
        as_file(named["cell-fractions"], "html"),
        as_file(named["cell-hidden-row"], "xls"),
    ]
