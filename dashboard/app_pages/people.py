"""People: who may come in, in which role, for which area; one person with everything an administrator may do."""

from math import ceil

import streamlit as st

from dashboard import ask_people, controls, figure, markup, people, person_dialogs

PAGE = 30  # people a page

t = controls.language()
everybody = ask_people.people()
if "person" not in st.query_params:  # the way back to everybody, and the navigation
    controls.keep("person", None)
asked = controls.kept("person")
known = next((one for one in everybody if one.person.name == asked), None)

if known is None:
    figure.page_head(t("page.people"), t("people.lead"))
    person_dialogs.tell()
    with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
        words = controls.type_in("named", t("people.find"), t("people.find_hint"))
        state = controls.choose_one(
            "state", t("people.states"), people.STATES, people.STATES[0], lambda one: t(f"people.state_{one}")
        )
        st.space("stretch")
        if st.button(t("people.add"), icon=":material/person_add:", type="primary", key="add_person"):
            person_dialogs.add(t)
    shown = people.found(everybody, state, words, t)
    if not shown:
        st.html(markup.note(t("people.nobody"), "reason"))
    else:
        room = st.container(key="people", gap=None)
        pages = ceil(len(shown) / PAGE)
        page = controls.page_of("people_page", pages, (words, state))
        with room:
            with st.container(horizontal=True, gap="small", key="person_row_head"):
                st.html(markup.note(t("people.shown")))
                st.html(people.head(t))
            for one in shown[(page - 1) * PAGE : page * PAGE]:
                with st.container(horizontal=True, gap="small", key=f"person_row_{one.person.number}"):
                    controls.link("people", one.person.shown, person=one.person.name)
                    st.html(people.line(one, t))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(markup.note(t("people.listed", count=len(shown))))
            if pages > 1:
                st.pagination(pages, key="people_page")
else:
    person = known.person
    with st.container(key="back"):
        controls.link("people", t("people.back"), ":material/arrow_back:")
    mark = "" if person.state == "active" else t(f"people.state_{person.state}")
    figure.page_head(person.shown, t(f"role.{person.role}"), mark)
    person_dialogs.tell()
    left, right = st.columns([2, 3], gap="large")
    left.html(people.facts(known, t))
    with right, st.container(key="change_person", gap="small"):
        if known.is_own:
            st.html(markup.note(t("people.own"), "reason"))
        person_dialogs.change(known, t)
    if not known.is_own:
        st.html(markup.heading(t("people.access")))
        person_dialogs.access(known, t)
        open_ones = ask_people.sign_ins_of(person.number)
        st.html(markup.heading(t("people.sign_ins"), t("people.sign_ins_what", name=person.shown)))
        if open_ones:
            st.container(key="sign_ins").html(people.sign_ins(open_ones, t))
            person_dialogs.end_sign_ins(person, t)
        else:
            st.html(markup.note(t("people.no_sign_ins")))
