"""Communes down, indicators across, with one, two or three levels of titles: what most offices send."""

from cases import Case, as_file, as_typed, case, moved, spellings, spelt
from drawing import draw
from invented import AN_BIEN, AN_GIANG_NEW, HA_NOI_NEW, PHU_XUYEN, PHU_XUYEN_TOWNS, THO_XUAN, body, value
from legacy import decomposed

LAYOUT = "commune × indicator"

STATE = """
UBND HUYỆN PHÚ XUYÊN | < | < |  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < | <
PHÒNG TƯ PHÁP | < | < |  | Độc lập - Tự do - Hạnh phúc | < | < | <

"""
SIGNED = """

Nơi nhận:|  |  |  | Phú Xuyên, ngày 20 tháng 6 năm 2024 | < | <
- Như trên; |  |  |  | TM. ỦY BAN NHÂN DÂN
- Lưu: VT (02 bản). |  |  |  | KT. CHỦ TỊCH\\nPHÓ CHỦ TỊCH
|  |  |  | (Ký, đóng dấu, ghi rõ họ tên)
"""


def mediation(name: str = "matrix-mediation") -> Case:
    text = f"""{STATE}KẾT QUẢ CÔNG TÁC HÒA GIẢI Ở CƠ SỞ QUÝ II NĂM 2024 | < | < | < | < | < | < | < | <
(Kèm theo Báo cáo số 215/BC-UBND ngày 20/6/2024 của UBND huyện Phú Xuyên) | < | < | < | < | < | < | < | <
|  |  |  |  |  |  | Đơn vị tính: vụ việc | <
---
STT | Tên đơn vị | Số tổ hòa giải | Số hòa giải viên | Số vụ việc | < | < | < | Tỷ lệ hòa giải thành (%)
^ | ^ | ^ | ^ | Tiếp nhận | Hòa giải thành | Hòa giải không thành | Chưa giải quyết xong | ^
A | B | (1) | (2) | (3)=(4)+(5)+(6) | (4) | (5) | (6) | (7)=(4)/(3)
{
        body(
            "no name teams mediators received resolved unresolved pending success",
            PHU_XUYEN[:6],
            "2024-Q2",
            seed=11,
            total="TỔNG CỘNG",
        )
    }
---{SIGNED}"""
    return case(name, LAYOUT, draw("Quý II", text, period="2024-Q2"), file="Bieu hoa giai.xlsx")


def models() -> Case:
    columns = (
        "no name registered registered/collective registered/individual recognised recognised/collective "
        "recognised/individual exemplary ."
    )
    text = f"""
ĐẢNG ỦY HUYỆN THỌ XUÂN | < | < | | | ĐẢNG CỘNG SẢN VIỆT NAM | < | <
BAN DÂN VẬN | < | < | | | Thọ Xuân, ngày 05 tháng 10 năm 2023 | < | <
* | < | <
BIỂU TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” | < | < | < | < | < | < | < | < | <
Kỳ báo cáo: Quý III/2023 | < | < | < | < | < | < | < | < | <

TT | Xã, thị trấn | Mô hình đăng ký | < | < | Mô hình được công nhận | < | < | Điển hình tiêu biểu | Ghi chú
^ | ^ | Tổng số | Trong đó | < | Tổng số | Trong đó | < | ^ | ^
^ | ^ | ^ | Tập thể | Cá nhân | ^ | Tập thể | Cá nhân | ^ | ^
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
{body(columns, THO_XUAN, "2023-Q3", seed=12, total="Tổng số", put="first")}
"""
    return case("matrix-models-3-levels", LAYOUT, draw("Biểu 1", text, period="2023-Q3"))


def dialogue() -> Case:
    text = f"""
TỔNG HỢP CÔNG TÁC ĐỐI THOẠI CỦA NGƯỜI ĐỨNG ĐẦU CẤP ỦY, CHÍNH QUYỀN VỚI NHÂN DÂN | < | < | < | <
Huyện An Biên, tỉnh Kiên Giang – Quý I năm 2025 | < | < | < | <
Stt | Đơn vị | Số cuộc đối thoại | Số ý kiến của Nhân dân | Lượt ý kiến tại hội nghị giao ban
{body("no name sessions opinions meeting", AN_BIEN, "2025-Q1", seed=13)}
Cộng | < | =SUM(C4:C12){{{sum_of("sessions", AN_BIEN, 13, "2025-Q1")}}} | |  // -
"""
    return case("matrix-dialogue-flat-titles", LAYOUT, draw("Sheet1", text, period="2025-Q1"))


def procedures() -> Case:
    text = f"""
BÁO CÁO CÔNG KHAI, NIÊM YẾT THỦ TỤC HÀNH CHÍNH CẤP XÃ | < | < | < | < | <
Đến ngày 31/3/2024 (Quý I/2024) – Huyện Phú Xuyên, thành phố Hà Nội | < | < | < | < | <
TT | Đơn vị | Niêm yết TTHC | < | < | Tỷ lệ niêm yết (%)
^ | ^ | Số lĩnh vực | Số TTHC thuộc thẩm quyền | Số TTHC đã niêm yết | ^
{body("no name fields due published published_share", (*PHU_XUYEN_TOWNS, *PHU_XUYEN[:4]), "2024-Q1", seed=14)}
"""
    return case("matrix-procedures", LAYOUT, draw("TTHC", text, period="2024-Q1"))


def new_units() -> list[Case]:
    def text(title: str, places, period: str) -> str:
        return f"""
{title} | < | < | < | < | <
TT | Xã, phường | Hội nghị đối thoại | < | Hòa giải ở cơ sở | <
^ | ^ | Số cuộc | Số ý kiến | Số vụ tiếp nhận | Số vụ hòa giải thành
{body("no name sessions opinions received resolved", places, period, seed=15, total="Tổng cộng")}
"""

    ha_noi = text("SỐ LIỆU DÂN VẬN QUÝ III NĂM 2025 CÁC XÃ THÀNH PHỐ HÀ NỘI", HA_NOI_NEW, "2025-Q3")
    an_giang = text("SỐ LIỆU DÂN VẬN QUÝ I NĂM 2026 – TỈNH AN GIANG", AN_GIANG_NEW, "2026-Q1")
    return [
        case("matrix-new-communes-hanoi", LAYOUT, draw("Q3", ha_noi, period="2025-Q3")),
        case("matrix-new-communes-angiang", LAYOUT, draw("Q1", an_giang, period="2026-Q1")),
    ]


def groups() -> Case:
    spec = "no name registered effective exemplary"
    south = body(spec, PHU_XUYEN_TOWNS, "2024-Q4", seed=16)
    text = f"""
HUYỆN ỦY PHÚ XUYÊN | < | < | < | <
KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” QUÝ IV/2024 | < | < | < | <
STT | Đơn vị | Số mô hình đăng ký | Số mô hình có hiệu quả | Số mô hình tiêu biểu
I | Khối thị trấn | < | < | <
{south}
| Cộng I | =SUM(C5:C6){{{sum_of("registered", PHU_XUYEN_TOWNS)}}} |  |  // -
II | Khối xã | < | < | < // -
{body(spec, PHU_XUYEN[4:9], "2024-Q4", seed=16)}
Trắng |  |  |  |  // -
| Tổng cộng (I+II) | =C7+C9{{{sum_of("registered", (*PHU_XUYEN_TOWNS, *PHU_XUYEN[4:9]))}}} |  |  // -
* Ghi chú: 02 mô hình chuyển tiếp từ năm 2023; cột 3: gồm 5 mô hình cấp thành phố.
"""
    return case("matrix-groups-restart-numbering", LAYOUT, draw("Sheet1", text, period="2024-Q4"))


def sum_of(key: str, places, seed: int = 16, period: str = "2024-Q4") -> int:
    return int(sum(value(seed, code, period, key) for code, _ in places))


def all_cases() -> list[Case]:
    plain = mediation()
    return [
        plain,
        moved(mediation(), 3, 2),
        as_typed(plain),
        *spellings(plain),
        as_file(plain, "xls"),
        as_file(plain, "ods"),
        as_file(plain, "docx"),
        as_file(plain, "html"),
        models(),
        spelt(models(), "nfd", decomposed),
        as_file(models(), "docx"),
        as_file(models(), "xls"),
        dialogue(),
        procedures(),
        as_file(procedures(), "csv", separator=";"),
        *new_units(),
        groups(),
    ]
