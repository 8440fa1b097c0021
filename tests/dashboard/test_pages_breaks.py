"""A break of a series on the pages it touches: drawn, said, nothing compared across; gone when it is taken back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from opening import opened, shown

from etl import areas, settings
from etl.journal import Journal
from etl.office import office
from etl.warehouse import ensure

LABEL = "Cách đếm <mới>"
WRITTEN = "Cách đếm &lt;mới&gt;"
RECEIVED = {"indicator": "mediation_cases_received"}


@pytest.fixture
def change(office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, object], int]:
    """Sets something in a copy of the small office, into which the dashboard looks; gives its position."""
    folder = tmp_path / "broken"
    shutil.copytree(office_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    here = office(folder)
    journal = Journal(here.journal)

    def set_it(name: str, value: object) -> int:
        journal.set(name, value, "vanphong")
        ensure(here, journal)
        return journal.settings()[-1].position

    return set_it


def test_pages_say_it_and_compare_nothing_across_it(change: Callable[[str, object], int]):
    district = areas.load().by_code("280")[0].id
    value = {"quarter": "2024-Q2", "kind": "definition", "label": LABEL, "area": district, **RECEIVED}
    ways = {
        "trend": {},
        "trend cumulative": {"mode": "cumulative"},
        "trend rolling": {"mode": "rolling"},
        "trend yearly": {"mode": "yearly"},
        "trend inside": {"inside": "yes"},
        "compare": {"quarter": "2024-Q4", "level": "commune"},
        "overview": {"quarter": "2024-Q4"},
    }

    def said() -> dict[str, str]:
        return {way: shown(opened(way.split()[0], area="280", **RECEIVED, **more)) for way, more in ways.items()}

    assert not [way for way, html in said().items() if WRITTEN in html]
    position = change(settings.BREAK, value)
    after = said()
    assert [way for way, html in after.items() if WRITTEN in html] == list(ways)
    assert "Ngắt chuỗi từ quý II/2024" in after["trend"]
    assert "Không so với trước vì ngắt chuỗi" in after["compare"]
    assert "Không so với cùng kỳ, ngắt chuỗi" in after["overview"]
    assert LABEL not in "".join(after.values())
    change(settings.MENDED, position)
    assert not [way for way, html in said().items() if WRITTEN in html]
