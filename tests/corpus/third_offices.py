"""Files of a third hand: offices of two other districts, drawn blind, before the reader was read."""

from cases import Case, as_file
from second import cases_of

LAYOUT = "third: offices"
DRAWN = r"""
=== third-th01-12b-commune
# form 12b of one commune: mediation teams as rows, the commune's own figures in the first row
== 12b | 2024-Q1 11248
Biểu số: 12b/BTP/HGCS/XP
UBND XÃ NGÔ QUYỀN - HUYỆN THANH MIỆN
KẾT QUẢ HÒA GIẢI Ở CƠ SỞ
(Từ ngày 01/01/2024 đến ngày 31/3/2024)
 | | | | | | | | | Đơn vị tính: vụ việc
Tên tổ hòa giải | Tổng số vụ việc tiếp nhận | Chia theo phạm vi hòa giải | < | < | Chia theo kết quả hòa giải | < | \
< | < | <
^ | ^ | Dân sự | Hôn nhân gia đình | Khác | Hòa giải thành | < | < | < | Không thành
^ | ^ | ^ | ^ | ^ | Tổng số | Dân sự | Hôn nhân gia đình | Khác | ^
A | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
% . | received | received/civil | received/family | received/other | resolved | resolved/civil | resolved/family | \
resolved/other | unresolved
Tổng số trên địa bàn xã | 14 | 8 | 4 | 2 | 12 | 7 | 3 | 2 | 2
Tổ hòa giải thôn Vũ Xá | 6 | 4 | 1 | 1 | 5 | 3 | 1 | 1 | 1 // -
Tổ hòa giải thôn Phạm Lý | 8 | 4 | 3 | 1 | 7 | 4 | 2 | 1 | 1 // -
% .
* Ghi chú: Tổng số ước tính 01 tháng cuối trong kỳ báo cáo: Cột 1: 03; Cột 5: 02
Người lập biểu | | | | | | | Ngô Quyền, ngày 02 tháng 4 năm 2024
 | | | | | | | TM. ỦY BAN NHÂN DÂN

=== third-th02-sums-last
# communes as rows, the district last, numbers typed with a leading nought
== Tong hop | 2024-Q2
UBND HUYỆN THANH MIỆN | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG TƯ PHÁP | | | Độc lập - Tự do - Hạnh phúc
BIỂU TỔNG HỢP KẾT QUẢ HÒA GIẢI Ở CƠ SỞ QUÝ II NĂM 2024
TT | Xã, thị trấn | Tổng số vụ việc tiếp nhận | Hòa giải thành | Hòa giải không thành | Đang hòa giải | Tỷ lệ %
% . | . | received | resolved | unresolved | pending | success
1 | TT Thanh Miện | '09 | '08 | '01 | 0 | 88.9 // 11239
2 | Thanh Tùng | '05 | '05 | 0 | 0 | 100 // 11242
3 | Phạm Kha | '12 | '10 | '01 | '01 | 83.3 // 11245
4 | Đoàn Tùng | '04 | '03 | '01 | 0 | 75 // 11251
Cộng | < | 30 | 26 | 3 | 1 | 86.7 // -

=== third-th03-wide-running
# quarters, half year, nine months and the year beside each other
== Sheet1
HUYỆN NINH GIANG - SỐ VỤ VIỆC HÒA GIẢI THÀNH NĂM 2023
STT | Đơn vị | Quý I | Quý II | 6 tháng | Quý III | 9 tháng | Quý IV | Cả năm
% .|.|resolved@2023-Q1|resolved@2023-Q2|resolved@2023-H1|resolved@2023-Q3|resolved@2023-9M|resolved@2023-Q4|\
resolved@2023
1 | Xã Ứng Hòe | 3 | 4 | 7 | 2 | 9 | 5 | 14 // 11161
2 | Xã Nghĩa An | 6 | 1 | 7 | 3 | 10 | 0 | 10 // 11164
3 | Xã Đức Phúc | 2 | 2 | 4 | 4 | 8 | 1 | 9 // 11167
 | TỔNG | 11 | 7 | 18 | 9 | 27 | 6 | 33 // -

=== third-th04-communes-across
# indicators as rows, communes across, the sum at the right
== BC Q3 | 2024-Q3
HUYỆN THANH MIỆN
KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ III NĂM 2024
TT | Nội dung | ĐVT | Ngô Quyền | Lam Sơn | Lê Hồng | Toàn huyện
1 | Số mô hình "Dân vận khéo" đăng ký | mô hình | 6→11248registered=6 | 4→11260registered=4 | 5→11266registered=5 | 15
2 | Số vụ việc hòa giải tiếp nhận | vụ | 9→11248received=9 | 7→11260received=7 | 3→11266received=3 | 19
3 | Số vụ hòa giải thành | vụ | 8→11248resolved=8 | 7→11260resolved=7 | 2→11266resolved=2 | 17
4 | Số cuộc đối thoại | cuộc | 1→11248sessions=1 | 2→11260sessions=2 | 0→11266sessions=0 | 3
5 | Số hộ nghèo | hộ | 12 | 9 | 14 | 35

=== third-th05-plan-running
# plan of the year, two quarters, running sum, shares and last year
== Sheet1 | 11275
ĐẢNG ỦY XÃ NGŨ HÙNG (huyện Thanh Miện)
KẾT QUẢ THỰC HIỆN CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2024
TT | Chỉ tiêu | ĐVT | KH năm 2024 | Thực hiện quý I | Thực hiện quý II | Lũy kế 6 tháng | % KH | Cùng kỳ năm 2023
% . | . | . | . | @2024-Q1 | @2024-Q2 | @2024-H1 | . | .
1 | Vụ việc tiếp nhận hòa giải | vụ | 20 | 5→received@2024-Q1=5 | 7→received@2024-Q2=7 | 12→received@2024-H1=12 | \
60 | 11
2 | Hòa giải thành | vụ | 18 | 4→resolved@2024-Q1=4 | 6→resolved@2024-Q2=6 | 10→resolved@2024-H1=10 | 55.6 | 9
3 | Cuộc đối thoại của người đứng đầu | cuộc | 4 | 1→sessions@2024-Q1=1 | 1→sessions@2024-Q2=1 | \
2→sessions@2024-H1=2 | 50 | 2

=== third-th06-form-06
# form 06 by the calendar from the 15th to the 14th, blanks for the level titles, thousands with a dot as text
== 06 | 2024-Q2
Biểu số 06a/VPCP/KSTT | | TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ
UBND huyện Ninh Giang | | (Từ ngày 15/3/2024 đến ngày 14/6/2024)
 | | | | | | | | | | Đơn vị tính: Số hồ sơ TTHC
STT|Đơn vị|Số hồ sơ nhận giải quyết|<|<|<|Số hồ sơ đã giải quyết|<|<|<|Số hồ sơ đang giải quyết|<|<
^|^|Tổng số|Trong kỳ|<|Từ kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn
^|^|^|Trực tuyến|Trực tiếp, BCCI|^|^|^|^|^|^|^|^
%.|.|d_received|d_online|.|d_carried|d_resolved|d_before|d_at|d_overdue|d_pending|.|.
1|UBND xã Ứng Hòe|'1.204→1204|'900→900|'300→never|4|'1.190→1190|'1.100→1100|85|5|14|14|0 // 11161
2|UBND xã Nghĩa An|310|200|100|10|300|250|50|0|10|9|1 // 11164

=== third-th07-published
# due and published beside each other, a rate typed, the level said in the title
== Niem yet | 2024-Q4
NIÊM YẾT CÔNG KHAI THỦ TỤC HÀNH CHÍNH TẠI UBND CẤP XÃ, HUYỆN NINH GIANG (đến 31/12/2024)
STT | Tên xã | Tổng số TTHC thuộc thẩm quyền | Số TTHC đã niêm yết công khai | Tỷ lệ | Số lĩnh vực
% . | . | due~ | published~ | published_share~ | fields?~
1 | Tân Hương | 118 | 118 | 1[%]→100 | 35 // 11179
2 | Vĩnh Hòa | 118 | 112 | 0.949[%]→94.9 | 34 // 11185
3 | Hồng Dụ | 118 | 118 | 1[%]→100 | 35 // 11215

=== third-th08-side-by-side
# two tables side by side with their own titles
== Q1 | 2024-Q1
HUYỆN NINH GIANG: SỐ LIỆU QUÝ I/2024
Hòa giải ở cơ sở | < | < | | Mô hình "Dân vận khéo" | < | <
Xã | Tiếp nhận | Thành | | Xã | Đăng ký | Công nhận
Hưng Long | 5→11233received=5 | 4→11233resolved=4 | | Hưng Long | 3→11233registered=3 | 2→11233recognised=2
Kiến Phúc | 8→11230received=8 | 8→11230resolved=8 | | Hiệp Lực | 6→11227registered=6 | 5→11227recognised=5
Tân Quang | 2→11206received=2 | 1→11206resolved=1 | | Tân Quang | 4→11206registered=4 | 4→11206recognised=4

=== third-th09-periods-as-rows
# one commune, quarters as rows
== Sheet1 | 11287
XÃ THANH GIANG, HUYỆN THANH MIỆN - THEO DÕI HÒA GIẢI NĂM 2024
Kỳ | Tiếp nhận | Hòa giải thành | Hòa giải không thành
% . | received | resolved | unresolved
Quý I | 4 | 3 | 1 // @2024-Q1
Quý II | 6 | 6 | 0 // @2024-Q2
6 tháng đầu năm | 10 | 9 | 1 // @2024-H1
Quý III | 2 | 2 | 0 // @2024-Q3
9 tháng | 12 | 11 | 1 // @2024-9M

=== third-th10-long
# a list: year, quarter, commune, indicator, figure
== Data
Năm | Quý | Huyện | Xã | Chỉ tiêu | Số liệu
% . | . | . | . | . | .
2024 | 1 | Huyện Ninh Giang | Xã Văn Hội | Hòa giải thành | 5→11218resolved@2024-Q1=5
2024 | 1 | Huyện Ninh Giang | Xã Văn Hội | Số vụ việc tiếp nhận hòa giải | 6→11218received@2024-Q1=6
2024 | 2 | Huyện Ninh Giang | Xã Văn Hội | Hòa giải thành | 7→11218resolved@2024-Q2=7
2024 | 2 | Huyện Ninh Giang | Xã Tân Phong | Hòa giải thành | 1→11197resolved@2024-Q2=1

=== third-th11-pairs
# resolved of received in one cell
== Sheet1 | 2024-Q2
HUYỆN THANH MIỆN QUÝ II/2024
STT | Đơn vị | Số vụ hòa giải thành/tiếp nhận | Số mô hình DVK được công nhận/đăng ký
1 | Xã Tân Trào | '12/15→11257resolved=12 11257received=15 | '4/6→11257recognised=4 11257registered=6
2 | Xã Hồng Quang | '31/31→11254resolved=31 11254received=31 | '2/5→11254recognised=2 11254registered=5

=== third-th12-parts-in-brackets
# a figure with its parts, which do not add, in one cell
== Sheet1 | 2024-Q4
HUYỆN THANH MIỆN - ĐĂNG KÝ MÔ HÌNH "DÂN VẬN KHÉO" QUÝ IV NĂM 2024
STT | Đơn vị | Số mô hình đăng ký
1 | Xã Tứ Cường | '8 (6 TT, 2 CN)→11269registered=8 11269registered/collective=6 11269registered/individual=2
2 | Xã Cao Thắng | \
'9 (7 TT, 1 CN)→11278registered?~=9 11278registered/collective?~=7 \
11278registered/individual?~=1 !parts_differ

=== third-th13-float-thousand
# Excel made 1.204 of "1.204"
== Sheet1 | 2024-Q1
HUYỆN NINH GIANG - HỒ SƠ TTHC QUÝ I/2024
STT | Đơn vị | Số hồ sơ tiếp nhận | Số hồ sơ đã giải quyết
% . | . | d_received~ | d_resolved
1 | Xã Bình Xuyên | 1.204→!decimal_count,ambiguous_number | 980 // 11188
2 | Xã An Đức | 845 | 800 // 11173
3 | Xã Tân Hương | 990 | 985 // 11179

=== third-th14-date
# 3/4 became the third of April
== Sheet1 | 2024-Q1
HUYỆN NINH GIANG - HÒA GIẢI QUÝ I/2024
STT | Đơn vị | Số vụ tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Xã Bình Xuyên | 4 | 45385[date]→!date_in_count // 11188
2 | Xã An Đức | 6 | 5 // 11173

=== third-th15-new-units
# from July 2025 on, with a commune that has gone among them
== Sheet1 | 2025-Q3
THÀNH PHỐ HẢI PHÒNG - HÒA GIẢI Ở CƠ SỞ QUÝ III NĂM 2025
TT | Đơn vị | Tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Phường Chí Linh | 11 | 9 // 10546
2 | Xã Nam An Phụ | 7 | 7 // 10705
3 | Xã Ngô Quyền→!area_not_valid,area_not_then,unknown_area,ambiguous_area | 5 | 4 // -
4 | Xã Yết Kiêu | 6 | 5 // 11020

=== third-th16-since-january
# the title alone says that all runs from January
== Sheet1 | 2024-Q3
HUYỆN THANH MIỆN
KẾT QUẢ HÒA GIẢI LŨY KẾ TỪ ĐẦU NĂM ĐẾN HẾT QUÝ III NĂM 2024
TT | Đơn vị | Tiếp nhận | Hòa giải thành
% . | . | received+ | resolved+
1 | Xã Đoàn Kết | 21 | 18 // 11263
2 | Xã Chi Lăng Nam | 15 | 15 // 11284

=== third-th17-last-year
# the same quarter of two years and the change between them
== Sheet1
HUYỆN THANH MIỆN - SO SÁNH SỐ VỤ HÒA GIẢI THÀNH
TT | Đơn vị | Quý I/2023 | Quý I/2024 | Tăng/giảm | Tỷ lệ tăng (%)
% . | . | resolved@2023-Q1~ | resolved@2024-Q1 | . | .
1 | Xã Đoàn Kết | 8 | 10 | 2 | 25 // 11263
2 | Xã Chi Lăng Nam | 5 | 4 | -1 | -20 // 11284

=== third-th18-given-registered
# what was asked for beside what was done
== Sheet1 | 2024
HUYỆN NINH GIANG - PHONG TRÀO THI ĐUA "DÂN VẬN KHÉO" NĂM 2024
TT | Đơn vị | Chỉ tiêu giao | Số mô hình đăng ký | Số mô hình được công nhận | Đạt tỷ lệ (%)
% . | . | . | registered | recognised | .
1 | Xã Nghĩa An | 5 | 6 | 5 | 100 // 11164
2 | Xã An Đức | 4 | 4 | 3 | 75 // 11173

=== third-th19-same-name
# a commune of one name in both districts, told apart by the group it stands in
== Sheet1 | 2024-Q1
TỈNH HẢI DƯƠNG - HÒA GIẢI Ở CƠ SỞ QUÝ I NĂM 2024
STT | Đơn vị | Tiếp nhận | Hòa giải thành
% . | . | received | resolved
I | HUYỆN THANH MIỆN | 9 | 7 // 300 ~
1 | Hồng Phong | 4 | 3 // 11293
2 | Lam Sơn | 5 | 4 // 11260
II | HUYỆN NINH GIANG | 11 | 10 // 299 ~
1 | Hồng Phong | 6 | 6 // 11224
2 | Hồng Dụ | 5 | 4 // 11215
 | TỔNG CỘNG (I+II) | 20 | 17 // -

=== third-th20-never-calculated
# sums that were never calculated, figures that were
== Sheet1 | 2024-Q2
HUYỆN NINH GIANG - HÒA GIẢI QUÝ II/2024
STT | Đơn vị | Tiếp nhận | Hòa giải thành | Không thành
% . | . | received~ | resolved | unresolved
1 | Xã An Đức | =D4+E4{}→!formula_not_calculated | 6 | 1 // 11173
2 | Xã Hồng Dụ | =D5+E5{}→!formula_not_calculated | 4 | 0 // 11215
"""


def all_cases() -> list[Case]:
    """The cases of this file."""
    made = {one.name: one for one in cases_of(LAYOUT, DRAWN)}
    others = [
        as_file(made["third-th02-sums-last"], "csv", encoding="utf-16", separator="\t", tag="unicode-text"),
        as_file(made["third-th03-wide-running"], "ods"),
        as_file(made["third-th06-form-06"], "html"),
    ]
    return [*made.values(), *others]
