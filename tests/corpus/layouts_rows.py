"""Layout 8: indicators down; across stand the plan, the quarter, the cumulative, last year, or the communes."""

from cases import Case, as_file, as_typed, case, moved, spellings
from drawing import draw
from invented import AN_GIANG_NEW, PHU_XUYEN, value

LAYOUT = "8 indicators as rows"

TITLES = "TT | Chỉ tiêu | ĐVT | KH năm | Thực hiện quý | Lũy kế | So cùng kỳ (%)"
MEANS = "% . | . | . | . | @2024-Q3 | +@2024-Q3 | ."
ROWS = """
I | Phong trào thi đua “Dân vận khéo” |  |  |  |  |  // -
1 | Số mô hình đăng ký | mô hình | 20 | 5 | 18 | 112,5→never // registered
1.1 | - Tập thể | " |  | 4 | 15 |  // registered/collective
1.2 | - Cá nhân | " |  | 1 | 3 |  // registered/individual
 | Trong đó: lĩnh vực kinh tế | " |  | 2 | 7 |  // registered/economy
2 | Số mô hình được công nhận | " | 15 | 3 | 9 | 90→never // recognised
II | Hòa giải ở cơ sở |  |  |  |  |  // -
1 | Số vụ việc tiếp nhận | vụ việc |  | 15 | 36 | 103→never // received
2 | Số vụ hòa giải thành | " |  | 12 | 31 | 105→never // resolved
3 | Tỷ lệ hòa giải thành | % | 80 | 80 | 86.1 |  // success
III | Thủ tục hành chính |  |  |  |  |  // -
1 | Số TTHC niêm yết | thủ tục |  | 108 | 108 | 100→never // published
2 | Hồ sơ tiếp nhận | hồ sơ |  | 412 | 1250 | 98→never // d_received
3 | Hồ sơ giải quyết trước và đúng hạn | hồ sơ |  | 405 | 1238 |  // d_on_time
"""
HEAD = """
ĐẢNG ỦY XÃ BẠCH HẠ | < | < | | ĐẢNG CỘNG SẢN VIỆT NAM | < | <
KHỐI DÂN VẬN | < | < | | Bạch Hạ, ngày 25 tháng 9 năm 2024 | < | <
PHỤ LỤC SỐ LIỆU CÔNG TÁC DÂN VẬN QUÝ III NĂM 2024 | < | < | < | < | < | <
(Kèm theo Báo cáo số 47-BC/KDV ngày 25/9/2024 của Khối Dân vận xã Bạch Hạ, huyện Phú Xuyên) | < | < | < | < | < | <
---
"""
BELOW = """
---

Nơi nhận: | < | | | TM. KHỐI DÂN VẬN | < | <
- Ban Dân vận Huyện ủy (để b/c), | < | | | TRƯỞNG KHỐI | < | <
"""


def rows_case(
    name: str, rows: str = ROWS, *, titles: str = TITLES, means: str = MEANS, head: str = HEAD, **more
) -> Case:
    text = f"{head}{titles}\n{means}\n{rows.strip(chr(10))}{BELOW}"
    given = {"period": "2024-Q3", "area": "10342", **{key: more.pop(key) for key in ("period", "area") if key in more}}
    return case(name, LAYOUT, draw("Phụ lục", text, **given), file="Phu luc so lieu.xlsx", **more)


def two_in_one() -> Case:
    rows = """
1 | Vụ việc hòa giải thành / tiếp nhận | vụ | | 12/15 (80%)→resolved=12 received=15 success=80 \
| 31/36→resolved=31 received=36 |  // received
2 | TTHC niêm yết / thuộc thẩm quyền | thủ tục | | 108/108→published=108 due=108 \
| 108/108→published=108 due=108 | // due
3 | Số mô hình đăng ký | mô hình | | 5 (4 TT, 1 CN)→registered=5 registered/collective=4 \
registered/individual=1 | 18 | // registered
4 | Số cuộc đối thoại | cuộc | 4 | 1 | 3 | // sessions
"""
    return rows_case("rows8-two-numbers-in-a-cell", rows)


def qualified() -> Case:
    rows = """
1 | Số hòa giải viên | người | | khoảng 63→63~about | 63 | // mediators
2 | Hồ sơ tiếp nhận | hồ sơ | | trên 540→540~over | gần 1.600→1600~nearly | // d_received
3 | Hồ sơ đã giải quyết | hồ sơ | | 520 | 4 nghìn→!more_than,ten_times 4000 | // d_resolved
4 | Số mô hình được công nhận | mô hình | | Không→0 | 9 | // recognised
5 | Số mô hình đăng ký | mô hình | | ... →!missing_mark,not_a_number | 18 | // registered
6 | Số ý kiến tại đối thoại | ý kiến | | '05 | '17 | // opinions
7 | Số cuộc đối thoại | cuộc | | K→0 | 2 | // sessions
"""
    return rows_case("rows8-words-and-qualifiers", rows)


def unequal() -> Case:
    """345 = 315 + 27 it is not: all three stay as they are printed, and a person looks."""
    rows = """
1 | Số mô hình đăng ký | mô hình | | 345 (315 TT, 27 CN)→!parts_differ,several_numbers \
registered=?345 registered/collective=?315 registered/individual=?27 | | // registered
2 | Số mô hình được công nhận | mô hình | | 40→!more_than 40 | | // recognised
3 | Vụ việc tiếp nhận | vụ | | 10 | 36 | // received
4 | Vụ việc hòa giải thành | vụ | | 12→!more_than 12 | 31 | // resolved
5 | Tỷ lệ hòa giải thành | % | | 95→!rate_differs 95 | | // success
"""
    return rows_case("rows8-does-not-add", rows.replace("40→!more_than 40", "40"))


def communes_across(name: str, places, period: str, head: str) -> Case:
    lines = ["TT | Nội dung | ĐVT | " + " | ".join(place for _, place in places) + " | Tổng"]
    lines.append("% . | . | . | " + " | ".join(code for code, _ in places) + " | .")
    for at, (words, unit, key) in enumerate(
        (
            ("Số tổ hòa giải", "tổ", "teams"),
            ("Số vụ việc tiếp nhận", "vụ", "received"),
            ("Số vụ hòa giải thành", '"', "resolved"),
            ("Số vụ hòa giải không thành", '"', "unresolved"),
            ("Số mô hình Dân vận khéo đăng ký", "mô hình", "registered"),
            ("Số cuộc đối thoại", "cuộc", "sessions"),
        ),
        1,
    ):
        numbers = [int(value(81, code, period, key)) for code, _ in places]
        lines.append(f"{at} | {words} | {unit} | {' | '.join(map(str, numbers))} | {sum(numbers)} // {key}")
    return case(name, LAYOUT, draw("Sheet1", f"{head}\n" + "\n".join(lines), period=period), file="Phu luc.xlsx")


def estimate() -> Case:
    """A column that holds the quarter, and one in which an estimate for the quarter is added to what has been."""
    titles = "TT | Nội dung | ĐVT | Kế hoạch năm 2024 | Thực hiện quý III | Ước thực hiện 9 tháng | Cùng kỳ năm 2023"
    means = "% . | . | . | . | @2024-Q3 | @2024-9M | ."
    rows = """
1 | Số vụ việc hòa giải thành | vụ việc | 50 | 12 | 31 | 29 // resolved
2 | Số vụ việc tiếp nhận | vụ việc | | 15 | 36 | 35 // received
3 | Hồ sơ tiếp nhận | hồ sơ | 1500 | 412 | 1250 | 1198 // d_received
4 | Hồ sơ quá hạn | hồ sơ | 0 | 2 | 5 | 9 // d_overdue
"""
    return rows_case("rows8-estimate-and-last-year", rows, titles=titles, means=means)


def fourth() -> Case:
    """One title for two things: the fourth quarter and the year as it ran."""
    titles = "TT | Chỉ tiêu | ĐVT | Thực hiện quý IV và lũy kế năm | <\n^ | ^ | ^ | Quý IV | Lũy kế năm"
    means = "% . | . | . | @2023-Q4 | @2023"
    head = HEAD.replace("QUÝ III NĂM 2024", "QUÝ IV VÀ CẢ NĂM 2023")
    head = head.replace("ngày 25 tháng 9 năm 2024", "ngày 20 tháng 12 năm 2023").replace("25/9/2024", "20/12/2023")
    rows = """
1 | Số vụ việc tiếp nhận | vụ việc | 14 | 52 // received
2 | Số vụ hòa giải thành | " | 12 | 45 // resolved
3 | Số cuộc đối thoại | cuộc | 1 | 4 // sessions
"""
    return rows_case("rows8-fourth-and-year", rows, titles=titles, means=means, head=head)


def fourth_unparted() -> Case:
    """The same title over a single column: quarter or year, the sheet does not say."""
    titles = "TT | Chỉ tiêu | ĐVT | Thực hiện quý IV và lũy kế năm"
    rows = """
1 | Số vụ việc tiếp nhận | vụ việc | 52→?52 // received
2 | Số vụ hòa giải thành | " | 45→?45 // resolved
3 | Số cuộc đối thoại | cuộc | 4→?4 // sessions
"""
    head = (
        HEAD.replace("QUÝ III NĂM 2024", "QUÝ IV VÀ CẢ NĂM 2023")
        .replace("năm 2024", "năm 2023")
        .replace("/2024", "/2023")
    )
    means = "% . | . | . | @2023-Q4"
    return rows_case("rows8-fourth-and-year-one-column", rows, titles=titles, means=means, head=head)


def all_cases() -> list[Case]:
    plain = rows_case("rows8-commune-appendix")
    district = "HUYỆN PHÚ XUYÊN – SỐ LIỆU CÔNG TÁC DÂN VẬN QUÝ I NĂM 2024 | < | < | < | < | <"
    province = "TỈNH AN GIANG: SỐ LIỆU DÂN VẬN QUÝ II/2026 CỦA CÁC XÃ | < | < | < | <"
    across = communes_across("rows8-communes-across", PHU_XUYEN[:6], "2024-Q1", district)
    return [
        plain,
        two_in_one(),
        qualified(),
        unequal(),
        across,
        communes_across("rows8-new-communes-across", AN_GIANG_NEW, "2026-Q2", province),
        estimate(),
        fourth(),
        fourth_unparted(),
        moved(plain, 1, 1),
        as_typed(across),
        *spellings(plain),
        as_file(plain, "docx"),
        as_file(plain, "xls"),
        as_file(plain, "html"),
        as_file(across, "csv", separator=";", encoding="utf-16-le"),
        as_file(across, "ods"),
        as_file(across, "docx"),
    ]
