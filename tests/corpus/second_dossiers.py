"""Procedures and dossiers as other offices count them.

Đúng hạn in its two meanings, sectors as rows, offices among the communes.
"""

from cases import Case
from second import cases_of

LAYOUT = "second: procedures"
DRAWN = r"""
=== second-tt01-commune-niemyet
# plain posting table
== Sheet1 | 2024-Q1
UBND HUYỆN AN BIÊN
VĂN PHÒNG
TÌNH HÌNH NIÊM YẾT TTHC CẤP XÃ QUÝ I/2024
STT | Đơn vị | Tổng số TTHC thuộc thẩm quyền | Số TTHC đã niêm yết | Tỷ lệ niêm yết (%) | Số lĩnh vực
% . | . | due | published | published_share | fields
1 | Thị trấn Thứ Ba | 108 | 108 | 100 | 28 // 30985
2 | Nam Yên | 108 | 105 | 97,2→97.2 | 28 // 30994
3 | Đông Yên | 108 | 108 | 100 | 27 // 31009

=== second-tt02-hs-abbrev
# HS, GQ abbreviations; đúng hạn without trước hạn in the table
== Sheet1 | 2024-Q2
UBND HUYỆN TỨ KỲ - KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ II NĂM 2024
TT | Đơn vị | Tổng HS tiếp nhận | Kỳ trước chuyển sang | Mới tiếp nhận | Đã GQ | Đúng hạn | Trễ hạn | Đang GQ
% . | . | d_received | d_carried | d_new | d_resolved | d_on_time | d_overdue | d_pending
1 | Đại Sơn | 120 | 5 | 115 | 118 | 117 | 1 | 2 // 11083
2 | Chí Minh | 240 | 0 | 240 | 231 | 231 | 0 | 9 // 11095
3 | Nguyên Giáp | 99 | 4 | 95 | 95 | 90 | 5 | 4 // 11146

=== second-tt03-before-at
# two levels with repeated leaves; tỷ lệ đúng hạn = (before+at)/resolved
== Sheet1 | 2024-Q2
UBND HUYỆN TỨ KỲ - KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ II NĂM 2024
TT | Đơn vị | Hồ sơ tiếp nhận | < | < | Hồ sơ đã giải quyết | < | < | < | < | Hồ sơ đang giải quyết | < | <
^|^|Tổng số|Trực tuyến|Trực tiếp|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tỷ lệ đúng hạn (%)|Tổng số|Trong hạn|Quá hạn
% . | . | d_received | d_online | . | d_resolved | d_before | d_at | d_overdue | d_on_time_share | d_pending | . | .
1 | Đại Sơn | 120 | 100 | 20 | 118 | 100 | 17 | 1 | 99,2→99.2 | 2 | 2 | 0 // 11083
2 | Chí Minh | 240 | 40 | 200 | 231 | 31 | 200 | 0 | 100 | 9 | 8 | 1 // 11095

=== second-tt04-similar-titles
# titles that resemble ours
== Sheet1 | 2024-Q3
HUYỆN TỨ KỲ - CẢI CÁCH HÀNH CHÍNH QUÝ III/2024
TT|Đơn vị|Số TTHC niêm yết công khai|TTHC cắt giảm|Hồ sơ địa chính|Số cán bộ một cửa|Số quy trình nội bộ|Tổng \
số hồ sơ tiếp nhận
% . | . | published | . | . | . | . | d_received
1 | Đại Sơn | 108 | 5 | 32 | 3 | 107 | 120 // 11083
2 | Chí Minh | 108 | 5 | 12 | 3 | 107 | 240 // 11095

=== second-tt05-congbo-congkhai
# công bố (decision) is not niêm yết
== Sheet1 | 2025-Q4
UBND TỈNH THANH HÓA
CÔNG KHAI TTHC TẠI CÁC XÃ QUÝ IV NĂM 2025
TT | Xã, phường | Số TTHC được công bố | Số TTHC niêm yết tại Trung tâm PVHCC | Ghi chú
% . | . | . | published
1 | Xã Xuân Lập | 410 | 410 |  // 15592
2 | Xã Xuân Hòa | 410 | 398 | thiếu 12 // 15520

=== second-tt06-list-count
# a list: count = 4 may be asked; nothing sure but 4
== Sheet1 | 2024-Q1 15598
UBND XÃ TRƯỜNG XUÂN, HUYỆN THỌ XUÂN
DANH MỤC TTHC NIÊM YẾT TẠI BỘ PHẬN MỘT CỬA (QUÝ I/2024)
STT | Tên thủ tục hành chính | Lĩnh vực | Thời hạn giải quyết
1 | Đăng ký khai sinh | Hộ tịch | 1 ngày
2 | Đăng ký kết hôn | Hộ tịch | 3 ngày
3 | Chứng thực bản sao | Chứng thực | 1 ngày
4 | Đăng ký khai tử | Hộ tịch | 1 ngày

=== second-tt07-level-columns
# levels named in the rows
== Sheet1 | 2024-Q2 908
UBND HUYỆN AN BIÊN
Thống kê TTHC niêm yết quý II/2024
TT | Nội dung | Số lượng | Ghi chú
% . | . | published
1 | Số lĩnh vực niêm yết cấp huyện | 39→fields/district=39 |
2 | Số TTHC niêm yết cấp huyện | 261→published/district=261 |
3 | Số lĩnh vực niêm yết cấp xã | 28→fields/commune=28 |
4 | Số TTHC niêm yết cấp xã | 108→published/commune=108 |

=== second-tt08-percent-between
# percent columns between counts: only their neighbours say what
== Sheet1 | 2024-Q4
HUYỆN THỌ XUÂN - KẾT QUẢ GIẢI QUYẾT TTHC QUÝ IV/2024
TT|Đơn vị|Số hồ sơ tiếp nhận|Số hồ sơ đã giải quyết|Tỷ lệ (%)|Giải quyết đúng và trước hạn|Tỷ lệ (%)|Quá hạn|Tỷ lệ (%)
% . | . | d_received | d_resolved | . | d_on_time | d_on_time_share | d_overdue
1 | Xuân Hồng | 200 | 190 | 95 | 188 | 98,9→98.9 | 2 | 1,1 // 15493
2 | Xuân Lai | 100 | 100 | 100 | 100 | 100 | 0 | 0 // 15583

=== second-tt09-online-levels
# public services online: more columns of the same words
== Sheet1 | 2024-Q4
HUYỆN THỌ XUÂN - DỊCH VỤ CÔNG TRỰC TUYẾN QUÝ IV/2024
TT|Đơn vị|Tổng số hồ sơ tiếp nhận|Hồ sơ nộp trực tuyến|Tỷ lệ hồ sơ trực tuyến|DVC toàn trình|DVC một phần|\
Thanh toán trực tuyến
% . | . | d_received | d_online | d_online_share
1 | Xuân Hồng | 200 | 150 | 75%→75 | 60 | 90 | 40 // 15493
2 | Xuân Lai | 100 | 90 | 90%→90 | 30 | 60 | 20 // 15583

=== second-tt10-satisfaction
# satisfaction and apologies beside; "đã trả kết quả" = resolved
== Sheet1 | 2024-Q4
HUYỆN THỌ XUÂN - BỘ PHẬN MỘT CỬA QUÝ IV/2024
TT | Đơn vị | HS tiếp nhận | HS đã trả kết quả | Phiếu khảo sát | Hài lòng | Thư xin lỗi
% . | . | d_received | d_resolved
1 | Xuân Hồng | 200 | 190 | 50 | 49 | 2 // 15493
2 | Xuân Lai | 100 | 100 | 30 | 30 | 0 // 15583

=== second-tt11-returned-withdrawn
# withdrawn and paused are none of ours
== Sheet1 | 2024-M05
HUYỆN TỨ KỲ - HỒ SƠ MỘT CỬA THÁNG 5/2024
TT | Đơn vị | Tiếp nhận | Đã giải quyết | Đang giải quyết | Trả lại hồ sơ | Rút hồ sơ | Tạm dừng
% . | . | d_received | d_resolved | d_pending | d_returned
1 | Văn Tố | 50 | 45 | 3 | 1 | 1 | 0 // 11131
2 | Hà Kỳ | 60 | 60 | 0 | 0 | 0 | 0 // 11149

=== second-tt12-sector-rows
# sectors as rows: only the total belongs to the commune
== Sheet1 | 2024-Q2 11095
UBND XÃ CHÍ MINH (TỨ KỲ, HẢI DƯƠNG)
TÌNH HÌNH GIẢI QUYẾT TTHC QUÝ II/2024
STT | Lĩnh vực | Hồ sơ tiếp nhận | Giải quyết đúng hạn | Giải quyết quá hạn | Đang giải quyết
1 | Tư pháp - Hộ tịch | 80 | 79 | 0 | 1
2 | Chứng thực | 140 | 140 | 0 | 0
3 | Đất đai | 12 | 8 | 2 | 2
4 | Bảo trợ xã hội | 8 | 8 | 0 | 0
% . | . | d_received | d_on_time | d_overdue | d_pending
 | Tổng cộng | 240 | 235 | 2 | 3

=== second-tt13-sector-rows-nototal
# sectors named as the fields of dân vận khéo; no total
== Sheet1 | 2024-Q2 11095
UBND XÃ CHÍ MINH (TỨ KỲ, HẢI DƯƠNG)
TÌNH HÌNH GIẢI QUYẾT TTHC QUÝ II/2024
STT | Lĩnh vực | Hồ sơ tiếp nhận | Giải quyết đúng hạn | Giải quyết quá hạn
1 | Tư pháp - Hộ tịch | 80 | 79 | 0
2 | Văn hóa - Xã hội | 14 | 14 | 0
3 | Kinh tế | 12 | 8 | 2

=== second-tt14-school-offices
# offices, schools, police named after communes among the rows
== Sheet1 | 2024-Q2
UBND HUYỆN TỨ KỲ - KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ II/2024
TT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết
I | Cơ quan chuyên môn
1 | Phòng Tư pháp | 30 | 30
2 | Phòng Tài nguyên và Môi trường | 140 | 120
3 | Trường THCS Chí Minh | 2 | 2
II | Xã, thị trấn
% . | . | d_received | d_resolved
1 | UBND thị trấn Tứ Kỳ | 300 | 299 // 11074
2 | UBND xã Chí Minh | 240 | 231 // 11095
3 | Công an xã Chí Minh | 55 | 55 // -
4 | Trạm Y tế xã Đại Sơn | 5 | 5 // -

=== second-tt15-form06
# form II.06 with a one-cell title of three lines
== Sheet1 | 2024-Q1
Biểu số II.06c/VPCP/KSTT||TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT \
TTHC\nKỳ báo cáo: Quý I/2024\n(Từ ngày 15/12/2023 đến ngày 14/3/2024)|<|<|<|<|<|<|Đơn vị báo cáo: UBND huyện Thọ Xuân
STT|Xã|Số hồ sơ nhận giải quyết|<|<|<|Số lượng hồ sơ đã giải quyết|<|<|<|Số lượng hồ sơ đang giải quyết|<|<
^|^|Tổng số|Trong kỳ|<|Từ kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn
^ | ^ | ^ | Trực tuyến | Trực tiếp, dịch vụ bưu chính | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^
(1) | (2) | (3)=(4)+(5)+(6) | (4) | (5) | (6) | (7)=(8)+(9)+(10) | (8) | (9) | (10) | (11)=(12)+(13) | (12) | (13)
% . | . | d_received | d_online | . | d_carried | d_resolved | d_before | d_at | d_overdue | d_pending
1 | Xuân Hồng | 210 | 150 | 50 | 10 | 200 | 150 | 48 | 2 | 10 | 9 | 1 // 15493
2 | Xuân Lai | 100 | 90 | 10 | 0 | 100 | 80 | 20 | 0 | 0 | 0 | 0 // 15583

=== second-tt16-postal
# trong đó with three channels
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: HỒ SƠ TTHC QUÝ I/2024
TT | Xã | Hồ sơ tiếp nhận | Trong đó | < | <
^ | ^ | ^ | Trực tuyến | Qua BCCI | Trực tiếp
% . | . | d_received | d_online
1 | Xuân Hồng | 210 | 150 | 10 | 50 // 15493
2 | Xuân Lai | 100 | 80 | 0 | 20 // 15583

=== second-tt17-due
# "chưa đến hạn" is open but within time
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN: KẾT QUẢ XỬ LÝ HỒ SƠ QUÝ I/2024
TT | Xã | Tổng số hồ sơ | Hồ sơ đến hạn | Trả đúng hạn | Trả quá hạn | Chưa đến hạn
% . | . | d_received | d_due | d_on_time | d_overdue | d_pending
1 | Xuân Hồng | 210 | 200 | 198 | 2 | 10→never // 15493
2 | Xuân Lai | 100 | 95 | 95 | 0 | 5→never // 15583

=== second-tt18-kv-sentence
# sentences as values
== Sheet1 | 2024-Q3 11113
UBND XÃ TÂN KỲ, HUYỆN TỨ KỲ, TỈNH HẢI DƯƠNG
Báo cáo quý III năm 2024
Nội dung | Kết quả
Số TTHC niêm yết | Số liệu: 112 thủ tục→published=112
Tổng số hồ sơ tiếp nhận | Số liệu: 1.204 hồ sơ→d_received=1204
Hồ sơ giải quyết đúng hạn | 1.198 hồ sơ (99,5%)→d_on_time~=1198 d_on_time_share~=99.5

=== second-tt19-thousands-mixed
# 1.204 as a float of en-US Excel
== Sheet1 | 2025-Q4
THÀNH PHỐ HẢI PHÒNG - HỒ SƠ TTHC CẤP XÃ QUÝ IV/2025
TT | Xã, phường | Hồ sơ tiếp nhận | Đã giải quyết | Quá hạn
% . | . | d_received | d_resolved | d_overdue
1 | Xã Tân Kỳ | 1.204→d_received~=1204 | 1.199→d_resolved~=1199 | 5 // 11113
2 | Phường An Biên | '2.310→2310 | '2.300→2300 | '10→10 // 11407
3 | Xã Quyết Thắng | 967 | 960 | 7 // 11761

=== second-tt20-kiosk-two-tables
# the same leaf Tiếp nhận in two tables below each other
== Sheet1 | 2024-Q2
HUYỆN THỌ XUÂN - QUÝ II NĂM 2024
BIỂU 1: HÒA GIẢI
TT | Xã | Tiếp nhận | Thành
% . | . | received | resolved
1 | Xuân Hồng | 4 | 3 // 15493
2 | Xuân Lai | 2 | 2 // 15583
 | Tổng | 6 | 5 // -

BIỂU 2: HỒ SƠ TTHC // -
TT | Xã | Tiếp nhận | Đã giải quyết // -
% . | . | d_received | d_resolved
1 | Xuân Hồng | 210 | 200 // 15493
2 | Xuân Lai | 100 | 100 // 15583
 | Tổng | 310 | 300 // -

BIỂU 3: ĐỐI THOẠI // -
TT | Xã | Số cuộc | Số ý kiến // -
% . | . | sessions | opinions
1 | Xuân Hồng | 1 | 12 // 15493
2 | Xuân Lai | 2 | 20 // 15583
 | Tổng | 3 | 32 // -

=== second-tt21-two-tables-no-gap
# petitions between mediation and dossiers with the same leaves
== Sheet1 | 2024-Q2
HUYỆN THỌ XUÂN - QUÝ II NĂM 2024
I. HÒA GIẢI Ở CƠ SỞ
TT | Xã | Tiếp nhận | Thành
% . | . | received | resolved
1 | Xuân Hồng | 4 | 3 // 15493
2 | Xuân Lai | 2 | 2 // 15583
II. TIẾP CÔNG DÂN, XỬ LÝ ĐƠN THƯ // -
TT | Xã | Tiếp nhận | Giải quyết // -
1 | Xuân Hồng | 14 | 13 // -
2 | Xuân Lai | 7 | 7 // -
III. HỒ SƠ MỘT CỬA // -
TT | Xã | Tiếp nhận | Giải quyết // -
% . | . | d_received | d_resolved
1 | Xuân Hồng | 210 | 200 // 15493
2 | Xuân Lai | 100 | 100 // 15583

=== second-tt22-side-by-side
# petitions in a second table to the right
== Sheet1 | 2024-Q2
HUYỆN THỌ XUÂN - QUÝ II NĂM 2024
 | HÒA GIẢI | < | < |  | ĐƠN THƯ | < | <
TT | Xã | Tiếp nhận | Giải quyết thành |  | Xã | Tiếp nhận | Đã giải quyết
% . | . | received | resolved
1 | Xuân Hồng | 4 | 3 |  | Xuân Hồng | 14 | 13 // 15493
2 | Xuân Lai | 2 | 2 |  | Xuân Lai | 7 | 7 // 15583

=== second-hd01-deadline-open
# two ways out only: đúng hạn + quá hạn = đã giải quyết, so đúng hạn includes trước hạn
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HỒ SƠ TTHC QUÝ II/2024
TT | Đơn vị | Hồ sơ đã giải quyết | < | < | Hồ sơ đang giải quyết
^ | ^ | Tổng số | Đúng hạn | Quá hạn | ^
% . | . | d_resolved | d_on_time | d_overdue | d_pending
1 | Đại Sơn | 118 | 117 | 1 | 4 // 11083
2 | Quang Khải | 200 | 196 | 4 | 2 // 11116

=== second-hd02-only-dunghan
# đúng hạn alone beside đã giải quyết
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ: HỒ SƠ TTHC QUÝ II/2024
TT | Đơn vị | Đã giải quyết | Đúng hạn
% . | . | d_resolved | d_on_time~
1 | Đại Sơn | 118 | 117 // 11083
2 | Quang Khải | 200 | 196 // 11116
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
