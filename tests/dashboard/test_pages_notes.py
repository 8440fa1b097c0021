"""Notes pinned to charts: by whom, where they show and where not, as of earlier, in what leaves, escaped."""

from datetime import date

import pytest
from opening import shown
from peopled import NASTY, Office
from streamlit.testing.v1 import AppTest
from test_uploads_page import DISTRICT, here  # noqa: F401 (a fixture)

from dashboard import act_briefings, act_notes, ask, ask_briefings, making, newer
from dashboard.accounts import CannotChange
from dashboard.briefing.issued import digest
from dashboard.briefing.kept import Item
from dashboard.briefing.picture import svg
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.slides import deck
from dashboard.refusal import NotAllowed
from dashboard.text import text
from etl import areas
from etl.audit import lines
from etl.journal import Journal
from etl.notes import Note, notes

RECEIVED = "mediation_cases_received"
TREND = {"area": "280", "indicator": RECEIVED, "from": "2024-Q1", "to": "2024-Q4"}
RECIPE = Recipe("course", RECEIVED, "280", "2024-Q1", "2024-Q4")
CITY, COMMUNE = (areas.load().by_code(code)[0].id for code in ("01", "10279@2025-06-30"))


def dialogs(app: AppTest) -> str:
    return "".join(node.proto.body for node in app.get("html"))


def test_pinned_and_taken_down_in_the_dialog(here: Office):  # noqa: F811
    app = here.visit("huyen", "trend", **TREND)
    app.button(key=f"pin_{RECEIVED}_course").click().run()
    app.selectbox(key="pin_quarter").select("2024-Q3")
    app.button(key="pin_yes").click()
    app.button(key=f"pin_{RECEIVED}_course").click().run()
    assert "hãy ghi nội dung" in dialogs(app)
    app.text_area(key="pin_text").input(f"Tập huấn {NASTY}")
    app.button(key="pin_yes").click()
    app.button(key=f"pin_{RECEIVED}_course").click().run()
    told = shown(here.visit("xem", "trend", **TREND))
    assert "[1] Quý III/2024, Huyện Phú Xuyên: Tập huấn &lt;img src=x" in told
    assert f"(huyen ghi ngày {date.today():%d/%m/%Y})" in told
    assert "<img" not in told
    app = here.visit("duyet", "trend", **TREND)
    app.button(key=f"pin_{RECEIVED}_course").click().run()
    app.text_input(key="unpin_why").input("nhầm quý")
    app.button(key="unpin_yes").click()
    app.button(key=f"pin_{RECEIVED}_course").click().run()
    assert "Tập huấn" not in shown(here.visit("xem", "trend", **TREND))
    assert [line.act for line in lines(here.database) if "pin" in line.act] == ["unpin", "pin"]
    assert "Tập huấn" in shown(here.visit("boss", "audit"))


SHOWS = """
    pinned to | indicator | page    | area  | shown
    district  | same      | trend   | 280   | yes
    district  | other     | trend   | 280   |
    district  | all       | trend   | 280   | yes
    district  | all       | trend   | 10279@2025-06-30 | yes
    city      | all       | trend   | 280   | yes
    commune   | all       | trend   | 280   |
    commune   | all       | compare | 280   | yes
    commune   | all       | compare | 10279@2025-06-30 | yes
"""


def test_on_every_chart_it_touches_and_on_no_other(here: Office):  # noqa: F811
    which = {"same": RECEIVED, "other": "mediators", "all": None}
    places = {"district": DISTRICT, "city": CITY, "commune": COMMUNE}
    for n, line in enumerate(SHOWS.strip().splitlines()[1:]):
        place, indicator, page, area, wanted = (cell.strip() for cell in line.split("|"))
        with here.acting("boss"):
            act_notes.pin(Note(places[place], "2024-Q3", f"Lời thứ {n}.", which[indicator]))
        told = shown(here.visit("boss", page, **TREND | {"area": area, "quarter": "2024-Q3"}))
        assert (f"Lời thứ {n}." in told) is bool(wanted), line
        outside = {"from": "2023-Q1", "to": "2023-Q4", "quarter": "2023-Q4"}
        assert "Lời thứ" not in shown(here.visit("boss", page, **TREND | {"area": area} | outside)), line


def test_in_pictures_slides_and_briefings_as_of_then_and_no_figure(here: Office):  # noqa: F811
    t = text("vi")
    with here.acting("boss"):
        before = making.made_again(RECIPE, ask.newest(), t)[1]
        early = act_briefings.new_briefing("Giao ban", "vi", [Item(RECIPE)])
        act_notes.pin(Note(DISTRICT, "2024-09-07", "Bão số 3 <b>"))
        after = making.made_again(RECIPE, ask.newest(), t)[1]
        late = act_briefings.new_briefing("Giao ban", "vi", [Item(RECIPE)])
        act_notes.unpin(_number(here), "nhầm")
        assert digest(after["plot"]) == digest(before["plot"])
        assert after["plot"].labels[2] == f"{before['plot'].labels[2]}\u00a0[1]"
        assert len(before["drawing"].layout.annotations) < len(after["drawing"].layout.annotations)
        (slide,) = ask_briefings.slides(late)
        assert "[1] 07/09/2024, Huyện Phú Xuyên: Bão số 3 <b> (boss ghi ngày" in slide.legend
        assert "Bão" not in ask_briefings.slides(early)[0].legend
        assert not newer.differing(ask_briefings.slides(early)[0], slide)
        picture = svg(slide, t, "22/11/2026")
        assert "[1]" in picture and "Bão số 3" in picture and "<b>" not in picture
        assert deck(ask_briefings.content(late))
        ranking = Recipe("ranking", RECEIVED, "280", "2024-Q3", "2024-Q3", level="commune")
        act_notes.pin(Note(COMMUNE, "2024-Q3", "Thay cán bộ"))
        plot = making.made_again(ranking, ask.newest(), t)[1]["plot"]
        marked = [label for label, said in zip(plot.labels, plot.said, strict=True) if said.endswith("[1]")]
        assert marked == ["Xã Phượng Dực"]


def _number(here: Office) -> int:  # noqa: F811
    return notes(Journal(here.database))[-1].number


def test_who_may_pin_and_take_down(here: Office):  # noqa: F811
    note = Note(DISTRICT, "2024-Q3", "x")
    for name, may in (("boss", True), ("duyet", True), ("huyen", True), ("xa", False), ("xem", False)):
        with here.acting(name):
            if may:
                act_notes.pin(note)
                with pytest.raises(CannotChange, match="no_why"):
                    act_notes.unpin(_number(here), " ")
                continue
            for forbidden in (lambda: act_notes.pin(note), lambda: act_notes.unpin(_number(here), "x")):
                with pytest.raises(NotAllowed):
                    forbidden()
    as_of = {"as_of": "2020-01-01"}
    for name, choices in (("xem", {}), ("boss", as_of)):
        app = here.visit(name, "trend", **TREND | choices)
        assert not [button for button in app.button if str(button.key).startswith("pin_")]
