"""How many sign in at once, and how often: text tables of moments, places, and who is admitted."""

import pytest

from dashboard.entrance.turns import ALTOGETHER, FROM_ONE_PLACE, NoTurn, Pace, Turns

ADMITTED = """
second | place | browser | asked | admitted
0      | a     | unknown |    50 |       20
0      | b     | unknown |    50 |       10
0      | c     | unknown |     5 |        0
0      | c     | known   |    50 |       20
0      | d     | known   |    50 |       20
0      | e     | known   |    50 |       20
0      | f     | known   |    50 |        0
1      | a     | unknown |     5 |        2
1      | b     | unknown |    50 |        3
100    | a     | unknown |    50 |       20
"""


def test_who_is_looked_at() -> None:
    pace = Pace()
    for line in ADMITTED.strip().splitlines()[1:]:
        second, place, browser, asked, admitted = (cell.strip() for cell in line.split("|"))
        answers = [pace.admits(place, browser == "known", float(second)) for _ in range(int(asked))]
        assert sum(answers) == int(admitted), line


def test_turns_are_taken_and_given_back() -> None:
    turns = Turns()
    held = [turns.turn(place, False) for place in "abc" for _ in range(FROM_ONE_PLACE)]
    assert len(held) == ALTOGETHER
    for one in held:
        one.__enter__()
    with pytest.raises(NoTurn), turns.turn("d", False):
        pass
    with turns.turn("a", True):  # a known browser has turns of its own
        pass
    held[0].__exit__(None, None, None)
    with turns.turn("d", False):
        pass
    with turns.turn("a", False), pytest.raises(NoTurn), turns.turn("a", False):
        pass
