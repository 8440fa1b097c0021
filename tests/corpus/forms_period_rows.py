"""Layout 6: dossiers with "in the period", "carried" and "cumulative" as rows, the unit in a sentence above them."""

from cases import Case, as_file, as_typed, case, moved, spellings
from drawing import draw

LAYOUT = "6 period as rows"

TOP = """
TÌNH HÌNH TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH {title} | < | < | < | < | < | < | < | <
Huyện Tứ Kỳ, tỉnh Hải Dương | < | < | < | < | < | < | < | <
---
"""
LEAVES = """
Mục | Tiếp nhận | Trước hạn | Đúng hạn | Chậm hạn | Tổng đã giải quyết | Đang giải quyết trong hạn \
| Đang giải quyết chậm hạn | Trả lại HS
"""
TWO_LEVELS = """
Mục | Tiếp nhận | Đã giải quyết | < | < | < | Đang giải quyết | < | Trả lại hồ sơ
^ | ^ | Trước hạn | Đúng hạn | Chậm hạn | Tổng | Trong hạn | Chậm hạn | ^
"""
MEANS = "% . | d_received | d_before | d_at | d_overdue | d_resolved | . | . | d_returned"
FIRST, SECOND = (134, 100, 21, 4, 125, 6, 3), (88, 60, 20, 1, 81, 7, 0)
NONE, SOME = (0,) * 7, (10, 6, 2, 1, 9, 1, 0)


def line(name: str, numbers, note: str, mark: str = "") -> str:
    figures = (1, 2, 3, 4, 5)  # the columns that are indicators; what is still open has two and no sum
    cells = [f"{n}→{mark}{n}" if mark and at in figures else str(n) for at, n in enumerate(numbers, 1)]
    return f"{name} | {' | '.join(cells)} | // {note}"


def sentence(name: str, numbers, says: str = "") -> str:
    """The unit with its printed rates; they may be read, but stand in a sentence."""
    on_time = f"{100 * (numbers[1] + numbers[2]) / numbers[4]:.1f}".replace(".", ",")
    slow = f"{100 * numbers[3] / numbers[4]:.1f}".replace(".", ",")
    rates = f"{name}: Trước và đúng hạn: {on_time}%; Chậm và quá hạn: {slow}%"
    says = says or f"→d_on_time_share~={on_time.replace(',', '.')} d_overdue_share~={slow.replace(',', '.')}"
    return f"{rates}{says} | < | < | < | < | < | < | < | <"


def three(code: str, name: str, numbers, carried=NONE, says: str = "") -> str:
    """In the period, carried over, cumulative. With nothing carried over the first is what was received, and in a first
    quarter the last says the same days; otherwise "received" may mean the new ones alone, which only a person knows."""
    whole = tuple(a + b for a, b in zip(numbers, carried, strict=True))
    mark = "?" if any(carried) else ""
    rows = [f"{sentence(name, numbers, says)} // {code}", line("Trong kỳ", numbers, code, mark)]
    rows.append(
        f"Kỳ trước | {carried[0]}→d_carried~={'?' if mark else ''}{carried[0]} | {words(carried[1:])} | // {code} -"
    )
    return "\n".join((*rows, line("Lũy kế", whole, f"{code} {mark}~")))


def words(numbers) -> str:
    return " | ".join(str(number) for number in numbers)


def rows_case(
    name: str, *blocks: str, title: str = "QUÝ I NĂM 2024", period: str = "2024-Q1", heads: str = LEAVES
) -> Case:
    text = f"{TOP.format(title=title)}{heads.strip(chr(10))}\n{MEANS}\n" + "\n".join(blocks)
    return case(name, LAYOUT, draw("Sheet1", text, period=period), file="Ho so TTHC.xlsx")


def clear_rows() -> Case:
    """Rows that say themselves which days they mean."""
    blocks = []
    for code, name, now, before in (
        ("11122", "UBND xã Quảng Nghiệp", FIRST, SECOND),
        ("11116", "UBND xã Quang Khải", SECOND, FIRST),
    ):
        whole = tuple(a + b for a, b in zip(now, before, strict=True))
        blocks += [f"{sentence(name, now)} // {code}", line("Trong quý II/2024", now, code)]
        blocks += [line("Cùng kỳ năm 2023", before, "-"), line("Lũy kế từ đầu năm", whole, f"{code} @2024-H1")]
    return rows_case("rows-clear-words", *blocks, title="QUÝ II NĂM 2024", period="2024-Q2")


def shifted() -> Case:
    """A cell got lost on the way: the values stand one column left of their titles, and only the sums show it."""
    heads = """
Mục | Tiếp nhận | Trả lại HS | Trước hạn | Đúng hạn | Chậm hạn | Tổng đã giải quyết | Đang giải quyết trong hạn \
| Đang giải quyết chậm hạn
"""
    text = f"""{TOP.format(title="QUÝ I NĂM 2024")}{heads.strip(chr(10))}
{sentence("UBND xã Quảng Nghiệp", FIRST, "→never")}
% . | d_received | d_before? | d_at? | d_overdue? | d_resolved? | . | . | .
Trong kỳ | {words(FIRST)} | // 11122
Kỳ trước | {words(NONE)} | // -
Lũy kế | {words(FIRST)} | // 11122 ~
"""
    return case("rows-shifted-values", LAYOUT, draw("Sheet1", text, period="2024-Q1"), file="Ho so TTHC.xlsx")


def mediation_rows() -> Case:
    text = """
KẾT QUẢ HÒA GIẢI Ở CƠ SỞ QUÝ III NĂM 2023 – XÃ TRƯỜNG XUÂN, HUYỆN THỌ XUÂN | < | < | < | <
Nội dung | Tổng số vụ tiếp nhận | Hòa giải thành | Hòa giải không thành | Chưa giải quyết xong
% . | received | resolved | unresolved | pending
Kỳ trước chuyển sang | 2→never | | | // -
Trong quý III | 12→?12 | 10 | 3 | 1 // 15598
9 tháng năm 2023 | 31 | 25 | 5 | 1 // 15598 @2023-9M
So với cùng kỳ (tăng +, giảm -) | 3 | 2 | -1 | 0 // -
"""
    return case("rows-mediation-one-commune", LAYOUT, draw("Q3", text, period="2023-Q3"), file="Hoa giai.xlsx")


def all_cases() -> list[Case]:
    plain = rows_case("rows-none-carried", three("11122", "UBND xã Quảng Nghiệp", FIRST))
    several = rows_case(
        "rows-three-communes",
        three("11122", "UBND xã Quảng Nghiệp", FIRST),
        three("11116", "UBND xã Quang Khải", SECOND),
        three("11131", "Xã Văn Tố", (40, 30, 5, 0, 35, 5, 0)),
    )
    two_rates = "→!rate_differs d_on_time_share=96.8".replace("→", ".→")  # as the source printed it: 96,8 % and 5,47 %
    rate = three("11122", "UBND xã Quảng Nghiệp", FIRST, says=two_rates).replace("quá hạn: 3,2%", "quá hạn: 5,47%")
    wrong = (134, 100, 21, 4, 132, 6, 3)
    sums = three("11122", "UBND xã Quảng Nghiệp", wrong, says="→never")
    sums = sums.replace("| 4 | 132", "| 4 | 132→!identity_differs,parts_differ 132", 1)
    return [
        plain,
        several,
        rows_case("rows-two-levels", three("11122", "UBND xã Quảng Nghiệp", FIRST), heads=TWO_LEVELS),
        rows_case("rows-some-carried", three("11122", "UBND xã Quảng Nghiệp", FIRST, SOME)),
        clear_rows(),
        shifted(),
        mediation_rows(),
        rows_case("rows-two-printed-rates", rate),
        rows_case("rows-resolved-wrong", sums),
        moved(plain, 1, 2),
        as_typed(several),
        *spellings(several),
        as_file(several, "docx"),
        as_file(several, "html"),
        as_file(clear_rows(), "csv", separator="\t", encoding="utf-16-le"),
        as_file(clear_rows(), "ods"),
    ]
