"""What one cell, one written area and one title say: the value, which area, which period; never guessed."""

import pytest

from tests.etl.recognise.drawn import HEAD, figures, problems, read, sheet, text


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("12", "12", None),
        ("'1.234", "1234", None),
        ("'khoảng 28", "28", None),
        ("'Không", "0", None),
        ("'-", "0", "odd dash_as_zero"),
        ("'mười hai", None, "wrong not_a_number"),
        ("x", None, "wrong not_a_number"),
        ("1.234f", None, "wrong decimal_count"),
        ("'1,234", None, "wrong ambiguous_number"),
        ("'72/77", None, "wrong several_numbers"),
        ("'3/4/2024", None, "wrong date_in_count"),
        ("'-5", None, "wrong negative"),
        ("'93,5%", None, "wrong rate_in_count"),
        ("#REF!", None, "wrong broken_formula"),
        ("=C5+C6", None, "wrong formula_not_calculated"),
        ("'…", None, "odd missing_mark"),
        ("Không áp dụng", "n/a", None),
    ],
)
def test_a_cell(cell, value, code):
    checked = read(sheet(HEAD + f"\nSTT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | {cell}\n"))
    line = figures(checked)
    if value is None:
        assert line == ""
    else:
        # whatever raises a question is not sure
        assert line.startswith(f"C4 2024-Q3 Xã Hồng Minh mediation_cases_resolved {value}")
        assert line.endswith("?") == (code is not None)
    assert problems(checked) == (f"{code} C4" if code else "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Xã Hồng Minh", None),
        ("hồng minh", None),
        ("UBND xã Hồng Minh", None),
        ("Hong Minh", None),
        ("Xã Hồng Min", "near_area"),
        ("Xã Sao Hỏa", "unknown_area"),
        ("Xã Quang Hà", "area_not_then"),  # made of Sơn Hà and Quang Trung on 2025-01-01
        ("Xã Tân Kỳ", "area_outside"),
    ],
)
def test_an_area(name, code):
    checked = read(sheet(HEAD + f"\nSTT | Đơn vị | Hòa giải thành\n1 | {name} | 3\n"))
    assert problems(checked) == (f"wrong {code} B4" if code else "")
    assert figures(checked).endswith("?") == (code is not None)


def test_same_name_in_two_districts_is_never_guessed():
    checked = read(sheet("Quý I/2024\nSTT | Đơn vị | Hòa giải thành\n1 | Xã Trường Xuân | 3\n"))
    assert problems(checked) == "wrong ambiguous_area B3"
    assert "Thọ Xuân" in checked.problems[0].message


@pytest.mark.parametrize(
    ("lines", "label", "start", "code"),
    [
        ("Quý III/2024", "2024-Q3", "2024-07-01", None),
        ("QUÝ 3 NĂM 2024", "2024-Q3", "2024-07-01", None),
        ("Quí II - 2023", "2023-Q2", "2023-04-01", None),
        ("6 tháng đầu năm 2023", "2023-H1", "2023-01-01", None),
        ("9 tháng năm 2023", "2023-9M", "2023-01-01", None),
        ("Tháng 12/2023", "2023-M12", "2023-12-01", None),
        ("Năm 2018", "2018", "2018-01-01", None),
        ("Quý I/2022\n(Từ ngày 15/12/2021 đến ngày 14/3/2022)", "2022-Q1", "2021-12-15", None),
        ("Quý I/2022\n(Từ ngày 01/01/2022 đến ngày 31/3/2022)", "2022-Q1", "2022-01-01", None),
        (
            "Quý I/2022\n(Từ ngày 01/04/2022 đến ngày 30/6/2022)",
            "2022-Q1",
            "2022-01-01",
            "wrong period_dates_differ A1",
        ),
        ("Kèm theo Báo cáo số 12/BC ngày 5/10/2024\nQuý III/2024", "2024-Q3", "2024-07-01", None),
        ("Quý III/2024 so với Quý II/2024\nQuý II/2024", "2024-Q3", "2024-07-01", "odd unsure_period A1"),
        ("Thực hiện Nghị quyết năm 2020\nNăm 2021", "2021", "2021-01-01", None),
        ("So sánh Quý III/2024 với Quý III/2023", "2024-Q3", "2024-07-01", "odd unsure_period A1"),
        ("(Từ ngày 15/12/2023 đến ngày 14/03/2024)", "2024-Q1", "2023-12-15", None),
        ("(Từ ngày 01/01/2024 đến ngày 30/06/2024)", "2024-H1", "2024-01-01", None),
        ("Kỳ báo cáo: 2024-Q3", "2024-Q3", "2024-07-01", None),
        ("Số 2024-Q3x/BC\nQuý I/2023", "2023-Q1", "2023-01-01", None),
        ("Quý IV/2026", "2026-Q4", "2026-10-01", None),
        ("Quý I/2027", "2027-Q1", "2027-01-01", "wrong future_period C5"),
    ],
)
def test_a_period(lines, label, start, code):
    rows = "STT | Đơn vị | Hòa giải thành\n1 | Xã An Biên | 3\n1 | Xã Tây Yên | 3\n"
    area = "An Giang" if label >= "2025-Q3" else None
    name = {"2026-Q4": "Xã An Biên, tỉnh An Giang", "2027-Q1": "Xã An Biên, tỉnh An Giang"}.get(
        label, "Xã Nam Yên, huyện An Biên"
    )
    rows = f"STT | Đơn vị | Hòa giải thành\n1 | {name} | 3\n"
    checked = read(sheet(f"{lines}\n{rows}"))
    assert area is None or area in name
    (figure,) = checked.figures
    assert (figure.period.label, figure.period.start.isoformat()) == (label, start)
    found = problems(checked)
    assert found.split(" ")[:2] == (code or "").split(" ")[:2]


def test_period_only_in_the_sheet_or_file_name():
    rows = "Năm 2023\nUBND huyện Phú Xuyên\nSTT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | 3\n"
    assert figures(read(sheet(rows, name="Q4"))) == "C4 2023-Q4 Xã Hồng Minh mediation_cases_resolved 3"
    silent = rows.removeprefix("Năm 2023\n")
    by_file = read(sheet(silent), file="BC DV Q1.2024 (sua lan 2).xlsx")
    assert figures(by_file) == "C3 2024-Q1 Xã Hồng Minh mediation_cases_resolved 3 ?"
    assert problems(by_file) == "odd unsure_period A1"
    nowhere = read(sheet(silent))
    assert "wrong no_period C3" in problems(nowhere)
    assert figures(read(sheet(silent), period="2024-Q2")) == "C3 2024-Q2 Xã Hồng Minh mediation_cases_resolved 3"


def test_a_commune_that_ended_within_the_year_is_found_in_its_own_quarters():
    checked = read(
        sheet("""
TỔNG HỢP VỤ VIỆC HÒA GIẢI THÀNH NĂM 2024
Huyện Tứ Kỳ, tỉnh Hải Dương
STT | Đơn vị          | Quý I | Quý II | Quý III | Quý IV
1   | Xã Quảng Nghiệp | 3     | 2      | 4       |
2   | Xã Dân An       |       |        |         | 6
""")
    )
    assert figures(checked) == text("""
        C4 2024-Q1 Xã Quảng Nghiệp mediation_cases_resolved 3
        D4 2024-Q2 Xã Quảng Nghiệp mediation_cases_resolved 2
        E4 2024-Q3 Xã Quảng Nghiệp mediation_cases_resolved 4
        F5 2024-Q4 Xã Dân An mediation_cases_resolved 6
    """)
    assert problems(checked) == ""
