"""Signing in through the office's identity provider: OpenID Connect's code flow with PKCE, into our own sign-ins.

Between going to the provider and coming back the browser holds state, nonce and verifier in a signed cookie for some
minutes; a callback without it is none. A code serves once, which the provider sees to.
"""

import hmac
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import accounts
from dashboard.entrance import claims, doors, sign_ins
from dashboard.entrance.claims import Refused
from dashboard.entrance.provider import Provider, usable
from dashboard.entrance.settings import settings
from dashboard.entrance.turns import NoTurn, Turns
from etl import audit
from etl.audit import By
from etl.database import Database, opened
from etl.office import office

LASTS = 600  # seconds between going to the provider and coming back
WHO = "oidc"  # who, in the audit, gave a role or a number: the provider
_TURNS = Turns()
log = logging.getLogger(__name__)


async def sign_in(request: Request) -> Response:
    """Lead on to the provider, and keep in the browser what must come back."""
    asked, next_ = usable(), doors.safe_next(request.query_params.get("next"))
    if asked is None:
        return await _refused(request, Refused(404, "none"))
    try:
        with _TURNS.turn(request.state.place, False):
            going = await run_in_threadpool(claims.leave, asked, _back())
    except NoTurn:
        return _busy(request)
    except Refused as refused:
        return await _refused(request, refused)
    kept = {name: going[name] for name in ("state", "nonce", "code_verifier")}
    answer = RedirectResponse(going["url"], status_code=303, headers={"cache-control": "no-store"})
    here = settings()
    answer.set_cookie(
        here.cookie("oidc"),
        _signer(asked).dumps({**kept, "next": next_}),
        max_age=LASTS,
        path="/",
        secure=here.is_encrypted,
        httponly=True,
        samesite="lax",
    )
    return answer


async def callback(request: Request) -> Response:
    """Coming back from the provider: open a sign-in, or say why there is none. What was kept is forgotten."""
    asked = usable()
    try:
        if asked is None:
            raise Refused(404, "none")
        kept = _kept(request, asked)
        with _TURNS.turn(request.state.place, False):
            made = await run_in_threadpool(_arrive, request, asked, kept)
        answer = await doors.enter(request, made, doors.safe_next(kept["next"]))
    except NoTurn:
        return _busy(request)  # and may be tried again
    except Refused as refused:
        answer = await _refused(request, refused)
    here = settings()
    answer.delete_cookie(here.cookie("oidc"), path="/", secure=here.is_encrypted, httponly=True, samesite="lax")
    return answer


async def sign_out(request: Request) -> Response:
    """Lead on to where one signs out at the provider too; it asks there whether that is meant."""
    asked = usable()
    try:
        if asked is None or not asked.signs_out:
            raise Refused(404, "none")
        with _TURNS.turn(request.state.place, False):
            address = await run_in_threadpool(claims.leaving, asked)
        if address is None:
            raise Refused(404, "none")
    except NoTurn:
        return _busy(request)
    except Refused as refused:
        return await _refused(request, refused)
    back = urlencode({"client_id": asked.client_id, "post_logout_redirect_uri": f"{settings().url}/sign-in"})
    return RedirectResponse(f"{address}{'&' if '?' in address else '?'}{back}", status_code=303)


def routes() -> list[BaseRoute]:
    """The routes of this way to sign in."""
    return [
        Route("/oidc/sign-in", sign_in, methods=["GET"]),
        Route("/oidc/callback", callback, methods=["GET"]),
        Route("/oidc/sign-out", sign_out, methods=["GET"]),
    ]


def _arrive(request: Request, asked: Provider, kept: Mapping[str, str]) -> sign_ins.Opened:
    """The sign-in of the person the provider speaks of. Raises Refused; that leaves a line in the audit."""
    database, place = opened(office().journal), request.state.place
    try:
        said = claims.arrive(asked, _back(), request.query_params, kept)
        person = _person(database, asked, said, place)
    except Refused as refused:
        with database.write() as connection:
            details = {"way": "oidc", "why": refused.why}
            audit.note(connection, By(sign_ins.STRANGER, place), "sign_in_refused", refused.about, **details)
        raise
    with database.write() as connection:
        browser = request.headers.get("user-agent", "")
        return sign_ins.open_for(connection, person.number, By(person.name, place), "oidc", browser)


def _person(database: Database, asked: Provider, said: Mapping[str, Any], place: str) -> accounts.Person:
    """Whom the claims mean, with the role and area the rules give. Raises Refused."""
    by, subject = By(WHO, place), f"{asked.issuer}|{said['sub']}"
    person = accounts.of_subject(database, subject)
    name = "" if person else _name(asked, said, subject)
    if person is None and name:
        person = accounts.named(database, name)
        if person and person.subject not in (None, subject):
            raise Refused(403, "unknown", subject)  # the name was given to somebody else since
    if person and person.state != "active":
        raise Refused(403, "locked", person.name)
    meant = asked.means(said)
    if asked.rules and meant is None:
        raise Refused(403, "no_role", person.name if person else subject)
    try:
        if person is None and meant and asked.adds:
            shown = said.get("name")
            new = name or str(said.get("preferred_username") or "")
            return accounts.add(database, by, new, *meant, shown if isinstance(shown, str) else "", subject)
        if person is None:
            raise Refused(403, "unknown", subject)
        if person.subject is None:
            person = accounts.bind(database, by, person.number, subject)
        if meant and meant != (person.role, person.area):
            person = accounts.change(database, by, person.number, *meant, person.shown)
    except accounts.CannotChange as problem:
        log.warning("somebody who came through the identity provider was refused: %s", problem.what)
        raise Refused(403, "cannot", person.name if person else subject) from problem
    return person


def _name(asked: Provider, said: Mapping[str, Any], subject: str) -> str:
    if asked.person == "subject":
        return ""
    name = said.get(asked.person)
    if asked.person == "email" and said.get("email_verified") is not True:
        raise Refused(403, "unverified", subject)
    return accounts.plain(name) if isinstance(name, str) else ""


def _kept(request: Request, asked: Provider) -> dict[str, str]:
    """What this browser kept when it left for the provider. Raises Refused: then this callback is not its own."""
    try:
        kept = _signer(asked).loads(request.cookies.get(settings().cookie("oidc"), ""), max_age=LASTS)
    except BadSignature as foreign:
        raise Refused(400, "stale") from foreign
    if not hmac.compare_digest(kept["state"].encode(), request.query_params.get("state", "").encode()):
        raise Refused(400, "stale")
    return kept


def _signer(asked: Provider) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(f"{asked.client_secret}|{asked.issuer}", salt="sign-in through the provider")


def _back() -> str:
    return f"{settings().url}/oidc/callback"


def _busy(request: Request) -> Response:
    return PlainTextResponse(doors.language(request)("sign_in.busy"), 503, headers={"retry-after": "5"})


async def _refused(request: Request, refused: Refused) -> Response:
    t = doors.language(request)
    return await doors.sign_in_page(request, t, "/", t(f"oidc.{refused.why}"), refused.status)
