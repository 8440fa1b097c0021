"""The traps of time, and of files: where the period stands, sheets and hidden sheets, endings that lie."""

from dataclasses import replace

from cases import Case, as_file, case, doubtful
from drawing import Grid, draw
from invented import PHU_XUYEN, body

LAYOUT = "traps of periods, files"
COLUMNS = "STT | Đơn vị | Số vụ tiếp nhận | Số vụ hòa giải thành | Số hòa giải viên"


def sheet(title: str, period: str, *, name: str = "Sheet1", seed: int = 91, **more) -> Grid:
    rows = body("no name received resolved mediators", PHU_XUYEN[:4], period, seed=seed, total="Tổng cộng")
    text = f"UBND HUYỆN PHÚ XUYÊN | < | < | < | <\n{title} | < | < | < | <\n{COLUMNS}\n{rows}"
    return draw(name, text, period=period, **more)


def spoken(name: str, title: str, label: str, *, file: str = "Bieu hoa giai.xlsx", whole: str = "", **more) -> Case:
    grid = sheet(title, label, **{key: more.pop(key) for key in ("start", "seed") if key in more})
    return case(name, LAYOUT, grid, file=file, whole=whole, **more)


def words() -> list[Case]:
    return [
        spoken("period-roman", "KẾT QUẢ HÒA GIẢI QUÍ II/2024", "2024-Q2"),
        spoken("period-arabic", "Kết quả hòa giải quý 2 - 2024", "2024-Q2"),
        spoken("period-short", "KQ hòa giải Q.IV/2023", "2023-Q4"),
        spoken("period-half", "KẾT QUẢ HÒA GIẢI 6 THÁNG ĐẦU NĂM 2024", "2024-H1"),
        spoken("period-second-half", "KẾT QUẢ HÒA GIẢI 6 THÁNG CUỐI NĂM 2023", "2023-H2"),
        spoken("period-nine-months", "KẾT QUẢ HÒA GIẢI 9 THÁNG NĂM 2024", "2024-9M"),
        spoken("period-month", "KẾT QUẢ HÒA GIẢI THÁNG 5 NĂM 2024", "2024-M05", seed=92),
        spoken("period-year", "KẾT QUẢ HÒA GIẢI NĂM 2023", "2023"),
        spoken(
            "period-days-alone",
            "KẾT QUẢ HÒA GIẢI (Từ ngày 01/4/2024 đến ngày 30/6/2024)",
            "2024-Q2",
            start="2024-04-01",
        ),
        spoken(
            "period-days-mid-month",
            "KẾT QUẢ HÒA GIẢI (từ ngày 15/6/2024 đến 14/9/2024)",
            "2024-Q3",
            start="2024-06-15",
        ),
        spoken("period-report-number", "Kết quả hòa giải quý I/2024 (kèm BC số 12/BC-UBND ngày 05/4/2024)", "2024-Q1"),
    ]


def elsewhere() -> list[Case]:
    silent = "KẾT QUẢ CÔNG TÁC HÒA GIẢI Ở CƠ SỞ"
    in_file = spoken("period-in-file-name", silent, "2024-Q1", file="BC DV Q1.2024 (sua lan 2).xlsx")
    by_sheets = [
        sheet(f"{silent} NĂM 2024", f"2024-Q{number}", name=name)
        for number, name in ((1, "Q1"), (2, "Quý II"), (3, "Q.III"))
    ]
    old = sheet("KẾT QUẢ HÒA GIẢI QUÝ IV NĂM 2023", "2023-Q4", name="Quý IV-2023", hidden=True)
    old = replace(old, truths=tuple(replace(t, ask=True, need=False) for t in old.truths))
    now = sheet("KẾT QUẢ HÒA GIẢI QUÝ I NĂM 2024", "2024-Q1", name="Quý I-2024")
    guide = draw("Hướng dẫn", "Hướng dẫn nhập liệu\n1. Mỗi xã một dòng\n2. Gửi trước ngày 05 | | 05/4/2024")
    return [
        in_file,
        spoken("period-chosen", silent, "2024-Q2", file="bc.xlsx", period="2024-Q2"),
        doubtful(spoken("period-unsaid", silent, "2024-Q2", file="bc.xlsx", whole="no_period")),
        case("period-in-sheet-names", LAYOUT, *by_sheets, file="Hoa giai 2024.xlsx"),
        case("period-hidden-old-sheet", LAYOUT, now, old, guide, whole="hidden_sheet", file="Hoa giai.xlsx"),
        case("period-sheets-both-seen", LAYOUT, now, sheet_of_2023(), file="Hoa giai.xlsx"),
    ]


def sheet_of_2023() -> Grid:
    return sheet("KẾT QUẢ HÒA GIẢI QUÝ IV NĂM 2023", "2023-Q4", name="Quý IV-2023")


def wrong() -> list[Case]:
    title = "KẾT QUẢ HÒA GIẢI QUÝ"
    clash = replace(sheet(f"{title} II NĂM 2024", "2024-Q2"), name="Q3-2024")
    other = "(Từ ngày 01/01/2024 đến ngày 31/3/2024)"
    return [
        doubtful(spoken("period-future", f"{title} I NĂM 2027", "2027-Q1", whole="future_period")),
        doubtful(
            case("period-sheet-says-other", LAYOUT, clash, whole="unsure_period,period_conflict", file="Hoa giai.xlsx")
        ),
        doubtful(
            spoken(
                "period-days-say-other",
                f"{title} II NĂM 2024 {other}",
                "2024-Q2",
                whole="period_dates_differ,unsure_period",
            )
        ),
        spoken("period-chosen-other", f"{title} II NĂM 2024", "2024-Q2", period="2024-Q3", whole="period_conflict"),
        doubtful(spoken("period-plan", "KẾ HOẠCH HÒA GIẢI QUÝ III NĂM 2024", "2024-Q3", whole="plan_heading")),
        doubtful(spoken("period-no-year", f"{title} II", "2024-Q2", file="bc.xlsx", whole="no_period,unsure_period")),
    ]


def files() -> list[Case]:
    plain = spoken("file-plain", "KẾT QUẢ HÒA GIẢI QUÝ II NĂM 2024", "2024-Q2")
    lying = [
        as_file(plain, "html", tag="html-as-xls", file="Hoa giai.xls"),
        as_file(plain, "html", tag="html-as-xlsx", file="Hoa giai.xlsx"),
        as_file(plain, "csv", tag="csv-as-xls", file="Hoa giai.xls", separator="\t"),
        as_file(plain, "xls", tag="xls-as-xlsx", file="Hoa giai.xlsx"),
        as_file(plain, "xlsx", tag="xlsx-as-xls", file="Hoa giai.xls"),
        as_file(plain, "xlsx", tag="xlsm", file="Hoa giai.xlsm"),
        as_file(plain, "ods", tag="ods-as-xlsx", file="Hoa giai.xlsx"),
    ]
    texts = [
        as_file(plain, "csv", tag="utf8", encoding="utf-8"),
        as_file(plain, "csv", tag="utf8-bom-semicolon", separator=";"),
        as_file(plain, "csv", tag="utf16le-tab", encoding="utf-16-le", separator="\t", file="Hoa giai.txt"),
        as_file(plain, "csv", tag="cp1258-semicolon", encoding="cp1258", separator=";"),
        as_file(plain, "csv", tag="cp1258-comma", encoding="cp1258"),
    ]
    return [plain, *lying, *texts]


def all_cases() -> list[Case]:
    return [*words(), *elsewhere(), *wrong(), *files()]
