"""The gate: in front of pages, websocket, uploads, media, files and API alike; nothing passes it without a viewer.

Streamlit protects nothing by itself. The gate finds out who asks, hands the sign-in's key on in headers that only it
can set (config.toml: server.trustedUserHeaders), and tells an open page when its sign-in has ended.
"""

import logging
from collections import OrderedDict
from urllib.parse import quote, urlsplit

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard import accounts
from dashboard.entrance import sign_ins, throttle, tokens
from dashboard.entrance.settings import LOOPBACK, Settings, settings
from dashboard.entrance.socket import Socket, Watch
from dashboard.entrance.turns import Pace
from dashboard.model import OPEN_VIEWER, Viewer
from dashboard.permissions import may_anywhere
from dashboard.text import text
from etl.database import opened
from etl.office import office

HEALTH = "/healthz"
OPEN = (HEALTH, "/sign-in", "/sign-out", "/favicon.ico", "/v")
OPEN_BELOW = ("/entrance/", "/fonts/", "/password/", "/oidc/", "/s/", "/v/", "/static/")  # /static/: Streamlit itself
SESSION, PLACE = b"x-danvan-session", b"x-danvan-place"
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
UPLOAD = "/_stcore/upload_file/"
REMEMBERED = 20_000
BUSY = {"retry-after": "5", "cache-control": "no-store"}
log = logging.getLogger(__name__)


class Gate:
    """Middleware: lets through with a viewer, or answers with the way to sign in (303), 401, 403, or no websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._watch = Watch(lambda keys: sign_ins.alive(opened(office().journal), keys))
        self._pace = Pace()
        self._holders: OrderedDict[str, str] = OrderedDict()  # Streamlit's session → key of the sign-in that holds it

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Decide about one request or websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        here, headers = settings(), Headers(scope=scope)
        place = _place(scope, headers, here)
        scope = {**scope, "headers": [(n, v) for n, v in scope["headers"] if not n.startswith(b"x-danvan-")]}
        scope["state"] = {**scope.get("state", {}), "place": place}
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] == "/sign-in":
            known = here.cookie("device") in headers.get("cookie", "")
            if not self._pace.admits(throttle.network(place), known):  # before anything is read, or costs anything
                await PlainTextResponse(text("vi")("sign_in.busy"), 503, BUSY)(scope, receive, send)
                return
        refusal = None if scope["path"] == HEALTH else _stranger(scope, headers, here)
        if refusal:
            await _refuse(scope, receive, send, _said(scope, refusal, 403))
        elif scope["type"] == "http" and _is_open(scope["path"]):
            await self.app(scope, receive, send)
        else:
            try:
                viewer = await run_in_threadpool(_viewer, scope, headers, here, place)
            except sa.exc.SQLAlchemyError:
                log.exception("the journal cannot be reached")
                await _refuse(scope, receive, send, _said(scope, "failure.no_journal", 503))
                return
            if viewer is None:
                await _refuse(scope, receive, send, _ask_to_sign_in(scope, headers))
            else:
                await self._let_in(scope, receive, send, viewer)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send, viewer: Viewer) -> None:
        key = viewer.session or ""  # a token has none, and opens no page
        scope["headers"] += [(SESSION, key.encode()), (PLACE, scope["state"]["place"].encode())]
        scope["state"]["viewer"] = viewer
        if scope["type"] == "websocket":
            await self._open_page(scope, receive, send, key)
        elif scope["path"].startswith(UPLOAD) and not self._may_upload(scope["path"], viewer, key):
            await _refuse(scope, receive, send, _said(scope, "failure.not_allowed", 403))
        else:
            await self.app(scope, receive, send)

    async def _open_page(self, scope: Scope, receive: Receive, send: Send, key: str) -> None:
        """A page's websocket: only its holder takes up a session again; it is told when the sign-in ends."""
        scope["headers"] = [
            (name, self._own_session(value, key) if name == b"sec-websocket-protocol" else value)
            for name, value in scope["headers"]
        ]
        ended = self._watch.add(key)
        is_held = False

        async def sending(message: Message) -> None:
            nonlocal is_held
            if not is_held and message.get("bytes"):
                is_held = self._hold(message["bytes"], key)
            await send(message)

        try:
            await self.app(scope, Socket(receive, ended).receive, sending)
        finally:
            self._watch.remove(key, ended)

    def _hold(self, sent: bytes, key: str) -> bool:
        """Note whose page it is when the server names the session; True once it has."""
        message = ForwardMsg()
        message.ParseFromString(sent)
        session = message.new_session.initialize.session_id if message.HasField("new_session") else ""
        if session:
            self._holders[session] = key
            while len(self._holders) > REMEMBERED:
                self._holders.popitem(last=False)
        return bool(session)

    def _own_session(self, protocols: bytes, key: str) -> bytes:
        """The websocket's protocols: name, XSRF token, session to take up again; the last only for its holder."""
        parts = protocols.decode("latin-1").split(",")
        if len(parts) > 2 and self._holders.get(parts[2].strip()) != key:
            parts = parts[:2]
        return ",".join(parts).encode("latin-1")

    def _may_upload(self, path: str, viewer: Viewer, key: str) -> bool:
        """Files are taken only from who may hand in, and only for the own page."""
        session = path.removeprefix(UPLOAD).split("/")[0]
        return may_anywhere(viewer, "hand_in") and self._holders.get(session) == key


def _viewer(scope: Scope, headers: Headers, here: Settings, place: str) -> Viewer | None:
    database = opened(office().journal)
    if scope["path"].startswith("/api/") and "authorization" in headers:
        kind, _, given = headers["authorization"].partition(" ")
        return tokens.look_up(database, given.strip(), place) if kind.lower() == "bearer" else None
    secret = cookie_parser(headers.get("cookie", "")).get(here.cookie("session"), "")
    if secret:
        found = sign_ins.look_up(database, sign_ins.key_of(secret), place, counts=_is_visit(headers))
        if found:
            return found
    return OPEN_VIEWER if here.may_be_open and accounts.is_open(database) else None


def _place(scope: Scope, headers: Headers, here: Settings) -> str:
    """The address of who asks; a proxy's word is taken only from the proxy, and only its own (last) one."""
    peer = scope["client"][0] if scope.get("client") else ""
    if peer in here.proxies and "x-forwarded-for" in headers:
        return headers["x-forwarded-for"].rpartition(",")[2].strip()[:64]
    return peer


def _stranger(scope: Scope, headers: Headers, here: Settings) -> str | None:
    """The text that says how a request comes from where none should: another site's page, another name, a proxy."""
    host = headers.get("host", "").lower()
    try:
        name = urlsplit(f"//{host}").hostname or ""
        from_ = urlsplit(headers.get("origin", "")).netloc.lower()
    except ValueError:  # no address at all, such as http://[
        return "failure.host"
    if here.may_be_open and (name not in LOOPBACK or any(h in headers for h in FORWARDED)):
        return "failure.open_host"
    if here.host and host != here.host and name not in LOOPBACK:
        return "failure.host"
    is_websocket = scope["type"] == "websocket"
    if not is_websocket and scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return None
    origin = headers.get("origin")
    is_from_elsewhere = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if (origin is None and is_websocket) or is_from_elsewhere:
        return "failure.origin"
    if origin is not None and from_ not in (host, here.host):
        return "failure.origin"
    return None


def _ask_to_sign_in(scope: Scope, headers: Headers) -> Response:
    if scope["type"] == "http" and _is_visit(headers) and not scope["path"].startswith("/api/"):
        back = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
        return RedirectResponse(f"/sign-in?next={quote(back, safe='/')}", status_code=303)
    return _said(scope, "failure.sign_in", 401)


def _said(scope: Scope, key: str, status: int) -> Response:
    """A text of the failures as an answer: JSON to whom nobody reads, and of the API."""
    headers = {"cache-control": "no-store"} | ({"www-authenticate": "Bearer"} if status == 401 else {})
    words = {"message": text("vi")(key), "message_en": text("en")(key)}
    if status == 401 or scope["path"].startswith("/api/"):
        return JSONResponse({"error": key.partition(".")[2], **words}, status_code=status, headers=headers)
    return PlainTextResponse(words["message"], status_code=status, headers=headers)


async def _refuse(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "http":
        await answer(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.close", "code": 4401})


def _is_open(path: str) -> bool:
    return path in OPEN or path.startswith(OPEN_BELOW)


def _is_visit(headers: Headers) -> bool:
    return "text/html" in headers.get("accept", "") or headers.get("sec-fetch-mode") == "navigate"
