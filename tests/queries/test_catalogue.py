"""The indicators that ship are the ones promised, are written one way, and a file that cannot be used is refused."""

import re
import unicodedata
from pathlib import Path

import pytest

from queries.catalogue import CatalogueError, Indicator, catalogue, load

PROMISED = """
code                                | kind   | over areas | unit
models_registered                   | cohort | sum        | mô hình
models_built                        | cohort | sum        | mô hình
models_effective                    | cohort | sum        | mô hình
models_recognised                   | cohort | sum        | mô hình
models_exemplary                    | cohort | sum        | mô hình
models_award_proposed               | cohort | sum        | tập thể, cá nhân
models_awarded                      | cohort | sum        | tập thể, cá nhân
mediation_teams                     | stock  | sum        | tổ
mediators                           | stock  | sum        | người
mediation_cases_received            | flow   | sum        | vụ việc
mediation_cases_conducted           | flow   | sum        | vụ việc
mediation_cases_resolved            | flow   | sum        | vụ việc
mediation_cases_unresolved          | flow   | sum        | vụ việc
mediation_cases_pending             | stock  | sum        | vụ việc
mediation_success                   | share  | share      | %
procedures_published                | stock  | none       | thủ tục
procedure_fields_published          | stock  | none       | lĩnh vực
procedures_due                      | stock  | none       | thủ tục
procedures_published_share          | share  | none       | %
dossiers_received                   | flow   | sum        | hồ sơ
dossiers_new                        | flow   | sum        | hồ sơ
dossiers_carried_over               | stock  | sum        | hồ sơ
dossiers_resolved                   | flow   | sum        | hồ sơ
dossiers_on_time                    | flow   | sum        | hồ sơ
dossiers_before_deadline            | flow   | sum        | hồ sơ
dossiers_at_deadline                | flow   | sum        | hồ sơ
dossiers_overdue                    | flow   | sum        | hồ sơ
dossiers_due                        | flow   | sum        | hồ sơ
dossiers_pending                    | stock  | sum        | hồ sơ
dossiers_returned                   | flow   | sum        | hồ sơ
dossiers_online                     | flow   | sum        | hồ sơ
dossiers_on_time_share              | share  | share      | %
dialogue_sessions                   | flow   | sum        | cuộc
dialogue_opinions                   | flow   | sum        | ý kiến
meeting_opinions                    | flow   | sum        | lượt
mediation_success_reported          | share  | none       | %
mediation_failure_reported          | share  | none       | %
dossiers_on_time_reported           | share  | none       | %
dossiers_overdue_reported           | share  | none       | %
dossiers_before_deadline_reported   | share  | none       | %
dossiers_at_deadline_reported       | share  | none       | %
dossiers_online_reported            | share  | none       | %
procedures_published_share_reported | share  | none       | %
models_effective_reported           | share  | none       | %
"""

COMPUTED = """
code                       | numerator                | denominator
mediation_success          | mediation_cases_resolved | mediation_cases_received
procedures_published_share | procedures_published     | procedures_due
dossiers_on_time_share     | dossiers_on_time         | dossiers_resolved
"""

A_FLOW = """
name = { vi = "Vụ việc", en = "Cases" }
meaning = { vi = "Số vụ việc.", en = "Number of cases." }
unit = { vi = "vụ việc", en = "cases" }
kind = "flow"
over_areas = "sum"
better = "neither"
place = 1
source = { vi = "Báo cáo", en = "Reports" }
"""

A_SHARE = A_FLOW.replace('"flow"', '"share"').replace('over_areas = "sum"', 'over_areas = "share"')


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def texts(indicator: Indicator) -> list[str]:
    words = [indicator.name, indicator.meaning, indicator.unit, indicator.source, indicator.formula]
    both = [text for pair in words if pair is not None for text in (pair.vi, pair.en)]
    return [*both, *indicator.headers, *indicator.phrases]


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@pytest.fixture(params=sorted(catalogue()))
def indicator(request: pytest.FixtureRequest) -> Indicator:
    return catalogue()[request.param]


def test_every_promised_indicator_is_there_and_adds_as_promised() -> None:
    found = {c: [c, i.kind, i.over_areas, i.unit.vi] for c, i in catalogue().items()}
    assert found == {row[0]: row for row in rows(PROMISED)}


def test_the_computed_shares_are_these() -> None:
    found = sorted([c, i.numerator, i.denominator] for c, i in catalogue().items() if i.is_computed)
    assert found == sorted(rows(COMPUTED))


def test_a_share_as_reported_is_compared_with_the_computed_one() -> None:
    found = {c: i.compared_with for c, i in catalogue().items() if i.compared_with is not None}
    assert found == {
        "mediation_success_reported": "mediation_success",
        "dossiers_on_time_reported": "dossiers_on_time_share",
        "procedures_published_share_reported": "procedures_published_share",
    }


def test_indicators_come_in_the_order_of_their_places() -> None:
    places = [i.place for i in catalogue().values()]
    assert places == sorted(places)


def test_every_text_is_composed_unicode(indicator: Indicator) -> None:
    assert [t for t in texts(indicator) if not unicodedata.is_normalized("NFC", t)] == []


def test_tone_marks_stand_one_way(indicator: Indicator) -> None:
    # "hòa", "thủy" are ours; "hoà", "thuỷ" would be a second spelling of the same word
    elsewhere = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)
    assert [t for t in texts(indicator) if elsewhere.search(t)] == []


def test_meanings_are_short(indicator: Indicator) -> None:
    for meaning in (indicator.meaning.vi, indicator.meaning.en):
        assert meaning.endswith(".")
        assert 1 <= len(re.findall(r"\.(?:\s|$)", meaning)) <= 3


def test_a_reported_indicator_answers_to_its_own_name(indicator: Indicator) -> None:
    own = indicator.name.vi.replace("“", '"').replace("”", '"')
    assert indicator.is_computed or own in indicator.headers


def test_every_phrase_has_one_number(indicator: Indicator) -> None:
    assert [p for p in indicator.phrases if re.findall(r"\{.*?\}", p) != ["{n}"]] == []


def test_no_header_is_claimed_twice_even_without_its_marks() -> None:
    claims: dict[str, set[str]] = {}
    for code, indicator in catalogue().items():
        for header in indicator.headers:
            claims.setdefault(without_marks(header), set()).add(code)
    assert {header: codes for header, codes in claims.items() if len(codes) > 1} == {}


def test_nothing_adds_up_to_itself_or_is_limited_by_itself(indicator: Indicator) -> None:
    others = {indicator.not_more_than, indicator.compared_with, indicator.numerator, indicator.denominator}
    assert indicator.code not in others | set(indicator.equals_sum_of)


def test_parts_and_limits_have_the_same_unit(indicator: Indicator) -> None:
    for other in (*indicator.equals_sum_of, *filter(None, [indicator.not_more_than])):
        assert catalogue()[other].unit == indicator.unit


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        pytest.param("a.toml", A_FLOW + 'colour = "red"\n', "colour", id="unknown key"),
        pytest.param("a.toml", A_FLOW.replace('better = "neither"\n', ""), "better", id="missing key"),
        pytest.param("a.toml", A_FLOW.replace('"flow"', '"rate"'), "kind", id="bad kind"),
        pytest.param("a.toml", A_FLOW.replace('"sum"', '"mean"'), "over_areas", id="bad over_areas"),
        pytest.param("a.toml", A_FLOW.replace(', en = "Cases"', ""), "name", id="name in one language"),
        pytest.param("a.toml", A_FLOW + 'breakdowns = ["age"]\n', "breakdown", id="unknown breakdown"),
        pytest.param("a.toml", A_SHARE + 'numerator = "b"\n', "denominator", id="computed without denominator"),
        pytest.param(
            "a.toml", A_SHARE + 'numerator = "b"\ndenominator = "b"\n', "formula", id="computed without formula"
        ),
        pytest.param("a.toml", A_FLOW + 'not_more_than = "nowhere"\n', "nowhere", id="names an unknown indicator"),
        pytest.param("a.toml", A_FLOW + 'equals_sum_of = ["b", "lost"]\n', "lost", id="sum with an unknown part"),
        pytest.param("a.toml", A_FLOW.replace("place = 1", "place = 2"), "place", id="place taken"),
        pytest.param("a.toml", A_FLOW + "headers = [\n", "TOML", id="not TOML"),
        pytest.param("c.toml", A_FLOW + 'headers = ["Tổng  số VỤ việc"]\n', "header", id="header claimed twice"),
    ],
)
def test_refuses(tmp_path: Path, file: str, text: str, named: str) -> None:
    good = A_FLOW.replace("place = 1", "place = 2") + 'headers = ["Tổng số vụ việc"]\n'
    (tmp_path / "b.toml").write_text(good, encoding="utf-8")
    assert list(load(tmp_path)) == ["b"]
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refusal:
        load(tmp_path)
    assert file in str(refusal.value)
    assert named in str(refusal.value)
