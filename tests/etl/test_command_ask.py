"""`etl ask` and `etl template` as the contract has them: the question, the codes, the workbook to fill in."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl.office import Office
from tests.etl.spoken import GOOD, PHU_XUYEN, Said


def test_ask(etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path], office: Office) -> None:
    here("load", report("BC.xlsx", GOOD))
    series = (
        "quarterly_series",
        "indicator=mediation_cases_resolved",
        f"area={PHU_XUYEN}",
        "from=2024-Q3",
        "to=2024-Q3",
    )
    csv = etl("ask", *series, "--format", "csv")
    assert csv.exit == 0
    assert csv.out.splitlines()[0].startswith("indicator,area,code,name,quarter,value,")
    assert csv.out.splitlines()[1].startswith("mediation_cases_resolved,258,280,Huyện Phú Xuyên,2024-Q3,11.0,")
    as_json = here("ask", *series, "--format", "json", "--as-of", "2")
    assert [(row["code"], row["value"], row["reported"]) for row in as_json.json] == [("280", 11.0, 2)]
    assert [row["value"] for row in here("ask", *series, "as_of=1", "--format", "json").json] == [None]
    table = here(
        "ask", "reported_cells", "indicator=mediation_cases_resolved", "area=10276@2024-09-30", "period=2024-Q3"
    )
    assert "Xã Hồng Minh" in table.out
    assert table.err == ""


WRONG_QUESTIONS = """
no_such_query                                                | area_ranking, area_windows, breakdown_series
quarter_coverage area=280 wrong=1                            | area (area), from (quarter), to (quarter), as_of
quarter_coverage                                             | missing ['area']
quarter_coverage area=280 from=2024                          | from='2024' is no quarter; write 2024-Q1
quarter_coverage area=280 as_of=yesterday                    | write 42, 2026-11-22 or 2026-11-22T10:30
quarter_coverage area=280 --as-of 31/12/2024                 | write 42, 2026-11-22 or 2026-11-22T10:30
quarter_coverage area=999                                    | Không có đơn vị hành chính nào mang mã «999»
quarter_coverage area=280@2024                               | ghi như 280@2023-12-31
quarter_coverage 280                                         | write name=value
year_total indicator=mediators area=280 from=-5              | from='-5' is no number
year_total indicator=mediators area=280 to=99999999999       | to='99999999999' is no number
year_total indicator=mediators area=280 from=2020-Q1         | from='2020-Q1' is no number
coverage area=280 today=22/11/2026                           | today='22/11/2026' is no day
"""


@pytest.mark.parametrize("line", WRONG_QUESTIONS.strip().splitlines(), ids=lambda line: line.split("|")[0].strip())
def test_a_wrong_question_is_answered_with_what_can_be_asked(here: Callable[..., Said], line: str) -> None:
    words, expected = (cell.strip() for cell in line.split("|"))
    said = here("ask", *words.split(), "--format", "csv")
    assert (said.exit, said.out) == (2, "")
    assert expected in said.err


def test_a_code_that_meant_several_areas(
    etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path]
) -> None:
    for code, newest, other in (
        ("11122", "Xã Dân An", "Xã Quảng Nghiệp (… – 2024-11-30)"),
        ("10330", "Xã Chuyên Mỹ", "Xã Vân Từ (… – 2025-06-30)"),
    ):
        said = (etl if code == "11122" else here)("ask", "quarter_coverage", f"area={code}", "--format", "json")
        assert said.json is not None
        assert said.err == f"{code}: {newest}; mã này còn chỉ {other}\n"
    dated = here("ask", "quarter_coverage", "area=11122@2023-12-31", "--format", "json")
    assert dated.err == ""
    said = here("read", report("BC.xlsx", GOOD), "--area", "10330", "--json")
    assert len(said.json["files"]) == 1
    assert said.err == "10330: Xã Chuyên Mỹ; mã này còn chỉ Xã Vân Từ (… – 2025-06-30)\n"


def test_the_template_filled_in_loads_cleanly(here: Callable[..., Said], tmp_path: Path, office: Office) -> None:
    file = tmp_path / "mẫu.xlsx"
    said = here("template", "--area", PHU_XUYEN, "--period", "2024-Q3", "-o", file)
    assert (said.exit, "27 đơn vị" in said.out) == (0, True)
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    last_row, last = page.max_row - 1, page.max_column - 1  # the line of sums, the column for notes
    assert here("load", file).exit == 1  # nothing filled in
    for row in range(6, last_row + 1):
        for column in range(4, last + 1):
            page.cell(row, column, 12)
    book.save(file)
    read = here("read", "--json", file).json["files"][0]
    odd = {found["code"] for found in read["problems"]}
    # twelve everywhere does not add up; what a template may not cause is that something is not understood
    assert odd <= {"parts_differ", "identity_differs"}
    for row in range(6, last_row + 1):
        for column in range(4, last + 1):
            page.cell(row, column, 0)
    book.save(file)
    said = here("load", file, "--json")
    assert said.exit == 0
    loaded = said.json["files"][0]
    assert (loaded["outcome"], loaded["problems"]) == ("accepted", [])
    assert len(loaded["figures"]) == 27 * (last - 3)
    assert {figure["state"] for figure in loaded["figures"]} == {"sure"}
    assert {figure["period"]["label"] for figure in loaded["figures"]} == {"2024-Q3"}
    wrong = here("template", "--area", PHU_XUYEN, "--period", "2024-Q9", "-o", tmp_path / "x.xlsx")
    assert (wrong.exit, (tmp_path / "x.xlsx").exists()) == (2, False)
