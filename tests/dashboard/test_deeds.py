"""What the audit says in words: every act there is has a sentence, and files hold no formulas."""

import ast
import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from peopled import HANOI, NASTY, Office

from dashboard import accounts, act, ask_audit, deeds, export, session
from dashboard.refusal import NotAllowed
from dashboard.text import LANGUAGES, table, text
from etl import audit
from etl.audit import Line, Verdict

ROOT = Path(__file__).parents[2]
VI = text("vi")

SAID = """
sign_in             |          | {"way":"password"}   | Đăng nhập bằng mật khẩu
sign_in             |          | {"way":"oidc"}       | Đăng nhập bằng hệ thống định danh của cơ quan
sign_in             |          | {"way":"new"}        | Đăng nhập bằng new
sign_in_refused     |          | {}                   | Đăng nhập không thành công: sai tên hoặc mật khẩu
sign_in_too_often   |          | {}                   | Thử đăng nhập quá nhiều lần nên phải chờ
sign_out            |          | {"ended":1}          | Đăng xuất
sign_out_everywhere |          | {"ended":2}          | Đăng xuất khỏi các nơi khác (2 phiên)
sign_out_everywhere | binh     | {"ended":2}          | Kết thúc mọi phiên đăng nhập của binh (2 phiên)
person_add          | binh     | {"area":null,"role":"viewer","subject":null} | Thêm người dùng binh: Người xem, Toàn cơ quan
person_change       | binh     | {"area":1,"role":"officer","shown":"B","was_area":null,"was_role":"viewer"} | Thay đổi binh: Vai trò từ «Người xem» thành «Cán bộ nhập liệu»; Đơn vị từ «Toàn cơ quan» thành «Thành phố Hà Nội»
person_change       | binh     | {"area":1,"role":"officer","shown":"B"} | Thay đổi binh: không có gì khác
person_lock         | binh     | {}                   | Khóa binh
person_link         | binh     | {}                   | Tạo liên kết đặt mật khẩu cho binh
password_set        | binh     | {}                   | Đặt mật khẩu của binh
password_set        | an       | {}                   | Đặt mật khẩu của mình
token_make          | bảng quý | {}                   | Tạo mã truy cập «bảng quý»
token_revoke        |          | {}                   | Thu hồi mã truy cập «–»
not_allowed         | see 280  | {}                   | Bị từ chối: xem 280
stage               | 12       | {"file":"a.xlsx","figures":"4"} | Nộp «a.xlsx» (lần nộp 12, 4 số liệu)
accept              | 12       | {"file":"a.xlsx","why":"đúng như đã ký"} | Duyệt lần nộp 12 («a.xlsx»). Lý do: đúng như đã ký
withdraw            | 12       | {"file":"a.xlsx"}    | Rút lại lần nộp 12 («a.xlsx»)
refuse              | a b.xlsx 0000000000000000000000000000000000000000000000000000000000000000 | {"why":"not_a_number"} | Không nhận tệp «a b.xlsx». Lý do: not_a_number
duty                | 1        | {}                   | Đặt nghĩa vụ báo cáo cho Thành phố Hà Nội, không hạn
duty                | 1        | {"area":"1","position":5,"valid_from":"2021-01-01"} | Đặt nghĩa vụ báo cáo cho Thành phố Hà Nội, từ 01/01/2021 đến …
lift_duty           | 5        | {"why":"nhầm"}       | Rút nghĩa vụ báo cáo số 5. Lý do: nhầm
setting             | two_people | {"position":9,"value":"true"} | Quy định: báo cáo nộp vào phải do người khác duyệt
setting             | two_people | {"position":9,"value":"false","why":"QĐ 5"} | Quy định: báo cáo nộp vào không cần người khác duyệt. Lý do: QĐ 5
setting             | deadline | {"value":"{\\"calendar\\":\\"calendar\\",\\"days\\":15,\\"first_day\\":\\"2026-03-31\\"}"} | Quy định hạn nộp: 15 ngày sau kỳ (quý theo lịch (kết thúc 31/3, 30/6, 30/9, 31/12)), từ kỳ kết thúc ngày 31/03/2026
setting             | deadline | {"value":"{\\"calendar\\":\\"mid_month\\",\\"days\\":5,\\"first_day\\":null,\\"indicator\\":\\"mediators\\"}"} | Quy định hạn nộp riêng của «Hòa giải viên»: 5 ngày sau kỳ (kỳ chốt số liệu ngày 14), mọi kỳ
setting             | deadline | {"value":"{\\"calendar\\":\\"mid_month\\",\\"days\\":null,\\"first_day\\":null,\\"indicator\\":\\"gone\\"}"} | Bỏ hạn nộp riêng của «gone», lại theo hạn chung (kỳ chốt số liệu ngày 14), mọi kỳ
setting             | closed | {"value":"{\\"closed\\":true,\\"quarter\\":\\"2024-Q3\\"}"} | Khóa quý III/2024
accept              | 12       | {"file":"a.xlsx","allowed_by":"Chủ tịch","why":"sót"} | Duyệt lần nộp 12 («a.xlsx»); ngoại lệ do Chủ tịch cho phép. Lý do: sót
setting             | deadline | {"value":"spoilt"}   | Đặt quy định deadline
not_allowed         | accept upload 12 | {}           | Bị từ chối: duyệt lần nộp 12
something_new       | x        | {}                   | something_new x
sign_in             |          | no json              | Đăng nhập bằng –
stage               | 12       | [1]                  | Nộp «–» (lần nộp 12, – số liệu)
person_add          | x {about} | {"area":"x","role":7} | Thêm người dùng x {about}: 7, x
"""  # noqa: E501


def line(act_: str, about: str | None, details: str, who: str = "an") -> Line:
    return Line(7, datetime(2026, 11, 22, 3, 5), who, "10.0.0.7", act_, about, details, "0" * 64, "1" * 64)


@pytest.mark.parametrize("row", SAID.strip("\n").splitlines(), ids=lambda row: row.split()[0])
def test_every_line_is_a_sentence(row: str):
    done, about, details, said = (cell.strip() for cell in row.split("|"))
    assert deeds.said(line(done, about or None, details), VI) == said
    deeds.said(line(done, about or None, details), text("en"))


def acts() -> set[str]:
    """Every act that is noted anywhere: what stands as a text in a call of note, _note, _note_once or _end."""
    found = set()
    for path in [*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "etl").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
            of = getattr(getattr(getattr(node, "func", None), "value", None), "id", "")
            if isinstance(node, ast.Call) and name in ("note", "_note", "_note_once", "_end") and of != "markup":
                texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
                found |= {one for one in texts[:1] if isinstance(one, str)}
    return found


def test_every_act_has_words():
    known = acts() | {"accept", "reject", "withdraw", "person_lock", "person_unlock", "person_remove"}
    known -= {one for one in known if not one.isidentifier() or not one.islower()}
    assert {"sign_in", "sign_out_everywhere", "not_allowed", "duty", "token_revoke"} <= known
    assert {one for one in known if f"deed.{one}" not in table() or f"deed_said.{one}" not in table()} == set()


def test_names_and_places():
    assert deeds.who(line("sign_in_refused", None, "{}", "?"), VI) == "(tên không có)"
    assert deeds.place(line("x", None, "{}"), VI) == "10.0.0.7"


BREAKS = ((3, "chain"), (4, "changed"), (5, "entry"), (0, "entry"), (9, "noted"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_break_is_told(language: str):
    t = text(language)
    told = deeds.verdict(verdict(BREAKS), t)
    assert [kind for kind, _ in told] == ["wait"] + ["down"] * 5
    assert all("{" not in words for _, words in told)
    assert deeds.verdict(verdict(()), t)[0][0] == "calm"


NOTED = [
    ("164 " + "aB" * 32, (164, "ab" * 32)),
    ("1.204: " + "0" * 64, (1204, "0" * 64)),
    ("164", None),
    ("ab" * 32, None),
    ("164 " + "g" * 64, None),
    ("", None),
]


@pytest.mark.parametrize(("words", "found"), NOTED)
def test_what_was_noted_elsewhere(words: str, found: tuple[int, str] | None):
    assert deeds.noted(words) == found


def verdict(breaks: tuple[tuple[int, str], ...]) -> Verdict:
    return Verdict(9, "f" * 64, breaks, 9)


def test_files_hold_no_formulas(peopled: Office):
    peopled.person("office", "administrator")
    for number, nasty in enumerate(("=cmd()", "+1", "-1", "@x", "\t=1", NASTY)):
        accounts.add(peopled.database, audit.By(nasty, nasty), f"x{number}", "viewer", HANOI)
    with peopled.acting("office"):
        act.make_token("=cmd()", 30)
        lines = ask_audit.for_a_file(None, None, None, None)
    frame = deeds.written(lines, VI, whole=True)
    for cell in export.csv_file(frame).decode("utf-8-sig").replace('"', "").replace("\r\n", ",").split(","):
        assert not cell.startswith(("=", "+", "-", "@", "\t")), cell
    book = openpyxl.load_workbook(io.BytesIO(export.excel_file(frame, "Nhật ký", [], "Chuỗi")))
    assert not [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.data_type == "f"]


def test_a_refusal_is_a_sentence_too(peopled: Office):
    peopled.person("boss", "administrator", HANOI)
    with peopled.acting("boss"), pytest.raises(NotAllowed):
        ask_audit.newest()
    peopled.person("office", "administrator")
    with session.acting_as(peopled.viewer("office")):
        said = [deeds.said(one, VI) for one in ask_audit.for_a_file(1, "boss", "not_allowed", None)]
    assert said == ["Bị từ chối: quản trị nhật ký"]
