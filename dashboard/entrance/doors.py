"""The pages outside the gate: sign in, sign out, set a password by a one-time link. Plain HTML, no script."""

import asyncio
import hmac
import re
from collections.abc import Mapping
from datetime import timedelta
from importlib import resources
from math import ceil
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import accounts
from dashboard.entrance import passwords, secret, sign_ins
from dashboard.entrance.provider import usable
from dashboard.entrance.settings import settings
from dashboard.entrance.turns import NoTurn, Turns
from dashboard.text import LANGUAGES, Text, text
from etl.audit import By
from etl.database import Database, opened
from etl.office import office

LARGEST_FORM, SLOWEST_FORM = 8_192, 10.0  # bytes, seconds
DEVICE_LASTS = timedelta(days=365)
SAFE_NEXT = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
# same-origin, not no-referrer: with that a browser calls the origin of our own forms "null"
HEADERS = {"content-security-policy": POLICY, "cache-control": "no-store", "referrer-policy": "same-origin"}
_CHECKER, _TURNS = passwords.Checker(), Turns()
_PAGES = Environment(loader=PackageLoader("dashboard", "entrance"), autoescape=select_autoescape(default=True))


class BadForm(ValueError):
    """A form too large, too slow, of another kind, or not made by our own page."""


async def sign_in(request: Request) -> Response:
    """GET shows the form; POST opens a sign-in and leads on to `next`, or says in one way why not."""
    t, next_ = language(request), safe_next(request.query_params.get("next"))
    if request.method != "POST":
        return await sign_in_page(request, t, next_)
    try:
        with _TURNS.turn(request.state.place, settings().cookie("device") in request.cookies):
            return await _try(request, t, next_)
    except NoTurn:
        return PlainTextResponse(t("sign_in.busy"), 503, headers={**HEADERS, "retry-after": "5"})


async def _try(request: Request, t: Text, next_: str) -> Response:
    try:
        typed = await form(request)
    except BadForm:
        return await sign_in_page(request, t, next_, t("sign_in.stale"), 403)
    here, next_ = settings(), safe_next(typed.get("next"))
    name, password = typed.get("name", ""), typed.get("password", "")
    browser, device = request.headers.get("user-agent", ""), request.cookies.get(here.cookie("device"), "")
    place, database = request.state.place, _database()
    try:
        made = await run_in_threadpool(sign_ins.sign_in, database, _CHECKER, name, password, place, browser, device)
    except passwords.Busy:
        return await sign_in_page(request, t, next_, t("sign_in.busy"), 503, {"retry-after": "5"}, name)
    except sign_ins.Refused as refused:
        seconds = ceil(refused.wait.total_seconds())
        if not seconds:
            return await sign_in_page(request, t, next_, t("sign_in.refused"), 401, None, name)
        wait = t("sign_in.wait", minutes=ceil(seconds / 60)) if seconds > 90 else t("sign_in.wait_s", seconds=seconds)
        return await sign_in_page(request, t, next_, wait, 429, {"retry-after": str(seconds)}, name)
    return await enter(request, made, next_)


async def enter(request: Request, made: sign_ins.Opened, next_: str) -> Response:
    """The answer that opens a sign-in: new cookies, the sign-in this browser had before ended."""
    await _end(request)
    answer = RedirectResponse(next_, status_code=303, headers=HEADERS)
    _set_cookie(answer, "session", made.session)
    if made.device:
        _set_cookie(answer, "device", made.device, DEVICE_LASTS)
    answer.delete_cookie(settings().cookie("form"), secure=settings().is_encrypted, httponly=True, samesite="lax")
    return answer


async def sign_out(request: Request) -> Response:
    """POST ends the sign-in; GET only leads back (an image on another page must not sign anybody out)."""
    if request.method == "GET":
        return RedirectResponse("/", status_code=303)
    await _end(request)
    answer = RedirectResponse("/sign-in", status_code=303, headers=HEADERS)
    answer.delete_cookie(settings().cookie("session"), secure=settings().is_encrypted, httponly=True, samesite="lax")
    return answer


async def set_password(request: Request) -> Response:
    """GET shows the form of a one-time link, POST sets the password and leads to the sign-in."""
    t, given = language(request), request.path_params["link"]
    person = await run_in_threadpool(accounts.of_link, _database(), given)
    if person is None:
        return page(request, t, "password.html", 404, dead=True)
    if request.method == "GET":
        return page(request, t, "password.html", person=person)
    try:
        typed = await form(request)
    except BadForm:
        return page(request, t, "password.html", 403, person=person, problem=t("sign_in.stale"))
    if typed.get("password", "") != typed.get("again", ""):
        return page(request, t, "password.html", 400, person=person, problem=t("person.not_the_same"))
    try:
        await run_in_threadpool(accounts.use_link, _database(), given, typed.get("password", ""), request.state.place)
    except accounts.CannotChange as problem:
        return page(request, t, "password.html", 400, person=person, problem=t(f"person.{problem.what}"))
    return RedirectResponse("/sign-in?set=1", status_code=303, headers=HEADERS)


async def style(_request: Request) -> Response:
    """The style of these pages."""
    return PlainTextResponse(
        resources.files("dashboard.entrance").joinpath("entrance.css").read_text("utf-8"),
        media_type="text/css",
        headers={"cache-control": "public, max-age=3600"},
    )


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [
        Route("/sign-in", sign_in, methods=["GET", "POST"]),
        Route("/sign-out", sign_out, methods=["GET", "POST"]),
        Route("/password/{link}", set_password, methods=["GET", "POST"]),
        Route("/entrance/style.css", style),
    ]


def safe_next(wanted: str | None) -> str:
    """Where to go after signing in: a path here, never another site (no //host, no backslash, no control letters)."""
    return wanted if wanted and len(wanted) <= 2000 and SAFE_NEXT.fullmatch(wanted) else "/"


async def sign_in_page(
    request: Request,
    t: Text,
    next_: str,
    problem: str = "",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    name: str = "",
) -> Response:
    """The form, with what went wrong above it, and the way through the identity provider where there is one."""
    nobody, asked = await run_in_threadpool(accounts.is_open, _database()), usable()
    was_set = "set" in request.query_params and not problem
    fields = {
        "next": next_,
        "problem": problem,
        "nobody": nobody,
        "was_set": was_set,
        "name": name,
        "may_be_open": settings().may_be_open,
        "oidc": asked and asked.button(t),
        "oidc_out": asked and asked.signs_out,
    }
    return page(request, t, "sign_in.html", status, headers, **fields)


def page(
    request: Request,
    t: Text,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    /,
    **fields: Any,
) -> Response:
    """One of the pages, with the token that its form must send back (and the browser in a cookie)."""
    here = settings()
    token = request.cookies.get(here.cookie("form")) or secret.new()
    others = [other for other in LANGUAGES if other != t.language]
    written = _PAGES.get_template(template).render(t=t, token=token, others=others, **fields)
    answer = HTMLResponse(written, status_code=status, headers={**HEADERS, **(headers or {})})
    _set_cookie(answer, "form", token)
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie("danvan_lang", t.language, secure=here.is_encrypted, httponly=True, samesite="lax")
    return answer


async def form(request: Request) -> dict[str, str]:
    """The fields of a form made by our own page. Raises BadForm."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise BadForm
    body = b""
    try:
        async with asyncio.timeout(SLOWEST_FORM):
            async for piece in request.stream():
                body += piece
                if len(body) > LARGEST_FORM:
                    raise BadForm
    except TimeoutError as slow:
        raise BadForm from slow
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=20, errors="strict")
    except ValueError as broken:
        raise BadForm from broken
    found = {name: values[-1].replace("\x00", "") for name, values in fields.items()}
    sent, kept = found.get("token", ""), request.cookies.get(settings().cookie("form"), "")
    if not kept or not hmac.compare_digest(sent.encode(), kept.encode()):
        raise BadForm
    return found


async def _end(request: Request) -> None:
    given = request.cookies.get(settings().cookie("session"))
    if given:
        await run_in_threadpool(_end_of, given, request.state.place)


def _end_of(given: str, place: str) -> None:
    database, key = _database(), sign_ins.key_of(given)
    viewer = sign_ins.look_up(database, key, counts=False)
    if viewer:
        sign_ins.end(database, By(viewer.name, place), key)


def _set_cookie(answer: Response, name: str, value: str, lasts: timedelta | None = None) -> None:
    here = settings()
    age = int(lasts.total_seconds()) if lasts else None
    answer.set_cookie(
        here.cookie(name), value, max_age=age, path="/", secure=here.is_encrypted, httponly=True, samesite="lax"
    )


def language(request: Request) -> Text:
    """The texts in the language this browser has chosen."""
    wanted = request.query_params.get("lang") or request.cookies.get("danvan_lang")
    return text("en" if wanted == "en" else "vi")


def _database() -> Database:
    return opened(office().journal)
