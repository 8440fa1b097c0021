"""Procedures and dossiers as other offices count them.

Đúng hạn in its two meanings, sectors as rows, offices among the communes.
"""

from cases import Case
from second import cases_of

LAYOUT = "second: procedures"
DRAWN = r"""
=== second-hd03-khen
# khen thưởng beside DVK: of the models, likely
== Sheet1 | 2024-Q4
HUYỆN ỦY TỨ KỲ - CÔNG TÁC DÂN VẬN QUÝ IV/2024
TT | Đơn vị | Mô hình DVK đăng ký | Khen thưởng
% . | . | registered | awarded~
1 | Đại Sơn | 5 | 2 // 11083
2 | Quang Khải | 7 | 1 // 11116
"""


def all_cases() -> list[Case]:
    """The cases of this module."""
    return cases_of(LAYOUT, DRAWN)
