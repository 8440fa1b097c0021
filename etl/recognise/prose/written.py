"""Names of areas as texts write them: behind their type, in capitals, with the parent in brackets, in a file's name."""

import re
from collections.abc import Iterator

from etl.vietnamese import fold

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_COMMITTEES = {"huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã", "thành ủy": "thành phố", "tỉnh ủy": "tỉnh"}
TYPES = {
    **{one: one for one in ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "đặc khu")},
    **{
        "tt": "thị trấn",
        "tt.": "thị trấn",
        "tx.": "thị xã",
        "tp": "thành phố",
        "tp.": "thành phố",
        "h.": "huyện",
        "x.": "xã",
        "q.": "quận",
        "p.": "phường",
    },
    **_COMMITTEES,
}
_SHOUTED = (
    r"(?:ĐĂNG KÝ|ĐÃ|CÓ|TIẾP NHẬN|HÒA GIẢI|HOÀ GIẢI|CÔNG NHẬN|TỔ CHỨC|XÂY DỰNG|DUY TRÌ|GIẢI QUYẾT|NIÊM YẾT|THỰC HIỆN"
    r"|TRONG|NĂM|QUÝ|VÀ|VỀ|ĐẠT|KHEN|TRIỂN KHAI)(?!\w)"
)
"""What in a line of capitals goes on after "TOÀN HUYỆN", and is no name."""
_DASH = r" - (?=(?:Vũng Tàu|VŨNG TÀU|Tháp Chàm|Đà Lạt|Lăng Cô|Quốc Tử)(?!\w))"
"""Blanks around a dash that is part of a name."""
NAMED = re.compile(
    rf"(?<!\w)(?P<type>{'|'.join(sorted(map(re.escape, TYPES), key=len, reverse=True))})"
    r"(?::? |(?<=\.))(?:đảo |biên giới )?"
    rf"(?P<name>(?-i:(?!{_SHOUTED})[{_UPPER}][^\W\d_]*['’]?[^\W\d_]*"
    rf"(?:(?:[ -]|{_DASH})(?:(?!{_SHOUTED})[{_UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?|\d{{1,2}}(?![\d%]|[.,]\d)))*))"
    r"|(?<!\w)(?P<numbered>phường|quận) ?(?P<number>\d{1,2})(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_IN_FILE = re.compile(
    r"(?<!\w)(xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|đặc khu|xa|phuong|thi tran|huyen|quan|thi xa|tinh"
    r"|dac khu) ([^\d]+)"
)
_IN_BRACKETS = re.compile(r" ?\(([^()\d,]{2,30}(?:, [^()\d,]{2,30})?)\)")


def names(line: str) -> Iterator[str]:
    """The areas a line names, each behind its type; one with its parents in brackets also with them."""
    for match in NAMED.finditer(line):
        if not fold(match[0]).startswith("xã hội"):
            yield name_of(match)
            if parent := _IN_BRACKETS.match(line, match.end()):
                yield f"{name_of(match)}, {parent[1]}"


def name_of(match: re.Match[str]) -> str:
    """The name a match of NAMED holds, with its type."""
    if match["type"] and match["name"].casefold() in ("hcm", "hồ chí minh"):
        return "Thành phố Hồ Chí Minh"
    return f"{match['type']} {match['name']}" if match["type"] else f"{match['numbered']} {match['number']}"


def named_without_marks(file: str) -> Iterator[str]:
    """ "BC dan van huyen Cai Be quy II-2023.txt": the area a file's name may hold, the longest reading first."""
    text = re.sub(r"[_.-]+", " ", file.rsplit(".", 1)[0]).casefold()
    if match := _IN_FILE.search(text):
        words = match[2].split()
        for last in range(min(4, len(words)), 0, -1):
            yield f"{match[1]} {' '.join(words[:last])}"


def shorter(name: str) -> Iterator[str]:
    """A name and its beginnings, the longest first: capitals may run on into what follows."""
    words = name.split()
    first = 2 if fold(" ".join(words[:2])) in TYPES else 1
    for last in range(min(len(words), first + 5), first, -1):
        kind = TYPES[fold(" ".join(words[:first]))]
        yield f"{kind} {' '.join(words[first:last])}"
