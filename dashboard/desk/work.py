"""The report in hand: kept in the session of one open page, so that nobody else has it and a second page has another.

A widget only says what is wanted (`bring`, `say`, `take_back`); `settle` does it at the beginning of the next run,
where it can show what it is doing. The file's bytes are let go of when it is handed in or put away.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

import streamlit as st

from dashboard import act_reports, ask_reports
from dashboard.desk import unfinished
from dashboard.desk.answering import questions
from dashboard.desk.progress import Progress
from dashboard.desk.proposals import ASKED, undecided
from dashboard.desk.report import CannotHandIn, Report
from dashboard.desk.shown import as_shown
from dashboard.desk.unfinished import Unfinished
from dashboard.text import Text, local
from etl.hand_in import HandIn
from etl.model import Answer, Checked, Problem, Reading, Upload
from etl.vietnamese import fold

_WORK, _WANTED, _SERIAL, _SAID, _DONE = "report_in_hand", "report_wanted", "report_serial", "report_said", "report_done"
Made = TypeVar("Made")
Place = tuple[str | None, str | None, str]


@dataclass(slots=True)
class Work:
    """A report as read, as it is shown with what was understood, and the earlier upload of the same bytes.

    `recalled`: answers taken over from an earlier time; `ticked`: by a problem's code the places somebody has looked
    at; `reasons` why they stand; `begun`: what was kept of it unfinished, and is gone on with; `over`: when that was.
    """

    report: Report
    reading: Reading
    checked: Checked
    before: Upload | None
    recalled: frozenset[Answer] = frozenset()
    ticked: dict[str, frozenset[Place]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    made_of: dict[str, tuple[object, Any]] = field(default_factory=dict)
    begun: Unfinished | None = None
    over: datetime | None = None

    def kept(self, name: str, of: object, make: Callable[[], Made]) -> Made:
        """What was made of something, made anew only when that is another thing: not at every click."""
        if name not in self.made_of or self.made_of[name][0] is not of:
            self.made_of[name] = of, make()
        return self.made_of[name][1]


def in_hand() -> Work | None:
    """The report being worked on."""
    return st.session_state.get(_WORK)


def done() -> HandIn | None:
    """What became of the report handed in last, until the next one is brought."""
    return st.session_state.get(_DONE)


def serial() -> int:
    """Another number for every report, so that no widget carries over what was meant for the one before."""
    return st.session_state.get(_SERIAL, 0)


def bring(name: str, content: bytes, area: str | None = None) -> None:
    """Ask for a file to be looked at."""
    st.session_state[_WANTED] = Report(name, content, area=area)


def say(*answers: Answer) -> None:
    """Ask for answers to be taken; each goes in place of what was said of the same thing before."""
    if work := in_hand():
        targets = {_target(answer) for answer in answers}
        others = tuple(answer for answer in _wanted(work).answers if _target(answer) not in targets)
        st.session_state[_WANTED] = replace(_wanted(work), answers=(*others, *answers))


def take_back(answer: Answer) -> None:
    """Ask for an answer to be forgotten."""
    if work := in_hand():
        left = tuple(one for one in _wanted(work).answers if one != answer)
        st.session_state[_WANTED] = replace(_wanted(work), answers=left)


def say_area(code: str | None) -> None:
    """Ask for the area that reports, where the file names none, to be this one."""
    if work := in_hand():
        st.session_state[_WANTED] = replace(_wanted(work), area=code)


def settle(t: Text) -> None:
    """Do what was asked for, and say meanwhile what is being done."""
    wanted: Report | None = st.session_state.pop(_WANTED, None)
    if wanted is None:
        return
    try:
        _look_at(wanted, t)
    except CannotHandIn as refused:
        tell(refused, t)
    except BaseException as stopped:
        if not isinstance(stopped, Exception):  # somebody clicked meanwhile: the next run begins anew
            st.session_state[_WANTED] = wanted
        raise


def _look_at(wanted: Report, t: Text) -> None:
    work = in_hand()
    known = work.reading if work and work.report.content is wanted.content else None
    checked = _checked(wanted, known, t)
    if work is not None and known is not None:
        work.report, work.checked = wanted, as_shown(checked)
        return
    content = sha256(wanted.content).hexdigest()
    begun = kept_before(content)
    report = replace(wanted, answers=begun.answers, area=begun.area) if begun else _as_before(wanted, checked)
    if report != wanted:
        try:
            wanted, checked = report, _checked(report, checked.reading, t)
        except CannotHandIn as refused:
            if begun and refused.what != "no_answer":
                raise
            if begun:  # an area that is known no more: then all is asked again, aloud
                tell(CannotHandIn("stale_answers"), t)
    before, recalled = ask_reports.handed_in_before(content), frozenset() if begun else frozenset(wanted.answers)
    work = Work(wanted, checked.reading, as_shown(checked), before, recalled, begun=begun)
    if begun:
        work.over = begun.kept_at
        work.reasons = dict(begun.reasons)
        same = {code: places(found) for code, found in odd(work.checked).items()}
        work.ticked = {code: seen for code, seen in same.items() if begun.ticked.get(code) == unfinished.digest(seen)}
    st.session_state[_SERIAL] = serial() + 1
    st.session_state[_WORK] = work
    st.session_state.pop(_DONE, None)


def kept_before(content: str) -> Unfinished | None:
    """What the viewer kept unfinished of the bytes of that SHA-256."""
    return next((one for one in ask_reports.unfinished_reports() if one.sha256 == content), None)


def _checked(wanted: Report, known: Reading | None, t: Text) -> Checked:
    with st.spinner(t("hand_in.checking" if known else "hand_in.reading", file=wanted.name)):
        progress = Progress(t)
        checked = act_reports.check_report(wanted, known, progress)
        progress.gone()
        return checked


def said() -> str | None:
    """Why the last thing asked for was not done; told once."""
    return st.session_state.pop(_SAID, None)


def tell(refused: CannotHandIn, t: Text) -> None:
    """Have it said, once, why something was not done."""
    st.session_state[_SAID] = t(f"hand_in.cannot_{refused.what}", **refused.details)


def put_away() -> None:
    """Let go of the report in hand."""
    st.session_state.pop(_WORK, None)
    st.session_state[_SERIAL] = serial() + 1


def finish(later: bool, t: Text) -> None:
    """Hand in the report in hand, or keep it for later; what stands against it is said aloud."""
    work = in_hand()
    if work is None:
        return
    why = "; ".join(f"{title(code, t)}: {reason}" for code, reason in sorted(reasons(work).items())) or None
    with st.spinner(t("hand_in.handing_in")):  # a click meanwhile ends this run when it goes: by then all is noted
        _hand_in(work, later, why, t)


def _hand_in(work: Work, later: bool, why: str | None, t: Text) -> None:
    try:
        result = (act_reports.keep_for_later if later else act_reports.hand_in)(work.report, why)
    except CannotHandIn as refused:
        tell(refused, t)
    except act_reports.NotBuilt as lagging:
        st.session_state[_SAID] = t("hand_in.not_built", reference=lagging.reference)
        put_away()
    else:
        if result.outcome in ("refused", "unreadable"):
            work.checked = as_shown(result.checked)
            st.session_state[_SAID] = t("hand_in.refused")
        else:
            st.session_state[_DONE] = result
            put_away()


def to_do(work: Work) -> int:
    """In how many places there is still something to do: wrong, odd and not confirmed, a number not decided about."""
    confirmed = reasons(work)
    still_odd = sum(len(found) for code, found in odd(work.checked).items() if code not in confirmed)
    return sum(map(len, wrong(work.checked).values())) + still_odd + len(undecided(work.checked))


def odd(checked: Checked) -> dict[str, list[Problem]]:
    """What is odd, by its code."""
    return _by_code(checked, "odd")


def wrong(checked: Checked) -> dict[str, list[Problem]]:
    """What is wrong, by its code."""
    return _by_code(checked, "wrong")


def reasons(work: Work) -> dict[str, str]:
    """Why what is odd stands, by its code: where it was ticked, with a reason, as it now is."""
    return {
        code: work.reasons[code].strip()
        for code, found in odd(work.checked).items()
        if work.reasons.get(code, "").strip() and places(found) <= work.ticked.get(code, frozenset())
    }


def is_ready(work: Work) -> bool:
    """True when nothing is wrong, all that is odd was ticked with a reason, and there is something to hand in."""
    open_ones = odd(work.checked).keys() - reasons(work).keys()
    decided = not undecided(work.checked)
    return bool(work.checked.figures) and not wrong(work.checked) and not open_ones and decided


def places(found: list[Problem]) -> frozenset[Place]:
    """Where these problems are and what was found there: what a tick was given for."""
    return frozenset((one.where.sheet, one.where.cell, one.found) for one in found)


def title(code: str, t: Text) -> str:
    """A kind of problem in a few words."""
    return t.find(f"problem_kind.{code}") or t("problem_kind.other")


def told_before(before: Upload, t: Text) -> str:
    """When and by whom the same bytes were handed in."""
    moment = t.moment(local(before.handed_in_at))
    words = {"number": before.number, "moment": moment, "who": before.handed_in_by, "file": before.file}
    return t(f"hand_in.before_{before.state}", **words)


def _by_code(checked: Checked, severity: str) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for one in checked.problems:
        if one.severity == severity and one.code not in ASKED:  # those are settled number by number
            found.setdefault(one.code, []).append(one)
    return found


def _as_before(report: Report, checked: Checked) -> Report:
    """The report with what its sender said of the same unclear names before."""
    known = ask_reports.known_names()
    unclear = {question.written for question in questions(checked.problems, checked) if question.control == "area"}
    said = [Answer("area", str(known[fold(name)]), written=name) for name in sorted(unclear) if fold(name) in known]
    return replace(report, answers=tuple(said))


def _wanted(work: Work) -> Report:
    return st.session_state.get(_WANTED) or work.report


def _target(answer: Answer) -> tuple[object, ...]:
    match answer.kind:
        case "area":
            return "area", fold(answer.written or "")
        case "column":
            return "column", answer.sheet, (answer.cell or "").rstrip("0123456789")
        case "figure":
            return "figure", answer.cell, answer.written
        case _:
            return answer.kind, answer.sheet, answer.cell
