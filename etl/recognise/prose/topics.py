"""What a place in a sentence is about, so that "tiếp nhận 12" need not say of what: nearest words first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.recognise.prose.lexicon import lexicon

FOREIGN = "Việc khác"
MODELS = "Dân vận khéo"
OF_INDICATOR = (("dossiers_", "Hồ sơ thủ tục hành chính"), ("mediation_", "Hòa giải ở cơ sở"))


@dataclass(frozen=True, slots=True)
class About:
    """The subjects that hold at a place, and whether what others count stands nearer than any of them.

    `here` says that the sentence itself names one, not only its paragraph or heading; `beside` that what others count
    stands in the number's own clause; `far` that only the title or the opening of the document names the subject.
    """

    topics: tuple[str, ...]
    foreign: bool
    here: bool
    beside: bool = False
    far: bool = False


@lru_cache(maxsize=1024)
def named(text: str) -> list[tuple[int, int, str]]:
    """The subjects a folded text names, with their places, in order."""
    found = [
        (match.start(), match.end(), name) for name, pattern in lexicon().topics for match in pattern.finditer(text)
    ]
    return sorted(found)


def about(masked: str, mark: int, before: Sequence[str], document: str = "") -> About:
    """What the number at `mark` of a masked sentence is about; `before` are the texts around it, the nearest first.

    `document` is its title and opening, asked only where nothing nearer speaks of anything.
    """
    said = named(masked)
    behind = masked[mark + 1 :]
    reach = mark + 1 + min((place for sign in ";." if (place := behind.find(sign)) >= 0), default=len(behind))
    near = [one for one in said if one[0] < reach]
    own = [one for one in near if one[2] != FOREIGN]
    if own or (near and near[-1][2] == FOREIGN):
        last = min(near, key=lambda one: mark - one[1] if one[1] <= mark else (one[0] - mark) * 2)
        foreign = last[2] == FOREIGN
        clause = max(masked.rfind(sign, 0, mark) for sign in ",;.:")
        beside = foreign and last[0] > clause
        return About(tuple(dict.fromkeys(one[2] for one in reversed(own))), foreign, bool(own), beside)
    for text in (*before, document):
        if around := named(text):
            names = [one[2] for one in around]
            own_names = tuple(dict.fromkeys(name for name in reversed(names) if name != FOREIGN))
            is_foreign = names[-1] == FOREIGN
            return About(own_names, is_foreign and not own_names, False, far=text is document or is_foreign)
    return About((), False, False)
