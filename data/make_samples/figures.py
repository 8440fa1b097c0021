"""The illustrative figures: what every commune "had" in every quarter, and the flaws of life laid over them.

Every figure comes from a random.Random seeded with the commune's code and only its `random()` is used, whose sequence
Python promises to keep; so the same figures come out on every machine.
"""

from math import exp
from random import Random

from places import AN_BIEN_9, FROM_THUONG_TIN, PHU_XUYEN_27, Place

QUARTERS = tuple(f"{year}-Q{number}" for year in range(2021, 2027) for number in (1, 2, 3, 4))[:23]
COLLECTIVE, INDIVIDUAL = "subject=collective", "subject=individual"

PROCEDURE_LISTS = {  # from which quarter a commune's list holds how many procedures, in how many fields
    "280": (("2021-Q1", 126, 27), ("2022-Q1", 131, 28), ("2023-Q3", 137, 28), ("2024-Q3", 134, 28)),
    "908": (("2021-Q1", 112, 28), ("2022-Q3", 118, 29), ("2024-Q1", 122, 29)),
    "01": (("2025-Q3", 368, 64), ("2026-Q1", 374, 65), ("2026-Q3", 381, 65)),
    "91": (("2025-Q3", 355, 61), ("2026-Q2", 362, 61)),
}

# (commune, quarter): nothing was reported at all
MISSING = {
    ("10291", "2021-Q3"), ("10306", "2021-Q3"), ("10345", "2021-Q3"), ("10339", "2022-Q2"), ("10348", "2023-Q4"),
    ("10300", "2024-Q3"), ("10327", "2025-Q2"), ("31003", "2021-Q4"), ("30994", "2022-Q2"), ("31000", "2023-Q3"),
    ("30988", "2025-Q1"), ("31006", "2026-Q3"),
    *((place.code, "2021-Q3") for place in AN_BIEN_9),
}  # fmt: skip
# (commune, quarter, start of the indicator's code): this part was not reported
MISSING_PART = (
    ("10333", "2022-Q3", "dossiers_"),
    ("10324", "2023-Q1", "mediators"),
    ("30997", "2024-Q2", "dialogue_"),
)

Key = tuple[str, str, str, str]  # atom, quarter, indicator, breakdown


class Figures:
    """All illustrative figures by atom, and the questions the reports ask of them."""

    def __init__(self) -> None:
        """Draw every figure."""
        self.by_atom: dict[Key, int] = {}
        for group, atoms in (
            ("280", [*(place.code for place in PHU_XUYEN_27), *FROM_THUONG_TIN]),
            ("908", [place.code for place in AN_BIEN_9]),
        ):
            for atom in atoms:
                self._draw(group, atom)
        self._fit_phu_xuyen_2024()

    def __call__(self, place: Place, quarter: str, indicator: str, breakdown: str = "") -> int | None:
        """What a commune reports for a quarter; None when it did not report."""
        left_out = [start for code, when, start in MISSING_PART if (code, when) == (place.code, quarter)]
        if (place.code, quarter) in MISSING or indicator.startswith(tuple(left_out)):
            return None
        if indicator.startswith("procedure"):
            return _procedures(place, quarter)[indicator]
        return sum(self.by_atom[atom, quarter, indicator, breakdown] for atom in place.atoms)

    def first_half(self, place: Place, year: str, indicator: str) -> int | None:
        """What a commune reports for January to June: flows added without counting carried-over cases twice."""
        first, second = (self(place, f"{year}-Q{number}", indicator) for number in (1, 2))
        if first is None or second is None:
            return None
        stocks = ("mediation_teams", "mediators", "mediation_cases_pending", "dossiers_pending")
        if indicator in stocks or indicator.startswith("procedure"):
            return second
        if (
            indicator == "mediation_cases_conducted"
        ):  # all but those of the second quarter that nobody has met about yet
            waiting = self(place, f"{year}-Q2", "mediation_cases_received") - second
            return self.first_half(place, year, "mediation_cases_received") - waiting
        carried = {"mediation_cases_received": "mediation_cases_pending", "dossiers_received": "dossiers_pending"}
        return first + second - (self(place, f"{year}-Q1", carried[indicator]) if indicator in carried else 0)

    def _put(self, key: tuple[str, str], **values: int) -> None:
        for indicator, value in values.items():
            self.by_atom[*key, indicator, ""] = value

    def _draw(self, group: str, atom: str) -> None:
        rng = Random(f"sample {atom}")
        town = atom in ("10273", "30985")
        southern = group == "908"
        teams = 4 + int(5 * rng.random()) + 2 * town + 3 * southern
        mediators = teams * (5 + int(3 * rng.random()))
        cases = 2.2 + 3.2 * rng.random() + 1.5 * town + 1.5 * southern
        dossiers = 170 + 230 * rng.random() + 700 * town + 60 * southern
        skill = 0.72 + 0.08 * rng.random()
        carried, models = 0, (0, 0, 0)
        for number, quarter in enumerate(QUARTERS):
            season = (0.85, 1.1, 1.15, 0.95)[number % 4] * (0.7 if quarter == "2021-Q3" else 1)
            if rng.random() < 0.06:
                mediators += 1 if rng.random() < 0.6 else -1
            self._put((atom, quarter), mediation_teams=teams, mediators=mediators)
            received = _poisson(rng, cases * season)
            pending = min(received, int(2.6 * rng.random() * rng.random()))
            resolved = sum(rng.random() < skill + 0.005 * number for _ in range(received - pending))
            self._put(
                (atom, quarter),
                mediation_cases_received=received,
                mediation_cases_conducted=received - (pending if rng.random() < 0.5 else 0),
                mediation_cases_resolved=resolved,
                mediation_cases_unresolved=received - pending - resolved,
                mediation_cases_pending=pending,
            )
            taken = carried + int(dossiers * season * (1 + 0.012 * number) * (0.9 + 0.2 * rng.random()))
            carried = int(taken * (0.01 + 0.03 * rng.random()))
            overdue = int((taken - carried) * 0.03 * (1 - number / 40) * rng.random() ** 2)
            sessions = 0 if quarter == "2021-Q3" else sum(rng.random() < 0.42 for _ in range(2))
            self._put(
                (atom, quarter),
                dossiers_received=taken,
                dossiers_resolved=taken - carried,
                dossiers_on_time=taken - carried - overdue,
                dossiers_overdue=overdue,
                dossiers_pending=carried,
                dialogue_sessions=sessions,
                dialogue_opinions=sum(4 + int(14 * rng.random()) for _ in range(sessions)),
            )
            models = self._draw_models(rng, group, (atom, quarter), models)

    def _draw_models(self, rng: Random, group: str, key: tuple[str, str], before: tuple[int, int, int]):
        """Models of the year so far: registered early in the year, recognised mostly in its last quarter."""
        number, year = int(key[1][-1]), int(key[1][:4])
        if number == 1:
            base = (6.0, 1.7) if group == "280" else (24.0, 2.2)
            growth = 1 + 0.025 * (year - 2021)
            collective, individual = (max(1, int(part * growth * (0.75 + 0.6 * rng.random()))) for part in base)
            good = collective  # so that the effective ones of a year start near the collectives
        else:
            collective, individual, good = before
            collective += int((1.7 if group == "280" else 3.2) * rng.random() * rng.random())
            individual += rng.random() < 0.15
            good = min(collective + individual, good + (rng.random() < 0.5))
        share = (0, 0.06, 0.3, 0.78 + 0.15 * rng.random())[number - 1]
        for indicator, parts in (
            ("models_registered", (collective, individual)),
            ("models_recognised", (int(collective * share), int(individual * share * 0.9))),
        ):
            for breakdown, value in zip((COLLECTIVE, INDIVIDUAL, ""), (*parts, sum(parts)), strict=True):
                self.by_atom[*key, indicator, breakdown] = int(value)
        self._put(key, models_effective=int(good * (0.7 + 0.05 * number)), models_built=collective + individual)
        return collective, individual, good

    def _fit_phu_xuyen_2024(self) -> None:
        """Let the illustrative communes of Phú Xuyên add up to the 225 models really reported for Q1/2024."""
        atoms = [place.code for place in PHU_XUYEN_27]
        gap = 225 - sum(self.by_atom[atom, "2024-Q1", "models_registered", ""] for atom in atoms)
        step = 1 if gap > 0 else -1
        for turn in range(abs(gap)):
            atom = atoms[turn % len(atoms)]
            for quarter in ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"):
                for breakdown in ("", COLLECTIVE):
                    self.by_atom[atom, quarter, "models_registered", breakdown] += step


def _procedures(place: Place, quarter: str) -> dict[str, int]:
    since, due, fields = [entry for entry in PROCEDURE_LISTS[place.group] if entry[0] <= quarter][-1]
    rng = Random(f"procedures {place.group} {place.code} {since}")
    behind = int(7 * rng.random()) if since == quarter and rng.random() < 0.4 else 0
    return {
        "procedures_due": due,
        "procedures_published": due - behind,
        "procedure_fields_published": fields - (behind > 4),
    }


def _poisson(rng: Random, mean: float) -> int:
    limit, product, count = exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count
