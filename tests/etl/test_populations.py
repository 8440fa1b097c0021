"""Population files: what is read of them, what is refused and why, and what stood when."""

import pytest
import sqlalchemy as sa

from etl import audit
from etl.journal import Journal
from etl.migrations import REFUSAL
from etl.populations import BadPopulations, People, files, keep, known, lift, read
from etl.standing import CannotTakeBack
from tests.etl.journals import both

HEAD = "Mã đơn vị;Năm;Dân số;Số hộ;Số thôn;Văn bản\n"


def faults(*lines: str, head: str = HEAD) -> list[str]:
    with pytest.raises(BadPopulations) as refused:
        read((head + "\n".join(lines)).encode())
    return [f"{one.line} {one.what} {one.found}".strip() for one in refused.value.faults]


def test_counts_are_read_as_people_type_them_and_a_blank_stays_unknown() -> None:
    rows = read((HEAD + "280;2024;229.847;;160;NGTK 2024\n10294;2024;8 512;2100;;NGTK 2024\n\n").encode())
    assert [(one.year, one.population, one.households, one.hamlets, one.document) for one in rows] == [
        (2024, 229847, None, 160, "NGTK 2024"),
        (2024, 8512, 2100, None, "NGTK 2024"),
    ]
    english = b"\xef\xbb\xbfcode,year,population,document\n280,2024,229847,GSO\n"
    assert read(english)[0].population == 229847
    assert (
        read('code\tyear\tpopulation\tdocument\n280\t2024\t"229,847"\tGSO\n'.encode("utf-16"))[0].population == 229847
    )


def test_every_fault_is_told_with_its_line_and_nothing_is_taken() -> None:
    assert faults("280;24;5;;;x", "280;2024;1.5;;;x", "280;2024;0;;;x", "280;2024;;;;x", "99999;2024;5;;;x") == [
        "2 no_year 24",
        "3 no_number 1.5",
        "4 no_number 0",
        "5 no_count",
        "6 no_code 99999",
    ]
    assert faults("280;2024;5;;;", "280;2024;5;;;a", "280;2024;6;;;b") == ["2 no_document", "4 twice 280 2024"]
    assert faults("x", head="Mã;Năm\n") == ["1 no_columns Mã;Năm"]
    assert faults(head=HEAD) == ["0 no_rows"]
    assert faults(head="\x00\x01\x02") == ["0 no_text"]
    assert faults(head="x" * 2_000_001) == ["0 too_large"]


def test_a_code_that_meant_two_areas_in_a_year_is_asked_about() -> None:
    (told,) = faults("10273;2025;5;;;x")
    assert told.startswith("2 which_code")
    assert "10273@2025-06-30" in told
    assert (
        read((HEAD + "10273@2025-06-30;2025;5;;;x").encode())[0]
        != read((HEAD + "10273@2025-07-01;2025;5;;;x").encode())[0]
    )
    assert faults("10273@2025-07-01;2024;5;;;x") == ["2 no_code 10273@2025-07-01"]


@both
def test_the_newest_file_counts_and_as_of_then_what_stood_then(journal: Journal) -> None:
    old, new = People(258, 2024, "NGTK 2023", 1000), People(258, 2024, "NGTK 2024", 1100, 300)
    keep(journal, "a.csv", [old, People(258, 2023, "NGTK 2023", 990)], "An")
    keep(journal, "b.csv", [new], "Bình")
    lift(journal, 2, "Chi", None)
    held = [known(journal, position).get((258, 2024)) for position in (0, 1, 2, 3, None)]
    assert held == [None, old, new, old, old]
    assert known(journal)[258, 2023].population == 990
    assert [(one.number, one.file, one.ended_who) for one in files(journal)] == [
        (1, "a.csv", None),
        (2, "b.csv", "Chi"),
    ]
    for number in (2, 3, 99):
        with pytest.raises(CannotTakeBack):
            lift(journal, number, "Chi", None)


@both
def test_it_is_a_line_of_the_audit_never_changed_and_makes_no_new_warehouse(journal: Journal) -> None:
    keep(journal, "a.csv", [People(258, 2024, "x", 5)], "An")
    assert journal.decided_position() == 0
    (line,) = audit.lines(journal.database)
    assert (line.who, line.act, len(line.about)) == ("An", "population", 64)
    assert audit.verify(journal.database).breaks == ()
    for statement in ("update population set content = ''", "delete from population"):
        with pytest.raises(sa.exc.DBAPIError, match=REFUSAL), journal.database.write() as connection:
            connection.exec_driver_sql(statement)
