"""How a document is laid out: title, headings and what they announce, date line, and what only lies around the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.recognise.prose.flat import Flat
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.when import day_of

DATELINE = re.compile(r"^(?P<place>[^,\d]{2,40}), ngày ?[\d…. ]{1,6} ?(?:tháng|/) ?[\d…. ]{1,4} ?(?:năm|/) ?\d{4}")
_DAY = re.compile(r"ngày đăng|cập nhật|\d{1,2}:\d{2}|^\(?\w{0,4} ?\w{0,4},? ?(?:ngày )?\d{1,2}/\d{1,2}/\d{4}")
_ADDRESSED = re.compile(r"^(?:kính gửi|nơi nhận|căn cứ|thực hiện (?:kế hoạch|công văn|chỉ|nghị|quyết|hướng))")
_RANKS = (
    (1, re.compile(r"^(?:phần )?[ivx]+\s*[.)/:-]|^phần thứ|^[a-d]\. ?(?=[^\W\d])")),
    (3, re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d+)?[.)]?\s|^[a-zđ]\)")),
    (2, re.compile(r"^\d{1,2}\s*[.)/-]")),
    (4, re.compile(r"^[-+*•–·]")),
)
_LONG = 150
_LABELLED = re.compile(r": ?[0-9][0-9.,]*(?: ?%)?$")
_VALUED = re.compile(r"^[^:]*: ?[0-9][0-9.,]*(?: ?%| ?(?:vụ|mô hình|hồ sơ|tổ|cuộc|hs|hòa giải viên)(?!\w))")
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
        if match := DATELINE.match(text):
            found.dateline = found.dateline or block.shown.strip()[: match.end("place")]
            found.dated = found.dated or day_of(text)
        elif _ADDRESSED.match(text) or _NOTHING.match(text):
            found.addressed.append(block.shown)
        elif body == 0 and len(found.title) < 25 and _is_title(text, bool(found.title)):
            if any(pattern.match(text) for _, pattern in _RANKS):  # the first heading: the title is over
                body = -1
                if not found.title and _RANKS[0][1].match(text):
                    found.title.append(block.shown.strip())
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


def _is_title(text: str, goes_on: bool) -> bool:
    """Whether a line is one of the title: short, no sentence, and below the first none that gives a number."""
    return len(text) < _LONG and not text.endswith((".", ";")) and not (goes_on and _VALUED.search(text))


def heading(block: Flat) -> Heading | None:
    """The block as a heading; None when it is text. "1. Hòa giải: tiếp nhận 12 vụ." is text."""
    text = block.text.strip()
    if not text or len(text) >= _LONG or text.endswith((".", ";", ",")):
        return None
    rank = next((rank for rank, pattern in _RANKS if pattern.match(text)), 1 if block.shown.isupper() else 2)
    if rank == 4 and not text.endswith(":"):
        return None
    if _LABELLED.search(text):
        return None
    if re.search(
        r"\d\s*(?:%|vụ|mô hình|hồ sơ|tổ|cuộc|thủ tục|tthc|lĩnh vực|ý kiến|lượt|tập thể|cá nhân|hòa giải)", text
    ):
        return None
    return Heading(rank, text, is_ahead(text))


def is_ahead(text: str) -> bool:
    """Whether a heading or a title speaks of what is yet to come, not of results and what is to come after them."""
    cues = lexicon().cues
    ahead, results = cues["ahead_heading"].search(text), cues["results_heading"].search(text)
    return bool(ahead) and not (results and results.start() < ahead.start())


class Lists:
    """Which items of lists stand under which: what "14 mô hình, gồm:" counts, the items below it divide."""

    def __init__(self) -> None:
        self.announced = ""
        self._open: list[tuple[str, str, list]] = []

    def begins(self, block: Flat) -> Sequence:
        """What the item above the next block counted; () where it stands under none."""
        if self._open and _DIVIDES.fullmatch(block.text):  # the line above goes on
            marker, _, counted = self._open.pop()
            self._open.append((marker, block.text, counted))
            return ()
        sign = _SIGN.match(block.text)
        marker = re.sub(r"\d+", "1", re.sub("[a-zđ]", "a", sign[1])) if sign else ""
        at = next((nth for nth, (other, _, _) in enumerate(self._open) if other == marker), None)
        if at is not None:
            del self._open[at:]
        elif not marker or (len(self._open) == 1 and not self._open[0][1] and not self._open[0][0]):
            self._open = []  # a paragraph that announced nothing
        above = next((counted for _, _, counted in reversed(self._open) if counted), [])
        self.announced = next((text for _, text, counted in reversed(self._open) if text and not counted), "")
        text = block.text.rstrip()
        self._open.append((marker, text if text.endswith(":") else "", []))
        return above

    def counted(self, figures: Sequence) -> None:
        """What the block counted."""
        self._open[-1][2].extend(figures)


_DIVIDES = re.compile(r"\W*(?:trong đó|gồm|gồm có|bao gồm|cụ thể|chia ra|chia theo lĩnh vực|phân theo lĩnh vực)\W*")
_SIGN = re.compile(r"\s*([-+*•–·]|[a-zđ]\)|\d{1,2}\.\d{1,2}\.?|\d{1,2}[.)])")


def under(stack: Sequence[Heading], new: Heading) -> list[Heading]:
    """The headings in force after a new one."""
    return [*(one for one in stack if one.rank < new.rank), new]
