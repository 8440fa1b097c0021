"""Which area a number speaks of: named in its sentence, "toàn huyện", "cấp xã"; else the one the document is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.areas import Area, Areas
from etl.model import AreaRef
from etl.recognise.places import ref
from etl.recognise.prose.written import NAMED, TYPES, name_of, named_without_marks, names, shorter
from etl.vietnamese import bare, fold, plain

_WHOLE = re.compile(
    r"(?<!\w)(?:toàn|(?:trên )?địa bàn|cả|trong|của) (?P<word>xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)"
    r"(?!\w)(?! (?:hội|viên|ủy|đoàn))"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:] ?|\. )(?P<word>xã|phường|thị trấn|huyện|quận|thị xã|tỉnh)"
    r"(?= (?:đã |có |tiếp nhận|hòa giải|công nhận|đăng ký|tổ chức|niêm yết|xây dựng|duy trì|giải quyết))"
)
_BODY = re.compile(
    r"(?<!\w)(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy|đảng bộ|khối dân vận|ban dân vận)"
    r" (?P<word>xã|phường|thị trấn|huyện|quận|tỉnh)(?!\w)"
)
_LEVEL = re.compile(r"(?<!\w)cấp (?P<word>xã|phường|cơ sở|huyện|quận|tỉnh|thành phố|thị xã)(?!\w)")
_SEVERAL = re.compile(
    r"(?<!\w)(?:các|[0-9]+|một số|nhiều|từng|những) (?:xã|phường|thị trấn|huyện|quận|đơn vị|địa phương|cơ sở)"
    r"(?:, (?:xã|phường|thị trấn))*(?!\w)(?! liên quan)"
    r"|(?<!\w)(?:xã|phường|huyện)(?:(?:,| và) (?:xã|phường|thị trấn))+(?!\w)(?! [^\W\d_]+ (?:hội|đoàn))"
)
_GIVER = re.compile(r"(?:đề nghị|kiến nghị|trình|được|do|gửi)(?: [^\W\d]+){0,3} $")
"""Words before who is asked or who gives: not whose figure it is."""
_DEPTH = {
    "tỉnh": 0,
    "thành phố": 1,
    "huyện": 2,
    "quận": 2,
    "thị xã": 2,
    "xã": 3,
    "phường": 3,
    "thị trấn": 3,
    "đặc khu": 3,
}
_HEADLINE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){1,4}) ?:")
_INSIDE = re.compile(r"[ ,(-]*(?:thuộc|của|-)?[ (]*")
_SHARED = {"phường": "xã", "thị trấn": "xã", "cơ sở": "xã", "quận": "huyện", "thị xã": "huyện"}


@dataclass(frozen=True, slots=True)
class Place:
    """An area as far as it is known, as it was written, and what is doubtful about it ("" for nothing)."""

    area: AreaRef | None
    written: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An area spoken of at a place of a text: by name (`around`: the parents named with it), or as the whole of a type,
    a level, several of a type."""

    at: int
    end: int
    kind: str
    word: str
    name: str = ""
    around: tuple[str, ...] = ()


def mentions(text: str, shown: str) -> list[Mention]:
    """The areas a sentence speaks of, in order; "xã X (huyện Y, tỉnh Z)" is one."""
    found: list[Mention] = []
    for match in NAMED.finditer(shown):
        if fold(match[0]).startswith("xã hội"):
            continue
        kind, name = TYPES[fold(match["type"] or match["numbered"])], name_of(match)
        before = found[-1] if found else None
        if before and _DEPTH[kind] < _DEPTH[before.word] and _INSIDE.fullmatch(text[before.end : match.start()]):
            found[-1] = replace(before, end=match.end(), around=(*before.around, name))
        else:
            found.append(Mention(match.start(), match.end(), "named", kind, name))
    taken = [(one.at, one.end) for one in found]
    for pattern, kind in _SPOKEN:
        for match in pattern.finditer(text):
            if pattern is _BODY and _GIVER.search(text[: match.start()]):
                continue
            if not any(first < match.end() and match.start() < last for first, last in taken):
                found.append(Mention(match.start(), match.end(), kind, match.groupdict().get("word") or ""))
                taken.append((match.start(), match.end()))
    return sorted(found, key=lambda one: one.at)


_SPOKEN = ((_SEVERAL, "several"), (_LEVEL, "level"), (_WHOLE, "whole"), (_BODY, "whole"), (_SUBJECT, "whole"))


class Places:
    """The areas of one document: what it is about, and what its sentences name besides."""

    def __init__(self, areas: Areas, on: date, hint: AreaRef | None) -> None:
        self._areas, self._on, self._hint = areas, on, hint
        self.headed: Mention | None = None
        self.whole = Place(hint, hint.name if hint else "")

    def settle(
        self, title: Sequence[str], opening: Sequence[str], dateline: str, closing: Sequence[str], file: str
    ) -> None:
        """What the document is about: the narrowest area its title names, else its opening, its date line, its name."""
        for source, lines in (("title", title), ("opening", opening)):
            chosen, beside = self._narrowest(lines)
            if chosen is None and beside:  # a name that several areas have: whatever else is named may say which
                chosen, left = self._narrowest([*lines, *opening, *closing, *([dateline] if dateline else [])])
                own = {
                    area.id for line in lines for name in names(line) if chosen and (area := self._above(name, chosen))
                }
                chosen, beside = (chosen, left) if chosen is not None and chosen.id in own else (None, beside)
            if chosen is not None:
                doubt = "area" if beside else ""
                self.whole = Place(ref(chosen), chosen.name, doubt)
                return
            if source == "title" and (province := self._in_headline(lines)):
                self.whole = Place(ref(province), province.name, "area")
                return
            if source == "title" and beside:
                self.whole = Place(None, beside, "area")
                if self._hint is None:
                    return
        if self._hint is not None:
            self.whole = Place(self._hint, self._hint.name)
            return
        chosen, _ = self._narrowest(closing)
        if chosen is not None:
            self.whole = Place(ref(chosen), chosen.name, "area")
            return
        for written in [dateline] if dateline else named_without_marks(file):
            found = self._areas.find(written, self._on)
            self.whole = Place(ref(found.area) if found.area else None, written, "area")
            if found.area is not None:
                return

    def _in_headline(self, lines: Sequence[str]) -> Area | None:
        """ "QUẢNG NINH: ĐỐI THOẠI ĐỂ GẦN DÂN HƠN": the province a headline begins with."""
        named = next((match[1] for line in lines if (match := _HEADLINE.match(line))), None)
        found = (self._areas.find(f"{kind} {named}", self._on) for kind in ("tỉnh", "thành phố")) if named else ()
        return next((one.area for one in found if one.area is not None and one.area.level == "province"), None)

    def _narrowest(self, lines: Sequence[str]) -> tuple[Area | None, str]:
        """The narrowest area the lines name in one chain of parents; with what they name beside it, "" for nothing."""
        named = [name for line in lines for name in names(line)]
        sure: dict[int, Area] = {}
        unclear = []
        for name in dict.fromkeys(named):
            area = self.find(name)
            if area is not None:
                sure[area.id] = area
            else:
                unclear.append(name)
        for name in unclear:
            for around in list(sure.values()):
                area = self.find(name, around.id)
                if area is not None:
                    sure[area.id] = area
                    break
        if not sure:
            return None, next((name for name in unclear if self._is_someone(name)), "")
        chains = {number: {one.id for one in self._areas.path(number)} for number in sure}
        narrowest = max(sure.values(), key=lambda area: (len(set(sure) & chains[area.id]), len(chains[area.id])))
        rest = [area for area in sure.values() if area.id not in chains[narrowest.id]]
        beside = next((area.name for area in rest if area.level == narrowest.level), "")
        found = {one for one in unclear if any(self.find(one, area.id) for area in sure.values())}
        beside = beside or next((one for one in unclear if one not in found and self._is_someone(one)), "")
        return narrowest, beside

    def _above(self, name: str, area: Area) -> Area | None:
        """The area a name means within the parents of another."""
        found = (self.find(name, one.id) for one in self._areas.path(area.id))
        return next((one for one in found if one is not None), None)

    def _is_someone(self, name: str) -> bool:
        return any(self._areas.find(one, self._on).how in ("ambiguous", "not_then") for one in shorter(name))

    def find(self, name: str, within: int | None = None) -> Area | None:
        """The area a name and perhaps more words mean for certain."""
        for one in [name] if "," in name else shorter(name):
            found = self._areas.find(one, self._on, within=within)
            if found.area is None and one.partition(" ")[2].isascii():  # a text typed without marks
                found = self._areas.find(bare(one), self._on, within=within)
            if found.area is not None:
                return found.area
            if found.how == "ambiguous":
                return None
        return None

    def of(self, said: Mention | None) -> Place:
        """The area of a figure for which the sentence says this."""
        whole = self.whole
        said = said or self.headed
        if said is None:
            return whole
        if said.kind == "named":
            return self._named(said)
        if whole.area is None:
            return Place(None, said.word, "area")
        here = self._areas.by_id(whole.area.id)
        kind = fold(here.type)
        if said.kind == "several":
            return Place(whole.area, whole.written, "several_areas")
        if said.word == kind or (said.kind == "level" and _SHARED.get(said.word, said.word) == _SHARED.get(kind, kind)):
            return whole
        if said.word == "thành phố" and here.level != "commune" and kind == "thành phố":
            return whole
        above = [one for one in self._areas.path(here.id)[:-1] if fold(one.type) == said.word]
        if said.kind == "whole" and above:
            return Place(ref(above[-1]), above[-1].name, "above")
        return Place(None, f"cấp {said.word}" if said.kind == "level" else said.word, "level")

    def _named(self, said: Mention) -> Place:
        whole = self.whole
        around = whole.area.id if whole.area else None
        own = self._areas.by_id(around) if around else None
        area = self._beside(said)
        if area is None and not said.around and own is not None:
            area = self.find(said.name, around) or (self.find(said.name, own.parent) if own.parent else None)
        area = area or (self.find(said.name) if not said.around else None)
        if area is None:
            return Place(None, said.name, "area")
        if whole.area is not None and area.id == whole.area.id:
            return whole
        inside = around is not None and around in {one.id for one in self._areas.path(area.id)}
        return Place(ref(area), said.name, "" if inside or whole.area is None else "outside")

    def _beside(self, said: Mention) -> Area | None:
        """The area of a name with its parents beside it."""
        parent: Area | None = None
        for name in reversed(said.around):
            parent = self.find(name, parent.id if parent else None) or parent
        if parent is not None:
            return self.find(said.name, parent.id)
        area = self.find(said.name)  # "xa Ban Bo huyen Tam Duong": of two districts typed alike the one it lies in
        names = {plain(one.name) for one in self._areas.path(area.id)} if area is not None else set()
        return area if area is not None and names >= {plain(one) for one in said.around} else None
