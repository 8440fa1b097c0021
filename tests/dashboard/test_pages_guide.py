"""The guide says what is true: its commands exist, its pictures ship and are small, both languages have every step."""

import re
import shlex

import pytest
from opening import opened, shown

from dashboard import steps
from dashboard.text import LANGUAGES, table, text
from etl.__main__ import _parser

GUIDE = {key: words for key, words in table().items() if key.startswith("guide.")}


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize("role", steps.ROLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_its_page(role: str, language: str):
    app = opened("guide", guide=role, language=language)
    assert text(language)(f"guide.{role}_lead") in shown(app)
    assert len(app.main.markdown) == len(steps.steps(role, text(language))) + (role == "signs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_guide_is_one(language: str):
    said = " ".join(words[language] for words in GUIDE.values())
    commands = re.findall(r"-m etl ([^\n`]+)", said)
    assert len(commands) >= 5
    for command in commands:
        assert _parser().parse_args(shlex.split(command)).command


def test_the_way_to_accept_what_is_odd_is_the_real_one():
    asked = _parser().parse_args(["load", "a.xlsx", "--accept-odd", "--why", "x"])
    assert asked.accept_odd
    assert "--accept-odd --why" in GUIDE["guide.officer_8"]["vi"]


def test_pictures_ship_and_are_small():
    pictures = sorted(steps.PICTURES.glob("*.png"))
    shown = {step.picture for role in steps.ROLES for step in steps.steps(role, text("vi")) if step.picture}
    assert set(pictures) == shown
    assert len(pictures) >= 6
    assert all(picture.stat().st_size < 200_000 for picture in pictures)


def test_the_guide_names_pages_and_buttons_as_the_screen_does():
    vi = {words["vi"] for key, words in table().items() if not key.startswith("guide.")}
    named = {
        name
        for key, words in GUIDE.items()
        if key != "guide.adding"
        for name in re.findall(r"\*\*(.+?)\*\*", words["vi"])
    }
    plain_words = {"để trống", "0", "trong kỳ", "lũy kế trong năm", "theo năm"}
    assert {name for name in named - plain_words if name not in vi} == set()


def test_every_mark_and_word_is_explained():
    for language in LANGUAGES:
        html = steps.signs(text(language)) + steps.words(text(language))
        assert html.count("<dt>") == len(steps.SIGNS) + 5
