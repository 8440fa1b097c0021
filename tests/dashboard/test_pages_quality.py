"""The page of findings: what is odd, why it stands and who said so, what was corrected; and who may say why."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from opening import shown as shown_as_written
from peopled import NASTY, Office
from small_office import TODAY, drawn, make_office
from streamlit.testing.v1 import AppTest

from dashboard import act, ask, ask_quality
from dashboard.refusal import NotAllowed
from dashboard.text import SPACE
from etl import areas, audit
from etl.database import opened
from etl.explanations import Finding
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office as office_at
from etl.warehouse import ensure
from queries.periods import period
from tests.conftest import made_once
from tests.etl.recognise.drawn import saved, sheet

PHU_MINH = "10270"
QUARTER = "2024-Q1"
BEFORE = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", QUARTER]
ODD = "Báo cáo ghi 68 vụ việc, trong khi 4 quý trước ở quanh mức 14,5 vụ việc (điểm z sửa đổi 11,2)."
WHY = f"Đợt cao điểm {NASTY}"


@pytest.fixture(scope="session")
def five_quarters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        folder.mkdir()
        make_office(folder, BEFORE)

    return made_once(tmp_path_factory, "five", make)


@pytest.fixture
def before(five_quarters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office with five quarters and an officer of the district."""
    folder = tmp_path / "office"
    shutil.copytree(five_quarters, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    here = Office(opened(office_at().journal))
    here.person("can", "officer", areas.load().by_code("280")[0].id)
    yield here
    here.database.close()
    opened.cache_clear()


@pytest.fixture
def quality(before: Office) -> Office:
    """In the last quarter a commune received four times as many cases as usual."""
    correct("68")
    before.person("xem", "viewer", areas.load().by_code("280")[0].id)
    before.person("khac", "officer", areas.load().by_code("10282")[0].id)
    return before


def correct(received: str, why: str | None = None) -> None:
    """Hand in the last quarter again, with another figure of Phú Minh."""
    table = re.sub(r"(TT Phú Minh \| )\d+", rf"\g<1>{received}", drawn(period(QUARTER)))
    here = office_at()
    journal = Journal(here.journal)
    file = saved(here.folder / f"BC {received}.xlsx", sheet(table, "Q1"))
    accepted = {"received_on": date(2024, 4, 8), "today": TODAY, "accept_odd": bool(why), "why": why}
    done = hand_in(here, journal, file.name, file.read_bytes(), "vanphong", **accepted)
    assert done.outcome == "accepted", [problem.message for problem in done.checked.problems]
    ensure(here, journal)
    journal.close()


def shown(app: AppTest) -> str:
    """All on the page, with plain blanks between numbers and units."""
    return shown_as_written(app).replace(SPACE, " ")


def page(quality: Office, name: str = "can", **more: str) -> AppTest:
    return quality.visit(name, "quality", area="280", quarter=QUARTER, **more)


def explain_buttons(app: AppTest) -> list:
    return [button for button in app.button if (button.key or "").startswith("explain_")]


def press(app: AppTest) -> None:
    """Click the button in the dialog, and the one that has opened it."""
    explain_buttons(app)[0].click()
    app.button(key="keep_explanation").click()
    app.run()
    assert not app.exception


def states(quality: Office, name: str = "can") -> list[str]:
    return re.findall(r'class="mark finding-(\w+)"', shown(page(quality, name)))


def test_it_says_how_much_was_looked_at_what_was_found_and_what_to_do(quality: Office) -> None:
    html = shown(page(quality))
    assert ODD in html
    assert "Đã kiểm tra 55 số liệu của 5 đơn vị." in html
    assert "1<span" in html and "chỗ, ở 1 đơn vị" in html
    assert "Thị trấn Phú Minh · Vụ việc tiếp nhận hòa giải" in html
    assert "Mở ô gốc để đối chiếu" in html
    assert 'class="spark"' in html
    assert html.count("Dữ liệu minh họa") == 1
    assert "Iglewicz" in html


def test_who_hands_in_for_the_area_explains_it_and_everybody_reads_it(quality: Office) -> None:
    app = page(quality)
    explain_buttons(app)[0].click().run()
    press(app)
    assert "Hãy ghi lý do." in "".join(node.proto.body for node in app.get("html"))
    app.text_area(key="why_explained").input(WHY)
    press(app)
    assert "Đã ghi lời giải thích: Thị trấn Phú Minh, Vụ việc tiếp nhận hòa giải." in shown(app)
    html = shown(page(quality, "xem"))
    assert "Giải thích: “Đợt cao điểm &lt;img src=x" in html and "<img src=x" not in html
    assert "(can, " in html
    assert states(quality, "xem") == ["explained"]
    (line,) = (one for one in audit.lines(quality.database) if one.act == "explain")
    assert line.who == "can" and "mediation_cases_received" in line.details and "68" in line.details
    assert audit.verify(quality.database).breaks == ()


def test_who_may_not_hand_in_there_has_no_button_and_the_act_refuses(quality: Office) -> None:
    assert not explain_buttons(page(quality, "xem"))
    finding = the_finding(quality)
    for name in ("xem", "khac"):
        with quality.acting(name), pytest.raises(NotAllowed):
            act.explain_finding(finding, "x")
    with quality.acting("khac"):
        assert ask_quality.may_explain(ask.newest(), [finding.area]) == frozenset()
    assert states(quality) == ["open"]


def the_finding(quality: Office) -> Finding:
    with quality.acting("can"):
        warehouse = ask.newest()
        area = next(area for area in ask.areas(warehouse) if area.code == "280")
        (row,) = ask_quality.findings(warehouse, area, QUARTER).query("is_standing").to_dict("records")
        return ask_quality.about(row, QUARTER)


def test_an_explanation_holds_for_the_figure_explained_alone(quality: Office) -> None:
    finding = the_finding(quality)
    with quality.acting("can"):
        act.explain_finding(finding, "Đợt cao điểm")
    assert states(quality) == ["explained"]
    correct("69")
    assert states(quality) == ["open"]
    with quality.acting("can"), pytest.raises(act.CannotChange) as refused:
        act.explain_finding(finding, "nữa")
    assert refused.value.what == "no_finding"


def test_as_of_an_earlier_moment_it_was_neither_explained_nor_corrected(quality: Office) -> None:
    finding = the_finding(quality)
    with quality.acting("can"):
        before = Journal(quality.database).decided_position()
        act.explain_finding(finding, "Đợt cao điểm")
        correct("17")
        newest = ask.newest()
        area = next(area for area in ask.areas(newest) if area.code == "280")
        told = {n: ask_quality.findings(replace(newest, as_of=n), area, QUARTER) for n in (before, before + 1, None)}
        assert [found.state.tolist() for found in told.values()] == [["open"], ["explained"], ["corrected"]]
        assert ask_quality.may_explain(newest, [finding.area]) == {finding.area}
        assert ask_quality.may_explain(replace(newest, as_of=before), [finding.area]) == frozenset()


def test_a_later_upload_corrects_it_and_says_which_and_by_whom(quality: Office) -> None:
    correct("17")
    html = shown(page(quality))
    assert re.search(r"Đã sửa thành 17 vụ việc ở lần nộp 7 \(vanphong, \d\d/\d\d/\d{4}\)\.", html)
    assert states(quality) == ["corrected"]
    assert not explain_buttons(page(quality))
    assert "Đã giải thích 0, đã sửa 1." in html


REASONS = """
    why                                                                    | explained as
    Gấp nhiều lần các quý trước: đợt cao điểm; hai đợt                     | đợt cao điểm; hai đợt
    Lớn hơn số bao trùm: x; Gấp nhiều lần các quý trước: y; Số âm: z       | y
    Cần xem lại: như báo cáo                                               | như báo cáo
    như báo cáo đã ký                                                      | như báo cáo đã ký
    Many times the quarters before: a campaign                             | a campaign
    Lớn hơn số bao trùm: x                                                 |
"""


@pytest.mark.parametrize("line", REASONS.strip().splitlines()[1:])
def test_the_reason_given_when_handing_in_counts(before: Office, line: str) -> None:
    """Ten times as many is asked about when it is handed in: the reason then is the explanation, by who handed in."""
    why, reason = (cell.strip() for cell in line.split("|"))
    correct("170", why)
    html = shown(page(before))
    assert "có thể thừa chữ số 0" in html
    said = re.findall(r"Đã xác nhận khi nộp: “(.*)” \(vanphong", html)
    assert said == ([reason] if reason else [])
    assert re.findall(r'class="mark finding-(\w+)"', html)[:1] == ["explained" if reason else "open"]


def test_a_reason_given_for_something_else_explains_nothing(before: Office) -> None:
    """Four times as many is nothing that handing in asks about: what was said then was not said of it."""
    correct("68", "như báo cáo đã ký")
    assert states(before) == ["open"]


def test_kind_and_state_are_chosen_and_kept_in_the_address(quality: Office) -> None:
    app = page(quality, finding="outlier", settled="explained")
    assert "Không có phát hiện nào như vậy" in shown(app)
    assert app.query_params["finding"] == ["outlier"] or app.query_params["finding"] == "outlier"
    assert ODD in shown(page(quality, finding="outlier", settled="open"))


def test_nothing_to_look_at_is_said_only_where_something_was_checked(quality: Office) -> None:
    app = quality.visit("can", "quality", area="280", quarter="2023-Q3")
    assert "Không có gì cần xem: 44 số liệu đã kiểm tra" in shown(app)
    with quality.acting("can"):
        warehouse = ask.newest()
        area = next(area for area in ask.areas(warehouse) if area.code == "280")
        assert ask_quality.checked(warehouse, area, "2019-Q1") == {}


def test_the_overview_leads_there_while_something_is_open(quality: Office) -> None:
    words = "1 chỗ cần xem trong số liệu quý I/2024"

    def said() -> bool:
        app = quality.visit("can", "overview", area="280", quarter=QUARTER)
        return words in shown(app) and any("chat-luong" in link.proto.page for link in app.get("page_link"))

    assert said()
    with quality.acting("can"):
        act.explain_finding(the_finding(quality), "Đợt cao điểm")
    assert not said()
