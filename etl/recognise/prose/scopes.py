"""Time and place of the sentences of a document, kept up while it is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.areas import Areas
from etl.model import Reading
from etl.recognise.answers import Answers
from etl.recognise.found import Hints
from etl.recognise.headings import spoken_period
from etl.recognise.places import ref
from etl.recognise.prose.flat import Flat
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.numbers import Number, numbers
from etl.recognise.prose.outline import DATELINE, is_ahead, outline
from etl.recognise.prose.sentences import Sentence
from etl.recognise.prose.when import Spoke, Time, Times, relative, relative_at, words_of_time
from etl.recognise.prose.where import Mention, Place, Places, mentions
from queries.catalogue import catalogue
from queries.periods import period

_BEFORE_REFORM = date(2025, 6, 30)
"""The last day of the areas most reports were written in: names of an undated text are sought then too."""
_WHOLES = ("level", "whole")
_FROM_THE_START = ("half", "nine_months", "year", "span")


def _is_aside(one: Sentence, at: int, number: Number) -> bool:
    """Whether words stand in closed brackets with a number of their own: "96 vụ (năm 2018: 88 vụ); 134 tổ"."""
    text = one.block.text
    opened, closed = text.rfind("(", one.start, at), text.find(")", at, number.start)
    if opened < 0 or closed < 0 or ")" in text[opened:at]:
        return False
    return any(opened < other.start < closed and other.unit for other in one.counted)


class Scopes:
    """What holds where: the document's own period and area, its headings', its paragraphs', its sentences'."""

    def __init__(self, blocks: Sequence[Flat], reading: Reading, areas: Areas, hints: Hints, answers: Answers) -> None:
        laid = outline(blocks)
        self._areas, self._answers = areas, answers
        given = spoken_period(answers.period(None) or "")
        self._given = period(label) if given and (label := given.in_year(None)) else None
        self.about, self._title = laid.about, frozenset(laid.title)
        self.ahead = is_ahead(" ".join(laid.title).casefold())
        self._times = Times(laid.title, laid.dated, reading.file, hints.period)
        mentioned = [
            one.spoken
            for block in blocks
            for one in words_of_time(block.text, numbers(block.text))
            if one.spoken and not one.weak
        ]
        self._times.settle(mentioned)
        whole = self._times.whole()
        day = whole.period.end if whole.period else laid.dated or self._first_day(blocks)
        for on in [day] if whole.period or laid.dated else (day or date.today(), _BEFORE_REFORM):
            self._places = Places(areas, on, hints.area)
            self._places.settle(laid.title, laid.opening, laid.dateline, [*laid.closing, *laid.addressed], reading.file)
            if self._places.whole.area is not None:
                break
        if (day is None or on != day) and self._places.whole.area is not None and hints.area is None:
            self._places.whole = replace(self._places.whole, doubt="area")
        self._heading: Spoke | None = None
        self._paragraph: list[Spoke] = []
        self._earlier: Spoke | None = None
        self._weak: Spoke | None = None
        self._said_of: tuple[Sentence | None, list[Spoke], list[Mention]] = (None, [], [])
        self._last_place: Mention | None = None

    def _first_day(self, blocks: Sequence[Flat]) -> date | None:
        """The end of the first period the text names with its year: what the names of areas are sought at."""
        for block in blocks:
            for one in words_of_time(block.text, numbers(block.text)):
                if not one.weak and (one.span or one.spoken) and (found := self._times.of(one).period):
                    return found.end
        return None

    def headed(self, text: str, shown: str, rank: int) -> None:
        """A heading begins to hold."""
        if shown in self._title:
            return
        said = {replace(one, at=0) for one in words_of_time(text, numbers(text)) if one.names and not one.weak}
        self._heading = said.pop() if len(said) == 1 else None if said else self._heading
        if DATELINE.match(text):
            return
        named = [one for one in mentions(text, shown) if one.kind == "named"]
        if named or rank <= 2:
            self._places.headed = named[0] if len(named) == 1 else None

    def block_starts(self) -> None:
        """The next paragraph."""
        if self._paragraph:
            self._earlier = self._paragraph[-1]
        self._paragraph, self._last_place = [], None

    def sentence_ends(self, one: Sentence) -> None:
        """What a sentence said holds for the rest of its paragraph."""
        times, places = self._said(one)
        self._paragraph += [said for said in times if said.names and not said.weak]
        self._weak = next((said for said in times if said.weak), self._weak)
        named = [said for said in places if said.kind in ("named", "whole")]
        self._last_place = named[-1] if named else self._last_place

    def of(self, one: Sentence, number: Number, code: str) -> tuple[Time, Place]:
        """Period and area of a number that counts this indicator."""
        place = self._place(one, number)
        if (said := self._answers.area(place.written)) is not None:
            place = Place(ref(self._areas.by_id(said)), place.written)
        return Time(self._given) if self._given else self._time(one, number, code), place

    def names_period(self, one: Sentence, number: Number, since: int | None = None) -> bool:
        """Whether a period is named between the number before, or a place of the block, and this one."""
        times, _ = self._said(one)
        before = self._since(one, number, since)
        return any(
            before <= said.at < number.start and (said.names or (said.running and not said.open)) for said in times
        ) or bool(relative(one.block.text[before : number.start]))

    def names_area(self, one: Sentence, number: Number, since: int | None = None) -> bool:
        """Whether an area is named between the number before, or a place of the block, and this one."""
        _, places = self._said(one)
        before = self._since(one, number, since)
        apart = since is not None and not lexicon().cues["inside"].search(one.block.text[before : number.start])
        return any(
            before <= one.start + said.at < number.start and (said.kind == "named" or (apart and said.kind in _WHOLES))
            for said in places
        )

    def _since(self, one: Sentence, number: Number, since: int | None) -> int:
        if since is not None:
            return since
        return max((other.end for other in one.counted if other.end <= number.start), default=one.start)

    def _said(self, one: Sentence) -> tuple[list[Spoke], list[Mention]]:
        if self._said_of[0] is not one:
            text = one.block.text
            places = mentions(text[one.start : one.end], one.block.shown[one.start : one.end])
            self._said_of = (one, words_of_time(text, one.numbers, one.start, one.end), places)
        return self._said_of[1], self._said_of[2]

    # ------------------------------------------------------------------------------------------------------------ time

    def _time(self, one: Sentence, number: Number, code: str) -> Time:
        said, _ = self._said(one)
        text, kind = one.block.text, catalogue()[code].kind
        before = [spoke for spoke in said if spoke.at < number.start and not _is_aside(one, spoke.at, number)]
        named = [spoke for spoke in before if spoke.names and not spoke.weak]
        clause_end = min((p for s in ",;.(#" if (p := text.find(s, number.end)) >= 0), default=one.end)
        behind = [spoke for spoke in said if number.end <= spoke.at < clause_end and spoke.names]
        again = relative_at(text, one.start, number.start)
        counted = [other.start for other in one.counted if other.end <= number.start]
        since_named = max((at for at in counted if named and at < named[-1].at), default=-1)
        running = any(spoke.running and spoke.at > max(again, since_named) for spoke in before) or any(
            spoke.running for spoke in said if number.end <= spoke.at < clause_end
        )
        since = any(spoke.open for spoke in before)
        whole = self._times.whole()
        if (
            again >= 0
            and (relative_to := relative(text[one.start : number.start]))
            and all(spoke.at < again for spoke in named)
            and whole.period is not None
        ):
            time = self._relative(relative_to, whole)
        elif named or behind:
            chosen = named[-1] if named else behind[0]
            time = self._of(chosen, whole)
            if len({spoke.named for spoke in [*named, *behind]}) > 1 and not time.doubt:
                time = replace(time, doubt="" if self._is_apart(one, chosen, number) else "period")
        elif word := relative(text[one.start : number.start]):
            time = self._relative(word, whole)
            if time.period is None and self._paragraph:  # "năm 2023 … Cũng trong năm qua"
                time = replace(self._of(self._paragraph[0], whole), doubt="period")
        elif self._paragraph:
            time = self._of(self._paragraph[-1], whole)
            if len({spoke.named for spoke in self._paragraph}) > 1:
                time = replace(time, doubt="period")
        elif self._heading is not None:
            time = self._times.of(self._heading)
        elif whole.period is not None:
            time = whole
        elif self._earlier is not None:
            time = replace(self._of(self._earlier, whole), doubt="period")
        elif weak := next((spoke for spoke in said if spoke.weak), self._weak):
            time = replace(self._of(weak, whole), doubt="period")
        else:
            time = whole
        if running and time.period is None and whole.period and whole.period.kind in ("month", "quarter"):
            return Time(whole.period, kind != "stock", "period")  # "lũy kế 10 tháng" in a report of the tenth
        if since:
            return Time(whole.period or time.period, kind != "stock", "period")
        if (
            running and kind != "stock" and not ((named or behind) and chosen.span)
        ):  # "lũy kế từ 01/7 đến 30/9": the span
            return self._running(time, whole)
        return time

    def _of(self, said: Spoke, whole: Time) -> Time:
        """A period spoken of, set against the document's own."""
        time = self._times.of(said)
        if time.period is None or whole.period is None or time.doubt:
            return time
        if time.period.label == whole.period.label:
            return replace(whole, doubt="")
        if time.period.kind == "year" and whole.period.kind != "year":  # "đăng ký năm 2024" in a report of Quý I/2024
            return replace(time, doubt="period")
        if time.period.start > whole.period.end:
            return replace(time, doubt="plan")
        if time.period.end < whole.period.start:
            return replace(time, doubt="earlier")
        return time

    def _is_apart(self, one: Sentence, chosen: Spoke, number: Number) -> bool:
        """Whether only the number's own clause lies between it and the words of time."""
        return not any(other.start > chosen.at and other.end <= number.start and other.counts for other in one.numbers)

    def _relative(self, word: str, whole: Time) -> Time:
        if whole.period is None:
            return whole
        kinds = {"quý": "quarter", "tháng": "month", "năm": "year"}
        if word == "kỳ" or kinds[word] == whole.period.kind:
            return whole
        if word == "năm":
            return Time(period(whole.period.label[:4]), False, "period")
        return replace(whole, doubt="period")

    def _running(self, time: Time, whole: Time) -> Time:
        """ "Lũy kế": from before the period's start. "Lũy kế 9 tháng" is the nine months themselves."""
        if time.period is None:
            return replace(time, cumulative=True)
        if time.period.kind in _FROM_THE_START and time.period.label[-2:] != "H2":
            inside = whole.period is not None and whole.period.kind in ("quarter", "month")
            if time.period.kind == "year" and inside and whole.period and whole.period.label[:4] == time.period.label:
                return Time(whole.period, True, whole.doubt)
            return time
        doubt = (
            "period" if time.period.kind in ("half", "month") else time.doubt
        )  # "lũy kế 6 tháng cuối năm": since when?
        return replace(time, cumulative=True, doubt=doubt)

    # ----------------------------------------------------------------------------------------------------------- place

    def _place(self, one: Sentence, number: Number) -> Place:
        _, said = self._said(one)
        here = number.start - one.start
        before = [spoke for spoke in said if spoke.at < here]
        text = one.block.text[one.start : one.end]
        ends = [p for s in ",;(" if (p := text.find(s, here)) >= 0] + [
            other.start - one.start for other in one.counted if other.start > number.start
        ]
        clause_end = min(ends, default=len(text))
        behind = [spoke for spoke in said if here <= spoke.at < clause_end and spoke.kind in ("named", "whole")]
        chosen = before[-1] if before else behind[0] if behind else self._last_place
        if before and before[-1].kind == "level" and not self._is_scope(text, before[-1], here):
            others = [spoke for spoke in before if spoke.kind != "level"]
            chosen = others[-1] if others else behind[0] if behind else self._last_place
        if (
            chosen is not None
            and chosen.kind == "several"
            and (named := [one for one in before if one.kind == "named"])
        ):
            return replace(
                self._places.of(named[-1]), doubt="several_areas"
            )  # "toàn tỉnh X: 114 xã tiếp nhận 452 hồ sơ"
        if chosen is not None and chosen.kind == "whole":  # "xã Ngọc Chúc: xã tiếp nhận": that one
            chosen = next(
                (said for said in reversed(before) if (said.kind, said.word) == ("named", chosen.word)), chosen
            )
        return self._places.of(chosen)

    def _is_scope(self, text: str, said: Mention, here: int) -> bool:
        """ "cấp xã đã niêm yết 108" speaks of communes; "18 mô hình cấp tỉnh, 12 …", "cấp cơ sở công nhận" do not."""
        if lexicon().cues["scope_ends"].search(text[said.end : here]):
            return False
        return bool(lexicon().cues["level_scope"].search(text[said.end : here])) and not lexicon().cues[
            "level_label"
        ].search(text[: said.at])
