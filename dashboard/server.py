"""The ASGI application: Streamlit's pages; beside them health, fonts, original files; the headers of all answers."""

import mimetypes
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from importlib import resources
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import controls
from dashboard.entrance import doors, oidc
from dashboard.entrance.gate import Gate
from dashboard.export import attachment
from dashboard.packed import FOREVER, PackedBundle, pack_ahead
from dashboard.refusal import NotAllowed
from dashboard.session import SignedOut, acting_as
from dashboard.text import text

APP = Path(str(resources.files("dashboard") / "app.py"))
FONTS = Path(str(resources.files("dashboard") / "fonts"))
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "content-security-policy": "frame-ancestors 'self'; base-uri 'self'; object-src 'none'",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """Middleware: the headers every answer carries."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers when an answer starts."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


async def health(request: Request) -> Response:
    """200 and the newest warehouse's number when reading works, 503 when not."""
    from dashboard import ask  # here, not above: Streamlit's caches are to be made once it runs

    warehouse = await run_in_threadpool(ask.newest)
    if warehouse is None or not await run_in_threadpool(ask.can_read, warehouse):
        return JSONResponse({"warehouse": None}, status_code=503, headers={"cache-control": "no-store"})
    return JSONResponse({"warehouse": warehouse.number}, headers={"cache-control": "no-store"})


async def font(request: Request) -> Response:
    """A font that ships with the dashboard."""
    name = request.path_params["name"]
    if name not in {file.name for file in FONTS.glob("*.woff2")}:
        return PlainTextResponse("", status_code=404)
    return FileResponse(FONTS / name, media_type="font/woff2", headers={"cache-control": FOREVER})


async def original(request: Request) -> Response:
    """The original file of that content, as an attachment under the name it was handed in with."""
    from dashboard import ask_uploads

    with acting_as(request.state.viewer):
        try:
            file = await run_in_threadpool(ask_uploads.original, request.path_params["sha256"])
            name = await run_in_threadpool(ask_uploads.original_name, request.path_params["sha256"])
        except NotAllowed:
            return PlainTextResponse(text("vi")("failure.not_allowed"), status_code=403)
    if file is None:
        return PlainTextResponse(text("vi")("failure.no_original"), status_code=404)
    name = name or file.name
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(
        file, media_type=kind, headers={"content-disposition": attachment(name), "cache-control": "private, no-cache"}
    )


async def api(scope: Scope, receive: Receive, send: Send) -> None:
    """The HTTP API: dashboard/api.py."""
    from dashboard.api import answer  # here, not above: as in health

    await answer(scope, receive, send)


def explain(error: Exception) -> bool:
    """In place of a stack trace: a sentence for the viewer; the trace is in the log, where Streamlit writes it."""
    t = controls.language()
    if isinstance(error, NotAllowed):
        st.warning(t("failure.not_allowed"), title=t("failure.title"))
        return True
    if isinstance(error, SignedOut):
        st.warning(t("sign_in.over"), title=t("failure.session_over"))
        return True
    st.error(t("failure.what", moment=t.moment(datetime.now())), title=t("failure.title"))
    return True


@asynccontextmanager
async def life(_: st.App) -> AsyncIterator[None]:
    """While the application runs: the browser bundle is packed ahead, beside the first requests."""
    threading.Thread(target=pack_ahead, name="pack", daemon=True).start()
    yield


app = st.App(
    APP,
    lifespan=life,
    routes=[
        Route("/healthz", health),
        Route("/fonts/{name}", font),
        Route("/original/{sha256}", original),
        Mount("/api", app=api),
        *doors.routes(),
        *oidc.routes(),
    ],
    middleware=[Middleware(SafeHeaders), Middleware(Gate), Middleware(PackedBundle)],
    on_script_error=explain,
)
