"""Files of a third hand, the other half: parts that are no figures, months, what was left, signs, hidden sheets."""

from dataclasses import replace

from cases import Case, as_file
from second import cases_of
from third_offices import LAYOUT

DRAWN = r"""
=== third-th21-money-and-notes
# money, notes with numbers, households
== Sheet1 | 2024-Q3
HUYỆN NINH GIANG - HÒA GIẢI QUÝ III/2024
STT|Đơn vị|Số hộ dân|Tiếp nhận|Hòa giải thành|Tr.đó: Tòa án công nhận|Kinh phí hỗ trợ (nghìn đồng)|Ghi chú
% . | . | . | received | resolved | . | . | .
1 | Xã An Đức | 2140 | 7 | 6 | 1 | 1800 | 01 vụ chuyển Tòa án // 11173
2 | Xã Hồng Dụ | 1895 | 4 | 4 | 0 | 1200 | // 11215

=== third-th22-months
# months and the quarter of one commune
== Sheet1 | 11227
UBND XÃ HIỆP LỰC - HUYỆN NINH GIANG
SỐ LIỆU HÒA GIẢI CÁC THÁNG QUÝ I NĂM 2024
Nội dung | Tháng 1 | Tháng 2 | Tháng 3 | Quý I
Số vụ việc tiếp nhận | 2→received@2024-M01~=2 | 1→received@2024-M02~=1 | 3→received@2024-M03~=3 | 6→received@2024-Q1=6
Số vụ hòa giải thành | 2→resolved@2024-M01~=2 | 1→resolved@2024-M02~=1 | 2→resolved@2024-M03~=2 | 5→resolved@2024-Q1=5

=== third-th23-carried-new
# what was left, what is new, and both
== Sheet1 | 2024-Q2
HUYỆN THANH MIỆN - TÌNH HÌNH HÒA GIẢI QUÝ II NĂM 2024
STT | Đơn vị | Số vụ việc tiếp nhận | < | < | Kết quả | < | <
^ | ^ | Kỳ trước chuyển sang | Mới phát sinh | Tổng số | Thành | Không thành | Chưa giải quyết xong
% . | . | . | . | received | resolved | unresolved | pending
1 | Xã Đoàn Kết | 1 | 6 | 7 | 5 | 1 | 1 // 11263
2 | Xã Phạm Kha | 0 | 4 | 4 | 4 | 0 | 0 // 11245

=== third-th24-dialogue
# who held the dialogue; opinions answered are no dossiers
== Sheet1 | 2024-Q4
HUYỆN THANH MIỆN - ĐỐI THOẠI TRỰC TIẾP VỚI NHÂN DÂN QUÝ IV NĂM 2024
STT|Đơn vị|Số cuộc đối thoại|<|<|Số lượt người dự|Số ý kiến|<
^|^|Tổng số|Bí thư cấp ủy|Chủ tịch UBND|^|Tổng số|Đã giải quyết
% . | . | sessions | . | . | . | opinions | .
1 | Xã Đoàn Kết | 2 | 1 | 1 | 145 | 17 | 15 // 11263
2 | Xã Phạm Kha | 1 | 0 | 1 | 80 | 9 | 9 // 11245

=== third-th25-unmerged-titles
# the titles above stand once and are not merged
== Sheet1 | 2024-Q1
HUYỆN THANH MIỆN - KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ I NĂM 2024
STT | Đơn vị | Hồ sơ nhận giải quyết | | | Hồ sơ đã giải quyết | | | Đang giải quyết
 | | Tổng số | Mới tiếp nhận | Kỳ trước chuyển sang | Tổng số | Đúng hạn | Quá hạn |
% . | . | d_received | d_new | d_carried | d_resolved | d_on_time?~ | d_overdue | d_pending
1 | Xã Ngũ Hùng | 120 | 110 | 10 | 115 | 113 | 2 | 5 // 11275
2 | Xã Tứ Cường | 98 | 98 | 0 | 90 | 90 | 0 | 8 // 11269

=== third-th26-thousands-unit
# the unit is a thousand dossiers
== Sheet1 | 2024-Q1
HUYỆN THANH MIỆN - KẾT QUẢ GIẢI QUYẾT TTHC QUÝ I NĂM 2024
 | | | Đơn vị tính: nghìn hồ sơ
STT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết
% . | . | d_received?~ | d_resolved?~
1 | Xã Ngũ Hùng | 2 | 2 // 11275
2 | Xã Tứ Cường | 3 | 3 // 11269

=== third-th27-twice
# a commune twice with other figures
== Sheet1 | 2024-Q1
HUYỆN THANH MIỆN - HÒA GIẢI QUÝ I NĂM 2024
STT | Đơn vị | Tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Xã Ngũ Hùng | 5 | 4 // 11275 ?~
2 | Xã Tứ Cường | 3 | 3 // 11269
3 | Xã Ngũ Hùng | 6 | 6 // 11275 ?~ !duplicate

=== third-th28-more-resolved
# more resolved than came in; a rate that fits nothing
== Sheet1 | 2024-Q1
HUYỆN THANH MIỆN - HÒA GIẢI QUÝ I NĂM 2024
STT | Đơn vị | Tiếp nhận | Hòa giải thành | Tỷ lệ (%)
% . | . | received~ | resolved~ | success~
1 | Xã Ngũ Hùng | 5 | 7→!more_than | 80 // 11275
2 | Xã Tứ Cường | 8 | 4 | 75→!rate_differs // 11269
3 | Xã Lam Sơn | 8 | 4 | 50 // 11260

=== third-th29-teams
# short words; women, party members, those newly chosen are parts of nobody's figure
== Sheet1 | 2024-Q2
HUYỆN NINH GIANG - TỔ CHỨC HÒA GIẢI Ở CƠ SỞ (tính đến 30/6/2024)
STT|Đơn vị|Số thôn, KDC|Số tổ HG|Số HGV|<|<|Số HGV được tập huấn
^|^|^|^|Tổng số|Nữ|Đảng viên|^
% . | . | . | teams | mediators | . | . | .
1 | Xã Hưng Long | 5 | 5 | 31 | 9 | 14 | 20 // 11233
2 | Xã Văn Hội | 6 | 6 | 40 | 12 | 17 | 31 // 11218

=== third-th30-this-and-last
# this quarter and the last
== Sheet1 | 2024-Q2 11203
UBND THỊ TRẤN NINH GIANG, HUYỆN NINH GIANG
SỐ LIỆU DÂN VẬN CHÍNH QUYỀN QUÝ II NĂM 2024
Nội dung | Quý này | Quý trước | Tăng, giảm
Số hồ sơ tiếp nhận | 310→d_received=310 | 290→d_received@2024-Q1~=290 | 20
Số hồ sơ đã giải quyết | 305→d_resolved=305 | 281→d_resolved@2024-Q1~=281 | 24
Số hồ sơ quá hạn | 2→d_overdue?~=2 | 4 | -2

=== third-th31-years
# years across
== Sheet1
HUYỆN THANH MIỆN - SỐ MÔ HÌNH "DÂN VẬN KHÉO" ĐƯỢC CÔNG NHẬN
STT | Đơn vị | 2021 | 2022 | 2023 | Cộng
% . | . | recognised@2021 | recognised@2022 | recognised@2023 | .
1 | Xã Ngũ Hùng | 3 | 4 | 4 | 11 // 11275
2 | Xã Tứ Cường | 2 | 5 | 6 | 13 // 11269

=== third-th32-hidden-old
# last year's sheet, hidden, and a sheet for each quarter
== Q1 | 2024-Q1
HUYỆN NINH GIANG - HÒA GIẢI QUÝ I NĂM 2024
Đơn vị | Tiếp nhận | Hòa giải thành
% . | received | resolved
Xã Hưng Long | 3 | 3 // 11233
Xã Văn Hội | 5 | 4 // 11218
== Q2 | 2024-Q2
HUYỆN NINH GIANG - HÒA GIẢI QUÝ II NĂM 2024
Đơn vị | Tiếp nhận | Hòa giải thành
% . | received | resolved
Xã Hưng Long | 2 | 1 // 11233
Xã Văn Hội | 7 | 7 // 11218

=== third-th33-signs
# signs in place of numbers
== Sheet1 | 2024-Q3
HUYỆN NINH GIANG - HÒA GIẢI QUÝ III NĂM 2024
Đơn vị | Tiếp nhận | Hòa giải thành | Không thành
% . | received | resolved | unresolved
Xã Hưng Long | không→0 | không→0 | - →?0 !dash_as_zero // 11233
Xã Văn Hội | khoảng 7→7~about | 6 | … →!missing_mark // 11218
Xã Tân Quang | 5 | 5 | ? →!missing_mark,not_a_number // 11206
Xã An Đức | mười→!not_a_number | 9 | #REF!→!broken_formula,not_a_number,missing_mark // 11173

=== third-th34-other-half
# the plan of the second half stands beside what was done in the first
== Sheet1 | 2024-H1
BAN DÂN VẬN HUYỆN ỦY THANH MIỆN
KẾT QUẢ 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024
STT | Đơn vị | Mô hình DVK đã xây dựng 6 tháng đầu năm | Dự kiến 6 tháng cuối năm
% . | . | built | .
1 | Xã Ngũ Hùng | 4 | 2 // 11275
2 | Xã Tứ Cường | 6 | 3 // 11269
"""


def all_cases() -> list[Case]:
    """The cases of this file."""
    made = {one.name: one for one in cases_of(LAYOUT, DRAWN)}
    old = made["third-th32-hidden-old"]
    before = replace(old.grids[0], name="Q1 cu", hidden=True, truths=())
    made[old.name] = replace(old, grids=(*old.grids, before))
    others = [
        as_file(made["third-th23-carried-new"], "docx"),
        as_file(made["third-th25-unmerged-titles"], "xls"),
        as_file(made["third-th30-this-and-last"], "docx"),
    ]
    return [*made.values(), *others]
