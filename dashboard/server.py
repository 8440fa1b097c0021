"""The ASGI application: Streamlit's pages; beside them health, fonts, original files."""

import mimetypes
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from importlib import resources
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from dashboard import controls, logs
from dashboard.briefing import routes as briefings
from dashboard.entrance import doors, oidc
from dashboard.entrance.gate import Gate
from dashboard.entrance.headers import SafeHeaders, make_safe
from dashboard.export import attachment
from dashboard.packed import FOREVER, PackedBundle, pack_ahead
from dashboard.refusal import NotAllowed
from dashboard.session import SignedOut, acting_as
from dashboard.text import text

APP = Path(str(resources.files("dashboard") / "app.py"))
FONTS = Path(str(resources.files("dashboard") / "fonts"))


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
        file, media_type=kind, headers={"content-disposition": attachment(name), "cache-control": "no-store"}
    )


async def api(scope: Scope, receive: Receive, send: Send) -> None:
    """The HTTP API: dashboard/api.py."""
    from dashboard.api import answer  # here, not above: as in health

    await answer(scope, receive, send)


def explain(error: Exception) -> bool:
    """In place of a stack trace: a sentence for the viewer, with the number under which the log has the trace."""
    t = controls.language()
    if isinstance(error, NotAllowed):
        st.warning(t("failure.not_allowed"), title=t("failure.title"))
    elif isinstance(error, SignedOut):
        st.warning(t("sign_in.over"), title=t("failure.session_over"))
    else:
        reference = logs.note_failure("a page failed", error)
        st.error(t("failure.what", moment=t.moment(datetime.now()), reference=reference), title=t("failure.title"))
    return True


async def failed(_request: Request, error: Exception) -> Response:
    """The same for what is no page."""
    said = text("vi")("failure.request", reference=logs.note_failure("a request failed", error))
    answer = PlainTextResponse(said, status_code=500, headers={"connection": "close"})  # uvicorn closes it now
    make_safe(answer.headers)  # this answer is made outside of all middleware
    return answer


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
        *briefings.routes(),
    ],
    middleware=[Middleware(SafeHeaders), Middleware(Gate), Middleware(PackedBundle)],
    exception_handlers={Exception: failed},
    on_script_error=explain,
)
