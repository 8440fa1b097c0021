"""Real figures, taken over from published reports; each file cites its report. Figures are copied, sentences never."""

from datetime import date

from desk import Desk
from layouts import Column, Heading, Line, Style, commune_by_indicator, flat
from paper import Entry
from places import AN_BIEN, AN_BIEN_9, PHU_XUYEN, QUANG_NGHIEP

BY = "Người nhập liệu (chép từ báo cáo đã công bố)"
TAKEN_OVER = "Số liệu chép từ báo cáo đã công bố"


def write(desk: Desk) -> None:
    """The three files."""
    _an_bien(desk)
    _phu_xuyen(desk)
    _quang_nghiep(desk)


def _an_bien(desk: Desk) -> None:
    source = "Nguồn: huyện An Biên, tỉnh Kiên Giang, Hội nghị tổng kết “Năm Dân vận chính quyền”, ngày 14/5/2019"
    heading = Heading(
        left=("ỦY BAN NHÂN DÂN", "HUYỆN AN BIÊN"),
        title="KẾT QUẢ CÔNG TÁC DÂN VẬN CHÍNH QUYỀN CẤP HUYỆN",
        lines=("Huyện An Biên, tỉnh Kiên Giang", "Năm 2018", TAKEN_OVER, source),
        below=(
            "* Tổng số đăng ký ghi đúng như báo cáo; báo cáo không nêu tổng số được công nhận.",
            "* Công nhận: do cấp cơ sở công nhận. Niêm yết: của cấp huyện.",
        ),
    )
    registered, recognised = "Mô hình Dân vận khéo đăng ký", "Mô hình Dân vận khéo được công nhận"
    cells = [
        (Column("models_registered", (registered, "Tổng số")), 345),
        (Column("models_registered", (registered, "Tập thể"), "subject=collective"), 315),
        (Column("models_registered", (registered, "Cá nhân"), "subject=individual"), 27),
        (Column("models_recognised", (recognised, "Tập thể"), "subject=collective"), 303),
        (Column("models_recognised", (recognised, "Cá nhân"), "subject=individual"), 24),
        (Column("mediation_cases_received", ("Số vụ việc thuộc thẩm quyền hòa giải",)), 77),
        (Column("mediation_cases_conducted", ("Số vụ việc đưa ra hòa giải",)), 72),
        (Column("procedure_fields_published", ("Niêm yết TTHC", "Số lĩnh vực")), 39),
        (Column("procedures_published", ("Niêm yết TTHC", "Số TTHC")), 261),
        (Column("procedures_published_share_reported", ("Niêm yết TTHC", "Tỷ lệ (%)")), Entry(100, "100%")),
    ]
    given = {column: value if isinstance(value, Entry) else Entry(value) for column, value in cells}
    note = "Báo cáo in 93,5 %: là tỷ lệ đưa ra hòa giải trên thuộc thẩm quyền, không phải tỷ lệ hòa giải thành"
    why = "Báo cáo gốc in 345 trong khi 315 tập thể và 27 cá nhân cộng được 342; giữ nguyên như báo cáo"
    with desk.report("an-bien-2018.xlsx", date(2019, 5, 20), BY, why) as book:
        commune_by_indicator(
            book.page("Cấp huyện"), heading, list(given), (AN_BIEN,), "2018", lambda _, column: given[column],
            Style(notes={AN_BIEN.code: note}),
        )  # fmt: skip
        heading = Heading(
            left=heading.left,
            title="NIÊM YẾT THỦ TỤC HÀNH CHÍNH CẤP XÃ",
            lines=heading.lines,
            below=("* Báo cáo nêu một con số gần đúng chung cho mọi xã; ở đây ghi lại cho từng xã, không cộng.",),
        )
        about = {"procedure_fields_published": 28, "procedures_published": 108}
        commune_by_indicator(
            book.page("Cấp xã"),
            heading,
            [column for column in given if column.indicator in about],
            AN_BIEN_9,
            "2018",
            lambda _, column: Entry(about[column.indicator], f"khoảng {about[column.indicator]}", "about"),
            Style(area="Xã, thị trấn"),
        )


def _phu_xuyen(desk: Desk) -> None:
    above = (
        "MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ THỰC HIỆN NĂM 2024, HUYỆN PHÚ XUYÊN",
        TAKEN_OVER,
        "Nguồn: huyện Phú Xuyên, thành phố Hà Nội, Hội nghị giao ban công tác Dân vận quý I/2024, đăng ngày 15/4/2024",
    )
    levels = ((225, "", ""), (18, "province", "Cấp thành phố"), (141, "district", "Cấp huyện"),
              (66, "commune", "Cấp cơ sở"))  # fmt: skip
    lines = [
        Line(PHU_XUYEN, "2024-Q1", "models_registered", Entry(value), level and f"level={level}", written, "Quý I/2024",
             note="Đăng ký cho cả năm 2024, nêu tại hội nghị ngày 12/4/2024" if not level else "")
        for value, level, written in levels
    ]  # fmt: skip
    with desk.report("phu-xuyen-2024-dang-ky.xlsx", date(2024, 4, 15), BY) as book:
        flat(book, "Đăng ký 2024", above, lines)


def _quang_nghiep(desk: Desk) -> None:
    above = (
        "HỘI NGHỊ GIAO BAN KHỐI DÂN VẬN, XÃ QUẢNG NGHIỆP",
        TAKEN_OVER,
        "Nguồn: xã Quảng Nghiệp, huyện Tứ Kỳ, tỉnh Hải Dương, hội nghị giao ban giữa Khối Dân vận và Khối Chính quyền, "
        "ngày 20/12/2023",
    )
    name = "Lượt ý kiến tại hội nghị giao ban"
    line = Line(QUANG_NGHIEP, "2023-M12", "meeting_opinions", Entry(9), "", "", "Tháng 12/2023", name)
    with desk.report("quang-nghiep-2023-thang-12.xlsx", date(2023, 12, 25), BY) as book:
        flat(book, "Giao ban", above, [line])
