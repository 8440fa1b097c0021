"""What stands at addresses of its own: a shared briefing, the show, and the answer to a code on a file."""

from dataclasses import replace
from importlib import resources

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import ask_briefings
from dashboard.briefing import shares
from dashboard.briefing.content import Content
from dashboard.briefing.kept import CannotKeep
from dashboard.briefing.page import page, policy_of
from dashboard.briefing.verified import verdict
from dashboard.entrance import doors, passwords, throttle
from dashboard.entrance.settings import settings
from dashboard.entrance.turns import NoTurn, Turns
from dashboard.session import acting_as
from dashboard.text import Text, local
from etl.database import Database, opened
from etl.office import office
from etl.tables import now

_CHECKER, _TURNS = passwords.Checker(), Turns()


async def share(request: Request) -> Response:
    """What a link shows: the briefing, or the form for its password; 410 when it has ended, 404 when there is none."""
    t, database = doors.language(request), _database()
    known = await run_in_threadpool(shares.look_up, database, request.path_params["token"])
    if known is None:
        return doors.page(request, t, "said.html", 404, title=t("share.none"), words=[t("share.none_what")])
    one, hashed = known
    if not one.is_open:
        return doors.page(request, t, "said.html", 410, title=t("share.over"), words=[t("share.over_what")])
    if hashed is None:
        if request.method == "POST":  # there is no form to send
            return Response(status_code=405, headers={**doors.HEADERS, "allow": "GET, HEAD"})
        return _shared(request, await run_in_threadpool(shares.open_one, database, one.key))
    if request.method == "GET":
        return doors.page(request, t, "share.html", name=one.name)
    try:
        with _TURNS.turn(request.state.place, False):
            return await _by_password(request, t, one, hashed)
    except (NoTurn, passwords.Busy):
        return doors.page(request, t, "share.html", 503, {"retry-after": "5"}, name=one.name, problem=t("sign_in.busy"))


async def _by_password(request: Request, t: Text, one: shares.Share, hashed: str) -> Response:
    try:
        typed = (await doors.form(request)).get("password", "")
    except doors.BadForm:
        return doors.page(request, t, "share.html", 403, name=one.name, problem=t("sign_in.stale"))
    tried_under = throttle.sources(request.state.place, f"s/{one.key[:16]}", None)
    wait = await run_in_threadpool(_wait, tried_under)
    if wait:
        said, headers = t("sign_in.wait_s", seconds=wait), {"retry-after": str(wait)}
        return doors.page(request, t, "share.html", 429, headers, name=one.name, problem=said)
    if not await run_in_threadpool(_CHECKER.is_right, hashed, typed, False):
        await run_in_threadpool(_count, tried_under)
        return doors.page(request, t, "share.html", 401, name=one.name, problem=t("share.wrong_password"))
    return _shared(request, await run_in_threadpool(shares.open_one, _database(), one.key))


async def show(request: Request) -> Response:
    """The viewer's own briefing as the page that is also the show, with the presenter's notes.

    `?link=` names an open link of the viewer's, whose QR code is to stand on the last slide.
    """
    t, number = doors.language(request), request.path_params["number"]
    secret = request.query_params.get("link", "")
    with acting_as(request.state.viewer):
        ask = ask_briefings.newest_content if "newest" in request.query_params else ask_briefings.content
        try:
            content = await run_in_threadpool(lambda: ask(ask_briefings.one(number)))
            is_own = await run_in_threadpool(ask_briefings.own_link, secret)
        except CannotKeep as problem:
            words = [t(f"briefing.{problem.what}")]
            return doors.page(request, t, "said.html", 404, title=t("page.briefing"), words=words)
    link = _address(request, secret) if is_own else ""
    return _written(replace(content, link=link), has_notes=True, asks=f"/show/{number}/newer")


async def newer(request: Request) -> Response:
    """Whether newer figures would change the viewer's briefing: {"newer": how many charts}."""
    with acting_as(request.state.viewer):
        try:
            found = await run_in_threadpool(lambda: len(ask_briefings.changes(ask_briefings.one(_number(request)))))
        except CannotKeep:
            return JSONResponse({"newer": 0}, status_code=404)
    return JSONResponse({"newer": found})


async def verify(request: Request) -> Response:
    """What is to be said of a code: typed into the form, or scanned from a file."""
    t = doors.language(request)
    typed = request.path_params.get("code") or request.query_params.get("code", "")
    if "code" in request.query_params:
        return RedirectResponse(f"/v/{''.join(sign for sign in typed if sign.isalnum())[:40] or '-'}", status_code=303)
    if not typed:
        return doors.page(request, t, "verify.html")
    told = await run_in_threadpool(verdict, typed, t)
    facts = []
    if told.issued:
        one = told.issued
        at = t.moment(local(one.at)) if one.at else ""
        facts = [(t("verify.what"), t(f"verify.kind_{one.kind}", name=one.name)), (t("verify.issued"), at)]
    return doors.page(request, t, "verify.html", told=told, facts=facts, typed=typed[:40])


async def copying(_request: Request) -> Response:
    """The script that copies a picture: the policy of our pages lets scripts run that come from here, and no others."""
    script = resources.files("dashboard.briefing").joinpath("copying.js").read_text("utf-8")
    return PlainTextResponse(script, media_type="text/javascript", headers={"cache-control": "private, max-age=3600"})


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [
        Route("/s/{token}", share, methods=["GET", "POST"]),
        Route("/show/{number:int}", show),
        Route("/show/{number:int}/newer", newer),
        Route("/copying.js", copying),
        Route("/v", verify),
        Route("/v/{code}", verify),
    ]


def _shared(request: Request, content: Content) -> Response:
    return _written(replace(content, link=_address(request, request.path_params["token"])))


def _address(request: Request, secret: str) -> str:
    """Where a link is opened, as whoever asks has come here."""
    return f"{settings().url or str(request.base_url).rstrip('/')}/s/{secret}"


def _written(content: Content, has_notes: bool = False, asks: str = "") -> Response:
    document = page(content, has_notes, asks)
    guarded = policy_of(document, bool(asks)) + "; frame-ancestors 'none'"
    return HTMLResponse(document, headers={**doors.HEADERS, "content-security-policy": guarded})


def _number(request: Request) -> int:
    return int(request.path_params["number"])


def _wait(tried_under: tuple[str, ...]) -> int:
    with _database().read() as connection:
        return int(throttle.wait(connection, tried_under, now()).total_seconds())


def _count(tried_under: tuple[str, ...]) -> None:
    with _database().write() as connection:
        throttle.count(connection, tried_under, now())


def _database() -> Database:
    return opened(office().journal)
