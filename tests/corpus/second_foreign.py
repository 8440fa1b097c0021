"""What the same offices count and what is none of ours: petitions, courts, unions, dossiers of other laws."""

from cases import Case
from second import cases_of

LAYOUT = "second: not ours"
DRAWN = r"""
=== second-hg22-court
# court and labour mediation beside the grassroots one
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ - QUÝ II/2024
CÔNG TÁC GIẢI QUYẾT TRANH CHẤP
TT | Đơn vị | Hòa giải ở cơ sở | < | Hòa giải tại Tòa án | < | Hòa giải tranh chấp lao động | <
^ | ^ | Tiếp nhận | Thành | Tiếp nhận | Thành | Tiếp nhận | Thành
% . | . | received | resolved
1 | Văn Tố | 3 | 2 | 4 | 1 | 0 | 0 // 11131
2 | Hà Thanh | 5 | 5 | 1 | 1 | 2 | 2 // 11152

=== second-hg23-land-ubnd
# mediation of land disputes by the commune committee (Luật Đất đai) is not hòa giải ở cơ sở
== Sheet1 | 2024-Q2
HUYỆN TỨ KỲ
HÒA GIẢI TRANH CHẤP ĐẤT ĐAI TẠI UBND XÃ - QUÝ II/2024
TT | Đơn vị | Số vụ tiếp nhận | Hòa giải thành | Hòa giải không thành
1 | Văn Tố | 3 | 2 | 1
2 | Hà Thanh | 5 | 5 | 0

=== second-dv04-foreign-mh-only
# registered models of the farmers union: not Dân vận khéo
== Sheet1 | 2024-Q4
HUYỆN TỨ KỲ - HỘI NÔNG DÂN - QUÝ IV/2024
MÔ HÌNH KINH TẾ TẬP THỂ
TT | Đơn vị | Số mô hình đăng ký | Số mô hình hiệu quả | Hội viên
1 | Đại Sơn | 5 | 3 | 110
2 | Chí Minh | 6 | 2 | 90

=== second-dv15-transposed-ambig
# đã giải quyết after petitions must not be dossiers
== Sheet1 | 2024-Q1
HUYỆN THỌ XUÂN - TỔNG HỢP QUÝ I/2024
TT | Chỉ tiêu | Xuân Hồng | Xuân Lai
% . | . | 15493 | 15583
1 | Số vụ việc hòa giải tiếp nhận | 4 | 2 // received
2 | Số đơn thư KNTC tiếp nhận | 12 | 20 // -
3 | Đã giải quyết | 11 | 19 // -
4 | Tỷ lệ | 91,7 | 95 // -
5 | Số buổi tiếp công dân | 3 | 3 // -
6 | Số lượt người | 14 | 15 // -

=== second-fo01-petitions
# petitions: nothing is ours
== Sheet1
HUYỆN TỨ KỲ - BAN TIẾP CÔNG DÂN
KẾT QUẢ TIẾP CÔNG DÂN, GIẢI QUYẾT ĐƠN THƯ QUÝ I/2024
TT | Đơn vị | Số đơn tiếp nhận | Thuộc thẩm quyền | Đã giải quyết | Đang giải quyết | Tỷ lệ (%)
1 | Đại Sơn | 5 | 4 | 3 | 1 | 75
2 | Chí Minh | 7 | 7 | 6 | 1 | 85,7

=== second-fo02-petitions-cases
# complaints counted as vụ việc
== Sheet1
HUYỆN TỨ KỲ
GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO QUÝ I/2024
TT | Đơn vị | Số vụ việc tiếp nhận | Số vụ việc đã giải quyết | Chưa giải quyết | Rút đơn
1 | Đại Sơn | 5 | 4 | 1 | 0
2 | Chí Minh | 7 | 7 | 0 | 0

=== second-fo03-opinions-voters
# voters meetings: sessions and opinions that are not dialogue
== Sheet1
HUYỆN TỨ KỲ - HĐND
TIẾP XÚC CỬ TRI QUÝ I/2024
TT | Đơn vị | Số cuộc | Số lượt cử tri | Số ý kiến, kiến nghị | Đã trả lời
1 | Đại Sơn | 2 | 150 | 12 | 12
2 | Chí Minh | 2 | 140 | 9 | 8

=== second-fo04-business-dialogue
# dialogue with enterprises beside the one with the people
== Sheet1 | 2025-Q4
THÀNH PHỐ HẢI PHÒNG - ĐỐI THOẠI QUÝ IV/2025
TT | Xã, phường | Đối thoại với Nhân dân | < | Đối thoại doanh nghiệp | <
^ | ^ | Số cuộc | Số ý kiến | Số cuộc | Số ý kiến
% . | . | sessions | opinions
1 | Xã Tân Kỳ | 1 | 15 | 1 | 4 // 11113
2 | Phường An Biên | 2 | 30 | 3 | 20 // 11407

=== second-fo05-traffic
# police: conflicts settled, not necessarily the mediation teams: at most asked
== Sheet1
HUYỆN TỨ KỲ - CÔNG AN HUYỆN
TÌNH HÌNH AN NINH TRẬT TỰ QUÝ I/2024
TT | Đơn vị | Số vụ tai nạn giao thông | Số vụ vi phạm pháp luật | Số vụ mâu thuẫn | Hòa giải thành công
1 | Đại Sơn | 2 | 1 | 3 | 2
2 | Chí Minh | 1 | 0 | 4 | 4

=== second-fo06-redcross
# Red Cross: models recognised, rewards
== Sheet1
HUYỆN TỨ KỲ - HỘI CHỮ THẬP ĐỎ QUÝ I/2024
TT | Đơn vị | Hội viên | Số mô hình nhân đạo | Mô hình được công nhận | Khen thưởng
1 | Đại Sơn | 220 | 2 | 1 | 1
2 | Chí Minh | 240 | 3 | 2 | 1

=== second-fo07-poor
# foreign rows with our nouns
== Sheet1
XÃ CHÍ MINH - HUYỆN TỨ KỲ - QUÝ I/2024
TT | Chỉ tiêu | ĐVT | Số lượng
1 | Số hộ nghèo | hộ | 22
2 | Thu ngân sách | triệu đồng | 3.450
3 | Số hội viên Hội Nông dân | người | 1.200
4 | Hồ sơ người có công tiếp nhận | hồ sơ | 14
5 | Hồ sơ vay vốn đã giải quyết | hồ sơ | 9
6 | Số mô hình sinh kế | mô hình | 3

=== second-fo08-democracy
# democracy with dialogue columns inside
== Sheet1 | 2024-Q4
HUYỆN TỨ KỲ - THỰC HIỆN DÂN CHỦ Ở CƠ SỞ QUÝ IV/2024
TT|Đơn vị|Số đơn vị kiểm tra|Xếp loại tốt|Số cuộc đối thoại|Số ý kiến tại đối thoại|Ý kiến đã giải quyết|Cuộc họp dân
% . | . | . | . | sessions | opinions
1 | Đại Sơn | 3 | 3 | 1 | 14 | 14 | 6 // 11083
2 | Chí Minh | 4 | 3 | 1 | 20 | 18 | 8 // 11095

=== second-fo09-giaoban
# month sheet of a commune of that time
== Sheet1 | 2023-M12 11122
ĐẢNG ỦY XÃ QUẢNG NGHIỆP - HUYỆN TỨ KỲ
HỘI NGHỊ GIAO BAN THÁNG 12/2023
TT | Nội dung | Số lượng
1 | Số lượt ý kiến tại hội nghị giao ban | 9→meeting=9
2 | Ý kiến đã trả lời | 8
3 | Số TTHC niêm yết | 108→published=108

=== second-fo10-disputes-court-col
# Luật Hòa giải, đối thoại tại Tòa án: nothing ours
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ - TÒA ÁN NHÂN DÂN HUYỆN
HÒA GIẢI, ĐỐI THOẠI TẠI TÒA ÁN QUÝ I/2024
TT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành | Hòa giải không thành | Đối thoại thành
1 | Đại Sơn | 2 | 1 | 1 | 0
2 | Chí Minh | 1 | 1 | 0 | 0

=== second-fo11-training
# parts of mediators are no mediators
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: CÔNG TÁC PHỔ BIẾN GIÁO DỤC PHÁP LUẬT VÀ HÒA GIẢI QUÝ I/2024
TT|Đơn vị|Số cuộc tuyên truyền|Lượt người|Tổ hòa giải|Hòa giải viên|HGV được tập huấn|HGV nữ|Vụ việc tiếp \
nhận|Hòa giải thành|Kinh phí (tr.đ)
% . | . | . | . | teams | mediators | . | . | received | resolved
1 | Đại Sơn | 5 | 320 | 6 | 38 | 20 | 12 | 5 | 4 | 3,5 // 11083
2 | Chí Minh | 4 | 250 | 9 | 61 | 30 | 21 | 12 | 9 | 4 // 11095

=== second-fo12-5good
# teams "five good" and strengthened
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: TỔ HÒA GIẢI QUÝ I/2024
TT|Đơn vị|Tổng số tổ hòa giải|Tổ hòa giải 5 tốt|Tổ hòa giải được củng cố|Hòa giải viên|Hòa giải viên giỏi|Hòa \
giải viên mới
% . | . | teams | . | . | mediators
1 | Đại Sơn | 6 | 2 | 1 | 38 | 3 | 2 // 11083
2 | Chí Minh | 9 | 4 | 0 | 61 | 5 | 1 // 11095

=== second-fo13-procedure-reviews
# complaints about procedures handled
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: KIỂM SOÁT TTHC QUÝ I/2024
TT|Đơn vị|TTHC niêm yết|TTHC được rà soát|TTHC đề xuất đơn giản hóa|Hồ sơ tiếp nhận|Phản ánh kiến nghị tiếp \
nhận|Đã xử lý
% . | . | published | . | . | d_received
1 | Đại Sơn | 108 | 5 | 1 | 120 | 2 | 2 // 11083
2 | Chí Minh | 108 | 3 | 0 | 240 | 0 | 0 // 11095

=== second-fo14-mailbox
# dialogue with attendance and parts of opinions
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ: ĐỐI THOẠI NGƯỜI ĐỨNG ĐẦU CẤP ỦY QUÝ I/2024
TT | Đơn vị | Số cuộc đối thoại | Số người dự | Số ý kiến | Ý kiến trả lời tại chỗ | Ý kiến chuyển cơ quan
% . | . | sessions | . | opinions
1 | Đại Sơn | 1 | 120 | 14 | 12 | 2 // 11083
2 | Chí Minh | 1 | 140 | 20 | 18 | 2 // 11095

=== second-tb24-military-dossiers
# dossiers that are no TTHC
== Sheet1
HUYỆN TỨ KỲ - HỘI ĐỒNG NVQS
HỒ SƠ KHÁM TUYỂN NGHĨA VỤ QUÂN SỰ QUÝ I/2024
TT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết | Trả lại
1 | Đại Sơn | 12 | 11 | 1
2 | Chí Minh | 15 | 15 | 0

=== second-tb25-merit-dossiers
# dossiers of merit people
== Sheet1
HUYỆN TỨ KỲ - PHÒNG LĐTBXH
GIẢI QUYẾT CHẾ ĐỘ NGƯỜI CÓ CÔNG QUÝ I/2024
TT | Đơn vị | Hồ sơ tiếp nhận | Đã giải quyết | Đang giải quyết
1 | Đại Sơn | 12 | 11 | 1
2 | Chí Minh | 15 | 15 | 0

=== second-tb26-women-models
# models of the womens union
== Sheet1
HUYỆN TỨ KỲ - HỘI LIÊN HIỆP PHỤ NỮ
KẾT QUẢ CÁC MÔ HÌNH QUÝ I/2024
TT | Đơn vị | Số mô hình đăng ký | Mô hình hiệu quả | Tập thể được khen thưởng | Điển hình tiêu biểu
1 | Đại Sơn | 2 | 1 | 1 | 1
2 | Chí Minh | 5 | 5 | 0 | 2

=== second-tb27-ocop
# agricultural models: one-word titles
== Sheet1
HUYỆN TỨ KỲ - PHÒNG NÔNG NGHIỆP
MÔ HÌNH KHUYẾN NÔNG NĂM 2024
TT | Đơn vị | Đăng ký | Công nhận | Tiêu biểu
1 | Đại Sơn | 2 | 1 | 1
2 | Chí Minh | 5 | 5 | 0

=== second-tb28-farm-disputes
# farmers union takes part in mediation: at most ask
== Sheet1
HUYỆN TỨ KỲ - HỘI NÔNG DÂN
THAM GIA HÒA GIẢI, GIẢI QUYẾT KHIẾU NẠI QUÝ I/2024
TT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành | Số đơn
1 | Đại Sơn | 2 | 1 | 1
2 | Chí Minh | 5 | 5 | 0

=== second-tb29-reward
# rewards in general
== Sheet1
HUYỆN TỨ KỲ
CÔNG TÁC THI ĐUA KHEN THƯỞNG QUÝ I/2024
TT | Đơn vị | Đề nghị khen thưởng | Được khen thưởng | Tập thể | Cá nhân
1 | Đại Sơn | 20 | 18 | 6 | 12
2 | Chí Minh | 15 | 15 | 5 | 10

=== second-tb30-opinions-meeting
# opinions about a draft law
== Sheet1 | 2024-Q1
HUYỆN TỨ KỲ
LẤY Ý KIẾN NHÂN DÂN DỰ THẢO LUẬT ĐẤT ĐAI QUÝ I/2024
TT | Đơn vị | Số cuộc hội nghị | Số ý kiến | Lượt ý kiến
1 | Đại Sơn | 2 | 14 | 20
2 | Chí Minh | 5 | 25 | 31
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
