"""The places of the sample reports, when they were valid, and what each is made of.

An *atom* is a commune as it was in 2021 (its code then); every later commune is a set of atoms, so that the
illustrative figures of a merged commune are the sum of its parts. Two atoms stand for what the new xã Phú Xuyên took
from huyện Thường Tín.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A commune or district: official code, name with its type, the code of its group, the atoms inside."""

    code: str
    name: str
    group: str
    atoms: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """Name as tables write it in a column headed "Xã, thị trấn": towns keep a short type, communes drop it."""
        return self.name.removeprefix("Xã ").replace("Thị trấn ", "TT. ")

    @property
    def short(self) -> str:
        """Name with its type abbreviated."""
        return self.name.replace("Xã ", "X. ").replace("Thị trấn ", "TT ")

    @property
    def office(self) -> str:
        """Name as its people's committee signs."""
        return f"UBND {self.name[0].lower()}{self.name[1:]}"


def _table(text: str, group: str) -> tuple[Place, ...]:
    found = []
    for line in text.strip().splitlines():
        code, name, *parts = (part.strip() for part in line.split("|"))
        found.append(Place(code, name, group, tuple(parts[0].split()) if parts else (code,)))
    return tuple(found)


PHU_XUYEN_27 = _table(
    """
    10273|Thị trấn Phú Xuyên
    10270|Thị trấn Phú Minh
    10276|Xã Hồng Minh
    10279|Xã Phượng Dực
    10282|Xã Nam Tiến
    10288|Xã Tri Trung
    10291|Xã Đại Thắng
    10294|Xã Phú Túc
    10297|Xã Văn Hoàng
    10300|Xã Hồng Thái
    10303|Xã Hoàng Long
    10306|Xã Quang Trung
    10309|Xã Nam Phong
    10312|Xã Nam Triều
    10315|Xã Tân Dân
    10318|Xã Sơn Hà
    10321|Xã Chuyên Mỹ
    10324|Xã Khai Thái
    10327|Xã Phúc Tiến
    10330|Xã Vân Từ
    10333|Xã Tri Thủy
    10336|Xã Đại Xuyên
    10339|Xã Phú Yên
    10342|Xã Bạch Hạ
    10345|Xã Quang Lãng
    10348|Xã Châu Can
    10351|Xã Minh Tân
    """,
    "280",
)
_MERGED = {
    "10276": Place("10276", "Xã Hồng Minh", "280", ("10276", "10288")),
    "10291": Place("10291", "Xã Văn Hoàng", "280", ("10297", "10291")),
    "10312": Place("10312", "Xã Nam Phong", "280", ("10309", "10312")),
    "10318": Place("10318", "Xã Quang Hà", "280", ("10318", "10306")),
}
PHU_XUYEN_23 = tuple(
    _MERGED.get(place.code, place) for place in PHU_XUYEN_27 if place.code not in ("10288", "10297", "10309", "10306")
)
FROM_THUONG_TIN = ("TT-1", "TT-2")  # xã Minh Cường and Văn Tự, with parts of Tô Hiệu and Vạn Nhất
HA_NOI = _table(
    """
    10273|Xã Phú Xuyên|10270 10273 10282 10300 10309 10312 10318 10306 TT-1 TT-2
    10279|Xã Phượng Dực|10276 10288 10279 10297 10291 10294 10303
    10330|Xã Chuyên Mỹ|10315 10321 10330 10339 10348
    10342|Xã Đại Xuyên|10324 10327 10333 10336 10342 10345 10351
    """,
    "01",
)
AN_BIEN_9 = _table(
    """
    30985|Thị trấn Thứ Ba
    30988|Xã Tây Yên
    30991|Xã Tây Yên A
    30994|Xã Nam Yên
    30997|Xã Hưng Yên
    31000|Xã Nam Thái
    31003|Xã Nam Thái A
    31006|Xã Đông Thái
    31009|Xã Đông Yên
    """,
    "908",
)
AN_GIANG = _table(
    """
    30985|Xã An Biên|30985 30997 31009
    30988|Xã Tây Yên|30988 30991 30994
    31006|Xã Đông Thái|31006 31000 31003
    """,
    "91",
)
PHU_XUYEN = Place("280", "Huyện Phú Xuyên", "280")
AN_BIEN = Place("908", "Huyện An Biên", "908")
QUANG_NGHIEP = Place("11122", "Xã Quảng Nghiệp", "298")


def communes(group: str, quarter: str) -> tuple[Place, ...]:
    """The communes of a group ("280" Phú Xuyên, "908" An Biên, "01" and "91" their successors) valid in a quarter."""
    if group == "280":
        return PHU_XUYEN_27 if quarter < "2025" else PHU_XUYEN_23
    return {"908": AN_BIEN_9, "01": HA_NOI, "91": AN_GIANG}[group]
