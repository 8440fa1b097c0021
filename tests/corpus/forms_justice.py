"""Layouts 1 and 2: the Ministry of Justice's forms, results of mediation in a commune (12b) and mediators (10c)."""

from dataclasses import replace

from cases import Case, as_file, as_typed, case, moved, spellings, spelt
from drawing import draw
from invented import HAI_DUONG, PHU_XUYEN, body, value
from legacy import tcvn3

RESULTS, MEDIATORS = "1 form 12b", "2 form 10c"

TOP = """
Biểu số: 12b/BTP/PBGDPL/HGCS\\nBan hành theo Thông tư số 20/2013/TT-BTP | < | < \
| KẾT QUẢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ | < | < | < | < | Đơn vị báo cáo: {unit} | < | <
Ngày nhận báo cáo: ngày 06 tháng 6 hằng năm | < | < \
| TRÊN ĐỊA BÀN XÃ | < | < | < | < | Đơn vị nhận báo cáo: Phòng Tư pháp huyện | < | <
 |  |  | {when} | < | < | < | < |  |  |
 |  |  |  |  |  |  |  |  | Đơn vị tính: vụ việc | <
"""
TITLES = """
Tên Tổ\\nhòa giải | Tổng số vụ việc tiếp nhận | Chia theo phạm vi hòa giải | < | < \
| Chia theo kết quả hòa giải | < | < | < | < | < | <
^ | ^ | Dân sự | Hôn nhân và gia đình | Mâu thuẫn, xích mích khác \
| Hòa giải thành | < | < | < | Hòa giải không thành | Chưa giải quyết | Đang giải quyết
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
""".strip("\n")
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
    for old, new in (("12b/", "12c/"), ("ĐỊA BÀN XÃ", "ĐỊA BÀN HUYỆN"), ("Tên Tổ\\nhòa giải", "Tên xã")):
        by_commune = by_commune.replace(old, new)
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
        replace(results("12b-unnamed", f"{WHOLE}\n{HAMLETS}", unit="………………", **FIRST_HALF), area="10342"),
        case("12c-by-commune", RESULTS, draw("Sheet1", by_commune, period="2024-H1"), file="Bieu 12c.xlsx"),
        moved(plain, 2, 1),
        as_typed(plain),
        as_file(plain, "xls"),
        as_file(plain, "docx"),
        as_file(plain, "html"),
        spelt(plain, "tcvn3", tcvn3, font=".VnTime"),
    ]


HEAD_10C = """
Biểu số: 10c/BTP/PBGDPL/HGCS | < | SỐ TỔ HÒA GIẢI, HÒA GIẢI VIÊN Ở CƠ SỞ | < | < | < | Đơn vị báo cáo: | < | <
Ban hành theo Thông tư số 03/2019/TT-BTP | < | TRÊN ĐỊA BÀN TỈNH | < | < | < | Sở Tư pháp tỉnh Hải Dương | < | <
Ngày nhận báo cáo (BC): 15/6/2024 | < | {when} | < | < | < | Đơn vị nhận báo cáo: Bộ Tư pháp | < | <

---
{first} | Số tổ hòa giải (Tổ) | Hòa giải viên (Người) | < | < | < | < | < | <
^ | ^ | Tổng số | Nam | Nữ | Chuyên môn Luật | Chưa qua đào tạo chuyên môn Luật | Trong đó | <
^ | ^ | ^ | ^ | ^ | ^ | ^ | Dân tộc thiểu số | Được bồi dưỡng nghiệp vụ
A | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)
{rows}
---

Người lập biểu | < |  |  | Hải Dương, ngày 14 tháng 6 năm 2024 | < | < | <
(Ký, ghi rõ họ, tên) | < |  |  | GIÁM ĐỐC | < | < | <
"""
COLUMNS_10C = "name teams mediators men women lawyers untrained minority trained"


def mediators(name: str, places, *, period: str = "2024-H1", when: str = "6 tháng đầu năm 2024", **more) -> Case:
    rows = body(COLUMNS_10C, places, period, seed=22, total=more.pop("total", "Tổng số trên địa bàn tỉnh"), put="first")
    text = HEAD_10C.format(rows=rows, when=f"(Kỳ báo cáo: {when})", first=more.pop("first", "Tên huyện"))
    for old, new in more.pop("changed", {}).items():
        text = text.replace(old, new)
    return case(name, MEDIATORS, draw("Biểu 10c", text, period=period), file="Bieu 10c.xlsx", **more)


LOST = {
    "Thông tư số": "Thông số",
    "Sở Tư pháp": "Sở pháp",
    "Bộ Tư pháp": "Bộ pháp",
    "HÒA GIẢI VIÊN Ở CƠ SỞ": "HÒA GIẢI VIÊN SỞ",
}
LOST["Số tổ hòa giải (Tổ)"] = "Số tổ hòa giải sở (Tổ)"


def mediators_cases() -> list[Case]:
    plain = mediators("10c-districts", HAI_DUONG)
    new = (("11113", "Xã Tân Kỳ"), ("11383", "Phường Lê Chân"), ("11407", "Phường An Biên"))
    hai_phong = {
        "tỉnh Hải Dương": "thành phố Hải Phòng",
        "Hải Dương,": "Hải Phòng,",
        "ĐỊA BÀN TỈNH": "ĐỊA BÀN THÀNH PHỐ",
    }
    hai_phong |= {"năm 2024": "năm 2026", "6/2024": "6/2026"}
    of_district = {
        "10c/": "10b/",
        "ĐỊA BÀN TỈNH": "ĐỊA BÀN HUYỆN",
        "Sở Tư pháp tỉnh Hải Dương": "Phòng Tư pháp Phú Xuyên",
    }
    of_district |= {"Bộ Tư pháp": "Sở Tư pháp TP Hà Nội", "Hải Dương, ngày": "Phú Xuyên, ngày"}
    whole = sum(value(22, code, "2024-H1", "teams") for code, _ in HAI_DUONG)
    bad = {f"trên địa bàn tỉnh | {whole:g} |": f"trên địa bàn tỉnh | {whole + 10:g}→!total_differs |"}
    bare = {name: name.split(" ", 1)[1] for _, name in HAI_DUONG[:2]} | {"Thị xã Kinh Môn": "TX. Kinh Môn"}
    bare |= {"Thành phố Chí Linh": "TP Chí Linh"}
    below = {"total": "Tổng số trên địa bàn huyện", "first": "Tên xã, thị trấn"}
    return [
        plain,
        mediators("10c-lost-letters", HAI_DUONG, changed=LOST),
        mediators("10c-year", HAI_DUONG, period="2023", when="Năm 2023 chính thức"),
        mediators("10c-total-wrong", HAI_DUONG, changed=bad),
        mediators("10c-names-short", HAI_DUONG, changed=bare),
        mediators("10b-communes", PHU_XUYEN[:7], changed=of_district, **below),
        mediators(
            "10c-after-districts",
            new,
            period="2026-H1",
            when="6 tháng đầu năm 2026",
            changed=hai_phong,
            total="Tổng số trên địa bàn thành phố",
            first="Tên xã, phường, đặc khu",
        ),
        moved(plain, 0, 1),
        *spellings(plain),
        as_file(plain, "xls"),
        as_file(plain, "ods"),
        as_file(plain, "docx"),
        as_file(mediators("10c-lost-letters-html", HAI_DUONG, changed=LOST), "html", tag="portal"),
    ]


def all_cases() -> list[Case]:
    return results_cases() + mediators_cases()
