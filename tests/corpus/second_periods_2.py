"""Titles that say when, among the years of laws, days of signing, plans and what runs from a start."""

from cases import Case
from second import cases_of

LAYOUT = "second: periods"
DRAWN = r"""
=== second-pe37-tu-2021
# since 2021
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI TỪ NĂM 2021 ĐẾN HẾT QUÝ II/2024
&

=== second-pe38-den-het-thang3
# until the end of March: not March
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI ĐẾN HẾT THÁNG 3/2024
% . | . | received~ | resolved~
&

=== second-pe39-quy5
# a quarter that is not: not the year
== Sheet1 | 2024
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI QUÝ 5 NĂM 2024
&

=== second-pe40-thang-hai
# month in words: not the year
== Sheet1 | 2024-M02
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI THÁNG HAI NĂM 2024
% . | . | received | resolved
&

=== second-pe41-tu-den
# from-to with the year once
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI
(từ 01/4 đến 30/6/2024)
% . | . | received | resolved
&

=== second-pe42-dash-dates
# dates joined by a hyphen
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI
(01/04/2024 - 30/06/2024)
% . | . | received | resolved
&

=== second-pe43-q24
# year of two digits
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI QUÝ II/24
% . | . | received | resolved
&

=== second-pe44-months-hyphen
# months 4-6
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI THÁNG 4-6/2024
% . | . | received~ | resolved~
&

=== second-pe45-dot1
# a round of the year
== Sheet1 | 2024
HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI ĐỢT 1 NĂM 2024
&

=== second-ph01-cong-don
# cộng dồn in the heading
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
Số liệu cộng dồn
% . | . | received+~ | resolved+~
&

=== second-ph02-tinh-tu
# from the start of the year in the heading
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II/2024
(tính từ đầu năm)
% . | . | received+~ | resolved+~
&

=== second-ph03-quy-va-6t
# quarter and half year in one title
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ II VÀ 6 THÁNG ĐẦU NĂM 2024
% . | . | received? | resolved?
&

=== second-ph04-quy4-nam
# quarter and year in one title
== Sheet1 | 2024-Q4
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ IV VÀ CẢ NĂM 2024
% . | . | received? | resolved?
&

=== second-ph05-kh
# plan behind the name of the office
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: KẾ HOẠCH HÒA GIẢI QUÝ II/2024
&

=== second-ph06-chi-tieu
# targets given
== Sheet1 | 2024
HUYỆN TỨ KỲ: GIAO CHỈ TIÊU HÒA GIẢI NĂM 2024
&

=== second-ph07-uoc
# an estimate
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: ƯỚC THỰC HIỆN HÒA GIẢI QUÝ II/2024
% . | . | received? | resolved?
&

=== second-ph08-cung-ky
# the table of the year before
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
HÒA GIẢI QUÝ II/2024 (CÙNG KỲ NĂM TRƯỚC)
&

=== second-ph09-chi-thi
# year of a directive
== Sheet1 | 2016
HUYỆN TỨ KỲ: HÒA GIẢI
Thực hiện Chỉ thị số 05 năm 2016
&

=== second-ph10-luat
# year of the law
== Sheet1 | 2013
HUYỆN TỨ KỲ: HÒA GIẢI
Theo Luật Hòa giải ở cơ sở năm 2013
&

=== second-ph11-thang-ky
# month of signing
== Sheet1 | 2024-M07
Tứ Kỳ, tháng 7 năm 2024
HUYỆN TỨ KỲ: HÒA GIẢI
&

=== second-ph12-kh-nam-sau
# quarter without year beside the year of a plan
== Sheet1 | 2025-Q4
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ IV
Thực hiện kế hoạch năm 2025
&

=== second-ph13-phan-dau
# what is aimed at
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: PHẤN ĐẤU HÒA GIẢI QUÝ II/2024
&

=== second-ph14-nhiem-ky
# since the start of the term
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HÒA GIẢI TỪ ĐẦU NHIỆM KỲ ĐẾN QUÝ II/2024
&

=== second-ph15-hoc-ky
# first period of the year: which?
== Sheet1 | 2024
HUYỆN TỨ KỲ: HÒA GIẢI KỲ 1 NĂM 2024
&

=== second-ph16-moi-quy
# quarter in words, capitals
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: HÒA GIẢI QUÝ MỘT NĂM 2024
% . | . | received | resolved
&

=== second-ph17-cuoi-nam
# end of the year
== Sheet1 | 2023
HUYỆN TỨ KỲ: HÒA GIẢI CUỐI NĂM 2023
&
"""
TABLE = """STT | Đơn vị | Vụ việc tiếp nhận | Hòa giải thành // -
1 | Đại Sơn | 4 | 3 // 11083
2 | Chí Minh | 12 | 9 // 11095"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN.replace("&", TABLE))
