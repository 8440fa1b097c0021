"""Sentence by sentence: what each number is, of whom and when; what is not understood is said, nothing is dropped."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from etl.model import Figure, Ignored, Where
from etl.recognise.found import Found
from etl.recognise.prose.asides import why_aside
from etl.recognise.prose.flat import Flat
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.meanings import Meanings, Proposed
from etl.recognise.prose.numbers import Number
from etl.recognise.prose.outline import Heading, Lists, heading, under
from etl.recognise.prose.phrases import holding
from etl.recognise.prose.scopes import Scopes
from etl.recognise.prose.sentences import Sentence, sentences
from etl.recognise.prose.topics import FOREIGN, MODELS, OF_INDICATOR, About, about, named
from etl.recognise.prose.when import beside_a_year
from queries.catalogue import catalogue

_NEAR = 4
"""So many sentences before may have said "trước hạn" apart from "đúng hạn"."""


class Reader:
    """Reads the blocks of one document in order into `found`."""

    def __init__(self, scopes: Scopes, found: Found) -> None:
        self._scopes, self._found = scopes, found
        self._headings: list[Heading] = []
        self._last: list[Proposed] = []
        self._lists = Lists()
        self._is_over = False
        self._above: Sequence[Proposed] = ()
        self._near: deque[list[Proposed]] = deque(maxlen=_NEAR)
        self._before: list[str] = []
        self._said: set[tuple] = set()
        self._seen = 0
        self.doubted: list[tuple[Figure, tuple[str, ...]]] = []
        self.unknown: list[Ignored] = []

    def read(self, block: Flat) -> None:
        """One block: a heading, or sentences."""
        self._is_over = self._is_over or lexicon().cues["page_end"].search(block.text) is not None
        title = heading(block)
        if title is not None:
            self._is_over = self._is_over and title.rank > 1
            self._headings = under(self._headings, title)
            self._scopes.headed(title.text, block.shown.strip(), title.rank)
            self._near.clear()
        self._above = self._lists.begins(block)
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
        near = [other for figures in self._near for other in figures]
        meanings = Meanings(self._scopes, around, self._last, self._above, near)
        reasons: list[str] = []
        here: list[Proposed] = []
        for nth, number in enumerate(one.counted):
            left, right = one.around(nth)
            between = one.masked[one.marks[nth - 1] + 1 : one.marks[nth]] if nth else left
            topic = about(one.masked, one.marks[nth], around, self._scopes.about)
            topic = self._as_before(topic, number, here)
            reason = self._why_not(one, number, left, right, reasons[-1] if reasons else "", between, here)
            if self._is_over:  # what lies below a page's article
                reason = "other_subject"
            if not reason and here and lexicon().cues["forecast"].search(left):
                reason = "plan"
            if not reason and (self._scopes.ahead or any(said.ahead for said in self._headings)):
                reason = "plan"
            made = (
                []
                if reason and reason != "plan_done"
                else list(meanings.proposed(one, number, left, right, topic, here))
            )
            if not reason and all("near" in other.doubts for other in made):
                head = _head(one.masked, one.marks[nth]) or ("" if made or here else self._announced())
                around_it = about(head, len(head), around, self._scopes.about)
                made = (list(meanings.announced(one, number, right, head, around_it)) if head else []) or made
            for proposal in made:
                if reason == "plan_done":
                    proposal.doubts.append("plan")
                self._doubt(proposal, topic, left, right)
                same = [other for other in here if _is_of(other, proposal)]
                if same and not self._is_another(one, same[-1], proposal):
                    self._doubt_first(one, same[-1], proposal)
                    reason = "part_of_figure"  # "duy trì 85 mô hình, xây dựng mới 14": no whole a second time
                    self._aside(one, number, reason)
                    continue
                here.append(proposal)
                self._keep(proposal)
            if not made and number.kind != "zero":
                reason = reason or self._unknown(one, number, left, right, topic, here)
                self._aside(one, number, reason)
            reasons.append(reason)
        if here:
            self._last = here
            self._near.append(here)
            self._lists.counted(here)
        elif one.counted or is_heading:
            self._last = []

    def _announced(self) -> str:
        """What the line above a list, or the heading, says its items count."""
        over = self._headings[-1].text if self._headings else ""
        return self._lists.announced or (over if _COUNTED.match(over) else "")

    def _why_not(
        self, one: Sentence, number: Number, left: str, right: str, last: str, between: str, here: list[Proposed]
    ) -> str:
        reason = why_aside(left, right, last, between)
        if not reason and here and beside_a_year(one, number):
            reason = "last_year"
        cues = lexicon().cues
        if not reason and (
            self._of_a_hamlet(one, number) or (number.unit == "dossier" and cues["office"].search(left))
        ):
            return "part_of_figure"
        if not reason and number.unit == "opinion" and cues["taken_in"].search(left):
            units = (lexicon().unit_of[catalogue()[figure.indicator].unit.vi] for figure in self._found.figures)
            reason = "part_of_figure" if any(number.unit in heard for heard in units) else ""
        if not reason and ((here and cues["still_open"].search(left)) or cues["still_open_behind"].search(right)):
            return "part_of_figure"
        if not reason and cues["smaller"].search(left):
            return "part_of_figure"
        if reason == "last_year" and any(
            "trước chuyển" in held.phrase.written for held in holding(left, right, number.unit, ())
        ):
            return ""
        return reason

    def _as_before(self, topic: About, number: Number, here: list[Proposed]) -> About:
        """A sentence is about what its figures count; models of one that names other subjects alone are those of the
        sentence before it."""
        told = [name for other in here for start, name in OF_INDICATOR if other.indicator.startswith(start)]
        topic = replace(topic, topics=tuple(dict.fromkeys((*topic.topics, *told)))) if told else topic
        if (
            topic.foreign
            or MODELS in topic.topics
            or number.unit not in lexicon().unit_of["mô hình"]
            or not self._before
        ):
            return topic
        told = [name for _, _, name in named(self._before[0])]
        return replace(topic, topics=(*topic.topics, MODELS)) if MODELS in told and FOREIGN not in told else topic

    def _is_another(self, one: Sentence, other: Proposed, proposal: Proposed) -> bool:
        """Whether words of place or time between two numbers of one kind tell them apart."""
        said = (proposal.number, other.number.end)
        return self._scopes.names_area(one, *said) or self._scopes.names_period(one, *said)

    def _doubt_first(self, one: Sentence, first: Proposed, second: Proposed) -> None:
        """ "2 hội nghị với doanh nghiệp, 1 hội nghị với thanh niên": neither is the whole."""
        between = one.block.text[first.end : second.start]
        if first.value == second.value:  # "77 vụ, hòa giải 72/77": the same, said again
            return
        if "(" in between or lexicon().cues["inside"].search(between) or not self._found.figures:
            return
        where = self._where(one, first.start, first.end)
        for nth, figure in enumerate(self._found.figures[-8:], max(0, len(self._found.figures) - 8)):
            if figure.where == where and figure.indicator == first.indicator and figure.state == "sure":
                self._found.figures[nth] = replace(figure, state="ask")
                self.doubted.append((self._found.figures[nth], ("part",)))

    def _of_a_hamlet(self, one: Sentence, number: Number) -> bool:
        """ "Tổ hòa giải thôn 5 hòa giải thành 6 vụ": a place below the areas that report, called by its number."""
        text, cue = one.block.text, lexicon().cues["hamlet"]
        places = [other for other in one.numbers if other.kind == "reference" and other.end <= number.start]
        return any(
            cue.match(text[other.start : other.end])
            and not re.search("[,;#]", text[other.end : number.from_])
            and not any(other.end <= counted.start < number.start for counted in one.counted)
            for other in places
        )

    def _doubt(self, proposal: Proposed, topic: About, left: str, right: str) -> None:
        cues = lexicon().cues
        indicator = catalogue()[proposal.indicator]
        if proposal.sentence.block.is_unmarked:
            proposal.doubts.append("unmarked")
        if cues["denied"].search(left):
            proposal.doubts.append("several")
        if cues["some_areas"].search(left):
            proposal.doubts.append("several_areas")
        if topic.foreign or topic.far:
            proposal.doubts.append("subject")
        if indicator.unit.vi == "tập thể, cá nhân" and proposal.number.unit == "model":
            proposal.doubts.append("near")
        if cues["some"].search(left):
            proposal.doubts.append("some")
        if indicator.kind == "stock" and (cues["renewed"].search(left) or cues["renewed_behind"].search(right)):
            proposal.doubts.append("changed")
        if proposal.breakdown.get("case_kind") == "other":
            proposal.doubts.append("part")

    # ----------------------------------------------------------------------------------------------- what comes of it

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
            status="estimate" if lexicon().cues["estimate"].search(one.sentence.masked) else "actual",
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
        self._said.update(map(_key, self._found.figures[self._seen :]))
        self._seen = len(self._found.figures)
        return _key(figure) in self._said

    def _unknown(self, one: Sentence, number: Number, left: str, right: str, topic: About, here: list[Proposed]) -> str:
        """Why a number that fits no phrase is left: of another subject, a part nobody collects, or not understood."""
        own = lexicon().own
        if here and left.rfind("(") > left.rfind(")") and number.unit != "other":
            return "part_of_figure"
        if number.unit == "other" or (number.kind == "count" and number.unit not in own and number.unit != "%"):
            if not number.unit and topic.here and not topic.foreign and here:
                return "not_understood"
            return "other_unit" if number.unit else "no_unit"
        if topic.foreign or not topic.topics:
            return "other_subject"
        if number.kind == "percent":
            return "rate" if here else "other_subject"
        if here and lexicon().cues["inside"].search(left):
            return "part_of_figure"
        return "not_understood"

    def _aside(self, one: Sentence, number: Number, why: str) -> None:
        where = self._where(one, number.start, number.end)
        if where is not None:
            ignored = Ignored(where, one.block.typed[number.start : number.end], why)
            self._found.ignored.append(ignored)
            if why == "not_understood":
                self.unknown.append(replace(ignored, text=self._text(one)))

    def _where(self, one: Sentence, start: int, end: int) -> Where | None:
        place = one.block.place(start, end)
        return Where(paragraph=place[0], start=place[1], end=place[2]) if place else None

    def _text(self, one: Sentence) -> str:
        return one.text


def _head(masked: str, mark: int) -> str:
    """What a sentence counts all along: "Số mô hình được công nhận: năm 2021 có 66 mô hình, năm 2022 có 72"."""
    head, colon, _ = masked[:mark].partition(":")
    return head.strip() if colon and "#" not in head and _COUNTED.match(head.strip()) else ""


_COUNTED = re.compile(r"(?:[-+*•–] ?)?(?:tổng )?số ")


def _key(figure: Figure) -> tuple:
    parts = tuple(sorted(figure.breakdown.items()))
    return figure.indicator, figure.area, figure.period, figure.value, figure.cumulative, parts


def _is_of(other: Proposed, one: Proposed) -> bool:
    return other.indicator == one.indicator and other.breakdown == one.breakdown
