"""Layout 5: one administrative procedure a row. What is posted is counted: rows, and groups as fields."""

from dataclasses import replace

from cases import Case, as_file, case, counted, moved, spelt
from drawing import Truth, draw
from legacy import bare, decomposed, vni

LAYOUT = "5 TTHC list"
GROUPS = {
    "Hộ tịch": ("Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký khai tử", "Cấp bản sao trích lục hộ tịch"),
    "Chứng thực": ("Chứng thực bản sao từ bản chính", "Chứng thực chữ ký", "Chứng thực hợp đồng, giao dịch"),
    "Bồi thường nhà nước": ("Phục hồi danh dự",),
    "Đất đai": ("Hòa giải tranh chấp đất đai", "Xác nhận tình trạng sử dụng đất"),
}
ROWS, FIELDS = sum(map(len, GROUPS.values())), len(GROUPS)
TOP = """
UBND HUYỆN TỨ KỲ | < | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
UBND XÃ QUẢNG NGHIỆP | < | | Độc lập - Tự do - Hạnh phúc | < | <
DANH MỤC THỦ TỤC HÀNH CHÍNH NIÊM YẾT CÔNG KHAI TẠI BỘ PHẬN MỘT CỬA | < | < | < | < | <
(Quý IV năm 2023 – tính đến ngày 31/12/2023) | < | < | < | < | <
---
"""
COLUMNS = "STT | Tên TTHC | Cơ quan thực hiện | Thời hạn giải quyết | Phí, lệ phí (đồng) | Ghi chú"


def known(
    area: str = "11122", period: str = "2023-Q4", rows: int = ROWS, fields: int = FIELDS, **more
) -> tuple[Truth, ...]:
    return (
        counted(area, period, "procedures_published", rows, **more),
        counted(area, period, "procedure_fields_published", fields, **more),
    )


def grouped(title: str = "{at}. Lĩnh vực {name}", *, restart: bool = False, blank: bool = False) -> list[str]:
    lines, number = [], 0
    for at, (name, procedures) in enumerate(GROUPS.items(), 1):
        lines.append(title.format(at=at, name=name, count=len(procedures)) + " | < | < | < | < | <")
        for place, procedure in enumerate(procedures, 1):
            number += 1
            shown = "" if blank else procedure
            lines.append(
                f"{place if restart else number}. | {shown} | UBND cấp   xã | {place + 2} ngày | {place * 5}.000 |"
            )
    return lines


def listed(
    name: str, rows: list[str], truths: tuple[Truth, ...], *, top: str = TOP, columns: str = COLUMNS, **more
) -> Case:
    grid = draw("TTHC", f"{top}{columns}\n" + "\n".join(rows))
    return case(name, LAYOUT, replace(grid, truths=(*grid.truths, *truths)), file="Danh muc TTHC.xlsx", **more)


def by_field_column() -> list[str]:
    rows = [(field, procedure) for field, procedures in GROUPS.items() for procedure in procedures]
    return [f"{at} | {procedure} | {field} | UBND xã" for at, (field, procedure) in enumerate(rows, 1)]


def of_communes() -> Case:
    """Several communes in one list, each with its own number of procedures."""
    communes = (("11122", "Xã Quảng Nghiệp", 4), ("11116", "Xã Quang Khải", 3), ("11131", "Xã Văn Tố", 2))
    lines, truths, procedures = [], [], [(f, p) for f, those in GROUPS.items() for p in those]
    for code, commune, count in communes:
        for field, procedure in procedures[:count]:
            lines.append(f"{len(lines) + 1} | {commune} | {procedure} | {field}")
        fields = len({field for field, _ in procedures[:count]})
        truths += known(code, rows=count, fields=fields)
    top = TOP.replace("UBND XÃ QUẢNG NGHIỆP", "VĂN PHÒNG HĐND VÀ UBND").replace("TẠI BỘ PHẬN MỘT CỬA", "TẠI CÁC XÃ")
    return listed(
        "tthc-several-communes", lines, tuple(truths), top=top, columns="STT | Đơn vị niêm yết | Tên TTHC | Lĩnh vực"
    )


def with_marks() -> Case:
    """All that is within competence, and an x where it is posted."""
    rows, posted = [], (True, True, False, True, True, True, False, True, True, True)
    for at, (line, is_posted) in enumerate(zip(by_field_column(), posted, strict=True)):
        rows.append(f"{line.rsplit(' | ', 1)[0]} | {'xX✓'[at % 3] if is_posted else ''} |")
    top = TOP.replace("NIÊM YẾT CÔNG KHAI TẠI BỘ PHẬN MỘT CỬA", "THUỘC THẨM QUYỀN GIẢI QUYẾT VÀ TÌNH HÌNH NIÊM YẾT")
    truths = (
        counted("11122", "2023-Q4", "procedures_due", ROWS),
        counted("11122", "2023-Q4", "procedures_published", sum(posted)),
        counted("11122", "2023-Q4", "procedure_fields_published", FIELDS, need=False),
    )
    return listed("tthc-marks", rows, truths, top=top, columns="STT | Tên TTHC | Lĩnh vực | Đã niêm yết | Ghi chú")


def summary(name: str, total: str = "10") -> Case:
    """One field a row with its number: the commune's figure is the total, the rows are of no area."""
    lines = [f"{at} | {field} | {len(those)} |" for at, (field, those) in enumerate(GROUPS.items(), 1)]
    text = "\n".join((f"{TOP}STT | Lĩnh vực | Số TTHC niêm yết | Ghi chú", *lines, f" | Tổng cộng | {total} |"))
    text = text.replace(
        f"| Tổng cộng | {total}",
        f"| Tổng cộng | {total}→{'!total_differs,parts_differ' if total != '10' else ''} published={total}",
    )
    grid = draw("TTHC", text, area="11122", period="2023-Q4")
    fields = counted("11122", "2023-Q4", "procedure_fields_published", FIELDS, need=False)
    return case(name, LAYOUT, replace(grid, truths=(*grid.truths, fields)), file="Tong hop TTHC.xlsx")


def by_post() -> Case:
    """What may be handed in by post: it says nothing about posting up, and nobody can take a figure from it."""
    top = TOP.replace("NIÊM YẾT CÔNG KHAI TẠI BỘ PHẬN MỘT CỬA", "THỰC HIỆN QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH")
    rows = ["1. Lĩnh vực Lưu thông hàng hóa trong nước | < | < | < | < | <"]
    rows += [f"{at}. | | UBND cấp{'   ' if at % 2 else ' '}huyện | x | {'x' if at % 3 else ''} |" for at in range(1, 8)]
    truths = (counted("11122", "2023-Q4", "procedures_published", 7, need=False, ask=True),)
    columns = "STT | Tên TTHC | Cơ quan thực hiện | Tiếp nhận | Trả KQ | Ghi chú"
    codes = "no_table,unknown_indicator,unknown_column,unknown_heading,unknown_list"
    return listed("tthc-by-post", rows, truths, top=top, columns=columns, whole=codes)


def all_cases() -> list[Case]:
    plain = listed("tthc-groups", grouped(), known())
    bracketed = grouped("{at}. Lĩnh vực {name} ({count} thủ tục)")
    wrong = [line.replace("(2 thủ tục)", "(3 thủ tục)→!parts_differ,total_differs,count_differs") for line in bracketed]
    fields = "STT | Tên TTHC | Lĩnh vực | Cơ quan thực hiện"
    new_top = TOP.replace("HUYỆN TỨ KỲ", "TỈNH AN GIANG").replace("QUẢNG NGHIỆP", "TÂY YÊN")
    new_top = new_top.replace("Quý IV năm 2023 – tính đến ngày 31/12/2023", "Quý II năm 2026 – tính đến ngày 30/6/2026")
    mixed = [line.replace("UBND cấp   xã", "UBND cấp huyện") if at % 2 else line for at, line in enumerate(grouped())]
    return [
        plain,
        listed("tthc-numbers-restart", grouped("{name}", restart=True), known()),
        listed("tthc-counts-in-groups", bracketed, known()),
        listed("tthc-count-in-group-wrong", wrong, known(ask=True)),
        listed("tthc-names-empty", grouped(blank=True), known()),
        listed("tthc-field-column", by_field_column(), known(), columns=fields),
        listed("tthc-two-levels-mixed", mixed, known()),
        listed("tthc-new-commune", grouped(), known("30988", "2026-Q2"), top=new_top),
        of_communes(),
        with_marks(),
        summary("tthc-summary"),
        summary("tthc-summary-total-wrong", total="12"),
        by_post(),
        moved(plain, 1, 1),
        spelt(plain, "nfd", decomposed),
        spelt(plain, "bare", bare),
        spelt(plain, "vni", vni, font="VNI-Times"),
        as_file(plain, "docx"),
        as_file(plain, "html"),
        as_file(plain, "ods"),
        as_file(of_communes(), "csv", separator="\t"),
    ]
