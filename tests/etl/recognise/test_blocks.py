"""Tables side by side, each with what stands over it alone; and columns that say in which district a commune lies."""

import pytest

from tests.etl.recognise.drawn import figures, problems, read, sheet, text


def test_tables_side_by_side_with_titles_of_their_own():
    checked = read(
        sheet("""
            HUYỆN NINH GIANG - QUÝ I/2024
            HÒA GIẢI |           |       |  | ĐƠN THƯ |
            Xã       | Tiếp nhận | Thành |  | Xã      | Tiếp nhận
            Văn Hội  | 4         | 3     |  | Văn Hội | 14
            Hồng Dụ  | 2         | 2     |  | Hồng Dụ | 7
        """)
    )
    assert [line for line in figures(checked).splitlines() if "?" not in line] == text("""
        B4 2024-Q1 Xã Văn Hội mediation_cases_received 4
        C4 2024-Q1 Xã Văn Hội mediation_cases_resolved 3
        B5 2024-Q1 Xã Hồng Dụ mediation_cases_received 2
        C5 2024-Q1 Xã Hồng Dụ mediation_cases_resolved 2
    """).splitlines()
    assert "unknown_column F3" in problems(checked)


@pytest.mark.parametrize(
    ("left", "right", "read_as"),
    [
        ("HUYỆN NINH GIANG, QUÝ I/2024", "HUYỆN THANH MIỆN, QUÝ I/2024", [("2024-Q1", "11224"), ("2024-Q1", "11293")]),
        ("HUYỆN NINH GIANG, QUÝ I/2024", "HUYỆN NINH GIANG, QUÝ II/2024", [("2024-Q1", "11224"), ("2024-Q2", "11224")]),
    ],
)
def test_a_district_or_a_quarter_over_one_table_is_not_the_other_s(left, right, read_as):
    """The district over the right table was taken for both: a commune of the left was sought in it."""
    checked = read(
        sheet(f"""
            TỈNH HẢI DƯƠNG
            {left}         | <              |  | {right}        | <
            Xã             | Hòa giải thành |  | Xã             | Hòa giải thành
            Hồng Phong     | 4              |  | Hồng Phong     | 6
        """)
    )
    assert [(f.period.label, f.area.code) for f in checked.figures] == read_as
    assert problems(checked) == ""


def test_a_column_for_the_district_before_the_communes():
    checked = read(
        sheet("""
            TỈNH HẢI DƯƠNG - HÒA GIẢI QUÝ I NĂM 2024
            Huyện            | Xã         | Tiếp nhận | Hòa giải thành
            Huyện Ninh Giang | Hồng Phong | 6         | 6
            Huyện Thanh Miện | Hồng Phong | 3         | 2
            Huyện Thanh Miện | Văn Hội    | 3         | 2
        """)
    )
    assert [(f.where.cell, f.area.code) for f in checked.figures if f.area] == [
        ("C3", "11224"),
        ("D3", "11224"),
        ("C4", "11293"),
        ("D4", "11293"),
    ]
    assert problems(checked) == "wrong area_outside B5"


@pytest.mark.parametrize("titles", ["Xã | Huyện", "Xã, thị trấn | Huyện", "Xã | Huyện, thành phố"])
def test_the_district_may_stand_after_the_commune(titles):
    table = f"""
        TỈNH HẢI DƯƠNG - HÒA GIẢI QUÝ I NĂM 2024
        {titles}    | Tiếp nhận
        Hồng Phong | Ninh Giang | 6
        Hồng Phong | Thanh Miện | 3
    """
    checked = read(sheet(table))
    assert [(f.where.cell, f.area and f.area.code) for f in checked.figures] == [("C3", "11224"), ("C4", "11293")]
