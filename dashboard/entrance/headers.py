"""The headers every answer carries: what a browser may load for it, keep of it and tell others about it."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.entrance.settings import settings
from dashboard.packed import packed

ALWAYS = {
    "cache-control": "no-store",  # what may be kept says so itself (the bundle, fonts)
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",  # a link somebody published is found by nobody else
}
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For what is no page: should a browser show it as one all the same, nothing in it runs."""
HSTS = "max-age=31536000"  # a year; the office's other machines are its own business


@lru_cache(maxsize=1)
def page_policy() -> str:
    """The policy of Streamlit's page: everything from here; of scripts in the page only those it came with.

    Its styles are made in the browser ('unsafe-inline'); pictures of charts and files to save are blob: and data:.
    """
    page = packed("index.html")
    inline = re.findall(rb"<script>(.*?)</script>", page.plain if page else b"", re.DOTALL)
    hashes = [f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in inline]
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",  # symbols in the bundle's styles
            "connect-src 'self'",  # the page's websocket too
            "worker-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SafeHeaders:
    """Middleware: adds the headers an answer does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers when an answer starts."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                make_safe(MutableHeaders(scope=message), message["status"])
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def make_safe(headers: MutableHeaders, status: int = 200) -> None:
    """Add to an answer's headers those it does not set itself.

    "Not modified" has no kind, and its headers take the place of those the browser keeps (RFC 9111 section 4.3.4): with
    a policy of its own, a page looked at again would be left without its scripts.
    """
    is_page = headers.get("content-type", "").startswith("text/html")
    if status != 304:
        headers.setdefault("content-security-policy", page_policy() if is_page else NOTHING)
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    if settings().is_encrypted:
        headers.setdefault("strict-transport-security", HSTS)
