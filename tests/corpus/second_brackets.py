"""What stands in brackets behind a title is part of what it says."""

from cases import Case
from second import cases_of

LAYOUT = "second: brackets"
DRAWN = r"""
=== second-br01-cung-ky
# brackets: last year
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận (cùng kỳ)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br02-ke-hoach
# brackets: plan
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Hòa giải thành (kế hoạch)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br03-quy-truoc
# brackets: previous quarter
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Hòa giải thành (quý trước)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br04-luy-ke
# brackets: cumulative
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Hòa giải thành (lũy kế từ đầu năm)
% . | . | resolved+
1 | Đại Sơn | 5 // 11083
2 | Quang Khải | 7 // 11116

=== second-br05-nu
# brackets: women
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Hòa giải viên (nữ)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br06-dan-su
# brackets: kind of case
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Hòa giải thành (dân sự)
% . | . | resolved/civil
1 | Đại Sơn | 5 // 11083
2 | Quang Khải | 7 // 11116

=== second-br07-qua-han
# brackets: overdue
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HỒ SƠ TTHC QUÝ I/2024
TT | Đơn vị | Hồ sơ đã giải quyết (quá hạn)
% . | . | d_overdue~
1 | Đại Sơn | 5 // 11083
2 | Quang Khải | 7 // 11116

=== second-br08-truc-tuyen
# brackets: online
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HỒ SƠ TTHC QUÝ I/2024
TT | Đơn vị | Hồ sơ tiếp nhận (trực tuyến)
% . | . | d_online~
1 | Đại Sơn | 5 // 11083
2 | Quang Khải | 7 // 11116

=== second-br09-cap-huyen
# brackets: level
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
TTHC QUÝ I/2024
TT | Đơn vị | Số TTHC niêm yết (cấp huyện)
% . | . | published/district
1 | Đại Sơn | 5 // 11083
2 | Quang Khải | 7 // 11116

=== second-br10-kinh-te
# brackets: field
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
DÂN VẬN KHÉO QUÝ I/2024
TT | Đơn vị | Mô hình đăng ký (kinh tế)
% . | . | registered/economy
1 | Đại Sơn | 5 // 11083
2 | Quang Khải | 7 // 11116

=== second-br11-de-nghi
# brackets: only proposed
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
DÂN VẬN KHÉO QUÝ I/2024
TT | Đơn vị | Mô hình được công nhận (đề nghị)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br12-tang-giam
# brackets: change
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Vụ việc tiếp nhận (tăng/giảm)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br13-tai-toa
# brackets: in court
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
TT | Đơn vị | Hòa giải thành (tại Tòa)
1 | Đại Sơn | 5
2 | Quang Khải | 7

=== second-br14-luy-ke-q2
# brackets: cumulative in a second quarter
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành (lũy kế từ đầu năm)
% . | . | received | resolved+
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116

=== second-br15-lk
# brackets: LK
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành (LK)
% . | . | received | resolved+
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116

=== second-br16-ca-nam
# brackets: the whole year
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành (cả năm)
% . | . | received | resolved@2024~
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116

=== second-br17-2023
# brackets: a year
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành (2023)
% . | . | received | resolved@2023-Q2~
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116

=== second-br18-den-30-6
# brackets: until a day
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành (đến 30/6)
% . | . | received | resolved+~
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116

=== second-br19-khong-th
# brackets: settled but not kept
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Vụ việc hòa giải thành (không thực hiện)
% . | . | received | .
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116

=== second-br20-uoc
# brackets: estimate
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
TT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành (ước)
% . | . | received | .
1 | Đại Sơn | 6 | 5 // 11083
2 | Quang Khải | 8 | 7 // 11116
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
