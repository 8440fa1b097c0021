"""Layouts 1 and 2: the Ministry of Justice's forms, results of mediation in a commune (12b) and mediators (10c)."""

from dataclasses import replace

from cases import Case, as_file, as_typed, case, moved, spellings, spelt
from drawing import Grid, draw
from invented import HAI_DUONG, PHU_XUYEN, body, value
from legacy import tcvn3

RESULTS, MEDIATORS = "1 form 12b", "2 form 10c"

TOP = """
Biểu số: 12b/BTP/PBGDPL/HGCS\\nBan hành theo Thông tư số 20/2013/TT-BTP | < | < | KẾT QUẢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ | < | < | < | < | Đơn vị báo cáo: {unit} | < | <
Ngày nhận báo cáo: ngày 06 tháng 6 hằng năm | < | < | TRÊN ĐỊA BÀN XÃ | < | < | < | < | Đơn vị nhận báo cáo: Phòng Tư pháp huyện | < | <
 |  |  | {when} | < | < | < | < |  |  |
 |  |  |  |  |  |  |  |  | Đơn vị tính: vụ việc | <
"""
TITLES = """
Tên Tổ\\nhòa giải | Tổng số vụ việc tiếp nhận | Chia theo phạm vi hòa giải | < | < | Chia theo kết quả hòa giải | < | < | < | < | < | <
^ | ^ | Dân sự | Hôn nhân và gia đình | Mâu thuẫn, xích mích khác | Hòa giải thành | < | < | < | Hòa giải không thành | Chưa giải quyết | Đang giải quyết
^ | ^ | ^ | ^ | ^ | Tổng số | Dân sự | Hôn nhân và gia đình | Khác | ^ | ^ | ^
A | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11)
"""
MEANS = (
    "% area | received | received/civil | received/family | received/other | resolved | resolved/civil | "
    "resolved/family | resolved/other | unresolved | pending | pending"
)
BELOW = """

* Ghi chú: Tổng số ước tính 02 tháng cuối trong kỳ báo cáo: Cột 1: 03; Cột 5: 02.
Người lập biểu | < | < |  |  | Ngày 05 tháng 6 năm 2024 | < | <
(Ký, ghi rõ họ, tên) | < | < |  |  | TM. ỦY BAN NHÂN DÂN | < | <
 |  |  |  |  | CHỦ TỊCH | < | <
"""
HAMLETS = """
Tổ hòa giải thôn Bái Xuyên |  5 | 3 | 1 | 1 | 4 | 2 | 1 | 1 | 1 |   |   // -
Tổ hòa giải thôn Hòa Thượng | 6 | 4 | 2 | 0 | 5 | 3 | 2 | 0 | 0 | 1 |   // -
Tổ hòa giải thôn Thượng Yên | 3 | 1 | 1 | 1 | 2 | 1 | 0 | 1 | 1 |   |   // -
"""
WHOLE = "Tổng số trên địa bàn xã | 14 | 8 | 4 | 2 | 11 | 6 | 3 | 2 | 2 | 1 |  "


def results(name: str, rows: str, *, period: str, when: str, unit: str = "UBND xã Bạch Hạ, huyện Phú Xuyên", **more):
    top = TOP.format(unit=unit, when=when).strip("\n")
    text = f"{top}\n---{TITLES}{MEANS}\n{rows.strip(chr(10))}\n---{BELOW}"
    attributes = {key: more.pop(key) for key in ("area", "start") if key in more}
    grid = draw("12b", text, period=period, **{"area": "10342", **attributes})
    return case(name, RESULTS, grid, file="Bieu 12b.xlsx", **more)


FIRST_HALF = {"period": "2024-H1", "when": "Kỳ báo cáo: 6 tháng đầu năm 2024\\n(Từ ngày 01/01/2024 đến ngày 30/6/2024)"}


def results_cases() -> list[Case]:
    plain = results("12b-total-first", f"{WHOLE}\n{HAMLETS}", **FIRST_HALF)
    both = WHOLE.replace("14 | 8 | 4 | 2", "15 | 9 | 4 | 2").replace("| 2 | 1 |  ", "| 2 | 1→?1 | 1→?1")
    in_both = HAMLETS.replace("5 | 3 | 1 | 1 | 4 | 2 | 1 | 1 | 1 |   |  ", "6 | 4 | 1 | 1 | 4 | 2 | 1 | 1 | 1 |   | 1")
    quarter = {"period": "2024-Q2", "when": "Quý II năm 2024\\n(Từ ngày 15/3/2024 đến ngày 14/6/2024)"}
    year = {"period": "2023", "when": "Năm 2023 (số chính thức)\\n(Từ ngày 01/01/2023 đến ngày 31/12/2023)"}
    wrong_sum = WHOLE.replace("14 |", "17→!identity_differs,parts_differ,total_differs 17 |")
    shifted = WHOLE.replace("11 | 6 | 3 | 2", "11→!parts_differ 11 | 6 | 4 | 2")
    more = WHOLE.replace("| 11 | 6 | 3 | 2 | 2 | 1", "| 16→!more_than 16 | 9 | 5 | 2 | 2 | 1")
    communes = body(
        "name received received/civil received/family received/other resolved resolved/civil resolved/family "
        "resolved/other unresolved pending .",
        PHU_XUYEN[:5],
        "2024-H1",
        seed=21,
        total="Tổng số trên địa bàn huyện",
        put="first",
    )
    by_commune = f"{TOP.format(unit='UBND huyện Phú Xuyên', when=FIRST_HALF['when'])}---{TITLES}{communes}\n---{BELOW}"
    by_commune = by_commune.replace("12b/", "12c/").replace("ĐỊA BÀN XÃ", "ĐỊA BÀN HUYỆN").replace("Tên Tổ\\nhòa giải", "Tên xã")
    return [
        plain,
        results("12b-total-last", f"{HAMLETS.strip()}\n{WHOLE}", **FIRST_HALF),
        results("12b-two-unsettled", f"{both}\n{in_both}", **FIRST_HALF),
        results("12b-quarter-mid-month", f"{WHOLE}\n{HAMLETS}", start="2024-03-15", **quarter),
        results("12b-year-official", f"{WHOLE}\n{HAMLETS}", **year),
        results("12b-total-alone", WHOLE, **FIRST_HALF),
        results("12b-sum-wrong", f"{wrong_sum}\n{HAMLETS}", **FIRST_HALF),
        results("12b-parts-wrong", f"{shifted}\n{HAMLETS}", **FIRST_HALF),
        results("12b-more-than-received", f"{more}\n{HAMLETS}", **FIRST_HALF),
        results("12b-unnamed", f"{WHOLE}\n{HAMLETS}", unit="……………", area="10342", **FIRST_HALF) | chosen_area("10342"),
        case("12c-by-commune", RESULTS, draw("Sheet1", by_commune, period="2024-H1"), file="Bieu 12c.xlsx"),
        moved(plain, 2, 1),
        as_typed(plain),
        as_file(plain, "xls"),
        as_file(plain, "docx"),
        as_file(plain, "html"),
        spelt(plain, "tcvn3", tcvn3, font=".VnTime"),
    ]
