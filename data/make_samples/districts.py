"""Reports of huyện Phú Xuyên and huyện An Biên, 2021-Q1 to 2025-Q2: by quarter and by year, and latecomers."""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import headers as h
from desk import MARK, PARTY, STATE, Desk, arrival, days, quarter_words, signed, span
from figures import COLLECTIVE, INDIVIDUAL, QUARTERS
from layouts import Column, Heading, Line, Style, commune_by_indicator, commune_by_quarter, flat
from paper import Entry
from places import AN_BIEN, AN_BIEN_9, PHU_XUYEN, PHU_XUYEN_27, Place, communes

LATE = {  # file -> days after the period's end
    "phu-xuyen-2021-quy-3.xlsx": 27, "phu-xuyen-2022-quy-3.xlsx": 19, "phu-xuyen-2023-quy-3.xlsx": 24,
    "phu-xuyen-2025-quy-2.xlsx": 16, "an-bien-2021-quy-2.xlsx": 22, "an-bien-2022-quy-3.xlsx": 18,
    "an-bien-2024-quy-1.xlsx": 33, "an-bien-2025-quy-2.xlsx": 21,
}  # fmt: skip
LATECOMERS = {  # (commune, quarter) left blank in the district's workbook; the commune's own file comes this much later
    ("10351", "2023-Q2"): ("minh-tan-2023-quy-2.xlsx", 26),
    ("10312", "2024-Q4"): ("nam-trieu-2024-quy-4.csv", 20),
    ("31009", "2024-Q2"): ("dong-yen-2024-quy-2.csv", 31),
}
SUBJECT_PARTS = (("Tập thể", COLLECTIVE), ("Cá nhân", INDIVIDUAL))
GAP = "Có xã chưa báo cáo đủ bốn quý nên cột Cả năm chỉ gồm các quý đã báo cáo; giữ nguyên như báo cáo"
ALL_MEDIATION = "BIỂU TỔNG HỢP KẾT QUẢ HÒA GIẢI Ở CƠ SỞ"
ALL_PROCEDURES = "BIỂU TỔNG HỢP NIÊM YẾT VÀ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
ALL_MODELS = "BIỂU TỔNG HỢP PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO”"
ALL = "BIỂU TỔNG HỢP SỐ LIỆU CÔNG TÁC DÂN VẬN"


def write(desk: Desk) -> None:
    """All files of the two districts."""
    for quarter in QUARTERS[:18]:
        _phu_xuyen(desk, quarter)
        if quarter != "2021-Q3":  # An Biên did not report that quarter
            _an_bien(desk, quarter)
    for year in ("2021", "2022", "2023"):
        _models_of_a_year(desk, year, PHU_XUYEN, PHU_XUYEN_27)
        _models_of_a_year(desk, year, AN_BIEN, AN_BIEN_9)
    _phu_xuyen_wide(desk)
    _an_bien_resolved_2023(desk)
    _an_bien_dialogue_2021(desk)
    for (code, quarter), (file, late) in LATECOMERS.items():
        _latecomer(desk, code, quarter, file, late)


def _board(day: date) -> str:
    """The party board that sums up for a district; two boards became one early in 2025."""
    return "Ban Dân vận" if day < date(2025, 2, 15) else "Ban Tuyên giáo và Dân vận"


def _issuer(district: Place, day: date) -> tuple[str, ...]:
    return (f"HUYỆN ỦY {district.name.removeprefix('Huyện ').upper()}", _board(day).upper())


def _by(district: Place, day: date) -> str:
    return f"{_board(day)} Huyện ủy {district.name.removeprefix('Huyện ')} (minh họa)"


def _heading(
    district: Place,
    title: str,
    period: str,
    dates: str,
    received: date,
    state: bool,
    unit: str,
    more: tuple[str, ...] = (),
) -> Heading:
    place = district.name.removeprefix("Huyện ")
    left = ("ỦY BAN NHÂN DÂN", district.name.upper()) if state else _issuer(district, received)
    return Heading(
        left=left,
        right=STATE if state else PARTY,
        title=title,
        lines=(f"Huyện {place}", period, dates, *more, MARK),
        unit=unit,
        signed=signed(place, received),
    )


def old_tones(text: str) -> str:
    """The same words with the tone mark where older typing put it."""
    for new, old in (("hòa", "hoà"), ("Hòa", "Hoà"), ("HÒA", "HOÀ"), ("Thủy", "Thuỷ"), ("ủy", "uỷ"), ("ỦY", "UỶ")):
        text = text.replace(new, old)
    return text


def decomposed(text: str) -> str:
    """The same words as base letters with combining marks."""
    return unicodedata.normalize("NFD", text)


def _phu_xuyen(desk: Desk, quarter: str) -> None:
    year, number = quarter[:4], int(quarter[-1])
    file = f"phu-xuyen-{year}-quy-{number}.xlsx"
    places = communes("280", quarter)
    start, end = days(quarter)
    received = arrival(file, end, LATE.get(file, 0))
    instead = {(code, ""): None for code, when in LATECOMERS if when == quarter}
    words = quarter_words(quarter, int(year) % 4)
    style = {
        "2021": Style(order="TT", area="Xã, thị trấn", named=lambda p: p.bare, numbering=True, total="Tổng cộng"),
        "2022": Style(area="Xã, thị trấn", total="Toàn huyện", total_first=True, notes={}),
        "2023": Style(total="TỔNG CỘNG", numbering=True, formulas=True, leave_out_missing=True),
        "2024": Style(order="TT", area="Tên đơn vị", named=lambda p: p.office, total="Cộng", notes={}),
        "2025": Style(named=lambda p: p.short, total="Tổng cộng", formulas=True),
    }[year]

    letter = received - timedelta(days=1)
    more = (f"(Kèm theo Báo cáo số {30 * number + 7}/BC-BDV ngày {letter:%d/%m/%Y})",) if year == "2024" else ()

    def sheet(name: str, title: str, columns: list[Column], state: bool = True, unit: str = "") -> None:
        heading = _heading(PHU_XUYEN, title, words, span(start, end), received, state, unit, more)
        page = book.page(style.respell(name))
        commune_by_indicator(page, heading, columns, places, quarter, desk.values(quarter, instead), style, PHU_XUYEN)

    if quarter == "2023-Q1":
        style = Style(total="TỔNG CỘNG", formulas=True, respell=decomposed)
    if quarter == "2023-Q3":
        style = Style(total="TỔNG CỘNG", respell=old_tones)
    if quarter == "2024-Q4":  # a number typed as text, with the dot of Vietnamese thousands
        value = desk.figures(places[0], quarter, "dossiers_received")
        instead[places[0].code, "dossiers_received"] = Entry(value, f"{value:,}".replace(",", "."))
    if quarter == "2024-Q2":  # three figures that the second version corrects
        by_code = {place.code: place for place in places}
        for code, indicator, off in (("10282", "mediation_cases_resolved", -1), ("10330", "mediators", -2),
                                     ("10282", "mediation_cases_unresolved", 1)):  # fmt: skip
            instead[code, indicator] = desk.figures(by_code[code], quarter, indicator) + off
    with desk.report(file, received, _by(PHU_XUYEN, received)) as book:
        if year in ("2024", "2025"):
            sheet("Dân vận khéo", ALL_MODELS, [*h.REGISTERED, *h.RECOGNISED, *h.EFFECTIVE], state=False, unit="mô hình")
        if year == "2023":
            sheet(
                "Biểu tổng hợp",
                ALL,
                [*h.TEAMS_GROUP, *h.CASES_GROUP, *h.PROCEDURES, *h.DOSSIERS, *h.DIALOGUE],
                state=False,
            )
            return
        sheet("Hòa giải", ALL_MEDIATION, [*h.TEAMS, *(h.CASES if year != "2022" else [])])
        sheet("TTHC", ALL_PROCEDURES, [*h.PROCEDURES, *h.DOSSIERS])
        if year != "2021":
            sheet("Đối thoại", "BIỂU TỔNG HỢP ĐỐI THOẠI VỚI NHÂN DÂN", h.DIALOGUE, state=False)
    if quarter == "2024-Q2":
        _phu_xuyen_second_version(desk, places, style, words)


def _phu_xuyen_second_version(desk: Desk, places: tuple[Place, ...], style: Style, words: str) -> None:
    received, quarter = date(2024, 7, 29), "2024-Q2"
    heading = _heading(PHU_XUYEN, ALL_MEDIATION + " (SỬA LẦN 2)", words, span(*days(quarter)), received, True, "")
    with desk.report("phu-xuyen-2024-sua-quy-2-lan-2.xlsx", received, _by(PHU_XUYEN, received)) as book:
        page, values = book.page("Hòa giải"), desk.values(quarter)
        commune_by_indicator(page, heading, [*h.TEAMS, *h.CASES], places, quarter, values, style, PHU_XUYEN)


def _an_bien(desk: Desk, quarter: str) -> None:
    year, number = quarter[:4], int(quarter[-1])
    file = f"an-bien-{year}-quy-{number}.xlsx"
    start, end = days(quarter, mid_month=year == "2022")
    received = arrival(file, end, LATE.get(file, 0))
    instead = {(code, ""): None for code, when in LATECOMERS if when == quarter}
    words, period, why = quarter_words(quarter, (int(year) + 2) % 4), quarter, ""
    columns = [*h.TEAMS_GROUP, *h.CASES_GROUP, *h.PROCEDURES, *h.DOSSIERS, *h.DIALOGUE]
    style = {
        "2021": Style(area="Xã, thị trấn", named=lambda p: p.short, total="Toàn huyện", total_first=True),
        "2022": Style(order="TT", numbering=True, total="Tổng cộng"),
        "2023": Style(area="Tên xã, thị trấn", named=lambda p: p.bare, total="Tổng số", notes={}),
        "2024": Style(total="Tổng cộng toàn huyện", look="dash", formulas=True),
        "2025": Style(total="Tổng cộng toàn huyện", look="dash", leave_out_missing=True, notes={}),
    }[year]
    if quarter == "2023-Q4":
        why = "Dòng Tổng số in lệch 1 vụ việc tiếp nhận so với cộng các xã; giữ nguyên như báo cáo"
        style = replace(style, total_off={"mediation_cases_received": 1})
    if quarter == "2024-Q3":
        why = (
            "Xã Nam Thái A: tiếp nhận không bằng thành + không thành + đang hòa giải; đã hỏi lại, xã giữ số đã báo cáo"
        )
        resolved = desk.figures(AN_BIEN_9[6], quarter, "mediation_cases_resolved")
        instead["31003", "mediation_cases_resolved"] = resolved - 1
    values, title, dates = desk.values(quarter, instead), ALL, span(start, end)
    if quarter == "2023-Q2":  # half a year in one: this office sent no second quarter of its own
        period, words, title = "2023-H1", "6 tháng đầu năm 2023", ALL + " 6 THÁNG ĐẦU NĂM 2023"
        dates = span(date(2023, 1, 1), end)

        def values(place: Place, column: Column) -> Entry | None:
            found = desk.figures.first_half(place, year, column.indicator)
            return None if found is None else Entry(found)

    with desk.report(file, received, _by(AN_BIEN, received), why) as book:
        if year in ("2024", "2025"):
            heading = _heading(AN_BIEN, ALL_MODELS, words, dates, received, False, "mô hình")
            page, models = book.page("Biểu 1"), [*h.REGISTERED, *h.BUILT, *h.RECOGNISED]
            commune_by_indicator(page, heading, models, AN_BIEN_9, period, values, style, AN_BIEN)
        if year == "2021":
            columns = [column for column in columns if column not in h.DIALOGUE]
        heading = _heading(AN_BIEN, title, words, dates, received, year == "2022", "")
        page = book.page("Biểu 2" if year > "2022" else "Sheet1")
        commune_by_indicator(page, heading, columns, AN_BIEN_9, period, values, style, AN_BIEN)


def _wide_values(desk: Desk, indicator: str):
    def value(place: Place, quarter: str, breakdown: str) -> Entry | None:
        found = desk.figures(place, quarter, indicator, breakdown)
        return None if found is None else Entry(found)

    return value


def _wide(
    desk: Desk, file: str, received: date, year: str, district: Place, places: tuple[Place, ...], sheets: tuple
) -> None:
    """A workbook of one year; sheets are (name, what the title says, unit, indicator, kind, parts)."""
    style = Style(order="TT", area="Xã, thị trấn", named=lambda p: p.bare, total="Tổng cộng")
    quarters = [f"{year}-Q{number}" for number in range(1, 5)]
    has_gap = any(
        desk.figures(place, quarter, indicator, parts[0][1] if parts else "") is None
        for *_, indicator, _, parts in sheets
        for place in places
        for quarter in quarters
    )
    with desk.report(file, received, _by(district, received), GAP if has_gap else "") as book:
        for name, what, unit, indicator, kind, parts in sheets:
            title = f"TỔNG HỢP {what} NĂM {year}"
            heading = Heading(
                _issuer(district, received), title, (district.name, MARK), PARTY, unit,
                ("* Ô để trống: chưa gửi báo cáo.",), signed(district.name.removeprefix("Huyện "), received),
            )  # fmt: skip
            page, values = book.page(name), _wide_values(desk, indicator)
            commune_by_quarter(page, heading, indicator, kind, places, year, values, style, parts, district)


def _models_of_a_year(desk: Desk, year: str, district: Place, places: tuple[Place, ...]) -> None:
    stem = "phu-xuyen" if district is PHU_XUYEN else "an-bien"
    third = ("Hiệu quả", "SỐ MÔ HÌNH “DÂN VẬN KHÉO” CÓ HIỆU QUẢ", "mô hình", "models_effective", "cohort", ())
    if district is AN_BIEN:
        third = ("Duy trì", "SỐ MÔ HÌNH ĐÃ XÂY DỰNG, ĐANG DUY TRÌ", "mô hình", "models_built", "cohort", ())
    file = f"{stem}-{year}-dan-van-kheo.xlsx"
    registered, recognised = (f"SỐ MÔ HÌNH “DÂN VẬN KHÉO” {word}" for word in ("ĐĂNG KÝ", "ĐƯỢC CÔNG NHẬN"))
    _wide(desk, file, arrival(file, date(int(year), 12, 31)), year, district, places, (
        ("Đăng ký", registered, "mô hình", "models_registered", "cohort", SUBJECT_PARTS),
        ("Công nhận", recognised, "mô hình", "models_recognised", "cohort", SUBJECT_PARTS),
        third,
    ))  # fmt: skip


def _phu_xuyen_wide(desk: Desk) -> None:
    dialogue, mediation = "phu-xuyen-2021-doi-thoai.xlsx", "phu-xuyen-2022-hoa-giai.xlsx"
    _wide(desk, dialogue, arrival(dialogue, date(2021, 12, 31)), "2021", PHU_XUYEN, PHU_XUYEN_27, (
        ("Cuộc", "SỐ CUỘC ĐỐI THOẠI", "cuộc", "dialogue_sessions", "flow", ()),
        ("Ý kiến", "SỐ Ý KIẾN ĐỐI THOẠI", "ý kiến", "dialogue_opinions", "flow", ()),
    ))  # fmt: skip
    _wide(desk, mediation, date(2023, 1, 13), "2022", PHU_XUYEN, PHU_XUYEN_27, (
        ("Tiếp nhận", "VỤ VIỆC TIẾP NHẬN HÒA GIẢI", "vụ việc", "mediation_cases_received", "flow", ()),
        ("Hòa giải thành", "VỤ VIỆC HÒA GIẢI THÀNH", "vụ việc", "mediation_cases_resolved", "flow", ()),
        ("Không thành", "VỤ VIỆC HÒA GIẢI KHÔNG THÀNH", "vụ việc", "mediation_cases_unresolved", "flow", ()),
        ("Đang hòa giải", "VỤ VIỆC ĐANG HÒA GIẢI", "vụ việc", "mediation_cases_pending", "stock", ()),
    ))  # fmt: skip


def _an_bien_resolved_2023(desk: Desk) -> None:
    what = ("Sheet1", "VỤ VIỆC HÒA GIẢI THÀNH", "vụ việc", "mediation_cases_resolved", "flow", ())
    _wide(desk, "an-bien-2023-hoa-giai-thanh.xlsx", date(2024, 1, 12), "2023", AN_BIEN, AN_BIEN_9, (what,))


def _an_bien_dialogue_2021(desk: Desk) -> None:
    lines = []
    for quarter in QUARTERS[:4]:
        for place in AN_BIEN_9:
            for indicator in ("dialogue_sessions", "dialogue_opinions"):
                value = desk.figures(place, quarter, indicator)
                if value is not None:
                    lines.append(Line(place, quarter, indicator, Entry(value)))
    received = date(2022, 1, 7)
    with desk.report("an-bien-2021-doi-thoai.csv", received, _by(AN_BIEN, received)) as book:
        flat(book, "", (MARK,), lines)


def _latecomer(desk: Desk, code: str, quarter: str, file: str, late: int) -> None:
    group = "280" if code < "2" else "908"
    place = next(place for place in communes(group, quarter) if place.code == code)
    columns = [*h.TEAMS, *h.CASES, *h.PROCEDURES, *h.DOSSIERS, *h.DIALOGUE]
    if quarter > "2024":
        columns = [*h.REGISTERED, *h.RECOGNISED, *(h.EFFECTIVE if group == "280" else h.BUILT), *columns]
    parts = {"": "", COLLECTIVE: "Tập thể", INDIVIDUAL: "Cá nhân"}
    lines = [
        Line(place, quarter, column.indicator, Entry(desk.figures(place, quarter, column.indicator, column.breakdown)),
             column.breakdown, parts[column.breakdown], quarter_words(quarter, 0), h.NAMES.get(column.indicator, ""))
        for column in columns
    ]  # fmt: skip
    received = arrival(file, days(quarter)[1], late)
    with desk.report(file, received, f"Khối Dân vận {place.name[0].lower()}{place.name[1:]} (minh họa)") as book:
        flat(book, "Số liệu", (f"SỐ LIỆU CÔNG TÁC DÂN VẬN {place.name.upper()}", MARK), lines)
