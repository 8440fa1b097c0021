"""The traps of whole tables (domain/spreadsheets.md, part A): what stands beside, below and above the figures."""

from cases import Case, as_file, case, moved
from drawing import draw
from invented import PHU_XUYEN, TU_KY, body, value

LAYOUT = "traps of tables"
TOP = "UBND HUYỆN PHÚ XUYÊN | < | < | <\nKẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ II NĂM 2024 | < | < | <\n"
SPEC = "no name received resolved mediators"
TITLES = "STT | Đơn vị | Số vụ tiếp nhận | Số vụ hòa giải thành | Số hòa giải viên"


def table(name: str, text: str, *, period: str = "2024-Q2", sheet: str = "Sheet1", **more) -> Case:
    return case(name, LAYOUT, draw(sheet, text, period=period), file="Tong hop so lieu.xlsx", **more)


def rows(places=PHU_XUYEN[:4], spec: str = SPEC, seed: int = 111, **more) -> str:
    return body(spec, places, "2024-Q2", seed=seed, **more)


def side_by_side() -> Case:
    """Two tables on one sheet, parted by an empty column, of different communes."""
    lines = []
    for at, pair in enumerate(zip(PHU_XUYEN[:4], PHU_XUYEN[4:8], strict=True), 1):
        halves = []
        for place, (code, name) in zip((at, at + 4), pair, strict=True):
            got, done = (int(value(112, code, "2024-Q2", key)) for key in ("received", "resolved"))
            halves.append(f"{place} | {name} | {got}→{code}received={got} | {done}→{code}resolved={done}")
        lines.append(" |  | ".join(halves))
    titles = "STT | Đơn vị | Tiếp nhận | Hòa giải thành | | STT | Đơn vị | Tiếp nhận | Hòa giải thành"
    top = TOP.replace("DÂN VẬN", "HÒA GIẢI Ở CƠ SỞ").replace(" | < | < | <", " | <" * 8)
    return table("table-side-by-side", f"{top}{titles}\n% .\n" + "\n".join(lines))


def one_below() -> Case:
    models = body("no name registered recognised", PHU_XUYEN[:4], "2024-Q2", seed=113, total="Cộng")
    text = f"""{TOP}I. CÔNG TÁC HÒA GIẢI | < | < | <
{TITLES}
{rows(total="Cộng")}

II. PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” | < | < | < // -
STT | Đơn vị | Số mô hình đăng ký | Số mô hình được công nhận // -
{models}
"""
    return table("table-one-below-another", text)


def notes() -> Case:
    text = f"""{TOP}---
{TITLES}
{rows(total="Tổng cộng")}
---
* Ghi chú: | Tổng số ước tính 02 tháng cuối: | 3 | 2 |
1. | Xã Bạch Hạ còn 02 vụ chuyển sang kỳ sau; | | |
2. | Xã Đại Thắng: số hòa giải viên tăng 3 người so với quý I. | | |

Người lập biểu | < | Phú Xuyên, ngày 20 tháng 6 năm 2024 | < | <
Nguyễn Thị Hoa – 0912345678 | < | CHỦ TỊCH | < | <
"""
    return table("table-notes-with-numbers", text)


def strangers() -> Case:
    """Columns of no indicator known here: numbers in them are left alone, and said so."""
    means = "% . | area | . | received | resolved | . | ."
    lines = [
        f"{at} | {name} | {1500 + 7 * at} | {value(114, code, '2024-Q2', 'received'):g} | "
        f"{value(114, code, '2024-Q2', 'resolved'):g} | {12 + at} | Tốt // {code}"
        for at, (code, name) in enumerate(PHU_XUYEN[:5], 1)
    ]
    titles = "STT | Đơn vị | Tổng số hộ dân→!unknown_column | Số vụ tiếp nhận | Số vụ hòa giải thành "
    titles += "| Số hộ nghèo→!unknown_column | Xếp loại"
    return table("table-unknown-columns", f"{TOP}{titles}\n{means}\n" + "\n".join(lines))


def plan_and_past() -> Case:
    """The same leaf three times: plan, last year, and what was done."""
    titles = """STT | Đơn vị | Kế hoạch năm 2024 | < | Cùng kỳ năm 2023 | < | Thực hiện quý II/2024 | <
^ | ^ | Số mô hình đăng ký | Số cuộc đối thoại | Số mô hình đăng ký | Số cuộc đối thoại | Số mô hình đăng ký \
| Số cuộc đối thoại"""
    means = "% . | area | . | . | . | . | registered | sessions"
    lines = [
        f"{at} | {name} | 20 | 4 | 12 | 1 | {value(115, code, '2024-Q2', 'registered'):g} | "
        f"{value(115, code, '2024-Q2', 'sessions'):g} // {code}"
        for at, (code, name) in enumerate(PHU_XUYEN[:5], 1)
    ]
    return table("table-plan-and-last-year", f"{TOP}{titles}\n{means}\n" + "\n".join(lines))


def two_rows_each() -> Case:
    """Each commune merged over two rows, one for groups and one for individuals."""
    lines = ["STT | Đơn vị | Đối tượng | Số mô hình đăng ký | Số mô hình được công nhận"]
    lines.append("% . | area | . | registered | recognised")
    for at, (code, name) in enumerate(TU_KY[:4], 1):
        for subject, part in (("Tập thể", "collective"), ("Cá nhân", "individual")):
            first = part == "collective"
            counts = " | ".join(f"{value(116, code, '2024-Q2', f'{k}/{part}'):g}" for k in ("registered", "recognised"))
            start = f"{at} | {name}" if first else "^ | ^"
            lines.append(f"{start} | {subject} | {counts} // {code} /{part}")
    top = TOP.replace("PHÚ XUYÊN", "TỨ KỲ")
    return table("table-two-rows-each", top + "\n".join(lines))


def merged_figure() -> Case:
    """One number merged over two communes belongs to neither alone."""
    text = f"""{TOP}{TITLES}
% . | area | received | resolved | mediators
1 | Xã Bạch Hạ | 14 | 12 | 63 // 10342
2 | Xã Đại Thắng | 17→?17 | 15 | 56 // 10291
3 | Xã Hoàng Long | ^ | 6 | 49 // 10303
"""
    return table("table-figure-merged-over-two", text)


def totals() -> list[Case]:
    names = ("Toàn huyện", "TC", "Cộng chung", "Tổng số trên địa bàn huyện", "CỘNG (4 xã)", "Tổng")
    found = []
    for at, name in enumerate(names):
        put = "first" if at % 2 else "last"
        found.append(table(f"table-total-named-{at + 1}", f"{TOP}{TITLES}\n{rows(total=name, put=put, seed=120 + at)}"))
    return found


def numbering() -> list[Case]:
    untitled = TITLES.replace("STT | ", " | ")
    tt = f"{TOP}{untitled}\n(1) | (2) | (3) | (4) | (5)\n{rows(seed=117)}"
    last = body("name received resolved mediators no", PHU_XUYEN[:4], "2024-Q2", seed=118)
    none = body("name received resolved mediators", PHU_XUYEN[:4], "2024-Q2", seed=119)
    plain = "1 | 2 | 3 | 4 | 5"
    return [
        table("table-number-column-untitled", tt),
        table("table-number-column-last", f"{TOP}Đơn vị | {TITLES.split(' | ', 2)[2]} | Số TT\n{last}"),
        table("table-no-number-column", f"{TOP}Đơn vị | {TITLES.split(' | ', 2)[2]}\n{none}"),
        table("table-plain-numbering-row", f"{TOP}{TITLES}\n{plain}\n{rows(seed=117)}"),
        table("table-letters-numbering-row", f"{TOP}{TITLES}\nA | B | 1 | 2 | 3\n{rows(seed=117)}"),
    ]


def empty() -> list[Case]:
    """A proper table nobody filled in, and a sheet that is no report."""
    blank = "\n".join(f"{at} | {name} | | |" for at, (_, name) in enumerate(PHU_XUYEN[:4], 1))
    menu = """
THỰC ĐƠN BẾP ĂN THÁNG 5/2024 | < | <
Ngày | Món chính | Giá tiền
02/5/2024 | Cá kho | 35.000
03/5/2024 | Thịt luộc | 40.000
"""
    return [
        table("table-not-filled-in", f"{TOP}{TITLES}\n{blank}", whole="nothing_filled_in"),
        table("table-of-something-else", menu, whole="no_table,no_header,unknown_column"),
    ]


def all_cases() -> list[Case]:
    found = [side_by_side(), one_below(), notes(), strangers(), plan_and_past(), two_rows_each(), merged_figure()]
    return [
        *found,
        *totals(),
        *numbering(),
        *empty(),
        moved(found[1], 2, 2),
        as_file(found[0], "xls"),
        as_file(found[2], "docx"),
        as_file(found[5], "docx"),
        as_file(found[5], "html"),
        as_file(found[1], "ods"),
    ]
