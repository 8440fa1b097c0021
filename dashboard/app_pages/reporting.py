"""Reporting. Filled in later."""

from dashboard import controls, figure

t = controls.language()
figure.page_head(t("page.reporting"), t("soon.what"))
