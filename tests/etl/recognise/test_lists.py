"""Lists of models and procedures: rows are counted, and a count is always asked about."""

from tests.etl.recognise.drawn import figures, problems, read, sheet, text


def test_a_list_of_procedures_is_counted_and_asked_about():
    checked = read(
        sheet("""
UBND XÃ HỒNG MINH, HUYỆN PHÚ XUYÊN
DANH MỤC THỦ TỤC HÀNH CHÍNH NIÊM YẾT TẠI BỘ PHẬN MỘT CỬA QUÝ I/2024
STT | Tên TTHC | Cơ quan thực hiện | Tiếp nhận | Trả KQ
1. Lĩnh vực Hộ tịch | < | < | < | <
1. | Đăng ký khai sinh | UBND cấp xã | x | x
2. | | UBND cấp   xã | x | x
4. Lĩnh vực Đất đai | < | < | < | <
18. | Hòa giải tranh chấp đất đai | UBND cấp xã | x |
""")
    )
    assert figures(checked) == text("""
        B5:B8 2024-Q1 Xã Hồng Minh procedures_published 3 ?
        B5:B8 2024-Q1 Xã Hồng Minh procedure_fields_published 2 ?
    """)
    assert problems(checked) == "odd counted_list B4"


def test_a_list_of_models_is_counted_by_commune_subject_and_recognition():
    checked = read(
        sheet("""
HUYỆN PHÚ XUYÊN
DANH SÁCH MÔ HÌNH "DÂN VẬN KHÉO" ĐĂNG KÝ NĂM 2024
STT | Đơn vị | Tên mô hình | Tập thể | Cá nhân | Lĩnh vực | Ngày ĐK | Công nhận
1 | Xã Hồng Minh | Chính quyền thân thiện | x | | XD HTCT | 25/9/2024 | Đạt
2 | ^ | Tuyến đường hoa | | x | VH-XH, KT | 2024 | Chưa
3 | Xã Phượng Dực | Cổng trường an toàn | x | | QP-AN | | Đạt
""")
    )
    assert figures(checked) == text("""
        C4:C5 2024 Xã Hồng Minh models_registered 2 ?
        D4:D5 2024 Xã Hồng Minh models_registered collective 1 ?
        E4:E5 2024 Xã Hồng Minh models_registered individual 1 ?
        F4:F5 2024 Xã Hồng Minh models_registered political_system 1 ?
        H4:H5 2024 Xã Hồng Minh models_recognised 1 ?
        C6:C6 2024 Xã Phượng Dực models_registered 1 ?
        D6:D6 2024 Xã Phượng Dực models_registered collective 1 ?
        F6:F6 2024 Xã Phượng Dực models_registered defence_security 1 ?
        H6:H6 2024 Xã Phượng Dực models_recognised 1 ?
    """)
    assert problems(checked) == "odd counted_list C4"
