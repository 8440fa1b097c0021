"""The words of prose.toml: units, qualifiers, subjects, cues of plans and of last year; as patterns, made once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from etl.vietnamese import Qualifier


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What prose.toml says, ready to search with. A cue's pattern finds it in folded text."""

    kinds: dict[str, str]
    counted_otherwise: re.Pattern[str]
    classes: dict[str, str]
    alike: tuple[tuple[str, str], ...]
    unmarked: tuple[str, ...]
    short: dict[str, str]
    short_pattern: re.Pattern[str]
    units: dict[str, str]
    own: frozenset[str]
    unit_pattern: re.Pattern[str]
    own_units_pattern: str
    qualifiers: dict[str, Qualifier]
    qualifier_pattern: re.Pattern[str]
    cues: dict[str, re.Pattern[str]]
    topics: tuple[tuple[str, re.Pattern[str]], ...]
    levels: dict[str, str]
    parts: tuple[tuple[str, str, re.Pattern[str]], ...]
    unit_of: dict[str, frozenset[str]]
    denominators: dict[str, str]
    unless: dict[str, re.Pattern[str]]
    verbs: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    doubts: dict[str, dict[str, str]]
    near_only: frozenset[str]
    not_of: dict[str, re.Pattern[str]]
    narrowed: dict[str, tuple[str, str, re.Pattern[str]]]
    led: dict[str, tuple[re.Pattern[str], str]]

    def unit_at(self, text: str, place: int) -> tuple[str, int]:
        """The unit that follows a number, and where it ends; ("", place) for none that is known."""
        match = self.unit_pattern.match(text, place)
        return (self.units[match[1]], match.end(1)) if match else ("", place)

    def is_changed(self, kind: str, unit: str, left: str, right: str) -> bool:
        """Whether the words beside a number say it counts changes of what there is, or opinions answered."""
        if kind == "stock" and (self.cues["changed"].search(left) or self.cues["changed_behind"].search(right)):
            return True
        if unit != "opinion":
            return False
        return bool(self.cues["answered"].search(left) or self.cues["answered_behind"].search(right))

    def qualifier_before(self, before: str) -> tuple[Qualifier, int] | None:
        """The word that says how exact the number after this text is, and how many characters it takes."""
        match = self.qualifier_pattern.search(before)
        return (self.qualifiers[match[1]], len(before) - match.start(1)) if match else None


def alternatives(words: list[str]) -> str:
    """A pattern for any of these, the longest first; a blank may be several and a comma may stand before it."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


@cache
def lexicon() -> Lexicon:
    """prose.toml, read once."""
    table: dict[str, Any] = tomllib.loads((resources.files("etl.recognise.prose") / "prose.toml").read_text("utf-8"))
    units = {word: name for name, words in table["units"].items() for word in words}
    own = frozenset(name for names in table["unit_of"].values() for name in names)
    foreign = dict.fromkeys(table["other_units"]["words"], "other")
    units = {**foreign, **units}
    qualifiers = {word: name for name, words in table["qualifiers"].items() for word in words}
    narrowed: dict[str, tuple[str, str, str]] = table["narrowed"]
    spelt = alternatives([word for word, name in units.items() if name in own and len(word) > 1])
    return Lexicon(
        kinds={name: "|".join(patterns) for name, patterns in table["kinds"].items()},
        counted_otherwise=re.compile(rf" (?!(?:{alternatives(table['goes_on']['words'])})(?!\w))[^\W\d_]{{2,}}"),
        alike=tuple(table["alike"].items()),
        unmarked=tuple(table["unmarked"]["words"]),
        short=table["short"],
        short_pattern=re.compile(rf"(?<![\w/.])(?:{alternatives(list(table['short']))})(?![\w/])"),
        classes={name: f"(?:{alternatives(words)})" for name, words in table["classes"].items()},
        units=units,
        own=own,
        unit_pattern=re.compile(rf" ?(?:lượt )?(?:\([^()#]{{1,30}}\) )?({alternatives(list(units))})(?!\w)"),
        own_units_pattern=spelt,
        qualifiers=qualifiers,
        qualifier_pattern=re.compile(rf"(?<!\w)({alternatives(list(qualifiers))}) ?(?:có )?$"),
        cues={name: re.compile("|".join(patterns)) for name, patterns in table["cues"].items()},
        topics=tuple((name, re.compile("|".join(patterns))) for name, patterns in table["topics"].items()),
        levels={word: level for level, words in table["levels"].items() for word in words},
        parts=tuple((*key.split("=", 1), re.compile("|".join(patterns))) for key, patterns in table["parts"].items()),
        unit_of={unit: frozenset(names) for unit, names in table["unit_of"].items()},
        denominators=dict(table["denominators"]),
        verbs=tuple((re.compile(rf"(?<!\w){verb}(?!\w)"), frozenset(of)) for verb, of in table["verbs"].items()),
        unless={code: re.compile("|".join(patterns)) for code, patterns in table["unless"].items()},
        doubts=table["doubts"],
        near_only=frozenset(table["near"]["only"]),
        not_of={name: re.compile("|".join(patterns)) for name, patterns in table["not_of"].items()},
        led={code: (re.compile(words), becomes) for code, (words, becomes) in table["led"].items()},
        narrowed={code: (beside, becomes, re.compile(later)) for code, (beside, becomes, later) in narrowed.items()},
    )
