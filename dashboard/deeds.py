"""What the audit's lines say, in sentences and as a table. Pure; whoever shows a sentence makes it harmless."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import places
from dashboard.entrance.sign_ins import STRANGER
from dashboard.text import Text, local, table
from etl.audit import BEFORE, Line, Verdict
from etl.model import Setting
from queries.catalogue import catalogue

COMMANDS = ("etl", "dashboard")
SHORT = 12  # letters of a hash that are enough to compare by eye


def name(act: str, t: Text) -> str:
    """What kind of deed it is, in a few words; an act without words of its own by its code."""
    return t(f"deed.{act}") if f"deed.{act}" in table() else act


def said(line: Line, t: Text) -> str:
    """What was done, in a sentence without who and when."""
    details = _details(line)
    about = line.about or "–"
    sentence = _WRITTEN.get(line.act, _plain)(line, about, details, t)
    why = details.get("why")
    if allowed := details.get("allowed_by"):
        sentence = t("deed_said.allowed", said=sentence, by=allowed)
    return t("deed_said.why", said=sentence, why=why) if why else sentence


def who(line: Line, t: Text) -> str:
    """Who did it; a name nobody has is not repeated."""
    return t("audit.unknown_name") if line.who == STRANGER else line.who


def place(line: Line, t: Text) -> str:
    """From where: an address, or the command line."""
    if line.place in COMMANDS:
        return t("audit.command", name=line.place)
    return t("audit.before") if line.place == BEFORE else line.place


def written(lines: Sequence[Line], t: Text, whole: bool = False) -> pd.DataFrame:
    """Lines as a table; `whole` with all that goes into files."""
    columns = {
        t("audit.column_at"): [t.moment(local(line.at)) for line in lines],
        t("audit.column_who"): [who(line, t) for line in lines],
        t("audit.column_what"): [said(line, t) for line in lines],
        t("audit.column_place"): [place(line, t) for line in lines],
        t("audit.column_number"): [line.number for line in lines],
    }
    if whole:
        columns |= {
            t("audit.column_act"): [line.act for line in lines],
            t("audit.column_about"): [line.about or "" for line in lines],
            t("audit.column_details"): [line.details for line in lines],
            t("audit.column_hash"): [line.hash for line in lines],
        }
    return pd.DataFrame(columns)


def noted(words: str) -> tuple[int, str] | None:
    """A line's number and hash as somebody noted them down elsewhere: "1.204 86e0…"."""
    found = re.fullmatch(r"\s*([\d.,]+)\D+?([0-9a-fA-F]{64})\s*", words)
    return (int(re.sub(r"\D", "", found[1])), found[2].lower()) if found else None


def settings(found: Sequence[Setting], t: Text) -> pd.DataFrame:
    """What the office set for itself, as a table."""
    return pd.DataFrame(
        {
            t("rules.column_rule"): [setting(one.name, one.value, t) or one.name for one in found],
            t("audit.column_who"): [one.set_by for one in found],
            t("audit.column_at"): [t.moment(local(one.set_at)) for one in found],
            t("rules.reason"): [one.why or "" for one in found],
        }
    )


def verdict(found: Verdict, t: Text, compared: tuple[int, str] | None = None) -> list[tuple[str, str]]:
    """What checking the chain found, as notices: the whole first, then each break."""
    if not found.breaks:
        told = t("audit.whole", count=t.number(found.lines), head=found.head[:SHORT])
        number = t.number(compared[0]) if compared else ""
        return [("calm", told), ("calm", t("audit.same", number=number)) if number else ("wait", t("audit.alone"))]
    count = {"count": t.number(len(found.breaks)), "lines": t.number(found.lines)}
    kinds = [(number, "missing" if kind == "entry" and not number else kind) for number, kind in found.breaks[:20]]
    breaks = [t(f"audit.break_{kind}", number=number) if number else t(f"audit.break_{kind}") for number, kind in kinds]
    return [("wait", t("audit.broken", **count)), *(("down", words) for words in breaks)]


def _details(line: Line) -> dict[str, Any]:
    found = _json(line.details)
    return found if isinstance(found, dict) else {}


def _json(written: object) -> Any:
    try:
        return json.loads(str(written))
    except ValueError:  # changed by somebody past the program: shown all the same
        return None


def _plain(line: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    key = f"deed_said.{line.act}"
    if key not in table():
        return t("deed_said.other", act=line.act, about=line.about or "")
    return t(key, **{"file": "–", "figures": "–"} | dict(details) | {"about": about})


def _sign_in(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    key = f"deed_said.way_{details.get('way')}"
    return t("deed_said.sign_in", way=t(key) if key in table() else details.get("way", "–"))


def _sign_out_everywhere(line: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    key = "sign_out_other" if line.about else "sign_out_everywhere"
    return t(f"deed_said.{key}", about=about, ended=details.get("ended", "–"))


def _person_add(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    return t("deed_said.person_add", about=about, **{key: _value(key, details, t) for key in ("role", "area")})


def _person_change(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    def change(key: str) -> str:
        was, now = _value(f"was_{key}", details, t), _value(key, details, t)
        return t("deed_said.change", what=t(f"people.{key}"), was=was, now=now)

    changes = [change(key) for key in ("shown", "role", "area") if f"was_{key}" in details]
    return t("deed_said.person_change", about=about, changes="; ".join(changes) or t("deed_said.no_change"))


def _password_set(line: Line, about: str, _: Mapping[str, Any], t: Text) -> str:
    return t("deed_said.password_set_own") if line.who == line.about else t("deed_said.password_set", about=about)


def _not_allowed(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    action, _space, what = about.partition(" ")
    if re.fullmatch(r"upload \d+", what):
        what = t("deed_said.on_upload", number=what.partition(" ")[2])
    said = [
        t(key) if (key := f"deed_said.{kind}_{word}") in table() else word
        for kind, word in (("action", action), ("on", what))
    ]
    return t("deed_said.not_allowed", action=said[0], what=said[1]).strip()


def _refuse(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    file, _space, last = about.rpartition(" ")
    return t("deed_said.refuse", file=file if file and len(last) == 64 else about)


def _duty(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    area = places.written(places.area_of(int(about)), t) if about.isdecimal() else about
    first, last = (_day(details.get(name), t) for name in ("valid_from", "valid_to"))
    span = t("deed_said.span", first=first or "…", last=last or "…") if first or last else t("deed_said.always")
    return t("deed_said.duty", area=area, span=span)


def _setting(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    return setting(about, _json(details.get("value")), t) or t("deed_said.setting", about=about)


def setting(name: str, value: Any, t: Text) -> str:
    """What the office set for itself, in a sentence; nothing when it is none that is known."""
    match name, value:
        case "two_people", bool():
            return t(f"deed_said.set_two_people_{'on' if value else 'off'}")
        case "closed", {"quarter": str(quarter), "closed": bool(is_closed)}:
            return t(f"deed_said.set_{'closed' if is_closed else 'reopened'}", quarter=_quarter(quarter, t))
        case "break", {"quarter": str(quarter), "label": label, "indicator": code, "area": number}:
            what = code or t("deed_said.all_indicators")
            area = places.written(places.area_of(number), t)
            return t("deed_said.set_break", quarter=_quarter(quarter, t), what=what, area=area, label=label)
        case "break_taken_back", int(number):
            return t("deed_said.take_back_break", number=number)
        case "shares", {"old": int(old), "shares": dict(shares)}:
            parts = [f"{places.area_of(int(new)).name} {t.percent(100 * part)}" for new, part in shares.items()]
            return t("deed_said.set_shares", area=places.area_of(old).name, parts=", ".join(parts))
        case "deadline", {"calendar": "calendar" | "mid_month" as calendar, "days": days, "first_day": first, **own}:
            since = t("rules.since", day=_day(first, t)) if first else t("rules.since_all")
            words = {"days": days, "calendar": t(f"rules.calendar_{calendar}"), "since": since}
            if (code := own.get("indicator")) is None:
                return t("deed_said.set_deadline", **words)
            known = catalogue().get(code)
            kind = "set_deadline_lifted" if days is None else "set_deadline_own"
            return t(f"deed_said.{kind}", **words, indicator=t.pick(known.name) if known else code)
    return ""


def _explain(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    area = places.written(places.area_of(int(about)), t) if about.isdecimal() else about
    code, kind = str(details.get("indicator", "–")), f"quality.kind_{details.get('kind')}"
    words = {"quarter": _quarter(str(details.get("period", "–")), t), "figure": details.get("figure", "–")}
    name = t.pick(catalogue()[code].name) if code in catalogue() else code
    return t("deed_said.explain", area=area, indicator=name, kind=t.find(kind) or kind, **words)


def _target(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    area = places.written(places.area_of(int(about)), t) if about.isdecimal() else about
    known = catalogue().get(str(details.get("indicator")))
    name = t.pick(known.name) if known else str(details.get("indicator", "–"))
    words = {key: str(details.get(key, "–")) for key in ("first", "last", "document")}
    bound = t(f"target.{'least' if details.get('is_least') == 'True' else 'most'}", value=details.get("value", "–"))
    return t("deed_said.target", area=area, indicator=name, bound=bound, **words)


def _pin(_: Line, about: str, details: Mapping[str, Any], t: Text) -> str:
    area = places.written(places.area_of(int(about)), t) if about.isdecimal() else about
    at = str(details.get("on_day", "–"))
    when = _quarter(at, t) if "Q" in at else _day(at, t)
    return t("deed_said.pin", area=area, on_day=when, text=details.get("text", "–"))


def _quarter(label: str, t: Text) -> str:
    return t.quarter_inside(label) if re.fullmatch(r"\d{4}-Q[1-4]", label, re.ASCII) else label


def _day(written: object, t: Text) -> str:
    try:
        return t.day(date.fromisoformat(str(written))) if written else ""
    except ValueError:
        return str(written)


def _value(key: str, details: Mapping[str, Any], t: Text) -> str:
    value = details.get(key)
    if key.endswith("area"):
        return places.written(places.area_of(value), t) if value is None or isinstance(value, int) else str(value)
    if key.endswith("role"):
        return t(f"role.{value}") if f"role.{value}" in table() else str(value)
    return str(value)


_WRITTEN: dict[str, Callable[[Line, str, Mapping[str, Any], Text], str]] = {
    "sign_in": _sign_in,
    "sign_out_everywhere": _sign_out_everywhere,
    "person_add": _person_add,
    "person_change": _person_change,
    "password_set": _password_set,
    "not_allowed": _not_allowed,
    "refuse": _refuse,
    "duty": _duty,
    "setting": _setting,
    "explain": _explain,
    "target": _target,
    "pin": _pin,
}
