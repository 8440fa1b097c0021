"""A small office: a report each quarter from 2021-Q1 to 2026-Q3, drawn here, handed in and loaded by the ETL itself."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from etl import areas
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office
from etl.warehouse import ensure
from queries.periods import Period, period, quarters
from tests.etl.recognise.drawn import saved, sheet

TODAY = date(2026, 11, 22)
LAST_DAY = date(2025, 6, 30)  # of the district and its communes
QUARTERS = tuple(one.label for one in quarters(period("2021-Q1"), period("2026-Q3")))

ABOVE = """
ỦY BAN NHÂN DÂN
BÁO CÁO SỐ LIỆU DÂN VẬN
{place}
Quý {part}/{year}
Dữ liệu minh họa
Ghi chú: ô để trống là chưa báo cáo
"""
# The table lying on its side: a line holds a column's title, what stands below it, how much every quarter adds, and
# what each commune reported in the first quarter.
DISTRICT = """
    STT                    | ^                 |    |           1 |            2 |        3 |          4 |       5
    Xã, thị trấn           | ^                 |    | TT Phú Minh | TT Phú Xuyên | Nam Tiến | Phượng Dực | Phú Túc
    Vụ việc tiếp nhận      | ^                 |  1 |           5 |            9 |        4 |          7 |       3
    Hòa giải thành         | ^                 |  1 |           4 |            7 |        4 |          5 |       2
    Tổ hòa giải            | ^                 |  0 |           8 |            8 |        7 |          8 |       9
    Mô hình đăng ký        | Tổng số           |  1 |           5 |            6 |        7 |          8 |       5
    <                      | Tập thể           |  1 |           4 |            5 |        6 |          6 |       4
    <                      | Cá nhân           |  0 |           1 |            1 |        1 |          2 |       1
    Mô hình được công nhận | ^                 |  1 |           3 |            4 |        5 |          6 |       3
    TTHC niêm yết          | ^                 |  0 |         105 |          106 |      107 |        105 |     106
    Hồ sơ đã giải quyết    | Tổng số           | 11 |         180 |          420 |      240 |        300 |     205
    <                      | Trước và đúng hạn | 10 |         180 |          410 |      231 |        299 |     193
    Cuộc đối thoại         | ^                 |  0 |           0 |            2 |        1 |          0 |       1
"""
CITY = """
    STT                    | ^                 |    |         1 |          2 |        3 |         4
    Xã, phường             | ^                 |    | Phú Xuyên | Phượng Dực | Chuyên Mỹ | Đại Xuyên
    Vụ việc tiếp nhận      | ^                 |  3 |        52 |         61 |        38 |        47
    Hòa giải thành         | ^                 |  2 |        44 |         57 |        30 |        45
    Tổ hòa giải            | ^                 |  0 |        64 |         64 |        56 |        72
    Mô hình đăng ký        | Tổng số           |  2 |        60 |         68 |        76 |        84
    <                      | Tập thể           |  1 |        48 |         55 |        61 |        68
    <                      | Cá nhân           |  1 |        12 |         13 |        15 |        16
    Mô hình được công nhận | ^                 |  1 |        58 |         66 |        74 |        82
    TTHC niêm yết          | ^                 |  0 |       130 |        130 |       131 |       130
    Hồ sơ đã giải quyết    | Tổng số           | 40 |      2400 |       3100 |      1800 |      2100
    <                      | Trước và đúng hạn | 38 |      2391 |       3050 |      1800 |      2006
    Cuộc đối thoại         | ^                 |  0 |         2 |          0 |         1 |         1
"""
SILENT = {"2023-Q2": "Nam Tiến", "2023-Q3": "Nam Tiến", "2026-Q3": "Phượng Dực"}
ABOUT = {"2022-Q2": "TT Phú Minh"}  # says about how many cases came in
LATE = {"2022-Q1", "2023-Q2", "2024-Q3", "2025-Q4"}
OWED = {
    (date(2021, 1, 1), LAST_DAY): ("10270", "10273@2025-06-30", "10282", "10279@2025-06-30", "10294"),
    (date(2025, 7, 1), None): ("10273", "10279", "10330", "10342"),
}


def make_office(folder: Path, labels: Sequence[str] = QUARTERS) -> None:
    """Hand in the reports of these quarters, `BC 2021-Q1.xlsx` and on, and publish. Later ones may follow."""
    here = office(folder)
    journal = Journal(here.journal)
    for (first, last), codes in OWED.items():
        for code in codes:
            journal.set_duty(areas.load().by_code(code)[0].id, first, last, "vanphong")
    for quarter in map(period, labels):
        file = saved(folder / f"BC {quarter.label}.xlsx", sheet(drawn(quarter), f"Q{quarter.label[-1]}"))
        received = quarter.end + timedelta(days=19 if quarter.label in LATE else 8)
        done = hand_in(here, journal, file.name, file.read_bytes(), "vanphong", received_on=received, today=TODAY)
        assert done.outcome == "accepted", done.checked.problems
    ensure(here, journal)
    journal.close()


def drawn(quarter: Period) -> str:
    """The report of a quarter as a drawing. Its titles stand in rows 7 and 8, the third commune in row 11."""
    is_district = quarter.end <= LAST_DAY
    first, place, table = ("2021-Q1", "Huyện Phú Xuyên", DISTRICT) if is_district else ("2025-Q3", "TP Hà Nội", CITY)
    passed = len(quarters(period(first), quarter)) - 1
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    titles, below, added, *communes = map(list, zip(*lines, strict=True))
    for commune in communes:
        name, first_figures = commune[1], commune[2:]
        commune[2:] = [str(int(a) + passed * int(b)) for a, b in zip(first_figures, added[2:], strict=True)]
        if SILENT.get(quarter.label) == name:
            commune[2:] = [""] * len(first_figures)
        if ABOUT.get(quarter.label) == name:
            commune[2] = f"khoảng {commune[2]}"
    above = ABOVE.format(place=place, part=quarter.label[-1], year=quarter.label[:4])
    return above + "\n".join(" | ".join(row) for row in (titles, below, *communes))
