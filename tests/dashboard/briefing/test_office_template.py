"""The office's own slides template: chosen on the page of rules by who may, refused with the reason, taken back."""

from io import BytesIO

import pytest
from opening import shown
from pptx import Presentation
from presented import COURSE, Presented
from test_briefing_template import repacked, template

from dashboard import act_briefings, ask_briefings
from dashboard.briefing.kept import Item
from dashboard.briefing.slide_template import BadTemplate
from dashboard.refusal import NotAllowed
from dashboard.sharing import _slides
from etl.backup import backup, restore
from etl.office import office as at

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@pytest.fixture
def peopled(office: Presented) -> Presented:
    office.person("boss", "administrator")
    office.person("lan", "approver")
    return office


def named(office: Presented) -> list[str]:
    """The layouts of the slides a briefing leaves with."""
    with office.acting("boss"):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)])
        made, fault = _slides(ask_briefings.content(one))
        assert fault == ""
        return [page.slide_layout.name for page in Presentation(BytesIO(made)).slides]


def test_it_is_chosen_used_and_taken_back_on_the_page(peopled: Presented) -> None:
    ours = named(peopled)
    app = peopled.visit("boss", "rules")
    assert "Đang dùng mẫu có sẵn của chương trình" in shown(app)
    app.file_uploader(key="template_0").upload("mau.pptx", template(), PPTX).run()
    app.button(key="template_use").click().run()
    assert "Đã đặt mẫu" in shown(app) and "Đang dùng mẫu của cơ quan" in shown(app) and not app.exception
    assert named(peopled)[1] == "Bố cục Title Only" != ours[1]
    app.button(key="template_back").click().run()
    assert "Đang dùng mẫu có sẵn của chương trình" in shown(app) and named(peopled) == ours
    app.button(key="template_back").click().run()
    assert "Đang dùng mẫu của cơ quan" in shown(app) and named(peopled)[1] == "Bố cục Title Only"
    said = [line for line in peopled.noted() if "template" in line]
    assert [line.split()[:2] for line in said] == [["boss", "template_set"], *[["boss", "template_back"]] * 2]
    audit = shown(peopled.visit("boss", "audit"))
    assert "Đặt mẫu trình chiếu của cơ quan (SHA-256" in audit and "Hoàn lại mẫu trình chiếu" in audit


def test_the_one_before_is_what_one_goes_back_to(peopled: Presented) -> None:
    first, second = template(), template(lambda made: setattr(made.slide_layouts[0], "name", "Khác"))
    with peopled.acting("boss"):
        act_briefings.set_template(first)
        act_briefings.set_template(second)
        assert ask_briefings.template() == second
        act_briefings.take_back_template()
        assert ask_briefings.template() == first


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 no slides", "broken"),
        (repacked(template(), ppt__vbaProject_dot_bin=b"x"), "active"),
        (b"PK" + b"0" * 10_000_000, "too_big"),
    ],
    ids=["no slides", "macros", "too large"],
)
def test_one_that_cannot_be_used_is_refused_and_nothing_changes(peopled: Presented, content: bytes, why: str) -> None:
    with peopled.acting("boss"):
        act_briefings.set_template(template())
        before = ask_briefings.template()
        with pytest.raises(BadTemplate, match=why):
            act_briefings.set_template(content)
        assert ask_briefings.template() == before
    assert len([line for line in peopled.noted() if "template" in line]) == 1


def test_on_the_page_a_refusal_says_why_and_others_do_not_get_there(peopled: Presented) -> None:
    app = peopled.visit("boss", "rules")
    bad = repacked(template(), ppt__vbaProject_dot_bin=b"x")
    app.file_uploader(key="template_0").upload("mau.pptx", bad, PPTX).run()
    app.button(key="template_use").click().run()
    assert "có macro hoặc nút điều khiển ActiveX" in shown(app) and "mẫu có sẵn của chương trình" in shown(app)
    with peopled.acting("lan"):
        for deed in (lambda: act_briefings.set_template(template()), act_briefings.take_back_template):
            with pytest.raises(NotAllowed):
                deed()
    assert not (peopled.folder / "template.pptx").exists()


def test_one_laid_into_the_folder_that_cannot_be_used_is_said_where_slides_are_made(peopled: Presented) -> None:
    (peopled.folder / "template.pptx").write_bytes(repacked(template(), ppt__vbaProject_dot_bin=b"x"))
    with peopled.acting("boss"):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)])
    for page, choices in (("briefing", {"briefing": str(one.number)}), ("rules", {})):
        app = peopled.visit("boss", page, **choices)
        assert "không dùng được" in shown(app) and "có macro" in shown(app) and not app.exception


def test_it_is_in_the_backup(peopled: Presented, tmp_path) -> None:
    with peopled.acting("boss"):
        act_briefings.set_template(template())
        there = ask_briefings.template()
    backup(at(peopled.folder), tmp_path / "office.tar.gz")
    restore(at(tmp_path / "again"), tmp_path / "office.tar.gz")
    assert (tmp_path / "again" / "template.pptx").read_bytes() == there
