"""What offices other than those of the first corpus hand in about mediation.

Abbreviations, forms without a header, villages, pairs of quarters.
"""

from cases import Case
from second import cases_of

LAYOUT = "second: mediation"
DRAWN = r"""
=== second-hg25-sheets-communes
# a commune a sheet, with a total sheet
== Dai Son | 2024-Q3 11083
XÃ ĐẠI SƠN - HUYỆN TỨ KỲ
Hòa giải quý III/2024
Tổ hòa giải | 5→teams=5
Hòa giải viên | 31→mediators=31
Số vụ tiếp nhận | 4→received=4
Hòa giải thành | 3→resolved=3
== Hung Dao | 2024-Q3 11086
XÃ HƯNG ĐẠO - HUYỆN TỨ KỲ
Hòa giải quý III/2024
Tổ hòa giải | 6→teams=6
Hòa giải viên | 40→mediators=40
Số vụ tiếp nhận | 2→received=2
Hòa giải thành | 2→resolved=2
== Tổng | 2024-Q3 298
HUYỆN TỨ KỲ
Hòa giải quý III/2024
Tổ hòa giải | 11→teams~=11
Hòa giải viên | 71→mediators~=71
Số vụ tiếp nhận | 6→received~=6
Hòa giải thành | 5→resolved~=5

=== second-hg26-sheetname-area
# only the sheet name says which commune
== Đại Sơn | 2024-Q3 11083
Huyện Tứ Kỳ - Hòa giải quý III/2024
Chỉ tiêu | Số lượng
Tổ hòa giải | 5→teams=5
Số vụ tiếp nhận | 4→received=4
== Bình Lãng | 2024-Q3 11092
Huyện Tứ Kỳ - Hòa giải quý III/2024
Chỉ tiêu | Số lượng
Tổ hòa giải | 6→teams=6
Số vụ tiếp nhận | 2→received=2

=== second-hg27-slash-pairs
# two numbers in one cell, the received half is counted through problems
== Sheet1 | 2024-Q4
Huyện Tứ Kỳ: kết quả hòa giải quý IV/2024
TT | Đơn vị | Hòa giải thành/tiếp nhận | Tỷ lệ
% . | . | resolved
1 | Văn Tố | '2/3→resolved=2 received=3 | 66,7%→success=66.7 // 11131
2 | Hà Thanh | '5/5→resolved=5 received=5 | 100%→success=100 // 11152

=== second-hg28-tilde-total-col-last
# town and commune of one name; "Tổng đơn" last
== Sheet1 | 2024-Q1
HUYỆN THỚI BÌNH, TỈNH CÀ MAU - TỔNG HỢP HÒA GIẢI QUÝ I-2024
STT | ĐƠN VỊ | KẾT QUẢ HÒA GIẢI | < | < | Tổng đơn
 |  | Thành | Ko thành | Đang HG |
% . | . | resolved | unresolved | pending | received
1 | TT Thới Bình | 10 | 2 | 1 | 13 // 32065
2 | Thới Bình | 5 | 1 | 0 | 6 // 32077
3 | Hồ Thị Kỷ | 8 | 1 | 1 | 10 // 32092
4 | Tân Lộc | 3 | 0 | 0 | 3 // 32086
5 | Biển Bạch Đông | 4 | 2 | 0 | 6 // 32074
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
