"""The whole way on the sample reports: loaded and asked by the command, compared with the workbooks' own cells."""

import csv
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from etl import areas
from etl.__main__ import main
from queries.catalogue import catalogue
from queries.periods import period

ROOT = Path(__file__).parent.parent


def command(office: Path, *arguments: str, exit_code: int | None = 0) -> str:
    """What `etl …` prints on standard output, in this process."""
    said, mask = StringIO(), os.umask(0o077)
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        patch.setenv("DASHBOARD_DATA", str(office))
        found = main(arguments)
    os.umask(mask)
    assert exit_code is None or found == exit_code
    return said.getvalue()


@pytest.fixture(scope="module")
def office(demo_office, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(demo_office, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def truth(tmp_path_factory) -> pd.DataFrame:
    """Where the maker of the samples wrote which figure: file sheet cell indicator area_code period breakdown ..."""
    folder = tmp_path_factory.mktemp("truth")
    maker = [
        sys.executable,
        str(ROOT / "data" / "make_samples"),
        "--into",
        str(folder),
        "--truth",
        str(folder / "t.csv"),
    ]
    subprocess.run(maker, check=True, capture_output=True)
    return pd.read_csv(folder / "t.csv", dtype=str, keep_default_na=False)


def test_loading_again_finds_everything_there(office):
    given = {"DASHBOARD_DATA": str(office), "PATH": "/usr/bin:/bin"}
    again = subprocess.run([sys.executable, "-m", "etl", "demo"], env=given, cwd=ROOT, capture_output=True, text=True)
    assert again.stdout == "Báo cáo mẫu: 0 mới nạp, 75 đã có, 0 không nhận.\n"


def test_every_series_that_adds_equals_the_sum_of_the_workbooks_cells(office, truth):
    """The slow, obvious way: open every file in order of arrival, take each cell the truth names, let later files
    win, add up the communes of the district."""

    @cache
    def opened(file: str) -> object:
        place = ROOT / "data/samples" / file
        if file.endswith(".csv"):
            with place.open(encoding="utf-8-sig", newline="") as stream:
                return list(csv.reader(stream, delimiter=";"))
        return openpyxl.load_workbook(place, data_only=True)

    def cell_value(file: str, sheet: str, cell: str) -> float:
        if file.endswith(".csv"):
            text = opened(file)[int(cell[1:]) - 1][ord(cell[0]) - ord("A")]
        else:
            text = opened(file)[sheet][cell].value
        return float(str(text).replace(".", "")) if isinstance(text, str) else float(text)

    with (ROOT / "data/demo.csv").open(encoding="utf-8", newline="") as manifest:
        arrival = [row["file"] for row in csv.DictReader(manifest)]
    wholes = truth[(truth.is_total == "0") & (truth.cumulative == "0") & (truth.period.str.contains("-Q"))]
    wholes = wholes[wholes.qualifier == ""]
    believed: dict[tuple, float] = {}
    for file in arrival:
        for row in wholes[wholes.file == file].itertuples():
            key = (row.indicator, row.area_code, row.period, row.breakdown)
            believed[key] = cell_value(row.file, row.sheet, row.cell)
    known, sums = areas.load(), defaultdict(float)
    for (indicator, code, quarter, breakdown), value in believed.items():
        area, _ = known.by_code(code, period(quarter).end)
        is_district = area.level == "district"
        if not is_district and known.by_id(area.parent).code == "280":
            sums[indicator, quarter, breakdown] += value
    adding = [code for code, indicator in catalogue().items() if indicator.over_areas == "sum"]
    asked = ("ask", "quarterly_series", f"indicator={','.join(adding)}", "area=280", "from=2021-Q1", "to=2025-Q2")
    answer = pd.read_csv(StringIO(command(office, *asked, "--format", "csv")))
    assert set(answer.indicator) == set(adding)
    checked = 0
    for row in answer.itertuples():
        whole = sums.get((row.indicator, row.quarter, ""))
        parts = [sums.get((row.indicator, row.quarter, f"subject={part}")) for part in ("collective", "individual")]
        if whole is None and None not in parts:
            whole = sum(
                parts
            )  # some sheets print no whole, only the two parts; within a quarter all communes do the same
        if whole is None:
            assert pd.isna(row.value), (row.indicator, row.quarter)
        else:
            assert row.value == whole, (row.indicator, row.quarter)
            checked += 1
    assert checked > 200


def test_the_real_figures_stand_as_reported(office):
    def own(indicator: str, area: str, year: int) -> float:
        asked = ("ask", "year_total", f"indicator={indicator}", f"area={area}", f"from={year}", f"to={year}")
        return pd.read_csv(StringIO(command(office, *asked, "--format", "csv"))).own_value[0]

    assert own("models_registered", "908", 2018) == 345
    assert own("mediation_cases_received", "908", 2018) == 77
    assert own("mediation_cases_conducted", "908", 2018) == 72
    assert own("procedures_published", "908", 2018) == 261
    assert own("procedure_fields_published", "908", 2018) == 39
    cells = command(
        office, "ask", "reported_cells", "indicator=models_registered", "area=908", "period=2018", "--format", "csv"
    )
    assert set(pd.read_csv(StringIO(cells)).value) == {345, 315, 27}
    asked = ("ask", "reported_cells", "indicator=models_registered", "area=280", "period=2024-Q1", "--format", "csv")
    whole = pd.read_csv(StringIO(command(office, *asked)))
    real = whole[~whole.is_illustrative]
    assert sorted(real.value) == [18, 66, 141, 225]
    opinions = (
        "ask",
        "reported_cells",
        "indicator=meeting_opinions",
        "area=11122@2023-12-31",
        "period=2023-M12",
        "--format",
        "csv",
    )
    (row,) = pd.read_csv(StringIO(command(office, *opinions))).itertuples()
    assert (row.value, row.name) == (9, "Xã Quảng Nghiệp")


def test_the_345_that_is_not_342_is_said_out_loud(office, tmp_path):
    said = command(tmp_path, "load", str(ROOT / "data/samples/an-bien-2018.xlsx"), exit_code=1)
    assert "345" in said and "342" in said and "315 + 27" in said
    assert "không nhận" in said
    taken = command(
        tmp_path, "load", str(ROOT / "data/samples/an-bien-2018.xlsx"), "--accept-odd", "--why", "đúng như báo cáo"
    )
    assert "đã nhận" in taken


def test_illustrative_figures_say_so_and_real_ones_do_not(office):
    uploads = pd.read_csv(StringIO(command(office, "ask", "upload_list", "--format", "csv")))
    real = set(uploads[~uploads.is_illustrative].file)
    assert real == {"an-bien-2018.xlsx", "phu-xuyen-2024-dang-ky.xlsx", "quang-nghiep-2023-thang-12.xlsx"}


def test_every_quarter_since_2021_has_reports_and_the_newest_has_a_gap(office):
    asked = ("ask", "quarter_coverage", "area=91@2026-09-30", "from=2025-Q3", "to=2026-Q3", "--format", "csv")
    coverage = pd.read_csv(StringIO(command(office, *asked)))
    assert next(zip(coverage.quarter, coverage.reported, coverage.expected, strict=True)) == ("2026-Q3", 2, 3)
    assert date(2026, 9, 30) == period("2026-Q3").end
