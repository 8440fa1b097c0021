"""Every number of a sentence: what it is worth, what it is counted in, and whether it counts anything at all.

A date, the number of a decision, a telephone number, a sum of money or an age is a number too: each is found, named and
set aside, so that nothing is silently dropped.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.recognise.prose.lexicon import lexicon
from etl.vietnamese import Qualifier, read_number

_N = r"[0-9]+(?:[.,][0-9]+)*"
_SCALE = r"(?: (?:nghìn|ngàn|triệu|tỷ|tỉ)(?![^\W\d]))?"
_NOT_AFTER = r"(?<![\w.,/])"
_ABBREVIATED = (
    "nq|ct|qđ|kh|bc|cv|tb|hd|kl|nđ|tt|qh|qc|qyđ|qđi|ctr|ctrh|ctpt|ctpd|đa|ttr|ubnd|hđnd|bdv|bdvhu|mttq|mt|ubmttq|lt|tttp|vb"
    "|bcđ|btc|bvhtt|btp|vpcp|hu|tu|tw|đu|bqp|bnv|pa|gm|ttg|cp|khpd|khct|tp|xd"
)
_ROMAN = r"(?:viii|vii|vi|iv|ix|iii|ii|i|v|x{1,2}i{0,3})"
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "code",
        r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:jpg|jpeg|png|gif|pdf|docx?|xlsx?)(?!\w)|[\w.-]+\.(?:gov|com|vn)\S*",
    ),
    (
        "time",
        r"(?<![\w])[0-9]{1,2} ?(?:giờ|h|g)(?: ?[0-9]{2})?(?: ?phút)?(?!\w)|(?<![\w.,])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!\d)",
    ),
    (
        "date",
        r"(?:từ |đến |hết )*(?:các )?ngày ?[0-9]{1,2}(?:(?:,| và| -|-) ?[0-9]{1,2})* ?(?:/|-|\.| tháng | ?tháng )"
        r" ?[0-9]{1,2}(?: ?(?:/|-|\.|,? năm) ?[0-9]{4})?(?![0-9])"
        r"|(?<![\w.,/])[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}(?![\w/])|(?:ngày|mùng|hôm) [0-9]{1,2}(?![\w.,%/]| ?vụ)"
        r"|(?<!\w)(?:sáng|chiều|tối) [0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?(?![\w/])",
    ),
    (
        "period",
        r"(?<!\w)(?:giai đoạn|nhiệm kỳ|thời kỳ|từ năm|từ)(?: năm)? ?(?:19|20)[0-9]{2} ?(?:-|đến hết năm|đến năm|đến) ?(?:20[0-9]{2}|nay)(?!\d)"
        r"|(?<![\w.,/])(?:19|20)[0-9]{2} ?[-/] ?20[0-9]{2}(?![\w/])"
        r"|(?<!\w)(?:quý|quí) ?(?:iv|iii|ii|i|0?[1-4]|một|nhất|hai|ba|tư|bốn)(?!\w)(?: ?(?:/|-|\.|,? năm| ) ?20[0-9]{2}(?!\d))?"
        r"|(?<!\w)(?:0?3|0?6|0?9|ba|sáu|chín|12|mười hai|[0-9]{1,2}) tháng (?:đầu|cuối)(?: năm)?(?: 20[0-9]{2}(?!\d)|/20[0-9]{2})?"
        r"|(?<!\w)(?:0?3|0?6|0?9|12) tháng(?: năm |/| )20[0-9]{2}(?!\d)"
        r"|(?<!\w)tháng ?(?:1[0-2]|0?[1-9])(?!\w)(?: ?(?:/|-|\.|,? năm| ) ?20[0-9]{2}(?!\d))?"
        r"|(?<!\w)năm (?:học )?(?:19|20)[0-9]{2}(?!\d)(?: ?- ?20[0-9]{2})?|(?<!\w)(?:q[1-4])[/.-]20[0-9]{2}(?!\d)"
        r"|(?<![\w.,/])(?:19[4-9][0-9]|20[0-4][0-9])(?=[.,;:)]?(?:$| (?:là|toàn|đạt|như|của|và|[^\W\d]{1,3} (?:xã|huyện)))|[)])",
    ),
    (
        "document",
        rf"(?:(?<!\w)số ?:? ?)?(?<![\w.,])[0-9]+[a-z]?(?: ?[/-] ?20[0-9]{{2}})? ?[/-] ?(?:{_ABBREVIATED})(?![^\W\d])(?:[-/][\wđ]+)*"
        r"|(?<!\w)(?:luật|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|kết luận|quy định|công văn|kế hoạch|hướng dẫn"
        r"|chương trình|đề án|quy chế|thông báo|báo cáo|tờ trình|pháp lệnh|công điện|thông tri)(?: số)?:? ?[0-9]+[\w/.-]*",
    ),
    (
        "phone",
        r"(?<!\w)(?:điện thoại|đt|sđt|hotline|fax|đường dây nóng|tel|zalo|liên hệ)[^0-9#]{0,30}[0-9][0-9 .()-]{4,}[0-9]"
        r"|(?<![\w.,])(?:\(?\+?84\)?|0[0-9]{1,3}|\(0[0-9]{1,3}\))[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}(?![\w])|(?<![\w.,])[0-9]{8,}(?!\w)",
    ),
    (
        "counter",
        r"(?<!\w)(?:lượt xem|lượt truy cập|view count|views?|số lần xem|đã xem|lượt đọc|tổng truy cập|đang truy cập"
        r"|hôm nay|hôm qua|tuần này|tháng này|tất cả|online|trực tuyến) ?: ?[0-9.,]+(?! ?[^\W\d])|[0-9.,]+ lượt (?:xem|truy cập|đọc|thích|chia sẻ)",
    ),
    (
        "reference",
        r"(?<!\w)(?:điều|khoản|điểm|chương|mục|phụ lục|biểu số|biểu|mẫu số|mẫu|bảng|số hiệu|phiên họp thứ|kỳ họp thứ|lần thứ|thứ"
        r"|khóa|quốc lộ|tỉnh lộ|đường số|tổ số|ấp|khu phố|thôn|tổ dân phố|tổ|khu vực|khóm|phòng họp gác|gác|tầng|lớp|hạng|loại|nhóm"
        rf"|trang|phường|quận|công thức|cấp độ|mức độ|mức|cấp|đợt|lần|qr|cột) (?:số )?(?:[0-9]+|{_ROMAN})(?![\w.,%/]|[.,][0-9])"
        r"|(?<!tổng )(?<!trong )(?<!con )(?<!\w)số ?:? ?[0-9]+(?![\w.,%/]| ?(?:vụ|mô|hồ|tổ|hòa|cuộc|ý|lượt|thủ|tthc|tập|cá))|(?<!\w)lần thứ (?:\w+)(?!\w)",
    ),
    ("anniversary", r"(?<!\w)(?:kỷ niệm|lần) (?:lần thứ )?[0-9]+ năm|[0-9]+ năm (?:ngày|thành lập|giải phóng)"),
)
_RANGE = rf"(?:từ )?{_N} ?(?:đến|-|tới) ?{_N}(?: ?%)?"
_RATIO = rf"{_N} ?/ ?(?:tổng số )?{_N}(?! ?%)"
_NUMBER = rf"{_N}(?: ?%|{_SCALE})"
_WORD = r"(?:một|hai|ba|bốn|tư|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|linh|lẻ|trăm|nghìn|ngàn|năm|nhăm)"
_WORDS = rf"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: {_WORD})*"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start` to `end` of a text, without the word before it that says how exact it is.

    kind: count, percent, ratio ("72/77": `over` is its second part), range, or why it counts nothing: date, period,
    document, phone, counter, reference, time, code, anniversary, numbering. `value` is None where it cannot be told.
    `from_` is where its qualifier begins. `unit` is what it is counted in (a name of prose.toml), "" when nothing says.
    """

    start: int
    end: int
    from_: int
    kind: str
    value: float | None = None
    over: float | None = None
    qualifier: Qualifier | None = None
    unit: str = ""
    unit_end: int = 0

    @property
    def counts(self) -> bool:
        """Whether it may be a figure."""
        return self.kind in ("count", "percent", "ratio", "range")


@cache
def _tokens() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS)
    units = lexicon().own_units_pattern
    return re.compile(
        rf"{kinds}|{_NOT_AFTER}(?:(?P<range>{_RANGE})|(?P<ratio>{_RATIO})|(?P<number>{_NUMBER}))(?![^\W\d%])(?![0-9])"
        rf"|(?<!\w)(?P<words>{_WORDS})(?= (?:{units})(?!\w))"
        r"|(?P<other>[^\W_]*[0-9][\w./-]*)"
    )


_NUMBERING = re.compile(
    r"\s*(?:[-+*•–—·]\s*)?(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/](?=\s|[^\W\d])|[0-9]{1,2}(?:\.[0-9]{1,2})+\.? (?=[^\W\d])|[0-9]{1,2} ?- (?=[^\W\d]))"
)
_INLINE = re.compile(r"\([0-9]{1,2}\)(?= ?[^\W\d])")


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a folded text, from left to right."""
    found: list[Number] = []
    start = 0
    if match := _NUMBERING.match(text):
        digits = re.search(r"[0-9][0-9.]*", match[0])
        found.append(Number(digits.start(), digits.end(), digits.start(), "numbering"))
        start = match.end()
    for match in _tokens().finditer(text, start):
        kind = match.lastgroup or ""
        if kind in ("range", "ratio", "number", "words"):
            found.append(_counted(text, match, kind))
        elif re.search("[0-9]", match[0]) or kind in ("period", "reference"):
            found.append(Number(match.start(), match.end(), match.start(), "code" if kind == "other" else kind))
    return tuple(one for one in found if not _is_inline(text, one))


def _is_inline(text: str, one: Number) -> bool:
    return one.kind == "count" and bool(_INLINE.match(text, one.start - 1)) if one.start else False


def _counted(text: str, match: re.Match[str], kind: str) -> Number:
    start, written = match.start(), match[0]
    qualifier, from_ = _qualified(text, start)
    value = over = None
    if kind == "words":
        value = float(_spoken(written)) if _spoken(written) else None
    elif kind == "ratio":
        parts = [read_number(part) for part in re.findall(_N, written)]
        value, over = parts[0].value, parts[1].value
    elif kind == "number":
        value = read_number(written).value
    unit, unit_end = lexicon().unit_at(text, match.end())
    if unit == "procedure_field" and _ON.search(text[max(0, from_ - 25) : start]):
        qualifier, from_ = None, start  # "285 TTHC trên 42 lĩnh vực": no "more than"
    shown = {"words": "count", "number": "percent" if written.endswith("%") else "count"}.get(kind, kind)
    if not unit and _COUNTED.match(text, match.end()):
        unit = "other"  # counted in something nobody listed
    if shown == "percent":
        unit, unit_end = "", match.end()
    if unit == "percent":
        shown = "percent"
    return Number(
        start, match.end(), from_, shown, value, over, qualifier, "%" if shown == "percent" else unit, unit_end
    )


_COUNTED = re.compile(
    r" (?!(?:và|hoặc|trong|gồm|bao|so|do|đạt|chiếm|thuộc|trên|tại|ở|của|với|được|đã|là|còn|nhưng|cụ|chia|tăng|giảm|theo|cấp|lĩnh"
    r"|hòa|không|thành|đăng|công|dân|hôn|khác|kinh|văn|quốc|an|xây|hệ|qua|từ|đến|nay|năm|cho|để|vì|khi|nên|tương|nay|mới|đúng|trước"
    r"|quá|trễ|chậm|đang|chưa|trực|tiếp|giải|nộp|niêm|tthc|khen|tiêu|ngoài|kỳ|cùng|nhiều|ít|cao|thấp|bằng|hơn|như|thì|cũng|nữa"
    r"|xong|hiệu|phát|hoạt|tổng|đồng thời|sau|này|nhằm|toàn|trường hợp|các)(?!\w))[^\W\d_]{2,}"
)
_ON = re.compile(r"(?:tthc|thủ tục|thủ tục hành chính|mô hình|điển hình|hồ sơ|việc) trên $")


def _qualified(text: str, start: int) -> tuple[Qualifier | None, int]:
    match = lexicon().qualifier_before(text[max(0, start - 14) : start])
    return (match[0], start - match[1]) if match else (None, start)


_DIGITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def _spoken(written: str) -> int | None:
    """ "hai mươi lăm" is 25, "một trăm linh năm" 105; None for words that make no number, and for "một", "năm" alone."""
    words = written.split()
    if words in (["một"], ["năm"]):
        return None
    total, last = 0, None
    for word in words:
        if word in _DIGITS:
            if last is not None:
                return None
            last = _DIGITS[word]
        elif word == "mười":
            if last is not None:
                return None
            total, last = total + 10, None
        elif word in ("mươi", "trăm", "nghìn", "ngàn"):
            if last is None:
                return None
            total, last = total + last * {"mươi": 10, "trăm": 100}.get(word, 1000), None
        elif word not in ("linh", "lẻ"):
            return None
    return total + (last or 0)
