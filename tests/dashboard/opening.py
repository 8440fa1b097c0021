"""Opening a page in process, as somebody sees it who follows a link."""

from importlib import resources

from streamlit.testing.v1 import AppTest

from dashboard.model import DEMONSTRATION

APP = str(resources.files("dashboard") / "app.py")


def opened(page: str, **choices: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    app.user = {"session": DEMONSTRATION}
    app.run()  # a page is known only once the app has run
    return turned_to(app, page, **choices)


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
