"""Breaks of series: set and taken back by the command, kept in the journal, and in the warehouse until then."""

from collections.abc import Callable

import duckdb
import pytest

from etl import settings
from etl.__main__ import main
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import latest

BREAK = {"quarter": "2024-Q2", "kind": "definition", "label": "Cách đếm mới", "indicator": None, "area": None}
WRONG = [
    BREAK | {"quarter": "2024"},
    BREAK | {"kind": "mood"},
    BREAK | {"label": " "},
    BREAK | {"indicator": "nothing"},
    BREAK | {"area": "280"},
    {key: value for key, value in BREAK.items() if key != "area"},
    BREAK | {"more": 1},
]


@pytest.mark.parametrize("value", WRONG)
def test_what_cannot_be_is_refused(value: object) -> None:
    assert settings.written(settings.BREAK, BREAK)
    with pytest.raises(ValueError, match="/"):
        settings.written(settings.BREAK, value)


@pytest.fixture
def ask(office: Office, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[tuple[object, ...]]]:
    """What the newest warehouse holds of breaks: indicator quarter label, and whether it still stands."""
    monkeypatch.setenv("DASHBOARD_DATA", str(office.folder))

    def rows() -> list[tuple[object, ...]]:
        sql = "select indicator, area is not null, quarter, label, believed_to is null from series_break order by 1"
        with duckdb.connect(latest(office), read_only=True) as warehouse:
            return warehouse.execute(sql).fetchall()

    return rows


def test_a_break_is_set_and_taken_back(
    ask: Callable[[], list[tuple[object, ...]]], capsys: pytest.CaptureFixture[str]
) -> None:
    about = ["--indicator", "mediation_cases_received", "--area", "280", "--label", "Cách đếm mới", "--why", "TT 03"]
    assert main(["setting", "--break", "2024-Q2", *about]) == 0
    said = capsys.readouterr().out
    assert "ngắt chuỗi từ 2024-Q2 (mediation_cases_received, Huyện Phú Xuyên): Cách đếm mới" in said
    assert ask() == [  # the share made of it breaks too
        ("mediation_cases_received", True, "2024-Q2", "Cách đếm mới", True),
        ("mediation_success", True, "2024-Q2", "Cách đếm mới", True),
    ]
    number = said.split()[0]
    assert main(["setting", "--unbreak", number, "--why", "nhầm"]) == 0
    assert [stands for *_, stands in ask()] == [False, False]
    assert main(["setting", "--unbreak", number]) != 0
    assert "there is no break" in capsys.readouterr().err
