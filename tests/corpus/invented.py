"""Real places and invented figures that add up, so that a drawing need only say which columns it has."""

from functools import lru_cache
from random import Random

PHU_XUYEN = (  # communes of huyện Phú Xuyên (280), Hà Nội, until the end of 2024
    ("10342", "Xã Bạch Hạ"),
    ("10291", "Xã Đại Thắng"),
    ("10303", "Xã Hoàng Long"),
    ("10276", "Xã Hồng Minh"),
    ("10324", "Xã Khai Thái"),
    ("10309", "Xã Nam Phong"),
    ("10294", "Xã Phú Túc"),
    ("10345", "Xã Quang Lãng"),
    ("10318", "Xã Sơn Hà"),
    ("10333", "Xã Tri Thủy"),
)
PHU_XUYEN_TOWNS = (("10270", "Thị trấn Phú Minh"), ("10273", "Thị trấn Phú Xuyên"))
TU_KY = (  # huyện Tứ Kỳ (298), Hải Dương
    ("11122", "Xã Quảng Nghiệp"),
    ("11110", "Xã Dân Chủ"),
    ("11116", "Xã Quang Khải"),
    ("11128", "Xã Minh Đức"),
    ("11131", "Xã Văn Tố"),
    ("11143", "Xã Tiên Động"),
)
THANH_HA = (  # huyện Thanh Hà (294), Hải Dương
    ("10816", "Xã Hồng Lạc"),
    ("10843", "Xã Liên Mạc"),
    ("10846", "Xã Thanh Hải"),
    ("10882", "Xã Vĩnh Cường"),
)
AN_BIEN = (  # huyện An Biên (908), Kiên Giang
    ("30985", "Thị trấn Thứ Ba"),
    ("30988", "Xã Tây Yên"),
    ("30991", "Xã Tây Yên A"),
    ("30994", "Xã Nam Yên"),
    ("30997", "Xã Hưng Yên"),
    ("31000", "Xã Nam Thái"),
    ("31003", "Xã Nam Thái A"),
    ("31006", "Xã Đông Thái"),
    ("31009", "Xã Đông Yên"),
)
THO_XUAN = (  # huyện Thọ Xuân (395), Thanh Hóa
    ("15598", "Xã Trường Xuân"),
    ("15592", "Xã Xuân Minh"),
    ("15586", "Xã Xuân Lập"),
    ("15583", "Xã Xuân Lai"),
    ("15517", "Xã Xuân Hòa"),
    ("15577", "Xã Phú Xuân"),
)
HAI_DUONG = (  # districts of tỉnh Hải Dương (30)
    ("291", "Huyện Nam Sách"),
    ("293", "Huyện Kim Thành"),
    ("294", "Huyện Thanh Hà"),
    ("298", "Huyện Tứ Kỳ"),
    ("292", "Thị xã Kinh Môn"),
    ("290", "Thành phố Chí Linh"),
)
HA_NOI_NEW = (  # communes of Hà Nội from July 2025 on
    ("10273", "Xã Phú Xuyên"),
    ("10279", "Xã Phượng Dực"),
    ("10330", "Xã Chuyên Mỹ"),
    ("10342", "Xã Đại Xuyên"),
)
AN_GIANG_NEW = (("30985", "Xã An Biên"), ("30988", "Xã Tây Yên"), ("31006", "Xã Đông Thái"))

NO_FIGURE = ("no", "direct", "late", "running", "men", "women", "lawyers", "untrained", "minority", "trained")

_SUMS = {"H1": ("Q1", "Q2"), "9M": ("Q1", "Q2", "Q3"), "": ("Q1", "Q2", "Q3", "Q4"), "H2": ("Q3", "Q4")}
_RATES = {
    "success": ("resolved", "received"),
    "d_on_time_share": ("d_on_time", "d_resolved"),
    "published_share": ("published", "due"),
    "effective_share": ("effective", "registered"),
}


@lru_cache(maxsize=4096)
def _invent(seed: int, code: str, period: str) -> dict[str, int]:
    dice = Random(f"{seed} {code} {period}")
    always = Random(f"{seed} {code}")  # stocks stay the same over the quarters

    def split(number: int, *names: str) -> dict[str, int]:
        left, parts = number, {}
        for name in names[:-1]:
            parts[name] = dice.randint(0, left)
            left -= parts[name]
        return {**parts, names[-1]: left}

    kinds = ("civil", "family", "other")
    made = {"teams": (teams := always.randint(4, 14)), "mediators": teams * always.randint(5, 8)}
    men = always.randint(teams, made["mediators"] - teams)
    lawyers = always.randint(0, teams)
    made |= {"men": men, "women": made["mediators"] - men, "lawyers": lawyers, "minority": always.randint(0, 3)}
    made |= {"untrained": made["mediators"] - lawyers, "trained": always.randint(teams, made["mediators"])}
    made |= {"resolved": dice.randint(3, 28), "unresolved": dice.randint(0, 6), "pending": dice.randint(0, 4)}
    made["conducted"] = made["resolved"] + made["unresolved"]
    made["received"] = made["conducted"] + made["pending"]
    thanh = split(made["resolved"], *kinds)
    rest = split(made["received"] - made["resolved"], *kinds)
    made |= {f"resolved/{kind}": thanh[kind] for kind in kinds}
    made |= {f"received/{kind}": thanh[kind] + rest[kind] for kind in kinds}
    made["registered"] = dice.randint(8, 30)
    for stage, least in (("effective", 6), ("recognised", 5), ("exemplary", 1)):
        made[stage] = dice.randint(least, {"exemplary": made.get("recognised", 9)}.get(stage, made["registered"] - 1))
    made["built"] = made["registered"]
    fields = ("economy", "culture_society", "defence_security", "political_system")
    made |= {f"registered/{part}": number for part, number in split(made["registered"], *fields).items()}
    groups, others = split(made["registered"], "collective", "individual").values()
    for stage in ("registered", "built", "effective", "recognised"):  # no more groups recognised than registered
        of_groups = dice.randint(max(0, made[stage] - others), min(groups, made[stage]))
        made |= {f"{stage}/collective": of_groups, f"{stage}/individual": made[stage] - of_groups}
    made |= {"d_online": dice.randint(200, 1100), "direct": dice.randint(90, 400), "d_carried": dice.randint(2, 40)}
    made["d_new"] = made["d_online"] + made["direct"]
    made["d_received"] = made["d_new"] + made["d_carried"]
    made |= {"d_pending": (open_ := dice.randint(3, 60)), "d_resolved": made["d_received"] - open_}
    made |= {"late": (late := dice.randint(0, 2)), "running": open_ - late, "d_overdue": dice.randint(0, 9)}
    made |= split(made["d_resolved"] - made["d_overdue"], "d_before", "d_at")
    made["d_on_time"] = made["d_before"] + made["d_at"]
    made |= {"due": (due := always.randint(104, 160)), "published": due - always.choice((0, 0, 1, 4))}
    made |= {"fields": always.randint(24, 38), "sessions": dice.randint(1, 4), "opinions": dice.randint(5, 45)}
    return {**made, "meeting": dice.randint(0, 12)}


def value(seed: int, code: str, period: str, key: str) -> float:
    """The invented value of one column (`received/civil`, `registered+`) of a place in a period."""
    key, running = key.rstrip("+"), key.endswith("+")
    year, _, part = period.partition("-")
    if key in _RATES:
        over, under = (value(seed, code, period, one) for one in _RATES[key])
        return round(100 * over / under, 1)
    if running and part in ("Q2", "Q3"):
        part = {"Q2": "H1", "Q3": "9M"}[part]
    if part in _SUMS and key not in ("teams", "mediators", "due", "published", "fields", *NO_FIGURE[4:]):
        return sum(_invent(seed, code, f"{year}-{quarter}")[key] for quarter in _SUMS[part])
    return _invent(seed, code, period)[key]


def body(spec: str, places, period: str, *, seed: int = 1, first: int = 1, total: str | None = None, put: str = "last"):
    """The `%` line and the rows of a table: `spec` names its columns ("no name teams received@2024-Q1 .").

    `no` is a running number from `first` on, `name` the place, `.` an empty column, a word of NO_FIGURE a number
    that is no indicator; anything else a meaning. `total` is the name of a total row, `put` "last" or "first".
    """
    words = spec.split()
    lines, sums = [], dict.fromkeys(range(len(words)), 0.0)
    for number, (code, name) in enumerate(places, first):
        cells = []
        for at, word in enumerate(words):
            if word in ("no", "name", "."):
                cells.append({"no": str(number), "name": name, ".": ""}[word])
                continue
            key, _, when = word.rstrip("~").partition("@")
            found = value(seed, code, when or period, key)
            sums[at] += found
            cells.append(f"{found:g}")
        lines.append(" | ".join(cells) + f" // {code}")
    if total is not None:
        shown = {"no": "", "name": total, ".": ""}
        cells = [
            shown[word] if word in shown else "" if word.split("@")[0] in _RATES else f"{sums[at]:g}"
            for at, word in enumerate(words)
        ]
        lines.insert(0 if put == "first" else len(lines), " | ".join(cells) + " // -")
    means = " | ".join("area" if word == "name" else "." if word in NO_FIGURE else word for word in words)
    return "\n".join((f"% {means}", *lines))


def summed(spec: str, places, period: str, *, seed: int = 1) -> str:
    """The sums alone, parted by `|`, for a subtotal: `spec` as in `body`, without `no` and `name`."""
    return " | ".join(
        f"{sum(value(seed, code, [*word.split('@'), period][1], word.split('@')[0]) for code, _ in places):g}"
        for word in spec.split()
    )
