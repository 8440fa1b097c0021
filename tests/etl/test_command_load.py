"""`etl load` and the decisions after it as the contract has them: exit codes, JSON, what is said and what is stored."""

from collections.abc import Callable
from pathlib import Path

from etl.hand_in import check
from etl.journal import Journal
from etl.office import Office
from etl.stage import stage
from etl.warehouse import latest
from tests.etl.spoken import GOOD, ODD, TODAY, WRONG, Said


def everything(office: Office) -> dict[str, bytes]:
    """Every file of the office but the lock."""
    files = (file for file in office.folder.rglob("*") if file.is_file() and file.suffix != ".build-lock")
    return {str(file.relative_to(office.folder)): file.read_bytes() for file in files}


def test_load_a_good_an_odd_a_wrong_and_a_broken_file(
    etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path], office: Office
) -> None:
    good, odd, wrong = report("tốt.xlsx", GOOD), report("lạ.xlsx", ODD), report("sai.xlsx", WRONG)
    broken = good.with_name("hỏng.xlsx")
    broken.write_bytes(b"PK\x03\x04 broken")
    missing = good.with_name("không có.xlsx")

    said = etl("load", good, "--by", "An", "--received", "2024-10-03", "--json")
    assert said.exit == 0
    assert said.err == ""
    loaded = said.json["files"][0]
    assert (loaded["outcome"], loaded["upload"], len(loaded["figures"])) == ("accepted", 1, 4)
    assert latest(office).name == "000001.duckdb"

    before = everything(office)
    said = etl("load", broken)
    assert said.exit == 2
    assert "hỏng.xlsx" in said.out
    assert everything(office) == before

    said = here("load", wrong, "--accept-odd")
    assert (said.exit, "→ không nhận" in said.out) == (1, True)
    said = here("load", odd)
    assert (said.exit, "hãy nộp lại với --accept-odd" in said.out) == (1, True)
    after = everything(office)
    assert {name for name in {**before, **after} if before.get(name) != after.get(name)} == {"journal.sqlite"}

    said = etl("load", missing, odd, good, "--accept-odd", "--why", "không phát sinh", "--by", "Bình")
    assert said.exit == 2
    assert "3 tệp: 1 đã nhận, 1 đã có từ trước, 0 không nhận, 1 không đọc được." in said.out
    assert "không có.xlsx" in said.err
    assert latest(office).name == "000002.duckdb"  # one that cannot be opened does not keep the others waiting

    said = here("uploads", "--json")
    assert said.exit == 0
    uploads = said.json["uploads"]
    assert [(one["number"], one["state"], one["file"], one["handed_in_by"], one["why"]) for one in uploads] == [
        (2, "accepted", "lạ.xlsx", "Bình", "không phát sinh"),
        (1, "accepted", "tốt.xlsx", "An", None),
    ]
    assert (uploads[1]["received_on"], uploads[1]["figures"]) == ("2024-10-03", 4)


def test_decisions(here: Callable[..., Said], report: Callable[..., Path], office: Office, journal: Journal) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        file = report(name, GOOD.replace("5", name[0] + "0"))
        checked = check(name, file.read_bytes(), today=TODAY)
        stage(office, journal, checked, file.read_bytes(), "An", received_on=TODAY)
    said = here("status", "--json")
    assert list(said.json) == [
        *("folder", "warehouse", "warehouse_is_current", "uploads", "accepted", "staged", "figures", "version"),
        "audit",
    ]
    assert (said.json["warehouse"], said.json["uploads"], said.json["staged"]) == (None, 2, [2, 1])

    accepted = here("accept", 1, "--by", "Bình")
    assert (accepted.exit, accepted.out) == (0, "Lần nộp số 1 (1.xlsx): accepted.\n")
    rejected = here("reject", 2, "--why", "sai kỳ")
    assert (rejected.exit, rejected.out) == (0, "Lần nộp số 2 (2.xlsx): rejected.\n")
    withdrawn = here("withdraw", 1, "--why", "nhầm")
    assert (withdrawn.exit, withdrawn.out) == (0, "Lần nộp số 1 (1.xlsx): withdrawn.\n")
    for words in (("accept", 1), ("withdraw", 2, "--why", "x"), ("reject", 7, "--why", "x")):
        no = here(*words)
        assert (no.exit, no.out) == (1, "")
        assert f"{words[1]}" in no.err
    assert here("withdraw", 1).exit == 2  # without a reason
    states = [(one.number, one.state, one.decided_by, one.why) for one in journal.uploads()]
    assert states[1] == (1, "withdrawn", states[0][2], "nhầm")
    assert latest(office).name == "000002.duckdb"
    assert here("build").out == "Kho số liệu 000003.duckdb đã tạo xong.\n"
    assert here("status", "--json").json["warehouse_is_current"] is True


def test_a_warehouse_that_cannot_be_made(
    here: Callable[..., Said], report: Callable[..., Path], office: Office
) -> None:
    here("load", report("BC.csv", GOOD))
    before = latest(office)
    for file in office.received.rglob("*.*"):  # the rows, and the original they could be read from again
        file.write_bytes(b"not what was stored")
    said = here("build")
    assert (said.exit, said.out) == (1, "")
    assert said.err.startswith("Lần nộp số 1 (BC.csv): ")
    assert latest(office) == before
