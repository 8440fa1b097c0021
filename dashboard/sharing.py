"""How a briefing leaves the page: as files, and as links that are made, listed and revoked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import segno
import streamlit as st

from dashboard import act_briefings, ask_briefings, markup, presenting, session
from dashboard.briefing import slide_template
from dashboard.briefing.content import Content, Slide
from dashboard.briefing.issued import Kind
from dashboard.briefing.kept import Briefing
from dashboard.briefing.page import page
from dashboard.briefing.paper import pdf
from dashboard.briefing.picture import png, svg
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.shares import Share
from dashboard.briefing.slides import deck
from dashboard.briefing.word import word
from dashboard.briefing.workbook import workbook
from dashboard.model import Warehouse
from dashboard.text import Text, local, safe, text

DAYS = (7, 30, 90)
_LINKED, _SHOWN = "links_made_here", "link_to_show"
_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: dict[Kind, tuple[str, Callable[[Content], bytes]]] = {
    "pptx": (f"{_OFFICE}.presentationml.presentation", lambda content: _slides(content)[0]),
    "docx": (f"{_OFFICE}.wordprocessingml.document", lambda content: word(content, partial(_picture, content))),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", workbook),
    "pdf": ("application/pdf", pdf),
    "html": ("text/html", lambda content: page(content).encode()),
}


def files(one: Briefing, made: Sequence[Slide], t: Text) -> None:
    """The show, and the briefing as files; each is made when asked for, and noted with the code it bears."""
    if not made:
        st.html(markup.note(t("briefing.empty"), "reason"))
        return
    if fault := _slides(None)[1]:
        st.html(markup.notices([("wait", t("briefing.own_template", why=t(fault)))]))
    secret = _just_made(one)
    if secret and not st.toggle(
        t("briefing.link_on_last"), True, help=t("briefing.link_on_last_hint"), key=f"on_last_{one.number}"
    ):
        secret = ""
    asked, link = (f"?link={secret}", _address(secret)) if secret else ("", "")
    with st.container(horizontal=True, gap="small", key="files"):
        icon, where = ":material/slideshow:", f"/show/{one.number}{asked}#show"
        st.link_button(t("briefing.show_it"), where, icon=icon, type="primary", help=t("briefing.show_hint"))
        for kind, (media, make) in FILES.items():
            st.download_button(
                t(f"briefing.file_{kind}"),
                session.later(partial(_file, one, kind, make, link)),
                f"{_bare(one.name)}.{kind}",
                media,
                key=f"file_{kind}",
                on_click="ignore",
                icon=":material/download:",
            )


def _slides(content: Content | None) -> tuple[bytes, str]:
    """The deck on the office's own template; on ours, and why, where that cannot be used. Without content only why."""
    own, fault = ask_briefings.template(), ""
    if own is not None:
        try:
            slide_template.opened(own)
        except slide_template.BadTemplate as bad:
            own, fault = None, bad.why
    return (deck(content, own) if content else b""), fault


def taken(key: str, recipe: Recipe, warehouse: Warehouse, title: str, t: Text) -> None:
    """What is no chart of figure.show leaves the same ways: as a picture, and into a briefing."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        pictures(key, recipe, warehouse, t)
        icon = ":material/add_to_photos:"
        if st.button(t("briefing.collect"), type="tertiary", icon=icon, key=f"collect_{key}"):
            presenting.collect(recipe, title, t)


def pictures(key: str, recipe: Recipe, warehouse: Warehouse, t: Text) -> None:
    """One chart as a picture: in pixels of three sizes, and as drawing; each made and noted when asked for."""
    room = st.popover(
        t("briefing.picture"), type="tertiary", icon=":material/image:", on_change="rerun", key=f"pic_{key}"
    )
    if not room.open:
        return
    position = ask_briefings.position_of(warehouse)
    with room:
        for kind, scale in (("png", 1), ("png", 2), ("png", 3), ("svg", 1)):
            st.download_button(
                t(f"briefing.picture_{kind}", scale=scale),
                session.later(partial(_drawn, recipe, position, t, kind, scale)),
                f"danvan-{recipe.indicator or recipe.make}-{scale}x.{kind}",
                "image/png" if kind == "png" else "image/svg+xml",
                key=f"pic_{key}_{kind}_{scale}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
        _copied(key, recipe, position, t)


def _copied(key: str, recipe: Recipe, position: int, t: Text) -> None:
    """A picture made for the clipboard; the browser puts it there, or says that it does not."""
    if st.button(t("briefing.copy_picture"), type="tertiary", icon=":material/content_copy:", key=f"pic_{key}_copy"):
        made = _drawn(recipe, position, t, "png", 2)
        words = (t(f"briefing.copy_picture_{one}") for one in ("alt", "again", "done", "refused"))
        st.html(markup.to_copy(made, *words), unsafe_allow_javascript=True)  # our own script, by its address


def _drawn(recipe: Recipe, position: int, t: Text, kind: str, scale: Literal[1, 2, 3]) -> bytes:
    content = act_briefings.issue_chart(recipe, position, t.language)
    as_of = f"{content.as_of} · {t('briefing.picture_code', code=content.code)}"
    (slide,) = content.slides
    return png(slide, t, as_of, scale) if kind == "png" else svg(slide, t, as_of).encode()


def _picture(content: Content, slide: Slide) -> bytes:
    return png(slide, text(content.language), content.as_of)


def _file(one: Briefing, kind: Kind, make: Callable[[Content], bytes], link: str) -> bytes:
    return make(replace(act_briefings.issue(one, kind), link=link))


def _just_made(one: Briefing) -> str:
    """The secret of the link made in this session to the briefing as it is now, while it opens: of links made earlier
    only a hash is known, and of one to the briefing as it was before nothing is to be said."""
    secret, revision = st.session_state.get(_LINKED, {}).get(one.number, ("", 0))
    return secret if revision == one.revision and ask_briefings.own_link(secret) else ""


def _address(secret: str) -> str:
    scheme, _, host = st.context.url.split("/", 3)[:3]
    return f"{scheme}//{host}/s/{secret}"


def _bare(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name).strip("-")[:90] or "danvan"


def links(one: Briefing, made: Sequence[Slide], t: Text) -> None:
    """Make a link to the briefing as it is now; below, all links of the viewer."""
    with st.form("new_share"), st.container(horizontal=True, vertical_alignment="bottom"):
        words = {days: t("own.days", days=days) for days in DAYS}
        days = st.segmented_control(
            t("own.lasts"), DAYS, default=DAYS[1], format_func=words.get, required=True, key="share_days"
        )
        hint = t("briefing.link_password_hint")
        password = st.text_input(
            t("briefing.link_password"),
            type="password",
            max_chars=128,
            help=hint,
            autocomplete="off",
            key="share_password",
        )
        if st.form_submit_button(t("briefing.link_make"), icon=":material/link:", key="make_share", disabled=not made):
            secret = act_briefings.share(one, days, password)
            linked = st.session_state.get(_LINKED, {})
            st.session_state[_LINKED] = linked | {one.number: (secret, one.revision)}
            st.session_state[_SHOWN] = secret
            st.rerun()  # what stands above can be had with its QR code now
    if secret := st.session_state.pop(_SHOWN, ""):
        address = _address(secret)
        st.html(markup.note(t("briefing.link_made")))
        st.code(address, language=None, wrap_lines=True)
        qr = segno.make(address, error="m").svg_data_uri(border=2, scale=4, dark="#18212C", light="#FFFFFF")
        st.html(f'<img class="qr" alt="{safe(t("briefing.link_qr"))}" src="{qr}">')
    for share in ask_briefings.shares_of_viewer():
        _link(share, t)


def _link(share: Share, t: Text) -> None:
    key = share.key[:12]
    with st.container(horizontal=True, vertical_alignment="center", key=f"share_{key}"):
        state = "open" if share.is_open else "ended"
        opened = (
            t("briefing.link_opened", count=t.number(share.openings)) if share.openings else t("briefing.link_unopened")
        )
        until = t(f"briefing.link_{state}", moment=t.moment(local(share.ended_at or share.ends_at)))
        protected = [t("briefing.link_protected")] if share.has_password else []
        st.html(markup.item(0, share.name, "", " · ".join([until, opened, *protected, share.code])))
        if share.is_open and st.button(t("own.revoke"), type="tertiary", icon=":material/block:", key=f"end_{key}"):
            presenting.attempt(t, t("briefing.link_revoked", name=share.name), act_briefings.end_share, share.key)
            st.rerun()
