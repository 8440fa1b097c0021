"""Dân vận khéo, and sheets of several subjects: one-word titles below a subject, levels, plans, periods as rows."""

from cases import Case
from second import cases_of

LAYOUT = "second: models, mixed"
DRAWN = r"""
=== second-mx07-commune-all-subjects
# the commune report as officers write it
== Sheet1 | 2024-Q3 15598
ĐẢNG ỦY XÃ TRƯỜNG XUÂN, HUYỆN THỌ XUÂN
SỐ LIỆU CÔNG TÁC DÂN VẬN QUÝ III NĂM 2024
TT | Nội dung | ĐVT | Kết quả | Ghi chú
I | DÂN VẬN KHÉO
1 | Số mô hình đăng ký | MH | 8→registered=8
- | Tập thể | MH | 6→registered/collective=6
- | Cá nhân | MH | 2→registered/individual=2
2 | Số mô hình được công nhận | MH | 5→recognised=5
II | HÒA GIẢI
1 | Số vụ tiếp nhận | vụ | 4→received=4
2 | Hòa giải thành | vụ | 3→resolved=3
3 | Tỷ lệ | % | 75→success=75
III | THỦ TỤC HÀNH CHÍNH
1 | Số TTHC niêm yết | thủ tục | 108→published=108
2 | Hồ sơ tiếp nhận | hồ sơ | 210→d_received=210
3 | Đã giải quyết | hồ sơ | 208→d_resolved=208
4 | Tỷ lệ đúng hạn | % | 99→d_on_time_share=99
IV | ĐỐI THOẠI
1 | Số cuộc | cuộc | 1→sessions=1
2 | Số ý kiến | ý kiến | 12→opinions=12

=== second-mx08-commune-sections-foreign
# sections of ours and others in turn, same row names
== Sheet1 | 2024-Q3 15598
ĐẢNG ỦY XÃ TRƯỜNG XUÂN, HUYỆN THỌ XUÂN
SỐ LIỆU CÔNG TÁC DÂN VẬN QUÝ III NĂM 2024
TT | Nội dung | ĐVT | Kết quả
I | HÒA GIẢI
1 | Số vụ tiếp nhận | vụ | 4→received=4
2 | Hòa giải thành | vụ | 3→resolved=3
II | TIẾP CÔNG DÂN, ĐƠN THƯ
1 | Số lượt tiếp | lượt | 14
2 | Số đơn tiếp nhận | đơn | 5
3 | Đã giải quyết | đơn | 5
4 | Tỷ lệ | % | 100
III | ĐỐI THOẠI
1 | Số cuộc đối thoại | cuộc | 1→sessions=1
2 | Số ý kiến | ý kiến | 12→opinions=12
IV | TIẾP XÚC CỬ TRI
1 | Số cuộc | cuộc | 2
2 | Số ý kiến | ý kiến | 21
V | HỘI NGHỊ GIAO BAN
1 | Số lượt ý kiến | lượt | 9→meeting=9

=== second-mx09-right-unit
# Quý này, quý trước, cùng kỳ
== Sheet1 | 2024-Q3 15598
ĐẢNG ỦY XÃ TRƯỜNG XUÂN, HUYỆN THỌ XUÂN - QUÝ III/2024
Chỉ tiêu | Quý này | Quý trước | Cùng kỳ năm trước | Tăng giảm
Số vụ việc hòa giải tiếp nhận | 4→received=4 | 6→received@2024-Q2~=6 | 5→received@2023-Q3~=5 | -2
Số vụ hòa giải thành | 3→resolved=3 | 5→resolved@2024-Q2~=5 | 5→resolved@2023-Q3~=5 | -2

=== second-mx10-forward-columns
# 6T, 9T, CN; indicator only in the sheet title
== Sheet1
HUYỆN THỌ XUÂN: HÒA GIẢI THÀNH NĂM 2024
TT | Xã | Q1 | Q2 | 6T | Q3 | 9T | Q4 | CN
% .|.|resolved@2024-Q1|resolved@2024-Q2|resolved@2024-H1|resolved@2024-Q3|resolved@2024-9M|resolved@2024-Q4|\
resolved@2024
1 | Xuân Hồng | 4 | 3 | 7 | 2 | 9 | 1 | 10 // 15493
2 | Xuân Lai | 2 | 2 | 4 | 3 | 7 | 0 | 7 // 15583

=== second-mx11-wide-two-ind
# quarters under indicators with a sum "Cộng"
== Sheet1
HUYỆN THỌ XUÂN: KẾT QUẢ HÒA GIẢI CÁC QUÝ NĂM 2024
TT | Xã | Vụ việc tiếp nhận | < | < | < | < | Hòa giải thành | < | < | < | <
^ | ^ | QI | QII | QIII | QIV | Cộng | QI | QII | QIII | QIV | Cộng
% .|.|received@2024-Q1|received@2024-Q2|received@2024-Q3|received@2024-Q4|received@2024~|resolved@2024-Q1|\
resolved@2024-Q2|resolved@2024-Q3|resolved@2024-Q4|resolved@2024~
1 | Xuân Hồng | 4 | 3 | 2 | 1 | 10 | 4 | 3 | 2 | 0 | 9 // 15493
2 | Xuân Lai | 2 | 2 | 3 | 0 | 7 | 2 | 1 | 3 | 0 | 6 // 15583

=== second-mx12-quarter-rows
# periods as rows
== Sheet1 | 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ - HÒA GIẢI NĂM 2024
Kỳ | Tiếp nhận | Thành | Không thành
% . | received | resolved | unresolved
Quý I | 4 | 3 | 1 // @2024-Q1
Quý II | 2 | 2 | 0 // @2024-Q2
6 tháng đầu năm | 6 | 5 | 1 // @2024-H1
Quý III | 3 | 3 | 0 // @2024-Q3
9 tháng | 9 | 8 | 1 // @2024-9M
Quý IV | 1 | 0 | 1 // @2024-Q4
Cả năm | 10 | 8 | 2 // @2024

=== second-mx13-month-rows
# bare months as rows
== Sheet1 | 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ - HÒA GIẢI QUÝ II NĂM 2024
Tháng | Tiếp nhận | Thành
% . | received | resolved
4 | 1 | 1 // @2024-M04
5 | 2 | 1 // @2024-M05
6 | 1 | 1 // @2024-M06
Cộng | 4 | 3 // @2024-Q2
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
