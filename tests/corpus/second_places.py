"""Names of areas, and headings that name another than the one that reports."""

from cases import Case
from second import cases_of

LAYOUT = "second: places"
DRAWN = r"""
=== second-ar01-typos
# typos
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đai Sơn | 4 | 3 // 11083 ~
2 | Chí Mình | 5 | 5 // 11095 ~
3 | Quang Khãi | 2 | 2 // 11116 ~
4 | Tiên Đông | 3 | 1 // 11143 ~

=== second-ar02-case-space
# prefixes
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | XÃ  ĐẠI  SƠN | 4 | 3 // 11083
2 | x.Chí Minh | 5 | 5 // 11095
3 | TT. Tứ Kỳ | 2 | 2 // 11074
4 | UBND xã Tiên Động | 3 | 1 // 11143
5 | Đ/v xã Hà Kỳ | 1 | 1 // 11149 ~

=== second-ar03-merged-before
# after the merger of December 2024
== Sheet1 | 2025-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2025
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Dân An | 4 | 3 // 11122
2 | Quang Khải | 5 | 5 // 11116

=== second-ar04-old-name-later
# a former commune in a later period
== Sheet1 | 2025-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2025
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
1 | Quảng Nghiệp | 4 | 3
% . | . | received | resolved
2 | Quang Khải | 5 | 5 // 11116

=== second-ar05-after-districts
# villages named as former communes
== Sheet1 | 2025-Q3
XÃ TÂN KỲ - THÀNH PHỐ HẢI PHÒNG: HÒA GIẢI QUÝ III/2025
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
1 | Thôn An Nhân | 2 | 1
2 | Thôn Đại Hợp | 2 | 2
% . | . | received | resolved
 | Cộng | 4 | 3 // 11113

=== second-ar06-same-name
# the same name under two district rows
== Sheet1 | 2024-Q1
TỈNH THANH HÓA: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
I | Huyện Thọ Xuân
% . | . | received | resolved
1 | Xuân Hòa | 4 | 3 // 15517
2 | Xuân Lập | 1 | 1 // 15586
II | Huyện Như Xuân // -
1 | Xuân Hòa | 2 | 2 // 16180
2 | Tân Bình | 3 | 3 // 16201

=== second-ar07-district-rows
# districts as rows
== Sheet1 | 2024-Q1
TỈNH HẢI DƯƠNG: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Huyện Tứ Kỳ | 40 | 30 // 298
2 | TP Hải Dương | 55 | 50 // 288
3 | TX. Kinh Môn | 31 | 30 // 292
4 | Gia Lộc | 20 | 19 // 297 ~
 | Toàn tỉnh | 146 | 129 // -

=== second-ar08-district-in-2026
# a district after districts ended
== Sheet1 | 2026-Q1
TỈNH THANH HÓA: HÒA GIẢI QUÝ I/2026
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
1 | Huyện Thọ Xuân | 40 | 30
% . | . | received | resolved
2 | Xã Xuân Lập | 5 | 5 // 15592

=== second-ar09-total-odd
# totals named Tổng huyện and Cộng dồn
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
 | Tổng huyện | 9 | 8
% . | . | received | resolved
1 | Đại Sơn | 4 | 3 // 11083
2 | Chí Minh | 5 | 5 // 11095
 | Cộng dồn | 9 | 8 // -

=== second-ar10-total-unnamed
# total without a name
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đại Sơn | 4 | 3 // 11083
2 | Chí Minh | 5 | 5 // 11095
 |  | 9 | 8 // -

=== second-ar11-total-district-name
# the district itself as the last row
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đại Sơn | 4 | 3 // 11083
2 | Chí Minh | 5 | 5 // 11095
3 | Huyện Tứ Kỳ | 9 | 8 // 298 ~

=== second-ar12-town-same
# bare Tứ Kỳ: town or district
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Tứ Kỳ | 4 | 3 // 11074 ~
2 | Chí Minh | 5 | 5 // 11095

=== second-ar13-roman-wards
# roman wards
== Sheet1 | 2024-Q1
THÀNH PHỐ VỊ THANH - TỈNH HẬU GIANG: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Phường I | 4 | 3 // 31318
2 | Phường III | 5 | 5 // 31321
3 | Phường 4 | 2 | 2 // 31324 ~
4 | Phường VII | 1 | 1 // 31330
5 | Vị Tân | 3 | 3 // 31333

=== second-ar14-dak
# Gia Lai spelling
== Sheet1 | 2024-Q1
HUYỆN ĐĂK ĐOA - GIA LAI: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | TT Đăk Đoa | 4 | 3 // 23677 ~
2 | Đăk Sơ Mei | 5 | 5 // 23683 ~
3 | Hà Bầu | 2 | 2 // 23692
4 | K Dang | 1 | 1 // 23698 ~
5 | H’Nol | 3 | 3 // 23714 ~
6 | A Dơk | 3 | 2 // 23710

=== second-ar15-dup
# the same commune twice
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đại Sơn | 4 | 3 // 11083 ~
2 | Chí Minh | 5 | 5 // 11095
3 | Đại Sơn | 6 | 6 // 11083 ~

=== second-ar16-no-unit-in-title
# no district named: the three names together leave one district
== Sheet1 | 2024-Q1
HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đại Sơn | 4 | 3 // 11083 ~
2 | Chí Minh | 5 | 5 // 11095 ~
3 | Quang Khải | 5 | 5 // 11116 ~

=== second-ar17-dac-khu
# special zone
== Sheet1 | 2026-Q1
THÀNH PHỐ HẢI PHÒNG: HÒA GIẢI QUÝ I/2026
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đặc khu Cát Hải | 4 | 3 // 11914
2 | Phường An Biên | 5 | 5 // 11407

=== second-ar18-moved-province
# a province that ended
== Sheet1 | 2025-Q4
TỈNH KIÊN GIANG: HÒA GIẢI QUÝ IV/2025
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Xã An Biên | 4 | 3 // 30985 ~
2 | Xã Tây Yên | 5 | 5 // 30988 ~

=== second-ar19-province-hierarchy
# district subtotal rows without the word huyện
== Sheet1 | 2024-Q1
TỈNH THANH HÓA - SỞ TƯ PHÁP: HÒA GIẢI QUÝ I/2024
TT | Huyện/xã | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
I | THỌ XUÂN | 9 | 8 // 395 ~
1 | Xuân Hồng | 4 | 3 // 15493
2 | Nam Giang | 5 | 5 // 15505
II | HẬU LỘC | 7 | 7 // 400 ~
1 | Đại Lộc | 4 | 4 // 16018
2 | Hoa Lộc | 3 | 3 // 16063

=== second-ar20-commune-col-district-col
# district in a column of its own
== Sheet1 | 2024-Q1
TỈNH THANH HÓA: HÒA GIẢI QUÝ I/2024
TT | Huyện | Xã | Vụ việc tiếp nhận | Hòa giải thành
% . | . | . | received | resolved
1 | Thọ Xuân | Xuân Hòa | 4 | 3 // 15517
2 | ^ | Xuân Lập | 5 | 5 // 15586
3 | Như Xuân | Xuân Hòa | 2 | 2 // 16180

=== second-ho01-kinh-gui
# only the addressee is named
== Sheet1 | 2024-Q1 298
Kính gửi: UBND huyện Tứ Kỳ
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4

=== second-ho02-noi-nhan
# only the recipient is named
== Sheet1 | 2024-Q1 298
Nơi nhận: Huyện ủy Tứ Kỳ
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4

=== second-ho03-don-vi-nhan
# Đơn vị nhận báo cáo
== Sheet1 | 2024-Q1 298
Đơn vị nhận báo cáo: UBND huyện Tứ Kỳ
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4

=== second-ho04-can-cu
# district of the instruction before the commune that reports
== Sheet1 | 2024-Q1 11116
Căn cứ hướng dẫn của Phòng Tư pháp huyện Tứ Kỳ, xã Quang Khải báo cáo
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5→received~=5
2 | Số vụ hòa giải thành | 4→resolved~=4

=== second-ho05-ke-hoach-cua
# whose plan it is
== Sheet1 | 2024-Q1 395
Thực hiện Kế hoạch của Huyện ủy Thọ Xuân
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4

=== second-ho06-truong
# a school of the district
== Sheet1 | 2024-Q1 298
TRƯỜNG THCS CHÍ MINH - HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4

=== second-ho07-thon
# one team of one village is not the commune
== Sheet1 | 2024-Q1 11116
TỔ HÒA GIẢI THÔN NGỌC LÂM - XÃ QUANG KHẢI - HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
