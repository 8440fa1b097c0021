"""What offices other than those of the first corpus hand in about mediation.

Abbreviations, forms without a header, villages, pairs of quarters.
"""

from cases import Case
from second import cases_of

LAYOUT = "second: mediation"
DRAWN = r"""
=== second-hg01-abbrev-district
# abbreviations HG, HGV, ko
== Sheet1 | 2024-Q1
UBND HUYỆN TỨ KỲ |  |  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG TƯ PHÁP |  |  | Độc lập - Tự do - Hạnh phúc

KẾT QUẢ CÔNG TÁC HÒA GIẢI Ở CƠ SỞ QUÝ I NĂM 2024
TT | Tên đơn vị | Tổ HG | HGV | Số vụ nhận | HG thành | HG ko thành | Tỷ lệ (%)
% . | . | teams | mediators | received | resolved | unresolved | success
1 | Đại Sơn | 6 | 38 | 5 | 4 | 1 | 80 // 11083
2 | Hưng Đạo | 7 | 44 | 8 | 8 | 0 | 100 // 11086
3 | Bình Lãng | 4 | 25 | 2 | 1 | 1 | 50 // 11092
4 | Chí Minh | 9 | 61 | 12 | 9 | 3 | 75 // 11095
 | Tổng | 26 | 168 | 27 | 22 | 5 | 81.5 // -

=== second-hg02-footnote-marks
# footnote marks glued to the titles
== Sheet1 | 2023-Q4
HUYỆN THỌ XUÂN
BIỂU TỔNG HỢP HÒA GIẢI CƠ SỞ
Quý IV/2023
STT | Xã, thị trấn | Số vụ việc tiếp nhận (1) | Hòa giải thành(2) | Hòa giải không thành(3) | Chưa giải quyết xong*
% . | . | received | resolved | unresolved | pending
1 | Xuân Hồng | 10 | 8 | 1 | 1 // 15493
2 | Thị trấn Sao Vàng | 14 | 12 | 2 | 0 // 15553
3 | Thọ Lập | 7 | 7 | 0 | 0 // 15568

(1) Gồm cả vụ việc kỳ trước chuyển sang // -
(2) Có văn bản hòa giải thành // -
* Tính đến ngày 14/12/2023 // -

=== second-hg03-units-row
# units in a row of their own
== Sheet1 | 2024-Q2
ỦY BAN NHÂN DÂN HUYỆN AN BIÊN
SỐ LIỆU HÒA GIẢI QUÝ II NĂM 2024
Đơn vị | Số tổ hòa giải | Số hòa giải viên | Vụ việc thụ lý | Vụ việc hòa giải thành
 | (tổ) | (người) | (vụ) | (vụ)
% . | teams | mediators | received | resolved
Thị trấn Thứ Ba | 8 | 56 | 21 | 17 // 30985
Tây Yên | 7 | 50 | 11 | 10 // 30988
Tây Yên A | 6 | 40 | 9 | 9 // 30991
Nam Thái A | 5 | 33 | 4 | 3 // 31003
Toàn huyện | 26 | 179 | 45 | 39 // -

=== second-hg04-spacers
# blank spacer columns and rows; title is the only word of mediation
== Sheet1 | 2024-Q3
 |  |  |  |  |  |  |  |  |  |
 |  |  | Huyện Tứ Kỳ - Kết quả hòa giải quý 3 năm 2024
 |  |  |  |  |  |  |  |  |  |
 | STT | Đơn vị |  |  | Tiếp nhận |  | Thành |  | Không thành
 |  |  |  |  |  |  |  |  |  |
% . | . | . | . | . | received | . | resolved | . | unresolved
 | 1 | Xã Văn Tố |  |  | 6 |  | 5 |  | 1 // 11131
 |  |  |  |  |  |  |  |  |  |
 | 2 | Xã Quang Trung |  |  | 3 |  | 3 |  | 0 // 11134
 |  |  |  |  |  |  |  |  |  |
 | 3 | Xã Hà Kỳ |  |  | 9 |  | 6 |  | 3 // 11149

=== second-hg05-thon-total-first
# villages below a commune, total first
== Sheet1 | 2024-Q1 11116
ĐẢNG ỦY XÃ QUANG KHẢI
HUYỆN TỨ KỲ, TỈNH HẢI DƯƠNG
KẾT QUẢ HÒA GIẢI CÁC THÔN QUÝ I/2024
STT | Thôn | Số tổ | Số hòa giải viên | Số vụ nhận | Số vụ thành | Số vụ không thành
% . | . | teams | mediators | received | resolved | unresolved
 | Toàn xã | 4 | 26 | 7 | 5 | 2
1 | Thôn Ngọc Lâm | 1 | 7 | 3 | 2 | 1 // -
2 | Thôn Bích Cẩm | 1 | 6 | 2 | 2 | 0 // -
3 | Thôn Nhũ Tỉnh | 1 | 6 | 0 | 0 | 0 // -
4 | Thôn Vũ Xá | 1 | 7 | 2 | 1 | 1 // -

=== second-hg06-thon-no-total
# a village called like another commune of the district: no total
== Sheet1 | 2024-Q1 11116
UBND XÃ QUANG KHẢI (TỨ KỲ - HẢI DƯƠNG)
KẾT QUẢ HÒA GIẢI QUÝ I/2024
STT | Thôn | Số vụ nhận | Hòa giải thành
1 | Ngọc Lâm | 3 | 2
2 | Bích Cẩm | 2 | 2
3 | Quang Trung | 2 | 1

=== second-hg07-keyvalue
# key-value form without header
== Sheet1 | 2024-Q2 15598
UBND XÃ TRƯỜNG XUÂN
HUYỆN THỌ XUÂN
Số liệu công tác hòa giải quý II năm 2024
1 | Số tổ hòa giải | 8→teams=8
2 | Số hòa giải viên | 52→mediators=52
3 | Số vụ tiếp nhận hòa giải | 11→received=11
4 | Hòa giải thành | 9→resolved=9
5 | Hòa giải không thành | 2→unresolved=2
6 | Tỷ lệ hòa giải thành | 81,8%→success=81.8

=== second-hg08-keyvalue-units
# numbers with units, key-value with colons and bullets
== Sheet1 | 2024-Q2 15598
UBND xã Trường Xuân - huyện Thọ Xuân - tỉnh Thanh Hóa
Báo cáo hòa giải quý II/2024
- Tổng số tổ hòa giải: | 8 tổ→teams=8
- Tổng số hòa giải viên: | 52 người→mediators=52
- Tổng số vụ việc: | 11 vụ→received~=11
+ Hòa giải thành: | 9 vụ→resolved=9
+ Hòa giải không thành: | 02 vụ→unresolved=2
+ Tỷ lệ: | 81,8%→success~=81.8

=== second-hg09-prev-this-change
# previous quarter beside this one and the change
== Sheet1 | 2024-Q2
HUYỆN HẬU LỘC - HÒA GIẢI Ở CƠ SỞ QUÝ II/2024
TT | Đơn vị | Số vụ tiếp nhận | < | < | Số vụ hòa giải thành | < | <
^ | ^ | Quý I | Quý II | Tăng/giảm | Quý I | Quý II | Tăng/giảm
% . | . | received@2024-Q1 | received | . | resolved@2024-Q1 | resolved
1 | Đại Lộc | 4 | 6 | 2 | 3 | 5 | 2 // 16018
2 | Tiến Lộc | 8 | 5 | -3 | 7 | 5 | -2 // 16027
3 | Hoa Lộc | 2 | 2 | 0 | 2 | 1 | -1 // 16063

=== second-hg10-years
# years as columns of one quarter
== Sheet1
HUYỆN LẠNG GIANG
SO SÁNH KẾT QUẢ HÒA GIẢI QUÝ III CÁC NĂM
TT | Đơn vị | Tiếp nhận | < | Hòa giải thành | <
 | ĐƠN VỊ | 2022 | 2023 | 2022 | 2023
% . | . | received@2022-Q3 | received@2023-Q3 | resolved@2022-Q3 | resolved@2023-Q3
1 | Thị trấn Vôi | 11 | 9 | 10 | 9 // 07375
2 | Xã Nghĩa Hòa | 6 | 7 | 5 | 6 // 07378
3 | Xã Hương Lạc | 3 | 4 | 3 | 2 // 07405

=== second-hg11-months
# months and quarter sums as columns
== Sheet1 | 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ
THEO DÕI HÒA GIẢI NĂM 2024
TT | Nội dung | T1 | T2 | T3 | Quý I | T4 | T5 | T6 | Quý II
% . | . | @2024-M01 | @2024-M02 | @2024-M03 | @2024-Q1 | @2024-M04 | @2024-M05 | @2024-M06 | @2024-Q2
1 | Số vụ tiếp nhận | 2 | 1 | 3 | 6 | 0 | 2 | 2 | 4 // received
2 | Số vụ hòa giải thành | 2 | 0 | 3 | 5 | 0 | 1 | 2 | 3 // resolved
3 | Số vụ hòa giải không thành | 0 | 1 | 0 | 1 | 0 | 1 | 0 | 1 // unresolved

=== second-hg12-plan-result-rows
# plan / result / percent as rows
== Sheet1 | 2024-Q3 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ
BÁO CÁO HÒA GIẢI QUÝ III/2024
TT | Nội dung | Số vụ tiếp nhận | Số vụ hòa giải thành
1 | Kế hoạch | 10 | 9
% . | . | received | resolved
2 | Thực hiện | 8 | 6
3 | Đạt tỷ lệ % | 80 | 66.7 // -

=== second-hg13-cumul-col
# cumulative since start of the year beside the quarter
== Sheet1 | 2024-Q2
HÒA GIẢI CƠ SỞ HUYỆN TỨ KỲ - QUÝ II NĂM 2024
STT | Đơn vị | Tiếp nhận trong quý | Cộng dồn từ đầu năm | Thành trong quý | Cộng dồn từ đầu năm
% . | . | received | received+@2024-H1 | resolved | resolved+@2024-H1
1 | An Thanh | 3 | 5 | 3 | 4 // 11125
2 | Minh Đức | 2 | 6 | 1 | 5 // 11128
3 | Tiên Động | 4 | 4 | 4 | 4 // 11143

=== second-hg14-two-tier
# after July 2025: province level, communes directly below
== Sheet1 | 2025-Q3
SỞ TƯ PHÁP THÀNH PHỐ HẢI PHÒNG
TỔNG HỢP HÒA GIẢI Ở CƠ SỞ QUÝ III NĂM 2025
STT | Xã, phường, đặc khu | Tổ hòa giải | Hòa giải viên | Tổng số vụ việc | Trong đó | < | <
^ | ^ | ^ | ^ | ^ | Hòa giải thành | Hòa giải không thành | Đang hòa giải
% . | . | teams | mediators | received | resolved | unresolved | pending
1 | Xã Tân Kỳ | 23 | 150 | 14 | 11 | 2 | 1 // 11113
2 | Phường An Biên | 41 | 260 | 30 | 24 | 5 | 1 // 11407
3 | Xã Quyết Thắng | 12 | 80 | 3 | 3 | 0 | 0 // 11761
TỔNG |  |  | 490 | 47 | 38 | 7 | 2 // -

=== second-hg15-phuong-numbers
# wards named by a number only, in the column Phường
== Sheet1 | 2024-Q1
QUẬN 3 - THÀNH PHỐ HỒ CHÍ MINH
Thống kê hòa giải Quý 1 - 2024
Phường | Tổng số vụ tiếp nhận | Hòa giải thành
% . | received | resolved
1 | 3 | 3 // 27160
2 | 5 | 4 // 27157
3 | 2 | 2 // 27154
4 | 6 | 5 // 27148
Võ Thị Sáu | 9 | 7 // 27139

=== second-hg16-phuong-P
# P.1, P03
== Sheet1 | 2024-Q1
UBND QUẬN 3, TP. HỒ CHÍ MINH
Hòa giải ở cơ sở quý I/2024
STT | Đơn vị | Số vụ thụ lý | Số vụ hòa giải thành
% . | . | received | resolved
1 | P.1 | 3 | 3 // 27160
2 | P. 2 | 5 | 4 // 27157
3 | P03 | 2 | 2 // 27154 ~
4 | F.4 | 6 | 5 // 27148 ~
5 | P.Võ Thị Sáu | 9 | 7 // 27139

=== second-hg17-group-cum
# group rows per cluster with subtotals at both ends; Số vụ | Thành
== Sheet1 | 2024-Q4
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN
TỔNG HỢP KẾT QUẢ HÒA GIẢI QUÝ IV NĂM 2024
TT | Đơn vị | Số vụ | Thành | Không thành
A | CỤM SỐ 1 | 9 | 7 | 2
% . | . | received | resolved | unresolved
1 | Xã Xuân Hồng | 4 | 3 | 1 // 15493
2 | Xã Bắc Lương | 5 | 4 | 1 // 15502
B | CỤM SỐ 2 | 6 | 6 | 0 // -
1 | Xã Nam Giang | 6 | 6 | 0 // 15505
2 | Xã Tây Hồ | 0 | 0 | 0 // 15523
 | Cộng cụm 2 | 6 | 6 | 0 // -
 | TOÀN HUYỆN | 15 | 13 | 2 // -

=== second-hg18-header-repeat
# header repeated at each printed page
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
STT | Tên xã | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Xuân Hồng | 4 | 4 // 15493
2 | Bắc Lương | 2 | 1 // 15502
 | Trang 1/2 // -
STT | Tên xã | Vụ việc tiếp nhận | Hòa giải thành // -
3 | Nam Giang | 5 | 3 // 15505
4 | Xuân Phong | 6 | 6 // 15508
 | Trang 2/2 // -

=== second-hg19-header-repeat-changed
# second page has the columns the other way round
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
STT | Tên xã | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Xuân Hồng | 4 | 4 // 15493
2 | Bắc Lương | 3 | 1 // 15502
STT | Tên xã | Hòa giải thành | Vụ việc tiếp nhận // -
% . | . | resolved | received
3 | Nam Giang | 3 | 5 // 15505
4 | Xuân Phong | 6 | 7 // 15508

=== second-hg20-fields-before-totals
# fields before total; HN&GĐ; land missing
== Sheet1 | 2023-Q2
PHÒNG TƯ PHÁP HUYỆN LẠNG GIANG - BIỂU HÒA GIẢI - QUÝ II/2023
TT | Đơn vị | Lĩnh vực | < | < | Tổng số vụ việc tiếp nhận | Kết quả | < | <
^ | ^ | Dân sự | HN&GĐ | Khác | ^ | Thành | Không thành | Đang giải quyết
% . | . | received/civil | received/family | received/other | received | resolved | unresolved | pending
1 | Quang Thịnh | 4 | 2 | 1 | 7 | 5 | 1 | 1 // 07384
2 | Hương Sơn | 3 | 3 | 3 | 9 | 8 | 1 | 0 // 07387
3 | Đào Mỹ | 1 | 0 | 0 | 1 | 1 | 0 | 0 // 07390

=== second-hg21-land-separately
# land is a column of its own that is no case kind of the contract
== Sheet1 | 2023-Q2
PHÒNG TƯ PHÁP HUYỆN LẠNG GIANG - BIỂU HÒA GIẢI - QUÝ II/2023
TT | Đơn vị | Số vụ việc tiếp nhận | Dân sự | Hôn nhân gia đình | Đất đai | Lĩnh vực khác | Hòa giải thành
% . | . | received | received/civil | received/family | . | received/other | resolved
1 | Quang Thịnh | 9 | 4 | 2 | 2 | 1 | 7 // 07384
2 | Hương Sơn | 12 | 3 | 3 | 3 | 3 | 8 // 07387

=== second-hg24-duration-dates
# period by dates only; the date of signature lies in the next quarter; HGT
== Sheet1 | 2024-Q1
Kèm theo Báo cáo số 45/BC-PTP ngày 12/4/2024 của Phòng Tư pháp huyện Tứ Kỳ
BIỂU SỐ LIỆU HÒA GIẢI
(Từ 15/12/2023 đến 14/3/2024)
TT | Đơn vị | Tiếp nhận | HGT
% . | . | received | resolved
1 | Văn Tố | 3 | 2 // 11131
2 | Hà Thanh | 5 | 5 // 11152
Tứ Kỳ, ngày 12 tháng 4 năm 2024 // -
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
