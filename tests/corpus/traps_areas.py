"""The traps of names: prefixes, look-alikes, namesakes, mistyped names, units that were not yet or no longer there."""

from cases import Case, as_file, case, doubtful, spelt
from drawing import draw
from legacy import bare, old_tones

LAYOUT = "traps of areas"
COLUMNS = "STT | Tên đơn vị | Số vụ việc tiếp nhận | Số vụ hòa giải thành"


def named(
    name: str, rows: str, heading: str, *, period: str = "2024-Q2", title: str = "QUÝ II NĂM 2024", **more
) -> Case:
    text = f"""
{heading} | < | < | <
KẾT QUẢ HÒA GIẢI Ở CƠ SỞ {title} | < | < | <
{COLUMNS}
% . | area | received | resolved
{rows.strip(chr(10))}
"""
    return case(name, LAYOUT, draw("Sheet1", text, period=period), file="Bieu hoa giai.xlsx", **more)


TU_KY = "HUYỆN TỨ KỲ, TỈNH HẢI DƯƠNG"
PHU_XUYEN = "UBND HUYỆN PHÚ XUYÊN"


def written() -> list[Case]:
    prefixes = """
1 | UBND xã Bạch Hạ | 14 | 12 // 10342
2 | Đảng ủy xã Đại Thắng | 8 | 8 // 10291
3 | X. Hoàng Long | 9 | 8 // 10303
4 | x. Hồng Minh | 6 | 5 // 10276
5 | xã  Khai\u00a0Thái | 7 | 7 // 10324
6 | NAM PHONG | 5 | 4 // 10309
7 | Phú Túc\u200b | 5 | 5 // 10294
8 | TT. Phú Minh | 11 | 9 // 10270
9 | TT Phú Xuyên | 16 | 13 // 10273
10 | Khối Dân vận xã Sơn Hà | 3 | 3 // 10318
"""
    letters = """
1 | Xã Ðại Thắng | 8 | 8 // 10291
2 | Xã Ɖại Xuyên | 9 | 7 // 10336
3 | Xã Tri Thuỷ | 4 | 4 // 10333
4 | Xã Quang Lãng. | 6 | 5 // 10345
5 | Xã Châu Can (*) | 7 | 6 // 10348
6 | Xã Chuyên Mĩ | 2 | 2 // 10321
"""
    nearly_equal = """
1 | Xã Tây Yên | 14 | 12 // 30988
2 | Xã Tây Yên A | 8 | 8 // 30991
3 | Xã Nam Thái | 9 | 8 // 31000
4 | Xã Nam Thái A | 6 | 5 // 31003
5 | Xã Đông Thái | 4 | 4 // 31006
6 | Thứ Ba | 5 | 5 // 30985
"""
    with_parents = """
1 | Xã Hưng Đạo, huyện Tứ Kỳ | 14 | 12 // 11086
2 | Xã Hưng Đạo - TP Chí Linh | 8 | 8 // 10561
3 | Xã Hồng Phong (huyện Ninh Giang) | 9 | 8 // 11224
4 | Xã Tân Việt, Thanh Hà | 6 | 5 // 10825
"""
    return [
        named("area-prefixes", prefixes, PHU_XUYEN),
        named("area-letters", letters, PHU_XUYEN),
        named("area-a-more", nearly_equal, "HUYỆN AN BIÊN – TỈNH KIÊN GIANG"),
        named("area-with-parents", with_parents, "SỞ TƯ PHÁP TỈNH HẢI DƯƠNG"),
    ]


def unclear() -> list[Case]:
    mistyped = """
1 | Xã Bạch Hạc | 14 | 12 // 10342 ? !near_area,unknown_area
2 | Xã Đại Thăng | 8 | 8 // 10291 ? !near_area,unknown_area
3 | Xã Hoàng Long | 9 | 8 // 10303
4 | Xã Nam Phomg | 5 | 4 // 10309 ? !near_area,unknown_area
5 | Xã Khai Thía | 7 | 7 // 10324 ? !near_area,unknown_area
"""
    namesakes = """
1 | Xã Tân Dân | 14 | 12 // 10315 ? !ambiguous_area
2 | Xã Tiền Phong | 8 | 8 // 10222 ? !ambiguous_area
3 | Xã Bạch Hạ | 9 | 8 // 10342
4 | Xã Hòa Phú | 6 | 5 // 10417 ? !ambiguous_area
"""
    nowhere = """
1 | Xã Trường Xuân | 14 | 12 // 15598 ? !ambiguous_area
2 | Xã Hưng Đạo | 8 | 8 // 11086 ? !ambiguous_area
"""
    elsewhere = """
1 | Xã Bạch Hạ | 14 | 12 // 10342
2 | Xã Quảng Nghiệp | 8 | 8 // 11122 ? !area_outside,unknown_area
3 | Xã Đại Thắng | 9 | 8 // 10291
"""
    nobody = """
1 | Xã Bạch Hạ | 14 | 12 // 10342
2 | Tổ dân phố số 5 | 8 | 8 // 10291 ? !unknown_area
3 | | 9 | 8 // 10303 ? !area_missing
4 | Xã Thanh Vượng Thịnh | 6 | 5 // 10303 ? !unknown_area
5 | Khác | 6 | 5 // 10303 ? !unknown_area,unknown_breakdown
"""
    bare_names = """
1 | Phú Xuyên | 14 | 12 // 10273 ?
2 | Phú Minh | 8 | 8 // 10270
3 | Bạch Hạ | 9 | 8 // 10342
"""
    return [
        named("area-mistyped", mistyped, PHU_XUYEN),
        named("area-namesakes-in-province", namesakes, "SỞ TƯ PHÁP THÀNH PHỐ HÀ NỘI"),
        named("area-namesakes-nowhere", nowhere, "BAN DÂN VẬN HUYỆN ỦY"),
        named("area-outside-heading", elsewhere, PHU_XUYEN),
        named("area-nobody", nobody, PHU_XUYEN),
        named("area-commune-or-district", bare_names, PHU_XUYEN),
    ]


def times() -> list[Case]:
    gone = """
1 | Xã Bạch Hạ | 14 | 12 // 10342 ? !area_not_then,area_not_valid,near_area,unknown_area
2 | Xã Đại Thắng | 8 | 8 // 10291 ? !area_not_then,area_not_valid,unknown_area
3 | Xã Phú Xuyên | 31 | 26 // 10273
"""
    not_yet = """
1 | Xã Tây Yên | 14 | 12 // 30988
2 | Xã An Biên | 8 | 8 // 30985 ? !area_not_then,area_not_valid,unknown_area
3 | Xã Đông Thái | 9 | 8 // 31006
"""
    renamed = """
1 | Xã Quảng Nghiệp | 14 | 12 // 11122 ? !area_not_then,area_not_valid,unknown_area
2 | Xã Dân An | 8 | 8 // 11122
3 | Xã Quang Khải | 9 | 8 // 11116
"""
    before = """
1 | Xã Quảng Nghiệp | 14 | 12 // 11122
2 | Xã Dân Chủ | 8 | 8 // 11110
3 | Xã Dân An | 9 | 8 // 11122 ? !area_not_then,area_not_valid,unknown_area
"""
    wards = """
1 | Phường Lê Chân | 14 | 12 // 11383
2 | P. An Biên | 8 | 8 // 11407
3 | Xã Tân Kỳ | 9 | 8 // 11113
"""
    old_district = """
1 | Xã Phú Xuyên | 14 | 12 // 10273
2 | Xã Phượng Dực | 8 | 8 // 10279
3 | Huyện Phú Xuyên | 22 | 20 // 280 ? !area_not_then,area_not_valid,unknown_area
"""
    last_weeks = """
1 | Xã Bạch Hạ | 14 | 12 // 10342
2 | Xã Phượng Dực | 8 | 8 // 10279
"""
    autumn = {"period": "2025-Q3", "title": "QUÝ III NĂM 2025"}
    return [
        named("area-gone", gone, "THÀNH PHỐ HÀ NỘI", **autumn),
        named("area-not-yet", not_yet, "HUYỆN AN BIÊN, TỈNH KIÊN GIANG"),
        named("area-renamed", renamed, TU_KY, period="2025-Q1", title="QUÝ I NĂM 2025"),
        named("area-before-renaming", before, TU_KY, period="2024-Q3", title="QUÝ III NĂM 2024"),
        named("area-wards", wards, "THÀNH PHỐ HẢI PHÒNG", period="2026-Q1", title="QUÝ I NĂM 2026"),
        named("area-old-district", old_district, "THÀNH PHỐ HÀ NỘI", period="2026-Q1", title="QUÝ I NĂM 2026"),
        named("area-last-old-quarter", last_weeks, PHU_XUYEN, period="2025-Q2", title="QUÝ II NĂM 2025"),
    ]


def chosen() -> list[Case]:
    """The file says no district; whoever hands it in does."""
    rows = """
1 | Xã Hưng Đạo | 14 | 12 // 11086
2 | Xã Quang Khải | 8 | 8 // 11116
"""
    one = "1 | Số vụ việc tiếp nhận | 14 // received\n2 | Số vụ hòa giải thành | 12 // resolved"
    text = f"BÁO CÁO HÒA GIẢI QUÝ II/2024 | < | <\nTT | Chỉ tiêu | Kết quả\n% . | . | \n{one}"
    alone = draw("Sheet1", text, period="2024-Q2", area="11122")
    silent = case("area-unsaid", LAYOUT, alone, whole="area_missing,no_area,unknown_area", file="bc.xlsx")
    return [
        named("area-chosen-district", rows, "BAN DÂN VẬN HUYỆN ỦY", area="298"),
        case("area-chosen-commune", LAYOUT, alone, area="11122", file="bc.xlsx"),
        doubtful(silent),
    ]


def all_cases() -> list[Case]:
    one, letters = written()[:2]
    return [
        *written(),
        *unclear(),
        *times(),
        *chosen(),
        spelt(one, "bare", bare),
        spelt(letters, "old-tones", old_tones),
        as_file(letters, "csv", separator=";", encoding="utf-16-le"),
        as_file(unclear()[0], "docx"),
        as_file(unclear()[1], "xls"),
    ]
