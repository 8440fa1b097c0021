"""All areas inside on the page: each in a panel of its own on one scale, sorted as wished."""

import streamlit as st

from dashboard import charts, controls, making, markup, multiples, sharing
from dashboard.courses import View
from queries.catalogue import Indicator


def course(view: View, indicator: Indicator) -> None:
    """The areas inside side by side, in the chosen order, and what is to be known of their figures."""
    t, shown = view.t, making.inside(view, indicator, multiples.ORDERS[0])
    if isinstance(shown, str):
        return
    mark, title = shown["source"].illustrative, t("trend.inside_title", area=view.area.name)
    st.html(markup.heading(title, shown["span"], markup.badge(mark) if mark else ""))
    if indicator.code == view.indicators[0]:
        order = multiples.ORDERS[0]
        order = controls.choose_one("order", t("choose.order"), multiples.ORDERS, order, lambda one: t(f"order.{one}"))
    else:
        order = controls.kept("order")
    shown = making.inside(view, indicator, order) if order in multiples.ORDERS else shown
    broken = view.quarters.index(charts.BREAK) if charts.BREAK in view.quarters[1:] else None
    st.html(multiples.grid(shown["panels"], shown["reach"], broken))
    st.html(markup.note(" · ".join(filter(None, (t("trend.panels"), shown["legend"])))))
    sharing.taken(f"inside_{indicator.code}", shown["recipe"], view.warehouse, shown["title"], t)
