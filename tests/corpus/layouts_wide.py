"""Layout 7: communes down, quarters across, with 6 tháng, 9 tháng, Cả năm and subtotals of districts."""

from cases import Case, as_file, as_typed, case, changed, doubtful, moved, spellings
from drawing import draw
from invented import PHU_XUYEN, THANH_HA, TU_KY, body, summed, value

LAYOUT = "7 commune × quarter"
PERIODS = ("2023-Q1", "2023-Q2", "2023-H1", "2023-Q3", "2023-9M", "2023-Q4", "2023")
NAMES = ("Quý I", "Quý II", "6 tháng", "Quý III", "9 tháng", "Quý IV", "Cả năm")
PARTS = ("registered/collective", "registered/individual")
SPEC = "no name " + " ".join(f"{part}@{period}" for period in PERIODS for part in PARTS) + " ."
TITLE = "TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023"


def titles(names=NAMES, leaves=("TT", "CN"), first: str = "Đơn vị") -> str:
    wide = " | < " * (len(leaves) - 1)
    top = " | ".join(f"{name}{wide}" for name in names)
    return f"STT | {first} | {top} | Ghi chú\n^ | ^ | {' | '.join(leaves * len(names))} | ^"


def models(
    name: str, *, title: str = TITLE, other=(), note: str = "(TT: tập thể; CN: cá nhân)", seed: int = 71
) -> Case:
    def group(roman: str, district: str, places) -> str:
        sums = summed(" ".join(SPEC.split()[2:-1]), places, "2023", seed=seed)
        rows = body(SPEC, places, "2023", seed=seed)
        first, _, rest = rows.partition("\n")
        return f"{first}\n{roman} | {district} | {sums} | // -\n{rest}\n | Cộng {roman} | {sums} | // -"

    everything = summed(" ".join(SPEC.split()[2:-1]), (*TU_KY[:4], *THANH_HA), "2023", seed=seed)
    text = f"""
TỈNH ỦY HẢI DƯƠNG – BAN DÂN VẬN | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | <
{title} | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | <
{note} | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | <
---
{titles()}
{group("I", "HUYỆN TỨ KỲ", TU_KY[:4])}
{group("II", "HUYỆN THANH HÀ", THANH_HA)}
 | TỔNG CỘNG (I+II) | {everything} | // -
---
"""
    return case(name, LAYOUT, draw("Năm 2023", changed(text, *other), period="2023"), file="Tong hop mo hinh.xlsx")


def mediation(
    name: str, *, names=NAMES[:5], periods=PERIODS[:5], other=(), title: str = "VỤ VIỆC HÒA GIẢI NĂM 2023"
) -> Case:
    spec = "no name " + " ".join(f"{key}@{when}" for when in periods for key in ("received", "resolved")) + " ."
    rows = body(spec, PHU_XUYEN[:5], "2023", seed=72, total="Tổng cộng")
    text = f"""
HUYỆN PHÚ XUYÊN – {title} | < | < | < | < | < | < | < | < | < | < | <
{titles(names, ("Tiếp nhận", "Hòa giải thành"))}
{rows}
"""
    return case(name, LAYOUT, draw("Sheet1", changed(text, *other), period="2023"), file="Hoa giai cac quy.xlsx")


def v(key: str, period: str, code: str = "10342", seed: int = 72) -> int:
    return int(value(seed, code, period, key))


def all_cases() -> list[Case]:
    plain = models("wide-models")
    start = f"1 | Xã Quảng Nghiệp | {v('registered/collective', '2023-Q1', '11122', 71)} | "
    second = v("registered/individual", "2023-Q1", "11122", 71)
    dash = [(f"{start}{second} |", f"{start}-→!dash_as_zero |")]
    cross = [(f"{start}{second} |", f"{start}x→!not_a_number |")]
    unclear_note = "* | < "
    half = f"| {v('received', '2023-Q2')} | {v('resolved', '2023-Q2')} | {v('received', '2023-H1')} | "
    more = v("received", "2023-H1") + 5
    says = f"→!total_differs,parts_differ,periods_differ {more}"
    wrong = f"| {v('received', '2023-Q2')} | {v('resolved', '2023-Q2')} | {more}{says} | "
    running = mediation(
        "wide-running-quarters",
        names=("Quý I", "Quý II", "Quý III", "Quý IV"),
        periods=("2023-Q1", "2023-H1", "2023-9M", "2023"),
        title="VỤ VIỆC HÒA GIẢI NĂM 2023 (số lũy kế từ đầu năm)",
    )
    months = mediation(
        "wide-words-of-months",
        names=("3 tháng đầu năm", "6 tháng đầu năm", "9 tháng đầu năm", "Năm 2023"),
        periods=("2023-Q1", "2023-H1", "2023-9M", "2023"),
    )
    years = mediation(
        "wide-two-years",
        names=("Quý IV/2022", "Quý I/2023", "Quý II/2023"),
        periods=("2022-Q4", "2023-Q1", "2023-Q2"),
        title="VỤ VIỆC HÒA GIẢI",
    )
    short = [(f"{NAMES[0]} | < ", "Q1 | < "), (f"{NAMES[1]} | < ", "Q.II | < "), ("Quý III | < ", "Q3 | < ")]
    last_year = f"""
HUYỆN PHÚ XUYÊN – SỐ VỤ HÒA GIẢI THÀNH QUÝ II NĂM 2023 | < | < | < | < | < | <
STT | Đơn vị | Quý II/2022 | Quý I/2023 | Quý II/2023 | So với cùng kỳ (%) | Kế hoạch năm 2023
{body("no name resolved@2022-Q2~ resolved@2023-Q1~ resolved@2023-Q2", PHU_XUYEN[:5], "2023-Q2", seed=73)}
"""
    beside = last_year.replace(" // ", " | 112,5 | 60 // ")
    quarters = "no name sessions@2022-Q1 sessions@2022-Q2 sessions@2022-Q3 sessions@2022-Q4 sessions@2022"
    one = f"""
Biểu tổng hợp số cuộc đối thoại năm 2022, huyện Thanh Hà | < | < | < | < | < | <
TT | Tên xã | Quý 1 | Quý 2 | Quý 3 | Quý 4 | Cả năm
{body(quarters, THANH_HA, "2022", seed=74)}
"""
    dialogue = case("wide-one-indicator-in-title", LAYOUT, draw("Đối thoại", one, period="2022"))
    unknown = models("wide-stage-unsaid", title="TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023", note=unclear_note)
    return [
        plain,
        models("wide-dash", other=dash),
        models("wide-cross-in-count", other=cross),
        models("wide-short-quarters", other=short),
        doubtful(unknown),
        mediation("wide-mediation"),
        mediation("wide-mediation-half-wrong", other=[(half, wrong)]),
        running,
        months,
        years,
        case("wide-last-year-and-plan", LAYOUT, draw("Quý II", beside, period="2023-Q2")),
        dialogue,
        copied(),
        moved(plain, 1, 1),
        as_typed(plain),
        *spellings(mediation("wide-mediation-spelt")),
        as_file(plain, "xls"),
        as_file(plain, "docx"),
        as_file(mediation("wide-mediation"), "html"),
        as_file(dialogue, "csv", separator=";"),
    ]


def copied() -> Case:
    """Quý II holds the very figures of 6 tháng for every commune: it may be cumulative, and only a person can say."""
    rows = []
    for at, (code, name) in enumerate(PHU_XUYEN[:6], 1):
        first, half = v("received", "2023-Q1", code), v("received", "2023-H1", code)
        rows.append(f"{at} | {name} | {first} | {half}→?{half} | {half} // {code}")
    text = f"""
HUYỆN PHÚ XUYÊN – SỐ VỤ VIỆC TIẾP NHẬN HÒA GIẢI NĂM 2023 | < | < | < | <
STT | Đơn vị | Quý I | Quý II | 6 tháng
% . | area | received@2023-Q1 | received@2023-Q2 | received@2023-H1
{chr(10).join(rows)}
"""
    return case("wide-quarter-is-half", LAYOUT, draw("Sheet1", text), file="Hoa giai.xlsx")
