"""Titles that say when, among the years of laws, days of signing, plans and what runs from a start."""

from cases import Case
from second import cases_of

LAYOUT = "second: periods"
DRAWN = r"""
=== second-pe01-huong
# plan of the next quarter in the title
== Sheet1 | 2024-Q1
BAN DÂN VẬN HUYỆN ỦY TỨ KỲ
Báo cáo công tác hòa giải quý I, phương hướng nhiệm vụ quý II năm 2024
% . | . | received | resolved
&

=== second-pe02-sign
# the year stands only in the signing date
== Sheet1 | 2024-Q2
Tứ Kỳ, ngày 05 tháng 7 năm 2024
HUYỆN TỨ KỲ - BÁO CÁO HÒA GIẢI QUÝ II
% . | . | received | resolved
&

=== second-pe03-sign-january
# signed in January for the fourth quarter: must not be 2025-Q4 sure
== Sheet1 | 2024-Q4
Tứ Kỳ, ngày 05 tháng 01 năm 2025
HUYỆN TỨ KỲ - BÁO CÁO HÒA GIẢI QUÝ IV
% . | . | received~ | resolved~
&

=== second-pe04-plan-number
# date of a plan in the heading
== Sheet1 | 2024-Q3
HUYỆN TỨ KỲ
Thực hiện Kế hoạch số 12-KH/HU ngày 10/01/2023
HÒA GIẢI QUÝ 3/2024
% . | . | received | resolved
&

=== second-pe05-law
# year of the law
== Sheet1 | 2024-Q3
HUYỆN TỨ KỲ
Kết quả thực hiện Luật Hòa giải ở cơ sở năm 2013
Quý III năm 2024
% . | . | received | resolved
&

=== second-pe06-resolution
# year of a resolution
== Sheet1 | 2023-Q4
HUYỆN TỨ KỲ
Thực hiện Nghị quyết năm 2024 của Huyện ủy
Hòa giải cơ sở quý IV/2023
% . | . | received | resolved
&

=== second-pe07-month
# month
== Sheet1 | 2024-M02
HUYỆN TỨ KỲ
Hòa giải cơ sở tháng 02 năm 2024
% . | . | received | resolved
&

=== second-pe08-two-months
# two months: not a period we know; not 2024 or M02 surely
== Sheet1 | 2024
HUYỆN TỨ KỲ
Hòa giải cơ sở 02 tháng đầu năm 2024
&

=== second-pe09-6last
# second half
== Sheet1 | 2023-H2
HUYỆN TỨ KỲ
Hòa giải cơ sở 6 tháng cuối năm 2023
% . | . | received~ | resolved~
&

=== second-pe10-quarter-words
# quarter in words
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
Hòa giải cơ sở quý hai năm 2024
% . | . | received | resolved
&

=== second-pe11-q-sheet
# sheet name only
== Q2-24 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI
% . | . | received | resolved
&

=== second-pe12-conflict
# copied sheet: name Q1, title quý II
== Q1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II NĂM 2024
% . | . | received? | resolved?
&

=== second-pe13-file | BC hoa giai Q3-2024 Tu Ky.xlsx
# only the file name says
== Sheet1 | 2024-Q3
HUYỆN TỨ KỲ: HÒA GIẢI
% . | . | received | resolved
&

=== second-pe14-file-conflict | BC hoa giai Q2-2024.xlsx
# file name of last quarter
== Sheet1 | 2024-Q3
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ III/2024
% . | . | received~ | resolved~
&

=== second-pe15-den-ngay
# until a day: start unknown
== Sheet1 | 2024-H1
HUYỆN TỨ KỲ: HÒA GIẢI (Số liệu tính đến ngày 30/6/2024)
% . | . | received? | resolved?
&

=== second-pe16-from-jan
# dates of a half year
== Sheet1 | 2024-H1
HUYỆN TỨ KỲ: HÒA GIẢI
Từ 01/01/2024 đến 30/06/2024
% . | . | received | resolved
&

=== second-pe17-justice
# half year of the state calendar
== Sheet1 | 2024-H1
HUYỆN TỨ KỲ: HÒA GIẢI 6 THÁNG NĂM 2024
(Từ 15/12/2023 đến 14/6/2024)
% . | . | received | resolved
&

=== second-pe18-year-official
# receipt date
== Sheet1 | 2023
HUYỆN TỨ KỲ: HÒA GIẢI NĂM 2023 (CHÍNH THỨC)
Ngày nhận báo cáo: 15/02/2024
% . | . | received | resolved
&

=== second-pe19-school-year
# school year must not be taken surely
== Sheet1 | 2023
HUYỆN TỨ KỲ: HÒA GIẢI NĂM HỌC 2023-2024
&

=== second-pe20-since-early
# cumulative in brackets
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
(Số liệu lũy kế từ đầu năm)
% . | . | received+ | resolved+
&

=== second-pe21-compare-title
# two quarters in the title
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024 SO VỚI QUÝ I/2024
% . | . | received~ | resolved~
&

=== second-pe22-and
# two quarters together
== Sheet1 | 2024-H1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I VÀ QUÝ II NĂM 2024
% . | . | received? | resolved?
&

=== second-pe23-khoa
# term of office in the heading
== Sheet1 | 2024-Q2
ĐẢNG BỘ HUYỆN TỨ KỲ NHIỆM KỲ 2020-2025
HÒA GIẢI QUÝ II/2024
% . | . | received | resolved
&

=== second-pe24-next-ministry
# circular
== Sheet1 | 2023-Q4
Biểu số 03 ban hành theo Thông tư 09/2021/TT-BTP ngày 15/11/2021
HUYỆN TỨ KỲ: HÒA GIẢI
Kỳ báo cáo: Quý 4 năm 2023
% . | . | received | resolved
&

=== second-pe25-deadline
# deadline and another quarter in a remark
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ I/2024
(Gửi về Ban Dân vận trước ngày 05/4/2024 để tổng hợp quý II)
% . | . | received | resolved
&

=== second-pe26-5thang
# five months: not the year
== Sheet1 | 2024
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI 5 THÁNG ĐẦU NĂM 2024
&

=== second-pe27-11thang
# eleven months: not the year
== Sheet1 | 2024
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI 11 THÁNG NĂM 2024
&

=== second-pe28-nua-dau
# nửa đầu năm
== Sheet1 | 2024-H1
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI NỬA ĐẦU NĂM 2024
% . | . | received | resolved
&

=== second-pe29-den-thang8
# year until August: not August
== Sheet1 | 2024-M08
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI NĂM 2024 (ĐẾN THÁNG 8)
&

=== second-pe30-den-309
# year until 30/9: not the whole year
== Sheet1 | 2024-9M
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI NĂM 2024 (TÍNH ĐẾN 30/9)
% . | . | received~ | resolved~
&

=== second-pe31-thang-1-5
# January to May: not January
== Sheet1 | 2024-M01
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI TỪ THÁNG 1 ĐẾN THÁNG 5 NĂM 2024
&

=== second-pe32-thang-456
# months 4, 5, 6: not April
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI THÁNG 4, 5, 6 NĂM 2024
% . | . | received~ | resolved~
&

=== second-pe33-tuan3
# a week
== Sheet1 | 2024-M05
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI TUẦN 3 THÁNG 5/2024
&

=== second-pe34-kh-quy
# a plan alone: no result
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾ HOẠCH HÒA GIẢI QUÝ II/2024
&

=== second-pe35-du-kien
# an expectation
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
DỰ KIẾN SỐ VỤ HÒA GIẢI QUÝ II/2024
&

=== second-pe36-3quy
# three quarters: not the year
== Sheet1 | 2024-9M
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI 3 QUÝ ĐẦU NĂM 2024
% . | . | received~ | resolved~
&
"""
TABLE = """STT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành // -
1 | Đại Sơn | 4 | 3 // 11083
2 | Chí Minh | 12 | 9 // 11095"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN.replace("&", TABLE))
