"""How a document is laid out: title, headings and what they announce, date line, and what only lies around the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.recognise.prose.flat import Flat
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.when import day_of

_DATELINE = re.compile(r"^(?P<place>[^,\d]{2,40}), ngày ?[\d…. ]{1,6} ?(?:tháng|/) ?[\d…. ]{1,4} ?(?:năm|/) ?\d{4}")
_DAY = re.compile(r"ngày đăng|cập nhật|\d{1,2}:\d{2}|^\(?\w{0,4} ?\w{0,4},? ?(?:ngày )?\d{1,2}/\d{1,2}/\d{4}")
_ADDRESSED = re.compile(r"^(?:kính gửi|nơi nhận|căn cứ|thực hiện (?:kế hoạch|công văn|chỉ|nghị|quyết|hướng))")
_RANKS = (
    (1, re.compile(r"^(?:phần )?[ivx]+\s*[.)/:-]|^phần thứ|^[a-d]\. ?(?=[^\W\d])")),
    (3, re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d+)?[.)]?\s|^[a-zđ]\)")),
    (2, re.compile(r"^\d{1,2}\s*[.)/-]")),
    (4, re.compile(r"^[-+*•–·]")),
)
_LONG = 150
_NOTHING = re.compile(r"^[\W\d]*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in force: its rank (1 the highest), its folded text, whether what it announces is yet to come."""

    rank: int
    text: str
    ahead: bool


@dataclass(slots=True)
class Outline:
    """What was found around the sentences."""

    title: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    addressed: list[str] = field(default_factory=list)
    dateline: str = ""
    dated: date | None = None
    about: str = ""


def outline(blocks: Sequence[Flat]) -> Outline:
    """The title (short lines before the first sentence), the opening sentences, the end, and the date."""
    found, body = Outline(), 0
    for block in blocks:
        text = block.text.strip()
        if match := _DATELINE.match(text):
            found.dateline = found.dateline or block.shown.strip()[: match.end("place")]
            found.dated = found.dated or day_of(text)
        elif _ADDRESSED.match(text) or _NOTHING.match(text):
            found.addressed.append(block.shown)
        elif len(text) < _LONG and not text.endswith((".", ";")) and body == 0 and len(found.title) < 25:
            if any(pattern.match(text) for _, pattern in _RANKS):  # the first heading: the title is over
                body = -1
                continue
            found.title.append(block.shown.strip())
            found.dated = found.dated or (day_of(text) if _DAY.search(text) else None)
        else:
            body = max(body, 0) + 1
            if body <= 2 and not (found.opening and _RANKS[3][1].match(text)):  # a list speaks of one after another
                found.opening.append(block.shown)
                found.dated = found.dated or day_of(text[:120])
    found.closing = [block.shown for block in blocks[-3:] if len(block.text) < _LONG] if len(blocks) > 3 else []
    found.about = " ".join([*found.title, *found.opening[:2]]).casefold()
    return found


def heading(block: Flat) -> Heading | None:
    """The block as a heading; None when it is text. "1. Hòa giải: tiếp nhận 12 vụ." is text."""
    text = block.text.strip()
    if not text or len(text) >= _LONG or text.endswith((".", ";", ",")):
        return None
    rank = next((rank for rank, pattern in _RANKS if pattern.match(text)), 1 if block.shown.isupper() else 2)
    if rank == 4 and not text.endswith(":"):
        return None
    cues = lexicon().cues
    if re.search(
        r"\d\s*(?:%|vụ|mô hình|hồ sơ|tổ|cuộc|thủ tục|tthc|lĩnh vực|ý kiến|lượt|tập thể|cá nhân|hòa giải)", text
    ):
        return None
    ahead = cues["ahead_heading"].search(text)
    results = cues["results_heading"].search(text)
    return Heading(rank, text, bool(ahead) and not (results and results.start() < ahead.start()))


def under(stack: Sequence[Heading], new: Heading) -> list[Heading]:
    """The headings in force after a new one."""
    return [*(one for one in stack if one.rank < new.rank), new]
