"""Guide: what each kind of user does, step by step with pictures; how one gets in; how to read the marks."""

import streamlit as st

from dashboard import controls, figure, markup, steps

t = controls.language()
figure.page_head(t("page.guide"), t("guide.lead"))
role = controls.choose_one("guide", t("guide.who"), steps.ROLES, steps.ROLES[0], lambda name: t(f"guide.{name}"))

st.html(markup.heading(t(f"guide.{role}"), t(f"guide.{role}_lead")))
for step in steps.steps(role, t):
    with st.container(key=f"step_{step.number}", gap="small"):
        st.html(markup.step(step.number, step.title))
        st.markdown(step.how)
        if step.picture:
            st.image(step.picture, alt=t("guide.picture", title=step.title), width=880)

if role == "signs":
    st.html(markup.heading(t("guide.signs_charts"), level=3))
    st.html(steps.signs(t))
    st.html(markup.heading(t("guide.signs_words"), level=3))
    st.html(steps.words(t))
    st.html(markup.heading(t("guide.signs_adding"), level=3))
    st.markdown(t("guide.adding"))
