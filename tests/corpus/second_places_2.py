"""Names of areas, and headings that name another than the one that reports."""

from cases import Case
from second import cases_of

LAYOUT = "second: places"
DRAWN = r"""
=== second-ho08-cong-an
# the police of the commune
== Sheet1 | 2024-Q1 11095
CÔNG AN XÃ CHÍ MINH, HUYỆN TỨ KỲ
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5
2 | Số vụ hòa giải thành | 4

=== second-ho09-parens
# district and province in brackets without their words
== Sheet1 | 2024-Q1 11095
UBND XÃ CHÍ MINH (TỨ KỲ, HẢI DƯƠNG)
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5→received=5
2 | Số vụ hòa giải thành | 4→resolved=4

=== second-ho10-dash
# district and province without their words
== Sheet1 | 2024-Q1 11095
Xã Chí Minh - Tứ Kỳ - Hải Dương
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5→received=5
2 | Số vụ hòa giải thành | 4→resolved=4

=== second-ho11-phuong5
# ward, district and city without commas
== Sheet1 | 2024-Q1 27151
PHƯỜNG 5 QUẬN 3 TP HCM
KẾT QUẢ HÒA GIẢI QUÝ I/2024
TT | Nội dung | Số lượng
1 | Số vụ việc tiếp nhận | 5→received=5
2 | Số vụ hòa giải thành | 4→resolved=4
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
