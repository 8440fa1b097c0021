"""Sources. Filled in later."""

from dashboard import controls, figure

t = controls.language()
figure.page_head(t("page.sources"), t("soon.what"))
