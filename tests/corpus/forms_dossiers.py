"""Layouts 3 and 4, forms of the Government Office: dossiers (06/VPCP/KSTT) and numbers of procedures (II.07b)."""

from cases import Case, as_file, as_typed, case, changed, doubtful, moved, retyped, spellings, spelt
from drawing import FORMATS, Written, draw
from invented import PHU_XUYEN, TU_KY, body, summed, value
from legacy import decomposed, vni

FORM_06, FORM_07 = "3 form 06", "4 form II.07b"

TOP_06 = """
Biểu số 06 /VPCP/KSTT | < | < \
| TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH | < | < | < | < | < | Đơn vị báo cáo: | < | <
Ban hành theo Thông tư số\\n01/2020/TT-VPCP | < | < | TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT | < | < | < | < | < \
| {unit} | < | <
 | | | Kỳ báo cáo: {period} | < | < | < | < | < | Đơn vị nhận báo cáo: | < | <
 | | | {days} | < | < | < | < | < | {to} | < | <
 | | | | | | | | | Đơn vị tính: Số hồ sơ TTHC | < | <
"""
TITLES_06 = """
STT | Lĩnh vực, công việc giải quyết theo cấp | Số hồ sơ nhận giải quyết | < | < | < \
| Số hồ sơ đã giải quyết | < | < | < | Số lượng hồ sơ đang giải quyết | < | <
^ | ^ | Tổng số | Trong đó | < | < | Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số | Trong hạn | Quá hạn
^ | ^ | ^ | Trực tuyến | Trực tiếp, dịch vụ bưu chính | Từ kỳ trước | ^ | ^ | ^ | ^ | ^ | ^ | ^
(1) | (2) | (3)=(4)+(5)+(6) | (4) | (5) | (6) | (7)=(8)+(9)+(10) | (8) | (9) | (10) | (11)=(12)+(13) | (12) | (13)
"""
SPEC_06 = "no name d_received d_online direct d_carried d_resolved d_before d_at d_overdue d_pending running late"
OFFICES = """
I | Phòng chuyên môn | < | < | < | < | < | < | < | < | < | < | <
1 | Phòng Tư pháp | 120 | 80 | 38 | 2 | 117 | 100 | 15 | 2 | 3 | 3 | 0
2 | Phòng Tài nguyên và Môi trường | 1204 | 900 | 300 | 4 | 1190 | 1100 | 85 | 5 | 14 | 14 | 0
II | Xã, phường, thị trấn | < | < | < | < | < | < | < | < | < | < | <
"""
Q1_2024 = {"label": "2024-Q1", "period": "Quý I năm 2024", "days": "(Từ ngày 15/12/2023 đến ngày 14/03/2024)"}


def form_06(name: str, *, seed: int = 31, places=PHU_XUYEN[:5], when=Q1_2024, first: int = 1, other=(), **more) -> Case:
    label = when["label"]
    unit, to = more.pop("unit", "UBND huyện Phú Xuyên"), more.pop("to", "UBND thành phố Hà Nội")
    rows = body(SPEC_06, places, label, seed=seed, first=first)
    whole, put = f" | Tổng cộng | {everything(places, label, seed)} // -", more.pop("put", "last")
    offices = f"{whole if put == 'first' else ''}{OFFICES}"
    rows += f"\n{whole}" if put == "last" else ""
    top = TOP_06.format(unit=unit, to=to, period=when["period"], days=when["days"])
    text = f"{top}---{TITLES_06}{offices.strip(chr(10))}\n{rows}\n---\n\nNgười lập biểu | < | < | | | THỦ TRƯỞNG ĐƠN VỊ"
    start = more.pop("start", "2023-12-15")
    return case(
        name, FORM_06, draw("Bieu 06", changed(text, *other), period=label, start=start), file="Bieu 06.xlsx", **more
    )


def everything(places, label: str, seed: int) -> str:
    """The sums of a form: those of the offices, which are of no area of ours, and those of the communes."""
    offices = [line.split(" | ")[2:] for line in OFFICES.strip().splitlines() if line[0].isdigit()]
    communes = summed(" ".join(SPEC_06.split()[2:]), places, label, seed=seed).split(" | ")
    return " | ".join(str(sum(map(int, column))) for column in zip(communes, *offices, strict=True))


def form_06_cases() -> list[Case]:
    plain = form_06("06-district")
    code = PHU_XUYEN[0][0]

    def v(key: str) -> int:
        return int(value(31, code, "2024-Q1", key))

    def wrong(before: str, key: str, more: int, codes: str) -> list[tuple[str, str]]:
        """The figure of `key`, which stands after that of `before`, raised by so much."""
        start, was, now = f"| {v(before)} | ", v(key), v(key) + more
        return [(f"{start}{was} |", f"{start}{now}→!{codes} {now} |")]

    late = wrong("d_overdue", "d_pending", 7, "identity_differs,formula_differs")
    more = wrong("d_received", "d_online", v("direct") + 300, "more_than")
    parts = wrong("d_carried", "d_resolved", 10, "identity_differs,formula_differs")
    whole = everything(PHU_XUYEN[:5], "2024-Q1", 31).split(" | ", 1)[0]
    total = [(f"Tổng cộng | {whole} |", f"Tổng cộng | {int(whole) + 900}→!total_differs |")]
    q3 = {"label": "2024-Q3", "period": "Quý III/2024", "days": "(Từ ngày 15/6/2024 đến ngày 14/9/2024)"}
    year = {"label": "2023", "period": "Năm 2023", "days": "(Từ ngày 15/12/2022 đến ngày 14/12/2023)"}
    plain_quarter = {"label": "2023-Q4", "period": "Quý IV/2023", "days": "(Từ ngày 01/10/2023 đến ngày 31/12/2023)"}
    lam_dong = {"label": "2024-Q1", "period": "Quý I/2024", "days": "(Từ ngày 01/12/2023 đến ngày 29/02/2024)"}
    odd_days = form_06("06-days-of-no-calendar", when=lam_dong, start=None, whole="period_dates_differ,unsure_period")
    prefixed = [(name, f"UBND {name[0].lower()}{name[1:]}") for _, name in PHU_XUYEN[:5]]
    dotted = retyped(plain, "dotted", lambda number: Written(f"{int(number):,}".replace(",", ".")))
    accounting = retyped(plain, "accounting", lambda number: Written(number, FORMATS["acc"]))
    return [
        plain,
        form_06("06-third-quarter", when=q3, start="2024-06-15"),
        form_06("06-year", when=year, start="2022-12-15"),
        form_06("06-calendar-quarter", when=plain_quarter, start="2023-10-01"),
        doubtful(odd_days),
        form_06("06-total-first-continued", first=3, put="first"),
        form_06("06-ubnd-names", other=prefixed),
        form_06("06-pending-wrong", other=late),
        form_06("06-online-more-than-received", other=more),
        form_06("06-parts-wrong", other=parts),
        form_06("06-total-wrong", other=total),
        dotted,
        accounting,
        moved(plain, 1, 1),
        spelt(plain, "nfd", decomposed),
        spelt(plain, "vni", vni, font="VNI-Times"),
        as_file(plain, "html"),
        as_file(plain, "docx"),
        as_file(plain, "xls"),
        as_file(plain, "csv", separator=";", encoding="cp1258"),
    ]


TOP_07 = """
Biểu số II.07b/VPCP/KSTT | < | < | < | SỐ LƯỢNG TTHC ĐƯỢC GIẢI QUYẾT THEO CƠ CHẾ MỘT CỬA | < | < | < | < | <
{unit} | < | < | < | TẠI ĐỊA PHƯƠNG – {period} | < | < | < | < | < | | | Đơn vị tính: TTHC
---
STT | Đơn vị | Tổng số TTHC thuộc thẩm quyền | < | < | < | TTHC thực hiện theo CCMC, MCLT | < | < | < \
| Quy trình nội bộ được ban hành | < | < | <
^ | ^ | Tổng | Cấp tỉnh | Cấp huyện | Cấp xã | Tổng | BPMC cấp tỉnh | BPMC cấp huyện | BPMC cấp xã \
| Tổng | Cấp tỉnh | Cấp huyện | Cấp xã
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) | (14)
% . | area | due | due/province~ | due/district~ | due/commune~ | . | . | . | . | . | . | . | .
"""


def form_07(name: str, rows: str, *, label: str = "2024-Q2", period: str = "QUÝ II NĂM 2024", **more) -> Case:
    unit = more.pop("unit", "UBND HUYỆN TỨ KỲ")
    top = TOP_07.format(period=period, unit=unit)
    text = f"{top}{rows.strip(chr(10))}\n---\n\n * Ghi chú: cột 7 gồm 12 TTHC liên thông. | <"
    return case(name, FORM_07, draw("II.07b", text, period=label), file="Bieu II.07b.xlsx", **more)


def form_07_cases() -> list[Case]:
    def rows(places, seed: int = 32, label: str = "2024-Q2", level: str = "commune") -> str:
        lines = []
        for number, (code, name) in enumerate(places, 1):
            due = int(value(seed, code, label, "due"))
            levels = f" | | | {due}" if level == "commune" else f" | | {due - 20} | 20"
            lines.append(
                f"{number} | {name} | {due} {levels} | {due - 6} | | | {due - 6} | {due} | | | {due} // {code}"
            )
        return "\n".join(lines)

    communes = rows(TU_KY)
    head = "I | UBND cấp huyện | | | | | | | | | | | | // -\n"
    head += "1 | UBND huyện Tứ Kỳ | 268 | | 268 | | 261 | | 261 | | 268 | | 268 | // 298"
    below = "II | UBND cấp xã | | | | | | | | | | | | // -"
    plain = form_07("07b-communes", communes)
    both = form_07("07b-district-and-communes", f"{head}\n{below}\n{communes}")
    unsaid = communes  # without its district a name that several bear can only be asked about
    for code in ("11110", "11128"):
        unsaid = unsaid.replace(f"// {code}", f"// {code} ? !ambiguous_area")
    zero = communes.replace(" | | | ", " | 0 | 0 | ", 1)
    gaps = communes.replace("6 | Xã Tiên Động", "6 |\nTrắng |\n7 | Xã Tiên Động")
    sums = "| Tổng cộng | " + f"{sum(value(32, c, '2024-Q2', 'due') for c, _ in TU_KY):g} | | | | | | | | | | |  // -"
    offices = "1 | Sở Tư pháp | 132 | 98 | 21 | 13 | 130 | 98 | 20 | 12 | 132 | 98 | 21 | 13 // -"
    offices += "\n2 | Sở Y tế | 150 | 141 | 9 | | 148 | 140 | 8 | | 150 | 141 | 9 | // -"
    wrong_parts = form_07(
        "07b-levels-do-not-add",
        changed(
            communes,
            ("1 | Xã Quảng Nghiệp | ", "1 | Xã Quảng Nghiệp | 1"),
            ("// 11122", "// 11122 !parts_differ,ten_times"),
        ),
    )
    return [
        plain,
        form_07(
            "07b-year", rows(PHU_XUYEN[:6], label="2023"), label="2023", period="NĂM 2023", unit="UBND HUYỆN PHÚ XUYÊN"
        ),
        both,
        form_07("07b-district-unsaid", unsaid, unit=""),
        form_07("07b-zeros", zero),
        form_07("07b-offices-too", f"{offices}\n{communes}"),
        form_07("07b-empty-rows", gaps),
        form_07("07b-total-of-lists", f"{communes}\n{sums}"),
        wrong_parts,
        moved(plain, 4, 0),
        as_typed(plain),
        *spellings(plain),
        as_file(plain, "ods"),
        as_file(plain, "docx"),
        as_file(both, "html"),
    ]


def all_cases() -> list[Case]:
    return form_06_cases() + form_07_cases()
