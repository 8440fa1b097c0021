"""Keys and numbers: what is written, and what is read from it."""

import unicodedata

import pytest

from etl.vietnamese import NumberRead, bare, fold, nfc, plain, read_number, spelling

FOLDED = """
Thuận Hòa            | thuận hòa
Thuận Hoà            | thuận hòa
hòan thành           | hoàn thành
Uỷ ban, khoẻ, toạ    | ủy ban, khỏe, tọa
Qúy, qủa             | quý, quả
Hùynh, thuyền        | huỳnh, thuyền
TỔNG CỘNG            | tổng cộng
Ðồng Ɖức Đạo         | đồng đức đạo
Ea H’leo, Ea H`leo   | ea h'leo, ea h'leo
“Dân vận khéo”       | "dân vận khéo"
văn hóa – xã hội     | văn hóa-xã hội
Bà Rịa - Vũng Tàu    | bà rịa-vũng tàu
"""

SAME = """
Quý     | Quí      | spelling
Mỹ Lý   | Mĩ Lí    | spelling
Ý Yên   | Í Yên    | spelling
Thủy    | Thuỷ     | fold
Đông    | Dong     | plain
Kỳ Sơn  | ki son   | plain
Thúy    | Thúi     | never
Tây     | Tâi      | never
Lay     | Lai      | never
An Động | An Đông  | plain
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("written", "key"), rows(FOLDED))
def test_fold_evens_out_how_it_was_typed(written: str, key: str) -> None:
    assert fold(written) == key
    assert fold(unicodedata.normalize("NFD", written)) == key
    assert fold(key) == key


@pytest.mark.parametrize("blank", ["\u00a0", "\u200b", " \u200b ", "\t", "\n", "\u2003", " \u00ad", "\ufeff "])
def test_fold_knows_every_blank(blank: str) -> None:
    assert fold(f"{blank}Quảng{blank}Nghiệp{blank}") == "quảng nghiệp"
    assert fold("Quảng Ngh\u00adiệp") == "quảng nghiệp"


@pytest.mark.parametrize(("one", "other", "from_key"), rows(SAME))
def test_each_key_is_coarser_than_the_one_before(one: str, other: str, from_key: str) -> None:
    keys = ["fold", "spelling", "plain", "never"]
    agree = [fold(one) == fold(other), spelling(one) == spelling(other), plain(one) == plain(other), True]
    assert keys[agree.index(True)] == from_key


def test_long_text_is_folded_too() -> None:
    assert fold("Hoà " * 100) == ("hòa " * 100).strip()
    assert nfc(unicodedata.normalize("NFD", "Tổng cộng")) == "Tổng cộng"
    assert bare("Đống Đa") == "Dong Da"


NUMBERS = """
7               | 7
05              | 5
'05             | 5
1.234           | 1234
12.345.678      | 12345678
1.234,5         | 1234.5
1.234.567,89    | 1234567.89
1234,567        | 1234.567
1,234,567       | 1234567
1,234.5         | 1234.5
0,935           | 0.935
0.935           | 0.935
93.5            | 93.5
-12,5           | -12.5
+5              | 5
93,5%           | 93.5       | percent=True
93,5 %          | 93.5       | percent=True
100%            | 100        | percent=True
khoảng 28       | 28         | qualifier=about
ước đạt 93,5%   | 93.5       | qualifier=about percent=True
Trên 540        | 540        | qualifier=over
hơn 1.200       | 1200       | qualifier=over
gần 1.000       | 1000       | qualifier=nearly
4 nghìn         | 4000
1,5 triệu       | 1500000
01 tỷ 100 triệu | 1100000000
-               | 0          | word=dash
–               | 0          | word=dash
Không           | 0          | word=zero_word
không có        | 0          | word=zero_word
K               | 0          | word=zero_word
0               | 0
"""

NO_NUMBERS = """
1,234               | ambiguous    | alternatives=1.234,1234
12,345              | ambiguous    | alternatives=12.345,12345
05.123              | ambiguous    | alternatives=5.123,5123
1.234%              | ambiguous    | alternatives=1234,1.234 percent=True
khoảng 1,234        | ambiguous    | alternatives=1.234,1234 qualifier=about
1 234               | ambiguous    | alternatives=1234
(5)                 | ambiguous    | alternatives=5,-5
- 5                 | ambiguous    | alternatives=5,-5
1,234/2.000         | ambiguous
72/77               | ratio        | parts=72,77
1.072 / 1.077       | ratio        | parts=1072,1077
12/15 (80%)         | ratio        | parts=12,15 rate=80
31/36 (86,1 %)      | ratio        | parts=31,36 rate=86.1
345 (315 TT, 27 CN) | several      | parts=345,315,27
5-7                 | several      | parts=5,7
20/12/2023          | date
25-9-2023           | date
72 vụ               | words        | alternatives=72 rest=vụ
Khoảng 1.000 vụ     | words        | alternatives=1000 rest=vụ qualifier=about
dưới 5              | words        | alternatives=5 rest=dưới
5.                  | words        | alternatives=5 rest=.
x                   | mark         | alternatives=1 word=mark
✓                   | mark         | alternatives=1 word=mark
…                   | missing
.....               | missing
?                   | missing
N/A                 | missing
#REF!               | broken
#DIV/0!             | broken
mười hai            | not_a_number | rest=mười·hai
1e5                 | not_a_number | rest=1e5
1_000               | not_a_number | rest=1_000
0x10                | not_a_number | rest=0x10
nan                 | not_a_number | rest=nan
inf                 | not_a_number | rest=inf
١٢                  | not_a_number | rest=١٢
１２                | not_a_number | rest=１２
5²                  | not_a_number | rest=5²
½                   | not_a_number | rest=½
12a                 | not_a_number | rest=12a
1.23.4              | not_a_number | rest=1.23.4
2 triệu 3 tỷ        | several      | parts=2,3
9999999999999999    | too_large
"""


def expected(value: str, more: list[str]) -> NumberRead:
    """What a line of the tables above promises: every field it does not name has its default."""
    fields: dict[str, object] = {"value": float(value)} if value.lstrip("-")[0].isdigit() else {"problem": value}
    for name, text in (pair.split("=", 1) for pair in " ".join(more).split()):
        if name in ("alternatives", "parts"):
            fields[name] = tuple(map(float, text.split(",")))
        else:
            fields[name] = {"percent": True, "rate": text}.get(name, text.replace("·", " "))
    if "rate" in fields:
        fields["rate"] = float(str(fields["rate"]))
    return NumberRead(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("written", "promise", "more"), [(a, b, c) for a, b, *c in rows(NUMBERS + NO_NUMBERS[1:])])
def test_read_number(written: str, promise: str, more: list[str]) -> None:
    assert read_number(written) == expected(promise, more)
    assert read_number(f"\u00a0{unicodedata.normalize('NFD', written)} ") == expected(promise, more)


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u200b", "\n"])
def test_nothing_is_not_zero(blank: str) -> None:
    assert read_number(blank) == NumberRead(problem="empty")


def test_a_value_and_a_problem_exclude_each_other() -> None:
    for written, *_ in rows(NUMBERS + NO_NUMBERS[1:]):
        read = read_number(written)
        assert (read.value is None) == (read.problem is not None)
