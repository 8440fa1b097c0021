"""Sentence by sentence: what each number is, of whom and when; what is not understood is said, nothing is dropped."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from etl.model import Figure, Ignored, Where
from etl.recognise.found import Found
from etl.recognise.prose.asides import why_aside
from etl.recognise.prose.flat import Flat
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.numbers import Number
from etl.recognise.prose.outline import Heading, heading, under
from etl.recognise.prose.parts import part_of
from etl.recognise.prose.phrases import Holding, holding
from etl.recognise.prose.scopes import Scopes
from etl.recognise.prose.sentences import Sentence, sentences
from etl.recognise.prose.topics import About, about
from queries.catalogue import catalogue


@dataclass(slots=True)
class Proposed:
    """A figure on its way: what it counts and what is doubtful about it (words of prose.toml's doubts)."""

    number: Number
    sentence: Sentence
    indicator: str
    breakdown: dict[str, str]
    value: float
    start: int
    end: int
    doubts: list[str] = field(default_factory=list)
    area_doubt: str = ""


class Reader:
    """Reads the blocks of one document in order into `found`."""

    def __init__(self, scopes: Scopes, found: Found) -> None:
        self._scopes, self._found = scopes, found
        self._headings: list[Heading] = []
        self._last: Proposed | None = None
        self._before: list[str] = []
        self.doubted: list[tuple[Figure, tuple[str, ...]]] = []
        self.unknown: list[Ignored] = []

    def read(self, block: Flat) -> None:
        """One block: a heading, or sentences."""
        title = heading(block)
        if title is not None:
            self._headings = under(self._headings, title)
            self._scopes.headed(title.text, block.shown.strip(), title.rank)
        self._before = []
        self._scopes.block_starts()
        for one in sentences(block):
            self._sentence(one, is_heading=title is not None)
            self._before.insert(0, one.masked)
            self._scopes.sentence_ends(one)

    # ------------------------------------------------------------------------------------------------------- a sentence

    def _sentence(self, one: Sentence, is_heading: bool) -> None:
        for number in one.numbers:
            if not number.counts:
                self._aside(one, number, number.kind)
        around = [*self._before, *(said.text for said in reversed(self._headings))]
        reasons: list[str] = []
        here: list[Proposed] = []
        for nth, number in enumerate(one.counted):
            left, right = one.around(nth)
            between = one.masked[one.marks[nth - 1] + 1 : one.marks[nth]] if nth else left
            topic = about(one.masked, one.marks[nth], around, self._scopes.about)
            reason = self._why_not(number, left, right, reasons[-1] if reasons else "", between)
            if not reason and any(said.ahead for said in self._headings):
                reason = "plan"
            made = (
                [] if reason and reason != "plan_done" else list(self._proposed(one, number, left, right, topic, here))
            )
            for proposal in made:
                if reason == "plan_done":
                    proposal.doubts.append("plan")
                self._doubt(proposal, topic, left, right)
                if "near" in proposal.doubts and any(_is_of(other, proposal) for other in here):
                    reason = "part"  # "duy trì 85 mô hình, xây dựng mới 14": the second is not the whole again
                    self._aside(one, number, reason)
                    continue
                here.append(proposal)
                self._keep(proposal)
            if not made:
                reason = reason or self._unknown(one, number, left, right, topic, here)
                self._aside(one, number, reason)
            reasons.append(reason)
        if here:
            self._last = here[-1]
        elif one.counted or is_heading:
            self._last = None

    def _why_not(self, number: Number, left: str, right: str, last: str, between: str) -> str:
        reason = why_aside(left, right, last, between)
        cues = lexicon().cues
        if not reason and (cues["still_open"].search(left) or cues["still_open_behind"].search(right)):
            return "part"
        if reason == "last_year" and any(
            "trước chuyển" in held.phrase.written for held in holding(left, right, number.unit, ())
        ):
            return ""
        return reason

    def _proposed(
        self, one: Sentence, number: Number, left: str, right: str, topic: About, here: list[Proposed]
    ) -> Iterator[Proposed]:
        if number.kind == "range" or number.value is None or number.unit == "other":
            return
        fitting = holding(left, right, number.unit, topic.topics)
        if number.kind == "ratio":  # what stands before is of the first number, what stands next behind of the second
            before = [held for held in fitting if held.phrase.before and not held.phrase.is_asked]
            fitting = before or sorted(fitting, key=lambda held: -held.reach)
        chosen = fitting[0] if fitting else None
        is_loose = chosen is None or chosen.phrase.is_asked or bool(chosen.passed)
        inherited = self._whole(one, number, left, here) if is_loose else None
        if chosen and inherited:  # a part of what was said before is rather that than what it might be by itself
            parts, _ = part_of(left, right, number.unit, catalogue()[inherited.indicator].breakdowns)
            chosen, inherited = (None, inherited) if parts else (chosen, None)
        code = chosen.phrase.indicator if chosen else inherited.indicator if inherited else None
        if number.unit == "dossier" and not self._is_of_procedures(one):
            return
        if any(pattern.search(one.masked) for name, pattern in lexicon().not_of.items() if name in topic.topics):
            return
        if code is None or (topic.foreign and (topic.beside or (chosen and chosen.phrase.topic))):
            return
        code = self._narrowed(code, left, here)
        indicator = catalogue()[code]
        if self._is_of_others(left) and (indicator.kind == "cohort" or number.unit.startswith("session")):
            return
        if lexicon().is_changed(indicator.kind, number.unit, left):
            return
        breakdown, other = part_of(left, right, number.unit, indicator.breakdowns)
        listed = inherited is not None and (
            self._scopes.names_area(one, number) or self._scopes.names_period(one, number)
        )
        if inherited and (other or not (breakdown or listed)):
            return
        if other and any(proposal.indicator == code for proposal in here):
            return  # "41 cuộc đối thoại (cấp huyện 4 cuộc)": parts nobody collects
        if number.value != int(number.value) and indicator.unit.vi != "%":
            return
        doubts = []
        if chosen:
            doubts += self._how_sure(chosen, fitting) if code == chosen.phrase.indicator else []
            if other:
                doubts.append("part")
        elif listed and not lexicon().cues["inside"].search(left):
            doubts.append("some")
        if listed and inherited and not breakdown:
            breakdown = dict(inherited.breakdown)
        yield Proposed(number, one, code, breakdown, number.value, *_first(one, number), doubts)
        if number.kind == "ratio" and number.over is not None:
            yield from self._denominator(one, number, code, right, topic)

    def _is_of_others(self, left: str) -> bool:
        """Whether one organisation did it, so that it is a part of the area's figure at most."""
        match = lexicon().cues["organisation"].search(left)
        return match is not None and not lexicon().cues["together"].search(left[: match.start()])

    def _is_of_procedures(self, one: Sentence) -> bool:
        """Whether anything around says that dossiers are those of administrative procedures."""
        texts = (one.masked, *self._before, *(said.text for said in self._headings), self._scopes.about)
        return any(lexicon().cues["dossier_context"].search(text) for text in texts)

    def _narrowed(self, code: str, left: str, here: list[Proposed]) -> str:
        """ "đúng hạn" beside "trước hạn" leaves that out, alone it holds both; "đề nghị … khen" is not yet an award."""
        words, led = lexicon().led.get(code, (None, ""))
        if words is not None and words.search(left):
            return led
        beside, becomes = lexicon().narrowed.get(code, ("", ""))
        return becomes if any(other.indicator == beside for other in here) else code

    def _how_sure(self, chosen: Holding, fitting: list[Holding]) -> list[str]:
        """Why a phrase may mean something else here: it is one of those, or another fits from the other side."""
        if chosen.phrase.is_asked or not lexicon().cues["harmless"].fullmatch(chosen.passed):
            return ["near"]
        close = [
            other
            for other in fitting
            if other.phrase.indicator != chosen.phrase.indicator
            and bool(other.phrase.before) != bool(chosen.phrase.before)
            and not other.phrase.is_asked
            and not (chosen.phrase.before and chosen.phrase.behind)
            and other.weight * 2 > chosen.weight
        ]
        return ["several"] if close else []

    def _denominator(
        self, one: Sentence, number: Number, code: str, right: str, topic: About
    ) -> Iterator[Proposed]:
        """ "72/77 vụ việc tiếp nhận": the second number is what its words say, else what it usually is."""
        said = [held.phrase for held in holding("", right, number.unit, topic.topics)]
        said = [one_said for one_said in said if not one_said.before and one_said.indicator != code]
        chosen = said[0].indicator if said else lexicon().denominators.get(code)
        if chosen and number.over is not None and number.over == int(number.over):
            doubts = [] if said and not said[0].is_asked else ["denominator"]
            start = one.block.text.rindex("/", number.start, number.end) + 1
            start += next(place for place, sign in enumerate(one.block.text[start:]) if sign.isdigit())
            yield Proposed(number, one, chosen, {}, number.over, start, number.end, doubts)

    def _whole(self, one: Sentence, number: Number, left: str, here: list[Proposed]) -> Proposed | None:
        """The figure a number without words of its own may be a part of."""
        inside = lexicon().cues["inside"].search(left)
        candidates = here or ([self._last] if self._last and inside else [])
        for whole in reversed(candidates):
            units = lexicon().unit_of[catalogue()[whole.indicator].unit.vi]
            if number.unit in units or not number.unit:
                return whole
        return None

    def _doubt(self, proposal: Proposed, topic: About, left: str, right: str) -> None:
        cues = lexicon().cues
        indicator = catalogue()[proposal.indicator]
        if topic.foreign or topic.far:
            proposal.doubts.append("subject")
        if self._is_of_others(left):
            proposal.doubts.append("organisation")
        if cues["smaller"].search(left):
            proposal.doubts.append("smaller")
        if cues["some"].search(left):
            proposal.doubts.append("some")
        if indicator.kind == "stock" and cues["renewed"].search(left):
            proposal.doubts.append("changed")
        if proposal.breakdown.get("case_kind") == "other":
            proposal.doubts.append("part")

    # -------------------------------------------------------------------------------------------------- what comes of it

    def _keep(self, one: Proposed) -> None:
        where = self._where(one.sentence, one.start, one.end)
        if where is None:
            return
        time, place = self._scopes.of(one.sentence, one.number, one.indicator)
        if time.doubt == "plan":  # of a period after the report's own
            self._aside(one.sentence, one.number, "plan")
            return
        doubts = [*one.doubts, *filter(None, (time.doubt, place.doubt))]
        figure = Figure(
            one.indicator,
            place.written,
            place.area,
            time.period,
            where,
            self._text(one.sentence),
            one.value,
            breakdown=one.breakdown,
            qualifier=one.number.qualifier,
            cumulative=time.cumulative,
            calendar=time.calendar,
            state="ask" if doubts or place.area is None or time.period is None else "sure",
        )
        if self._said_again(figure):
            self._found.ignored.append(Ignored(where, self._text(one.sentence), "said_again"))
            return
        self._found.figures.append(figure)
        if doubts:
            self.doubted.append((figure, tuple(dict.fromkeys(doubts))))

    def _said_again(self, figure: Figure) -> bool:
        """Whether a sentence before, or a table of the document, says the very same."""
        key = (figure.indicator, figure.area, figure.period, figure.value, figure.cumulative)
        return any(
            (one.indicator, one.area, one.period, one.value, one.cumulative) == key
            and one.breakdown == figure.breakdown
            for one in self._found.figures
        )

    def _unknown(self, one: Sentence, number: Number, left: str, right: str, topic: About, here: list[Proposed]) -> str:
        """Why a number that fits no phrase is left: of another subject, a part nobody collects, or not understood."""
        own = lexicon().own
        if here and left.rfind("(") > left.rfind(")") and number.unit != "other":
            return "part"
        if number.unit == "other" or (number.kind == "count" and number.unit not in own and number.unit != "%"):
            if not number.unit and topic.here and not topic.foreign and here:
                return "not_understood"
            return "other_unit" if number.unit else "no_unit"
        if topic.foreign or not topic.topics:
            return "other_subject"
        if number.kind == "percent":
            return "rate" if here else "other_subject"
        if here and lexicon().cues["inside"].search(left):
            return "part"
        return "not_understood"

    def _aside(self, one: Sentence, number: Number, why: str) -> None:
        where = self._where(one, number.start, number.end)
        if where is not None:
            ignored = Ignored(where, one.block.shown[number.start : number.end], why)
            self._found.ignored.append(ignored)
            if why == "not_understood":
                self.unknown.append(replace(ignored, text=self._text(one)))

    def _where(self, one: Sentence, start: int, end: int) -> Where | None:
        place = one.block.place(start, end)
        return Where(paragraph=place[0], start=place[1], end=place[2]) if place else None

    def _text(self, one: Sentence) -> str:
        return one.text


def _is_of(other: Proposed, one: Proposed) -> bool:
    return other.indicator == one.indicator and other.breakdown == one.breakdown


def _first(one: Sentence, number: Number) -> tuple[int, int]:
    """Where the (first) number stands."""
    if number.kind != "ratio":
        return number.start, number.end
    return number.start, number.start + len(one.block.text[number.start : number.end].split("/")[0].rstrip())
