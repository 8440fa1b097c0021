"""What left bears a code that can be asked about; a link shows what it was made with, until it ends."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from presented import COURSE, RANKED, YEARS, Presented

from dashboard import act, act_briefings, ask_briefings, ask_history, session
from dashboard.briefing import codes, shares
from dashboard.briefing.content import Plot, Series
from dashboard.briefing.issued import digest
from dashboard.briefing.kept import Item
from dashboard.briefing.verified import verdict
from dashboard.model import OPEN_VIEWER
from dashboard.text import text

T = text("vi")
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_mistyped_code_is_told_from_an_unknown_one() -> None:
    for _ in range(40):
        code = codes.make()
        bare = code.replace("-", "")
        assert codes.read(code) == codes.read(f" {bare.lower()} ") == codes.read(bare.replace("0", "o")) == code
        for place, sign in itertools.product(range(len(bare)), SIGNS):
            wrong = bare[:place] + sign + bare[place + 1 :]
            assert (codes.read(wrong) is None) is (wrong != bare), wrong
    assert [codes.read(typed) for typed in ("", "3F7K", "Ơ" * 11, "3F7K-9QZT-2MWW", "=cmd()")] == [None] * 5


def test_a_code_answers_current_superseded_never_issued_mistyped(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE), Item(YEARS), Item(title="Lời")])
        code = act_briefings.issue(one, "pdf").code
    assert (verdict(code, T).state, verdict(code, T).issued.name) == ("current", "Giao ban")
    assert verdict(codes.make(), T).state == "never"
    assert verdict(code[:-1] + ("X" if code[-1] != "X" else "Y"), T).state == "mistyped"
    office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
    assert (verdict(code, T).state, verdict(code, T).changed) == (
        "superseded",
        ("Vụ việc hòa giải thành – Huyện Phú Xuyên",),
    )
    assert verdict(code, text("en")).state == "superseded"
    assert [line for line in office.noted() if "issue" in line] == [f"issue {code}"]


def test_what_was_issued_is_never_changed(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        act_briefings.issue(act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)]), "pptx")
    with pytest.raises(Exception, match="never changed"), office.database.write() as connection:
        connection.exec_driver_sql("update issued set name = 'khác'")


def test_a_link_shows_what_it_was_made_with_whatever_comes_after(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE), Item(RANKED)])
        secret = act_briefings.share(one, 7)
        before = [slide.plot for slide in ask_briefings.slides(one)]
    office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
    with session.acting_as(OPEN_VIEWER):
        act_briefings.bring_up_to_date(one)
        act_briefings.drop(one.number)
    share, password = shares.look_up(office.database, secret)
    assert (share.is_open, share.openings, password) == (True, 0, None)
    shown = shares.open_one(office.database, share.key)
    assert [slide.plot for slide in shown.slides] == before
    assert shown.code == share.code
    assert shares.look_up(office.database, secret)[0].openings == 1
    assert shares.look_up(office.database, secret[:-1]) is None
    assert secret not in str(office.database.url) and secret not in dump(office)


def dump(office: Presented) -> str:
    with office.database.read() as connection:
        tables = ("share", "issued", "audit", "briefing")
        return str([connection.exec_driver_sql(f"select * from {name}").fetchall() for name in tables])


@pytest.mark.parametrize("end", ["revoked", "over", "locked", "removed"])
def test_a_link_ends(office: Presented, end: str) -> None:
    person = office.person("lan")
    office.person("chi", "administrator")
    with office.acting("lan"):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)])
        secret = act_briefings.share(one, 7, "mật khẩu")
        (listed,) = ask_briefings.shares_of_viewer()
        assert listed.has_password and listed.is_open
        if end == "revoked":
            act_briefings.end_share(listed.key)
    if end == "over":
        with office.database.write() as connection:
            connection.execute(shares.SHARE.update().values(ends_at=listed.made_at - timedelta(days=1)))
    with office.acting("chi"):
        act_briefings.end_share("0" * 64)
        if end in ("locked", "removed"):
            getattr(act, {"locked": "lock_person", "removed": "remove_person"}[end])(person.number)
    share, password = shares.look_up(office.database, secret)
    assert not share.is_open
    assert password.startswith("$argon2id$")


def test_nobody_revokes_somebody_elses_link(office: Presented) -> None:
    office.person("lan"), office.person("minh")
    with office.acting("lan"):
        act_briefings.share(act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)]), 7)
        (mine,) = ask_briefings.shares_of_viewer()
    with office.acting("minh"):
        assert ask_briefings.shares_of_viewer() == []
        act_briefings.end_share(mine.key)
    with office.acting("lan"):
        assert [share.is_open for share in ask_briefings.shares_of_viewer()] == [True]


def test_the_demonstration_s_links_end_with_it(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        secret = act_briefings.share(act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)]), 7)
    assert shares.look_up(office.database, secret)[0].is_open
    office.person("lan")
    assert not shares.look_up(office.database, secret)[0].is_open


def test_who_withdraws_is_told_which_shared_briefings_show_such_figures(office: Presented) -> None:
    office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
    with session.acting_as(OPEN_VIEWER):
        for name, recipe in (("Có", COURSE), ("Khác kỳ", RANKED), ("Khác chỉ tiêu", YEARS)):
            act_briefings.share(act_briefings.new_briefing(name, "vi", [Item(recipe)]), 7)
        (one, *_) = ask_history.uploads()
        changes = ask_history.foreseen(one, "withdraw").changes
        resolved = changes[changes.indicator == "mediation_cases_resolved"]
        assert set(resolved.period) == {"2024-Q2"}
        assert ask_briefings.touched_shares(resolved) == ["Có"]
        assert ask_briefings.touched_shares(resolved[:0]) == []
        act_briefings.end_share(next(one.key for one in ask_briefings.shares_of_viewer() if one.name == "Có"))
        assert ask_briefings.touched_shares(resolved) == []


def test_two_areas_that_change_places_with_their_figures_are_a_change() -> None:
    bars = Plot("bars", ("Xã A", "Xã B"), (Series("Hòa giải thành", (5.0, 3.0), "#000000"),), "vụ việc")
    assert digest(bars) != digest(replace(bars, labels=("Xã B", "Xã A")))
    lines = replace(bars, shape="lines", labels=("Q1/24", "Q2/24"))
    assert digest(lines) == digest(replace(lines, labels=("Q1 ’24", "Q2 ’24"))), "a language is no change"
