"""Files made to hurt, through the page: one clear sentence each, never a trace, and the next file is read."""

from collections.abc import Callable

import pytest
from opening import shown
from peopled import Office

from dashboard.desk import limits
from etl import areas
from tests.etl.read import hand_made

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "cut off": lambda: hand_made.xlsx(ONE)[:400],
    "a far cell": lambda: hand_made.xlsx(ONE + FAR),
    "a long shared text": lambda: hand_made.xlsx(ONE, shared=f"<si><t>{'x' * 90_000_000}</t></si>"),
    "entities": lambda: hand_made.xlsx(sheet=ENTITY + "<worksheet/>"),
    "no workbook": lambda: hand_made.packed(("a.txt", "b")),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a PDF": lambda: b"%PDF-1.7 " + bytes(100),
    "prose": lambda: "Kính gửi các đồng chí, xã đã hòa giải thành 72 vụ.".encode(),
    "bytes of nothing": lambda: bytes(range(256)) * 40,
}


@pytest.fixture
def officer(peopled: Office) -> Office:
    limits.counter.cache_clear()
    peopled.person("huyen", "officer", areas.load().by_code("280")[0].id)
    return peopled


def test_whatever_the_file_there_is_a_sentence(officer: Office):
    app = officer.visit("huyen", "hand_in")
    for name, make in HOSTILE.items():
        app.file_uploader[0].set_value((f"{name}.xlsx", make(), "")).run()
        assert not app.exception, name
        page = shown(app)
        assert f"<h2>{name}.xlsx</h2>" in page and "Traceback" not in page, name
        assert 'class="down"' in page or "Sai: 1 chỗ" in page or "Bất thường: 1 chỗ" in page, name
        next(button for button in app.button if "put_away_" in button.key).click().run()
    app.file_uploader[0].set_value(
        ("a.csv", "Quý III/2024\nĐơn vị;Hòa giải thành\nXã Hồng Minh;4\n".encode(), "")
    ).run()
    assert "4" in shown(app) and not app.exception


def test_a_formula_stays_text(officer: Office):
    app = officer.visit("huyen", "hand_in")
    table = "Huyện Phú Xuyên\nQuý III/2024\nĐơn vị;Hòa giải thành\nXã Hồng Minh;\"=cmd|'/c calc'!A1\"\n"
    app.file_uploader[0].set_value(("a.csv", table.encode(), "")).run()
    assert not app.exception
    assert "=cmd|" in shown(app) and "fate wrong" in shown(app)
