"""The catalogue explained: search, groups, deep links, and every indicator whole in both languages."""

import pytest
from opening import opened, shown

from dashboard import explained
from dashboard.text import LANGUAGES, text
from queries.catalogue import catalogue

ALL = catalogue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ALL)
def test_every_indicator_is_explained_whole(code: str, language: str):
    t, indicator = text(language), ALL[code]
    card = explained.card(indicator, ALL, t)
    assert t.pick(indicator.source).split("“")[0] in card.replace("&#x27;", "'")
    assert card.count("<dt>") >= 6
    assert "{" not in card
    assert explained.label(indicator, t).startswith("**")


def test_every_indicator_is_in_a_group_with_a_name():
    groups = explained.groups(ALL.values())
    assert groups == ["models", "mediation", "procedures", "dossiers", "dialogue", "printed"]
    assert all(text("vi")(f"group.{group}") for group in groups)


def test_a_rate_printed_in_reports_is_never_said_to_be_reckoned():
    printed = [i for i in ALL.values() if i.compared_with]
    said = dict(explained.facts(printed[0], ALL, text("vi")))
    assert "giữ nguyên như báo cáo in" in said["Cộng qua các quý"]
    assert said["Được đối chiếu với"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("hoa giai vien", "mediators"),
        ("HÒA GIẢI VIÊN", "mediators"),
        ("mediators", "mediators"),
        ("tthc niêm yết", "procedures_published"),
    ],
)
def test_search_finds_it_however_it_is_typed(words: str, code: str):
    assert code in [indicator.code for indicator in explained.found(ALL.values(), words)]


def test_search_finds_nothing_for_nonsense():
    assert explained.found(ALL.values(), "xyzzy") == []


@pytest.mark.usefixtures("in_office")
def test_a_link_opens_its_indicator_in_its_group():
    app = opened("indicators", indicator="procedures_published")
    html = shown(app)
    assert "Mã: procedures_published" in html
    assert app.query_params["group"] == "procedures"
    assert html.count('class="meaning"') == 1


@pytest.mark.usefixtures("in_office")
def test_search_shows_its_hits_alone():
    app = opened("indicators", find="hòa giải viên")
    assert "group" not in app.query_params
    assert any("Hòa giải viên" in box.label for box in app.main.expander)


@pytest.mark.usefixtures("in_office")
def test_what_was_typed_is_text():
    html = shown(opened("indicators", find="<img src=x onerror=alert(1)>"))
    assert "0 chỉ tiêu" in html
    assert "<img" not in html
