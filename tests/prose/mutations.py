"""Passages changed at random: `python tests/prose/mutations.py 10000` tries so many; the suite a few hundred.

Whatever stands in a text, reading it ends without a crash, and every figure points to characters that hold its number.
"""

import re
import sys
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl import areas
from etl.model import Paragraph, Reading
from etl.recognise.found import Found, Hints
from etl.recognise.prose import read_prose
from etl.vietnamese import fold, read_number
from tests.prose.score import passages

TEXTS = [one["text"].strip() for one in passages()]
PIECES = [
    *("\u0301", "\u00ad", "\u00a0", "\u200b", "\n", "  ", ".", ",", "(", ")", "/", "%", ";", ":", "-", "–", "“", "…"),
    *(" 0", " 12", " 1.234", "72/77", " từ 10 đến 12 ", "93,5%", " hai mươi lăm ", " khoảng ", " trên ", " gần "),
    *(
        " tăng ",
        " giảm ",
        " cùng kỳ ",
        " kế hoạch ",
        " trong đó ",
        " lũy kế ",
        " năm 2023 ",
        " quý II ",
        " vụ việc ",
        " mô hình ",
    ),
    *(" hồ sơ ", " xã ", " toàn huyện ", " không ", "İ", "ß", "٣", "²", "1e5", "999999999999999999", "\ud7ff", "😀"),
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A passage with pieces put in, taken out, doubled and swapped."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        what = draw(st.sampled_from(("in", "out", "twice", "other", "apart")))
        if what == "in":
            text = text[:start] + draw(st.sampled_from(PIECES)) + text[start:]
        elif what == "out":
            text = text[:start] + text[end:]
        elif what == "twice":
            text = text[:end] + text[start:]
        elif what == "other":
            text = text[:start] + draw(st.sampled_from(TEXTS))[start:end] + text[end:]
        else:
            text = text.replace("ế", "e\u0302\u0301").replace("ộ", "o\u0323\u0302")
    return text


def holds(text: str) -> None:
    """Read one text and look at every figure."""
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    found = Found()
    read_prose(Reading("quý I-2024.txt", "", "document", (), paragraphs), areas.load(), Hints(), found)
    for figure in found.figures:
        where = figure.where
        piece = paragraphs[where.paragraph - 1].text[where.start : where.end]
        folded = fold(piece)
        assert folded, (text, where)
        assert folded in fold(figure.text), (text, piece, figure.text)
        if re.search("[0-9]", folded):
            assert (
                read_number(re.sub(r"(?<=\d) ?(?:%|phần trăm)$|(?<=\d) (?=\d{3})", "", folded)).value == figure.value
            ), (
                piece,
                figure.value,
            )
        else:
            assert re.fullmatch(r"[^\W\d]+(?: [^\W\d]+)*", folded), piece
    for one in found.ignored:
        assert paragraphs[one.where.paragraph - 1].text[one.where.start : one.where.end].strip(), one


def trial(examples: int) -> None:
    """Try so many."""
    settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=examples < 1000,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )(given(mutated())(holds))()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    trial(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
