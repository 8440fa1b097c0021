"""How people, sign-ins and tokens are written: what others typed is text, a browser two words, a link whole."""

from datetime import datetime

import pytest
from peopled import NASTY, WINDOWS

from dashboard import people
from dashboard.accounts import Person
from dashboard.ask_people import Known
from dashboard.entrance.sign_ins import SignIn
from dashboard.entrance.tokens import Token
from dashboard.model import Viewer
from dashboard.text import text

VI = text("vi")
NOON = datetime(2026, 11, 22, 5, 0)
SOMEBODY = Person(1, NASTY, NASTY, "viewer", None, "active", None, NOON, False)


def test_whatever_was_typed_is_text():
    known = Known(SOMEBODY, None, None, False)
    written = [
        people.facts(known, VI),
        people.line(known, VI),
        people.own_facts(Viewer(NASTY, "viewer", None, NASTY), VI),
        people.sign_ins([SignIn("k", "password", NASTY, NASTY, NOON, NOON)], VI),
        people.token(Token("k", NASTY, NOON, None, NOON), VI),
    ]
    for html in written:
        assert "&lt;img src=x" in html and "<img" not in html


BROWSERS = [
    (WINDOWS, "Chrome trên Windows"),
    (f"{WINDOWS} Edg/141.0", "Edge trên Windows"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari trên iPhone"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên Linux"),
    ("Mozilla/5.0 (Linux; Android 14; SM-A546E) SamsungBrowser/25.0 Chrome/121.0", "Samsung Internet trên Android"),
    ("curl/8.0", "curl/8.0"),
    ("", "không rõ"),
]


@pytest.mark.parametrize(("agent", "said"), BROWSERS)
def test_browsers(agent: str, said: str):
    assert people.browser(agent, VI) == said


ADDRESSES = [
    ("https://danvan.example.vn", "http://10.0.0.1:8501/nguoi-dung", "https://danvan.example.vn/password/s"),
    (None, "http://localhost:8501/nguoi-dung?person=an", "http://localhost:8501/password/s"),
    (None, "javascript:alert(1)", "/password/s"),
    (None, None, "/password/s"),
]


@pytest.mark.parametrize(("public", "opened_at", "link"), ADDRESSES)
def test_links(public: str | None, opened_at: str | None, link: str):
    assert people.address("s", public, opened_at) == link
