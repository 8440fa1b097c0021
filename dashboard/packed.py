"""Streamlit's browser bundle, packed once and kept in memory, with Vietnamese beside its fixed English words.

Streamlit sends its bundle unpacked (9.3 MB on a first visit with plotly); this answers with gzip (2.7 MB). Assets carry
a content hash in their name, and a mark of what we replace in their address: so they may be kept for a year, and a
change of ours is seen at once. index.html, which names them, is asked for anew.
"""

import gzip
import mimetypes
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

PACKABLE = {".js", ".css", ".html", ".json", ".svg", ".txt", ".map"}
FOREVER = "public, max-age=31536000, immutable"
ASSET = re.compile(r"/static/[\w\-./]+\.\w+")
MARK = re.compile(r"/static/ours-\w+/")
CHOICE = """
function inOurWords(vi,en){return new URLSearchParams(location.search).get("language")==="en"?en:vi}
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of the bundle as it goes out."""

    plain: bytes
    packed: bytes | None
    kind: str
    tag: str


class PackedBundle:
    """Middleware: answers GET and HEAD for the bundle's files and for the page itself; leaves all else to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the packed bundle where it has the file."""
        name = _name(scope)
        answer = await run_in_threadpool(packed, name) if name else None
        if answer is None:
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        headers = {
            "etag": answer.tag,
            "vary": "Accept-Encoding",
            "cache-control": "no-cache" if name == "index.html" else FOREVER,
        }
        if answer.tag in asked.get("if-none-match", ""):
            response = Response(status_code=304, headers=headers)
        elif answer.packed and _takes_gzip(asked.get("accept-encoding", "")):
            response = Response(answer.packed, headers=headers | {"content-encoding": "gzip"}, media_type=answer.kind)
        else:
            response = Response(answer.plain, headers=headers, media_type=answer.kind)
        await response(scope, receive, send)


@lru_cache(maxsize=512)
def packed(name: str) -> Packed | None:
    """A file of the bundle by its path below the bundle's folder, or None when there is none."""
    root = Path(get_static_dir()).resolve()
    file = (root / name).resolve()
    if not file.is_relative_to(root) or not file.is_file():
        return None
    content = file.read_bytes()
    if file.suffix in (".js", ".html"):
        content = in_our_words(content.decode("utf-8"), name).encode("utf-8")
    small = gzip.compress(content, 9, mtime=0) if file.suffix in PACKABLE and len(content) > 500 else None
    kind = {".js": "text/javascript", ".woff2": "font/woff2"}.get(file.suffix) or mimetypes.guess_type(name)[0]
    return Packed(content, small, kind or "application/octet-stream", f'"{sha256(content).hexdigest()[:20]}"')


def pack_ahead() -> None:
    """Pack what every first visit asks for, so that nobody waits for it: plotly, and what index.html names."""
    root = Path(get_static_dir())
    named = re.findall(r'"\./(static/[^"]+)"', (root / "index.html").read_text(encoding="utf-8"))
    plotly = [file.relative_to(root).as_posix() for file in root.glob("static/js/PlotlyChart.*.js")]
    for name in (*plotly, *named, "index.html"):
        packed(name)


def in_our_words(source: str, name: str) -> str:
    """The bundle's file with Vietnamese beside Streamlit's English words, each where it stands as a whole text."""
    if name == "index.html":
        for old, new in words()["page"].items():
            source = source.replace(old, new)
        return re.sub(r"<link[^>]*SourceSans[^>]*>", "", source).replace("./static/", f"./static/ours-{mark()}/")
    for old, new in words()["piece"].items():
        source = source.replace(old, new)
    for old, new in words()["bundle"].items():
        if old not in source:  # megabytes are searched once, not once a kind of quotation mark
            continue
        for quote in "`\"'":
            english = f"{quote}{old}{quote}"
            # in brackets: what stands before may be a word like return, without a blank
            source = source.replace(english, f"(inOurWords({quote}{new}{quote},{english}))")
    return source + CHOICE if "inOurWords(" in source else source


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, str]]:
    """The English words and what stands beside them or in their place: bundle.toml."""
    return tomllib.loads(_ours().decode("utf-8"))


@lru_cache(maxsize=1)
def mark() -> str:
    """Changes whenever something else is put into the bundle."""
    return sha256(_ours() + CHOICE.encode()).hexdigest()[:10]


def _ours() -> bytes:
    return (resources.files("dashboard") / "bundle.toml").read_bytes()


def _name(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    path = MARK.sub("/static/", scope["path"].removeprefix(scope.get("root_path", "")))
    if ASSET.fullmatch(path) and ".." not in path:
        return path.lstrip("/")
    takes_page = "text/html" in Headers(scope=scope).get("accept", "")
    return "index.html" if takes_page and re.fullmatch(r"/[\w-]*", path) and path not in OURS else None


_HERE = ("healthz", "fonts", "original", "api", "s", "show", "v", "sign-in", "sign-out", "password", "oidc")
OURS = frozenset(f"/{name}" for name in _HERE)
"""Addresses of our own that are no pages, although a browser may ask for them."""


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
