"""Compare. Filled in later."""

from dashboard import controls, figure

t = controls.language()
figure.page_head(t("page.compare"), t("soon.what"))
