"""Offices with people in them: named persons, who is signed in, what the audit says of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from opening import APP, arrived
from streamlit.testing.v1 import AppTest

from dashboard import accounts, session
from dashboard.accounts import Person
from dashboard.entrance import sign_ins
from dashboard.model import Role, Viewer
from etl import areas, audit
from etl.audit import By
from etl.database import Database

SETUP = By("setup", "console")
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36"
HANOI, PHU_XUYEN, OTHER = ((areas.load().by_code(code)[0].id) for code in ("01", "10273", "79"))
"""The capital; a commune in it; the southern city, which lies outside."""
NASTY = "<img src=x onerror=alert(1)> [a](http://evil) ![b](http://evil/p) =cmd()"


@dataclass
class Office:
    """An office and its people."""

    database: Database

    def person(self, name: str, role: Role = "viewer", area: int | None = None, shown: str = "") -> Person:
        return accounts.add(self.database, SETUP, name, role, area, shown)

    def signed_in(self, name: str, place: str = "10.0.0.7", browser: str = WINDOWS) -> str:
        """The key of a new sign-in of a person."""
        person = accounts.named(self.database, name)
        with self.database.write() as connection:
            opened = sign_ins.open_for(connection, person.number, By(name, place), "password", browser)
        return sign_ins.key_of(opened.session)

    def viewer(self, name: str) -> Viewer:
        return sign_ins.look_up(self.database, self.signed_in(name), "10.0.0.7")

    @contextmanager
    def acting(self, name: str) -> Iterator[Viewer]:
        """Everything inside is done by that person."""
        viewer = self.viewer(name)
        with session.acting_as(viewer):
            yield viewer

    def noted(self, without: tuple[str, ...] = ("person_add", "sign_in")) -> list[str]:
        """The audit, oldest first: who act about."""
        lines = reversed(audit.lines(self.database))
        return [f"{line.who} {line.act} {line.about or ''}".strip() for line in lines if line.act not in without]

    def visit(self, name: str, page: str = "", **choices: str) -> AppTest:
        """The app as somebody signed in sees it who follows a link."""
        app = AppTest.from_file(APP, default_timeout=30)
        app.user = {"session": self.signed_in(name), "place": "10.0.0.7"}
        return arrived(app, page, **choices) if page else app.run()
