"""A report in sentences handed in: refused while something is open, accepted otherwise; rows know their sentence."""

from collections.abc import Callable
from pathlib import Path

from etl.office import Office
from tests.etl.spoken import Said

GOOD = """UBND HUYỆN LỆ THỦY
Báo cáo công tác hòa giải ở cơ sở quý I năm 2023
Trong quý I/2023, toàn huyện tiếp nhận 45 vụ việc, hòa giải thành 41 vụ việc, hòa giải không thành 4 vụ việc.
"""
ASKED = GOOD + "Các tổ hòa giải được 3 vụ việc.\n"
WHOSE = GOOD.replace("UBND HUYỆN LỆ THỦY\n", "").replace("toàn huyện", "các tổ")


def test_a_report_in_sentences_goes_the_whole_way(
    etl: Callable[..., Said], here: Callable[..., Said], tmp_path: Path, office: Office
) -> None:
    files = {"tốt": GOOD, "hỏi": ASKED, "của ai": WHOSE}
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    said = here("load", tmp_path / "hỏi.txt")
    assert (said.exit, "cách viết chưa nói rõ chỉ tiêu" in said.out) == (1, True)
    said = here("load", tmp_path / "của ai.txt", "--accept-odd")
    assert (said.exit, "là của đơn vị nào" in said.out) == (1, True)

    said = etl("load", tmp_path / "tốt.txt", "--json")
    assert said.exit == 0
    assert said.json["files"][0]["outcome"] == "accepted"
    said = etl("ask", "reported_cells", "indicator=mediation_cases_resolved", "area=457", "period=2023-Q1",
               "--format", "json")  # fmt: skip
    assert said.exit == 0, said.err
    (row,) = said.json if isinstance(said.json, list) else said.json["rows"]
    assert (row["paragraph"], GOOD.splitlines()[2][row["first_char"] : row["last_char"]]) == (3, "41")
    assert "hòa giải thành 41 vụ việc" in row["text"]


def test_an_area_given_by_the_person_answers_whose_it_is(here: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "của ai.txt").write_text(WHOSE, encoding="utf-8")
    said = here("load", tmp_path / "của ai.txt", "--area", "457", "--json")
    assert (said.exit, said.json["files"][0]["outcome"]) == (0, "accepted")
