"""Whole tables: plan and result as rows, blocks, clusters, parts below a commune."""

from cases import Case
from second import cases_of

LAYOUT = "second: tables"
DRAWN = r"""
=== second-tb01-kh-th-rows
# plan and result as two rows of a merged commune
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Nội dung | Vụ việc tiếp nhận | Hòa giải thành
1 | Đại Sơn | Kế hoạch | 5 | 5
% . | . | . | received | resolved
^ | ^ | Thực hiện | 4 | 3 // 11083
2 | Chí Minh | Kế hoạch | 9 | 9 // -
^ | ^ | Thực hiện | 8 | 8 // 11095

=== second-tb02-year-rows
# two years as rows of a merged commune
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Năm | Vụ việc tiếp nhận | Hòa giải thành
% . | . | . | received | resolved
1 | Đại Sơn | 2023 | 5 | 5 // 11083 @2023-Q1
^ | ^ | 2024 | 4 | 3 // 11083
2 | Chí Minh | 2023 | 9 | 9 // 11095 @2023-Q1
^ | ^ | 2024 | 8 | 8 // 11095

=== second-tb03-prev-this-rows
# last and this period as rows
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Kỳ | Vụ việc tiếp nhận | Hòa giải thành
1 | Đại Sơn | Kỳ trước | 5 | 5
% . | . | . | received | resolved
^ | ^ | Kỳ này | 4 | 3 // 11083
2 | Chí Minh | Kỳ trước | 9 | 9 // -
^ | ^ | Kỳ này | 8 | 8 // 11095

=== second-tb04-table-per-commune
# one small table a commune, its name above
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
1. Xã Đại Sơn
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5→received=5 // 11083
2 | Hòa giải thành | 4→resolved=4 // 11083

2. Xã Chí Minh
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 9→received=9 // 11095
2 | Hòa giải thành | 8→resolved=8 // 11095

=== second-tb05-group-named-commune
# clusters named after a commune
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
I | Cụm Đại Sơn | 9 | 8
% . | . | received | resolved
1 | Hưng Đạo | 4 | 3 // 11086
2 | Bình Lãng | 5 | 5 // 11092
II | Cụm Chí Minh | 3 | 3 // -
1 | Quang Khải | 3 | 3 // 11116

=== second-tb06-level-numbers
# Cấp huyện | Cấp xã hold numbers
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ QUÝ I/2024
TT | Đơn vị | Số mô hình đăng ký | Cấp huyện | Cấp xã
% . | . | registered | registered/district | registered/commune
1 | Xuân Hồng | 6 | 2 | 4 // 15493
2 | Xuân Lai | 4 | 1 | 3 // 15583

=== second-tb07-field-numbers
# Lĩnh vực holds numbers
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: TTHC NIÊM YẾT QUÝ I/2024
TT | Đơn vị | TTHC niêm yết | Lĩnh vực
% . | . | published | fields
1 | Xuân Hồng | 108 | 28 // 15493
2 | Xuân Lai | 106 | 27 // 15583

=== second-tb08-tt-cn
# TT tập thể, CN cá nhân
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: MÔ HÌNH DÂN VẬN KHÉO QUÝ I/2024
STT | Đơn vị | Đăng ký | < | Công nhận | <
^ | ^ | TT | CN | TT | CN
% . | . | registered/collective | registered/individual | recognised/collective | recognised/individual
1 | Xuân Hồng | 6 | 2 | 4 | 1 // 15493
2 | Xuân Lai | 4 | 1 | 3 | 0 // 15583

=== second-tb09-dk-cn
# CN is công nhận under Tập thể and Cá nhân
== Sheet1 | 2024
HUYỆN THỌ XUÂN: DÂN VẬN KHÉO NĂM 2024
STT | Đơn vị | Tập thể | < | Cá nhân | <
^ | ^ | ĐK | CN | ĐK | CN
% . | . | registered/collective | recognised/collective | registered/individual | recognised/individual
1 | Xuân Hồng | 6 | 2 | 4 | 1 // 15493
2 | Xuân Lai | 4 | 1 | 3 | 0 // 15583

=== second-tb10-index-bare
# numbering row without brackets
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
1 | 2 | 3 | 4
% . | . | received | resolved
1 | Đại Sơn | 5 | 4 // 11083
2 | Chí Minh | 9 | 8 // 11095

=== second-tb11-parts-rows
# parts of a commune as rows below it
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đại Sơn | 5 | 4 // 11083
 | Trong đó: đất đai | 2 | 1 // -
 | - Hôn nhân gia đình | 3 | 3 // -
2 | Chí Minh | 9 | 8 // 11095
 | Trong đó: đất đai | 4 | 4 // -

=== second-tb12-thuc-hien
# carried over / in period / sum as rows
== Sheet1 | 2024-Q3 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ
BÁO CÁO HÒA GIẢI QUÝ III/2024
Nội dung | Số vụ tiếp nhận | Số vụ hòa giải thành
Kỳ trước chuyển sang | 2 | 1
% . | received | resolved
Trong kỳ | 8 | 6
Cộng | 10 | 7 // -

=== second-tb13-pairs
# a form with two pairs a line
== Sheet1 | 2024-Q3 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ
PHIẾU BÁO CÁO HÒA GIẢI QUÝ III/2024
Số tổ hòa giải: | 5→teams=5 | Số hòa giải viên: | 31→mediators=31
Số vụ tiếp nhận: | 8→received=8 | Hòa giải thành: | 6→resolved=6

=== second-tb14-foreign-section-rate
# rows after petitions without a section title: đang giải quyết, tỷ lệ
== Sheet1 | 2024-Q1 11095
UBND XÃ CHÍ MINH - HUYỆN TỨ KỲ - QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc hòa giải tiếp nhận | 5→received=5
2 | Hòa giải thành | 4→resolved=4
3 | Số đơn thư tiếp nhận | 10
4 | Đã giải quyết | 9
5 | Đang giải quyết | 1
6 | Tỷ lệ | 90
7 | Không thành | 0

=== second-tb15-two-period-blocks
# a block a quarter on one sheet
== Sheet1
HUYỆN TỨ KỲ: HÒA GIẢI
QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received@2024-Q1 | resolved@2024-Q1
1 | Đại Sơn | 5 | 4 // 11083
2 | Chí Minh | 9 | 8 // 11095

QUÝ II/2024 // -
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành // -
% . | . | received@2024-Q2 | resolved@2024-Q2
1 | Đại Sơn | 6 | 6 // 11083
2 | Chí Minh | 3 | 3 // 11095

=== second-tb16-plan-block
# a plan block below the results
== Sheet1
HUYỆN TỨ KỲ: HÒA GIẢI
KẾT QUẢ QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received@2024-Q1 | resolved@2024-Q1
1 | Đại Sơn | 5 | 4 // 11083
2 | Chí Minh | 9 | 8 // 11095

KẾ HOẠCH QUÝ II/2024 // -
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành // -
1 | Đại Sơn | 6 | 6 // -
2 | Chí Minh | 3 | 3 // -

=== second-tb17-plan-sheet
# a plan sheet behind the results
== Ket qua | 2024-Q1
HUYỆN TỨ KỲ: MÔ HÌNH DÂN VẬN KHÉO QUÝ I/2024
TT | Đơn vị | Số mô hình đăng ký | Số mô hình được công nhận
% . | . | registered | recognised
1 | Đại Sơn | 5 | 4 // 11083
2 | Chí Minh | 9 | 8 // 11095
== Ke hoach | 2024-Q1
HUYỆN TỨ KỲ: KẾ HOẠCH MÔ HÌNH DÂN VẬN KHÉO QUÝ II/2024
TT | Đơn vị | Số mô hình đăng ký | Số mô hình được công nhận
1 | Đại Sơn | 6 | 6
2 | Chí Minh | 10 | 10

=== second-tb18-estimate
# no indicator in the titles; only the heading speaks of mediation
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Thực hiện quý I | Ước quý II | Chỉ tiêu năm
% . | . | received@2024-Q1 | received~
1 | Đại Sơn | 5 | 4 | 20 // 11083
2 | Chí Minh | 9 | 8 | 30 // 11095

=== second-tb19-female
# men and women
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: TỔ CHỨC HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Số tổ hòa giải | Hòa giải viên | < | <
^ | ^ | ^ | Tổng số | Nam | Nữ
% . | . | teams | mediators
1 | Đại Sơn | 5 | 35 | 20 | 15 // 11083
2 | Chí Minh | 9 | 60 | 33 | 27 // 11095

=== second-tb20-female-nototal
# men and women without a total
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: TỔ CHỨC HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Số tổ hòa giải | Hòa giải viên | <
^ | ^ | ^ | Nam | Nữ
% . | . | teams
1 | Đại Sơn | 5 | 20 | 15 // 11083
2 | Chí Minh | 9 | 33 | 27 // 11095

=== second-tb21-numeric-note
# last quarter and change below the total
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành
% . | . | received | resolved
1 | Đại Sơn | 5 | 4 // 11083
2 | Chí Minh | 9 | 8 // 11095
 | Tổng cộng | 14 | 12 // -
 | Quý I/2024 | 11 | 10 // -
 | Tăng/giảm | 3 | 2 // -

=== second-tb22-prev-rows-commune
# last year below the total of a commune
== Sheet1 | 2024-Q2 11095
XÃ CHÍ MINH - HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Thôn | Vụ việc tiếp nhận | Hòa giải thành
1 | Thôn 1 | 5 | 4
2 | Thôn 2 | 4 | 4
% . | . | received | resolved
 | Tổng cộng | 9 | 8
 | Cùng kỳ năm 2023 | 11 | 10 // -
 | So sánh | -2 | -2 // -

=== second-tb23-unit-thousand
# counts in thousands
== Sheet1 | 2024-Q2
TỈNH HẢI DƯƠNG: HỒ SƠ TTHC QUÝ II/2024
Đơn vị tính: nghìn hồ sơ
TT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết
1 | Huyện Tứ Kỳ | 12 | 11
2 | Huyện Gia Lộc | 15 | 15
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
