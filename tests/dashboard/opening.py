"""Opening a page in process, as somebody sees it who follows a link."""

from importlib import resources

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.addresses import PAGES
from dashboard.model import DEMONSTRATION

APP = str(resources.files("dashboard") / "app.py")


def opened(page: str, **choices: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    app.user = {"session": DEMONSTRATION}
    return arrived(app, page, **choices)


def arrived(app: AppTest, page: str, **choices: str) -> AppTest:
    """A new visit that begins with a page, as a browser begins it that was given the page's address.

    AppTest has no way to say so but by a run of the first page before, which takes longer than most pages.
    """
    app._page_hash = calc_hash(PAGES[page][0])
    for name, value in choices.items():
        app.query_params[name] = value
    app.run()
    if app._finished_page_script_hash != app._page_hash:
        app.switch_page(f"app_pages/{page}.py")  # which says that there is no such page for this visitor
    assert not app.exception
    return app


def turned_to(app: AppTest, page: str, **choices: str) -> AppTest:
    """The same visit, after a link to another page that carries these choices."""
    app.switch_page(f"app_pages/{page}.py")
    app.query_params.clear()
    for name, value in choices.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    """All HTML and text on the page, sidebar left out."""
    bodies = [node.proto.body for node in app.main if hasattr(node.proto, "body")]
    return "\n".join([*bodies, *(code.value for code in app.main.code)])
