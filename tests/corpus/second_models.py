"""Dân vận khéo, and sheets of several subjects: one-word titles below a subject, levels, plans, periods as rows."""

from cases import Case
from second import cases_of

LAYOUT = "second: models, mixed"
DRAWN = r"""
=== second-dv01-basic-fields
# KT, VH-XH, QP-AN, XDHTCT
== Sheet1 | 2024-Q1
HUYỆN ỦY THỌ XUÂN
BAN DÂN VẬN
TỔNG HỢP ĐĂNG KÝ MÔ HÌNH "DÂN VẬN KHÉO" QUÝ I NĂM 2024
TT | Đơn vị | Tổng số MH | Chia theo lĩnh vực | < | < | < | Tập thể | Cá nhân
^ | ^ | ^ | KT | VH-XH | QP-AN | XDHTCT | ^ | ^
% .|.|registered|registered/economy|registered/culture_society|registered/defence_security|\
registered/political_system|registered/collective|registered/individual
1 | Xuân Hồng | 6 | 2 | 2 | 1 | 1 | 5 | 1 // 15493
2 | Xuân Lai | 4 | 1 | 1 | 1 | 1 | 4 | 0 // 15583
3 | Nam Giang | 5 | 2 | 3 | 0 | 0 | 3 | 2 // 15505
 | Cộng | 15 | 5 | 6 | 2 | 2 | 12 | 3 // -

=== second-dv02-dvk-stage-cols
# one-word titles under a DVK heading
== Sheet1 | 2024-Q4
Ban Dân vận Huyện ủy Tứ Kỳ
PHONG TRÀO THI ĐUA "DÂN VẬN KHÉO" - quý 4/2024
Số TT | Tên đơn vị | Đăng ký | Công nhận | Tiêu biểu | Đề nghị khen thưởng | Được khen
% . | . | registered | recognised | exemplary | proposed | awarded
1 | Đại Sơn | 5 | 4 | 2 | 1 | 1 // 11083
2 | Chí Minh | 6 | 6 | 1 | 1 | 0 // 11095

=== second-dv03-other-models
# other models, tổ dân vận
== Sheet1 | 2024-Q4
Ban Dân vận Huyện ủy Tứ Kỳ - Kết quả quý IV/2024
TT|Đơn vị|Số mô hình DVK đăng ký|Số mô hình kinh tế tập thể|Mô hình Mặt trận tự quản|Tổ dân vận|Cán bộ dân \
vận|Mô hình học tập Bác
% . | . | registered | . | . | . | .
1 | Đại Sơn | 5 | 3 | 1 | 6 | 30 | 2 // 11083
2 | Chí Minh | 6 | 2 | 0 | 9 | 45 | 1 // 11095

=== second-dv05-tdgh
# party organisations as rows, H1; "đăng ký mới" is a part maybe
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN
BIỂU TỔNG HỢP MÔ HÌNH DVK 6 THÁNG ĐẦU NĂM 2024
STT | Đảng bộ | MH đăng ký mới | MH đang duy trì | MH được công nhận
% . | . | registered@2024-H1 | built@2024-H1 | recognised@2024-H1
1 | Đảng bộ xã Xuân Hồng | 3 | 8 | 5 // 15493
2 | Đảng bộ thị trấn Lam Sơn | 2 | 6 | 4 // 15556
3 | Đảng bộ xã Thọ Hải | 1 | 4 | 4 // 15520
4 | Đảng bộ Công an huyện | 1 | 2 | 2 // -
5 | Chi bộ Ngân hàng CSXH | 1 | 1 | 1 // -

=== second-dv06-level
# levels as rows, no indicator word in the row
== Sheet1 | 2024-Q1 280
HUYỆN ỦY PHÚ XUYÊN
KẾT QUẢ ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO QUÝ I/2024
Cấp đăng ký | Số mô hình
Cấp thành phố | 18→registered/province=18
Cấp huyện | 141→registered/district=141
Cấp cơ sở | 66→registered/commune=66
Tổng cộng | 225→registered=225

=== second-dv07-level-cols
# TP | Huyện | Cơ sở as column titles; year and quarter in the title
== Sheet1 | 2024-Q1
HUYỆN ỦY PHÚ XUYÊN
ĐĂNG KÝ MÔ HÌNH "DÂN VẬN KHÉO" NĂM 2024 (Quý I)
TT | Xã | Tổng | TP | Huyện | Cơ sở
% . | . | registered | registered/province | registered/district | registered/commune
1 | Đại Xuyên | 8 | 1 | 4 | 3 // 10336
2 | Chuyên Mỹ | 5 | 0 | 3 | 2 // 10321
3 | Phượng Dực | 6 | 1 | 5 | 0 // 10279

=== second-dv08-list-models
# list of models with a count that is not ours
== Sheet1 | 2024-Q3 15598
XÃ TRƯỜNG XUÂN, HUYỆN THỌ XUÂN
DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO QUÝ III/2024
STT | Tên mô hình | Lĩnh vực | Người phụ trách | Số hộ tham gia
1 | Tuyến đường hoa thôn 3 | VH-XH | Nguyễn Văn A | 45
2 | Camera an ninh | QP-AN | Lê Thị B | 120
3 | Trồng rau sạch | KT | Trần C | 12

=== second-dv09-group-sections
# blocs with subtotals in the group rows; offices
== Sheet1 | 2024-Q4
HUYỆN ỦY AN BIÊN - BAN DÂN VẬN
DÂN VẬN KHÉO QUÝ IV NĂM 2024
TT | Đơn vị | Tổng số được công nhận | Tập thể | Cá nhân
I | KHỐI XÃ, THỊ TRẤN | 12 | 9 | 3
% . | . | recognised | recognised/collective | recognised/individual
1 | Thị trấn Thứ Ba | 4 | 3 | 1 // 30985
2 | Đông Thái | 8 | 6 | 2 // 31006
II | KHỐI CƠ QUAN | 5 | 4 | 1 // -
1 | Huyện đoàn | 2 | 2 | 0 // -
2 | Hội LHPN huyện | 3 | 2 | 1 // -
 | TỔNG (I+II) | 17 | 13 | 4 // -

=== second-dv10-unit-word
# numbers with MH, "Đạt"
== Sheet1 | 2024-Q4
HUYỆN ỦY AN BIÊN - BAN DÂN VẬN
DÂN VẬN KHÉO QUÝ IV NĂM 2024
TT | Đơn vị | Đăng ký | Đạt | Khen thưởng
% . | . | registered | recognised | awarded
1 | Thị trấn Thứ Ba | 04 MH→4 | '03→recognised~=3 | 01 tập thể→awarded~=1 // 30985
2 | Đông Thái | 6 mô hình→6 | 6→recognised~=6 | -→never // 31006

=== second-dv11-effective-share
# year report
== Sheet1 | 2024
HUYỆN ỦY AN BIÊN - BAN DÂN VẬN
KẾT QUẢ DÂN VẬN KHÉO NĂM 2024
TT | Đơn vị | Số mô hình đăng ký | Số mô hình đã triển khai xây dựng | Số mô hình phát huy hiệu quả | Tỷ lệ hiệu quả
% . | . | registered | built | effective | effective_share
1 | Nam Thái | 10 | 9 | 8 | 80%→80 // 31000
2 | Nam Thái A | 5 | 5 | 5 | 100%→100 // 31003

=== second-dv12-plan-next-quarter
# plan for the next quarter beside this result
== Sheet1 | 2024-Q1
HUYỆN AN BIÊN
KẾT QUẢ DÂN VẬN KHÉO QUÝ I, KẾ HOẠCH QUÝ II NĂM 2024
TT | Đơn vị | Kết quả quý I | < | Kế hoạch quý II | <
^ | ^ | Đăng ký | Hiệu quả | Đăng ký | Hiệu quả
% . | . | registered | effective
1 | Nam Thái | 10 | 8 | 12 | 11 // 31000
2 | Nam Thái A | 5 | 5 | 6 | 6 // 31003

=== second-dv13-huong
# a plan table of the next quarter below the results
== Sheet1 | 2024-Q1 15598
ĐẢNG ỦY XÃ TRƯỜNG XUÂN - HUYỆN THỌ XUÂN
KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ I, PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ II/2024
I. KẾT QUẢ QUÝ I
TT | Nội dung | Số lượng
1 | Mô hình DVK đăng ký | 5→registered=5
2 | Số cuộc đối thoại | 1→sessions=1
3 | Vụ việc hòa giải thành | 3→resolved=3
II. PHƯƠNG HƯỚNG QUÝ II
TT | Nội dung | Số lượng
1 | Mô hình DVK đăng ký | 8
2 | Số cuộc đối thoại | 2
3 | Vụ việc hòa giải thành | 5

=== second-dv14-transposed
# units as columns with a sum column and foreign rows in between; đã giải quyết after HS
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN - TỔNG HỢP QUÝ I/2024
TT | Chỉ tiêu | Xuân Hồng | Xuân Lai | Nam Giang | Cộng
% . | . | 15493 | 15583 | 15505
1 | Mô hình dân vận khéo đăng ký | 6 | 4 | 5 | 15 // registered
2 | Trong đó: tập thể | 5 | 4 | 3 | 12 // registered/collective
3 | cá nhân | 1 | 0 | 2 | 3 // registered/individual
4 | Vụ việc hòa giải tiếp nhận | 4 | 2 | 7 | 13 // received
5 | Hòa giải thành | 3 | 2 | 7 | 12 // resolved
6 | Đơn thư khiếu nại tiếp nhận | 2 | 0 | 1 | 3 // -
7 | Số hộ nghèo | 22 | 31 | 9 | 62 // -
8 | Hồ sơ TTHC tiếp nhận | 210 | 100 | 95 | 405 // d_received
9 | Đã giải quyết | 200 | 100 | 95 | 395 // d_resolved

=== second-dv16-norms
# target beside
== Sheet1 | 2024-Q3
HUYỆN THỌ XUÂN - KẾT QUẢ THỰC HIỆN MÔ HÌNH DVK QUÝ III/2024
TT | Xã | Chỉ tiêu giao | Đã đăng ký | % so với chỉ tiêu
% . | . | . | registered
1 | Xuân Hồng | 5 | 6 | 120 // 15493
2 | Xuân Lai | 5 | 4 | 80 // 15583

=== second-dv17-two-years
# two years, no quarter
== Sheet1
HUYỆN THỌ XUÂN - MÔ HÌNH DÂN VẬN KHÉO
TT | Xã | Năm 2022 | < | Năm 2023 | <
^ | ^ | Đăng ký | Công nhận | Đăng ký | Công nhận
% . | . | registered@2022 | recognised@2022 | registered@2023 | recognised@2023
1 | Xuân Hồng | 6 | 5 | 7 | 7 // 15493
2 | Xuân Lai | 4 | 4 | 5 | 3 // 15583

=== second-dv18-span
# several years
== Sheet1
HUYỆN THỌ XUÂN - MÔ HÌNH DÂN VẬN KHÉO GIAI ĐOẠN 2021-2023
TT | Xã | Số mô hình đăng ký | Số mô hình được công nhận
% . | . | registered@2021..2023 | recognised@2021..2023
1 | Xuân Hồng | 16 | 15 // 15493
2 | Xuân Lai | 14 | 12 // 15583

=== second-dv19-since
# since 2021 until now: must not be sure as the quarter
== Sheet1
HUYỆN THỌ XUÂN - QUÝ III/2024
TỔNG SỐ MÔ HÌNH DÂN VẬN KHÉO TỪ NĂM 2021 ĐẾN NAY
TT | Xã | Số mô hình đăng ký | Số mô hình được công nhận
1 | Xuân Hồng | 16 | 15
2 | Xuân Lai | 14 | 12

=== second-dv20-cumul-title
# cumulative title with a quarter inside
== Sheet1 | 2024-9M
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI 9 THÁNG ĐẦU NĂM (LŨY KẾ ĐẾN HẾT QUÝ III NĂM 2024)
TT | Xã | Tiếp nhận | Hòa giải thành
% . | . | received+~ | resolved+~
1 | Đại Sơn | 16 | 15 // 11083
2 | Chí Minh | 14 | 12 // 11095

=== second-mx01-all-in-one
# everything in one table, one-word leaves under subject heads
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN
BIỂU TỔNG HỢP SỐ LIỆU CÔNG TÁC DÂN VẬN QUÝ II/2024
TT | Đơn vị | DVK | < | Hòa giải | < | < | TTHC | < | < | < | Đối thoại | <
^ | ^ | ĐK | CN | Tiếp nhận | Thành | % | Niêm yết | HS nhận | HS giải quyết | % đúng hạn | Số cuộc | Ý kiến
% .|.|registered|recognised|received|resolved|success|published|d_received|d_resolved|d_on_time_share|\
sessions|opinions
1 | Xuân Hồng | 6 | 5 | 4 | 3 | 75 | 108 | 210 | 200 | 99 | 1 | 12 // 15493
2 | Xuân Lai | 4 | 4 | 2 | 2 | 100 | 108 | 100 | 100 | 100 | 2 | 20 // 15583

=== second-mx02-three-level
# three levels
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN - QUÝ II/2024
TT | Đơn vị | Công tác dân vận | < | < | < | Công tác hòa giải | < | <
^ | ^ | Mô hình DVK đăng ký | < | Mô hình DVK công nhận | < | Số vụ tiếp nhận | Kết quả | <
^ | ^ | Tập thể | Cá nhân | Tập thể | Cá nhân | ^ | Thành | Không thành
% .|.|registered/collective|registered/individual|recognised/collective|recognised/individual|received|\
resolved|unresolved
1 | Xuân Hồng | 6 | 1 | 5 | 1 | 4 | 3 | 1 // 15493
2 | Xuân Lai | 4 | 2 | 4 | 1 | 2 | 2 | 0 // 15583

=== second-mx03-no-merges
# two levels without merges
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN - QUÝ II/2024
TT | Đơn vị | Mô hình DVK đăng ký |  | Mô hình DVK công nhận |  | Hòa giải |  |
 |  | Tập thể | Cá nhân | Tập thể | Cá nhân | Tiếp nhận | Thành | Không thành
% .|.|registered/collective|registered/individual|recognised/collective|recognised/individual|received|\
resolved|unresolved
1 | Xuân Hồng | 6 | 1 | 5 | 1 | 4 | 3 | 1 // 15493
2 | Xuân Lai | 4 | 2 | 4 | 1 | 2 | 2 | 0 // 15583

=== second-mx04-centered-head
# head typed into the middle cell of its group (Center across), no merges
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN - QUÝ II/2024
TT | Đơn vị |  | Hòa giải |  |  | Hồ sơ TTHC |
 |  | Tiếp nhận | Thành | Không thành | Tiếp nhận | Đã giải quyết | Quá hạn
% . | . | received | resolved | unresolved | d_received | d_resolved | d_overdue
1 | Xuân Hồng | 4 | 3 | 1 | 210 | 200 | 2 // 15493
2 | Xuân Lai | 2 | 2 | 0 | 100 | 100 | 0 // 15583

=== second-mx05-broken-title
# titles broken over rows without merges
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN - QUÝ II/2024
TT | Đơn vị | Số tổ | Số vụ việc | Số vụ việc | Số vụ việc
 |  |  | đưa ra | hòa giải | hòa giải
 |  | hòa giải | thụ lý | thành | không thành
% . | . | teams | received | resolved | unresolved
1 | Xuân Hồng | 6 | 4 | 3 | 1 // 15493
2 | Xuân Lai | 5 | 2 | 2 | 0 // 15583

=== second-mx06-newlines-hyphen
# titles broken in the cell
== Sheet1 | 2024-Q2
BAN DÂN VẬN HUYỆN ỦY THỌ XUÂN - QUÝ II/2024
TT | Đơn vị | Số vụ\nviệc\ntiếp\nnhận | Số vụ việc hòa giải\nthành | Tỷ lệ\nHG\nthành\n(%)
% . | . | received | resolved | success
1 | Xuân Hồng | 4 | 3 | 75 // 15493
2 | Xuân Lai | 2 | 2 | 100 // 15583
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
