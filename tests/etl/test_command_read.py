"""`etl read` as the contract has it: every figure with where it stands, every problem; nothing is stored."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from etl.office import Office
from tests.etl.spoken import Said

EXAMPLE = """
UBND huyện Tứ Kỳ
Quý IV/2023

STT | Đơn vị       | Số tổ hòa giải | Hòa giải thành
1   | quảng nghiệp |                | 72
2   | Xã Kỳ Sơn    |                | mười hai
"""
FIGURE = """
{"indicator": "mediation_cases_resolved",
 "area": {"code": "11122", "name": "Xã Quảng Nghiệp", "written": "quảng nghiệp",
          "valid_from": null, "valid_to": "2024-11-30"},
 "period": {"kind": "quarter", "label": "2023-Q4", "start": "2023-10-01", "end": "2023-12-31"},
 "breakdown": {},
 "value": 72, "qualifier": null, "cumulative": false,
 "where": {"sheet": "Q4", "cell": "D14"}, "text": "72",
 "state": "sure"}
"""
PROBLEM = """
{"code": "not_a_number", "severity": "wrong", "where": {"sheet": "Q4", "cell": "D15"},
 "found": "mười hai", "message": "Q4!D15: «mười hai» không phải là số. Hãy ghi bằng chữ số, ví dụ 12.",
 "message_en": "Q4!D15: «mười hai» is not a number. Write it in digits, such as 12."}
"""


def test_read_says_what_the_contract_says(
    etl: Callable[..., Said], report: Callable[..., Path], office: Office
) -> None:
    file = report("BC Q1.2024.xlsx", EXAMPLE, sheet="Q4", first_row=10)
    broken = file.with_name("hỏng.xlsx")
    broken.write_bytes(b"PK\x03\x04 broken")
    said = etl("read", "--json", file)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    head = {"file": "BC Q1.2024.xlsx", "sha256": sha256, "kind": "workbook"}
    assert said.json == {"files": [head | {"figures": [json.loads(FIGURE)], "problems": [json.loads(PROBLEM)]}]}
    assert list(said.json["files"][0]) == ["file", "sha256", "kind", "figures", "problems"]
    assert (said.exit, said.err) == (0, "")

    both = etl("read", "--json", broken, file.with_name("không có.xlsx"), file)
    assert both.exit == 2
    assert [one["file"] for one in both.json["files"]] == ["hỏng.xlsx", "BC Q1.2024.xlsx"]
    assert both.json["files"][0] | {"problems": []} == {
        "file": "hỏng.xlsx",
        "sha256": hashlib.sha256(b"PK\x03\x04 broken").hexdigest(),
        "kind": None,
        "figures": [],
        "problems": [],
    }
    assert len(both.json["files"][0]["problems"]) == 1
    assert "không có.xlsx" in both.err
    assert not office.folder.exists()


def test_read_for_people(here: Callable[..., Said], report: Callable[..., Path]) -> None:
    silent = report("BC.xlsx", EXAMPLE.replace("Quý IV/2023", "").replace("UBND huyện Tứ Kỳ", ""))
    said = here("read", silent, "--period", "2023-Q4", "--area", "298")
    assert said.exit == 0
    assert "Q4!" not in said.out
    assert "2023-Q4   Xã Quảng Nghiệp" in said.out
    assert "SAI  BC!D3: «mười hai» không phải là số." in said.out
    for words, expected in {
        ("--period", "2023-Q5"): "'2023-Q5' is not a period",
        ("--area", "999"): "Không có đơn vị hành chính nào mang mã «999».",
    }.items():
        wrong = here("read", "--json", silent, *words)
        assert (wrong.exit, wrong.out) == (2, "")
        assert expected in wrong.err
