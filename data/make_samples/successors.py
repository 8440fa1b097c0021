"""Reports of the communes that followed the two districts on 2025-07-01, 2025-Q3 to 2026-Q3."""

import headers as h
from desk import MARK, PARTY, Desk, arrival, days, quarter_words, signed, span
from figures import COLLECTIVE, INDIVIDUAL, MISSING, QUARTERS
from layouts import Heading, Line, Style, commune_by_indicator, flat
from paper import Entry
from places import AN_GIANG, HA_NOI, Place

LATE = {
    "ha-noi-2025-quy-3.xlsx": 20, "tay-yen-2025-quy-4.xlsx": 25, "dai-xuyen-2026-quy-1.xlsx": 18,
    "xa-phu-xuyen-2026-quy-3.xlsx": 17, "an-giang-2026-quy-2.xlsx": 15,
}  # fmt: skip
STEMS = {
    "Xã Phú Xuyên": "xa-phu-xuyen", "Xã Phượng Dực": "phuong-duc", "Xã Chuyên Mỹ": "chuyen-my",
    "Xã Đại Xuyên": "dai-xuyen", "Xã An Biên": "xa-an-bien", "Xã Tây Yên": "tay-yen", "Xã Đông Thái": "dong-thai",
}  # fmt: skip
PROVINCES = {"01": "Thành phố Hà Nội", "91": "Tỉnh An Giang"}
MODELS = {  # each group goes on with what its district reported
    "01": [*h.REGISTERED, *h.RECOGNISED, *h.EFFECTIVE],
    "91": [*h.REGISTERED, *h.BUILT, *h.RECOGNISED],
}
THE_REST = [*h.TEAMS, *h.CASES, *h.PROCEDURES, *h.DOSSIERS, *h.DIALOGUE]
ALL = "BIỂU TỔNG HỢP SỐ LIỆU CÔNG TÁC DÂN VẬN"


def write(desk: Desk) -> None:
    """Summed up by the province's board in some quarters, sent by each commune in the others."""
    for quarter in QUARTERS[18:]:
        for group, places, together in (("01", HA_NOI, quarter < "2026"), ("91", AN_GIANG, quarter >= "2026")):
            if together:
                _province(desk, group, places, quarter)
                continue
            for place in places:
                if (place.code, quarter) not in MISSING:
                    _commune(desk, place, quarter)


def _province(desk: Desk, group: str, places: tuple[Place, ...], quarter: str) -> None:
    province = PROVINCES[group]
    name = province.removeprefix("Thành phố ").removeprefix("Tỉnh ")
    file = f"{'ha-noi' if group == '01' else 'an-giang'}-{quarter[:4]}-quy-{quarter[-1]}.xlsx"
    start, end = days(quarter)
    received = arrival(file, end, LATE.get(file, 0))
    committee = "Thành ủy" if group == "01" else "Tỉnh ủy"
    style = Style(area="Xã", total="Tổng cộng", numbering=group == "91", notes={} if group == "01" else None)
    sheets = (
        ("Dân vận khéo", "BIỂU TỔNG HỢP PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO”", MODELS[group]),
        ("Hòa giải", "BIỂU TỔNG HỢP KẾT QUẢ HÒA GIẢI Ở CƠ SỞ", [*h.TEAMS_GROUP, *h.CASES_GROUP, *h.DIALOGUE]),
        ("TTHC", "BIỂU TỔNG HỢP NIÊM YẾT VÀ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", [*h.PROCEDURES, *h.DOSSIERS]),
    )
    with desk.report(file, received, f"Ban Tuyên giáo và Dân vận {committee} {name} (minh họa)") as book:
        for sheet, title, columns in sheets:
            heading = Heading(
                left=(f"{committee} {name}".upper(), "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
                right=PARTY,
                title=title,
                lines=(province, quarter_words(quarter, 1), span(start, end), MARK),
                signed=signed(name, received),
            )
            values = desk.values(quarter)
            commune_by_indicator(book.page(sheet), heading, columns, places, quarter, values, style)


def _commune(desk: Desk, place: Place, quarter: str) -> None:
    """A commune's own file: CSV list, list in a workbook, or one row of the big table."""
    stem = STEMS[place.name]
    way = {"Xã Chuyên Mỹ": "csv", "Xã An Biên": "csv", "Xã Phượng Dực": "list", "Xã Tây Yên": "list"}.get(place.name)
    file = f"{stem}-{quarter[:4]}-quy-{quarter[-1]}.{'csv' if way == 'csv' else 'xlsx'}"
    start, end = days(quarter)
    received = arrival(file, end, LATE.get(file, 0))
    by = f"Ban Xây dựng Đảng xã {place.name.removeprefix('Xã ')} (minh họa)"
    values, columns = desk.values(quarter), [*MODELS[place.group], *THE_REST]
    with desk.report(file, received, by) as book:
        if way is None:
            heading = Heading(
                left=(f"ĐẢNG ỦY {place.name.upper()}", "BAN XÂY DỰNG ĐẢNG"),
                right=PARTY,
                title=ALL,
                lines=(f"{place.name}, {PROVINCES[place.group]}", quarter_words(quarter, 0), span(start, end), MARK),
                signed=signed(place.name.removeprefix("Xã "), received),
            )
            commune_by_indicator(book.page("Biểu 1"), heading, columns, (place,), quarter, values, Style())
            return
        parts = {"": "", COLLECTIVE: "Tập thể", INDIVIDUAL: "Cá nhân"}
        lines = []
        for column in columns:
            entry: Entry = values(place, column)
            written = ("", "") if way == "csv" else (quarter_words(quarter, 0), h.NAMES[column.indicator])
            lines.append(
                Line(place, quarter, column.indicator, entry, column.breakdown, parts[column.breakdown], *written)
            )
        above = (MARK,) if way == "csv" else (f"SỐ LIỆU CÔNG TÁC DÂN VẬN {place.name.upper()}", MARK)
        flat(book, "Số liệu", above, lines)
