"""The packed bundle: the right headers, the right words, and nothing outside the bundle's folder."""

import asyncio
import gzip
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from dashboard import packed
from dashboard.packed import PackedBundle

beyond = PlainTextResponse("beyond")


class Answer:
    """What an ASGI application answered."""

    def __init__(self, messages: list[dict[str, Any]]) -> None:
        self.status = messages[0]["status"]
        self.headers = Headers(raw=messages[0]["headers"])
        self.sent = b"".join(message.get("body", b"") for message in messages[1:])
        self.content = gzip.decompress(self.sent) if self.headers.get("content-encoding") == "gzip" else self.sent
        self.text = self.content.decode("utf-8", "replace")


def get(path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask the middleware, with an application beyond it that answers "beyond" to everything."""
    given = {"accept_encoding": "gzip", "accept": "text/html"} | headers
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
    }
    messages: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        messages.append(message)

    asyncio.run(PackedBundle(beyond)(scope, receive, send))
    return Answer(messages)


def plotly() -> str:
    root = packed.Path(packed.get_static_dir())
    return next(file.relative_to(root).as_posix() for file in root.glob("static/js/PlotlyChart.*.js"))


def test_assets_go_out_packed_and_may_be_kept():
    answer = get("/" + plotly())
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) < 1_600_000 < len(answer.content)


def test_who_takes_no_gzip_gets_the_same_unpacked():
    name = "/" + plotly()
    plain = get(name, accept_encoding="identity")
    assert "content-encoding" not in plain.headers
    assert plain.content == get(name).content == gzip.decompress(packed.packed(name[1:]).packed)


def test_what_is_known_already_is_not_sent_again():
    tag = get("/" + plotly()).headers["etag"]
    assert get("/" + plotly(), if_none_match=tag).status == 304


@pytest.mark.parametrize("path", ["/", "/xu-huong", "/nguon"])
def test_every_page_gets_the_index_in_vietnamese_and_asks_anew(path: str):
    answer = get(path)
    assert '<html lang="vi">' in answer.text
    assert "SourceSans" not in answer.text
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/healthz",
        "/_stcore/health",
        "/original/aa",
        "/static/js/none.js",
        "/static/../../__init__.py",
        "/fonts/x.woff2",
    ],
)
def test_all_else_is_left_to_the_application(path: str):
    assert get(path).text == "beyond"


def test_a_post_is_left_to_the_application():
    assert get("/", "POST").text == "beyond"


def test_the_page_names_its_assets_under_an_address_that_changes_with_what_we_replace():
    named = re.findall(r'"\.(/static/[^"]+\.js)"', get("/").text)
    assert len(named) > 10
    assert all(name.startswith(f"/static/ours-{packed.mark()}/js/") for name in named)
    answer = get(named[0])
    assert answer.content == packed.packed(named[0].replace(f"ours-{packed.mark()}/", "").lstrip("/")).plain
    assert "immutable" in answer.headers["cache-control"]


def test_streamlits_words_go_out_in_both_languages():
    root = packed.Path(packed.get_static_dir())
    name = next(file.relative_to(root).as_posix() for file in root.glob("static/js/Selectbox.*.js"))
    assert "inOurWords(`Không tìm thấy`,`No results`)" in get("/" + name).text
    assert get("/" + name).text.count("function inOurWords(vi,en)") == 1


def test_nothing_outside_the_bundle_is_read():
    assert packed.packed("../__init__.py") is None


def test_all_we_replace_is_in_this_version_of_the_bundle():
    """Red after an upgrade of Streamlit: look the new words and pieces of code up and correct dashboard/bundle.toml."""
    root = packed.Path(packed.get_static_dir())
    bundle = "\n".join(file.read_text(encoding="utf-8") for file in root.glob("static/js/*.js"))
    page = (root / "index.html").read_text(encoding="utf-8")
    assert {word for word in packed.words()["bundle"] if not any(f"{q}{word}{q}" in bundle for q in "`\"'")} == set()
    assert {piece: bundle.count(piece) for piece in packed.words()["piece"] if bundle.count(piece) != 1} == {}
    assert {piece for piece in packed.words()["page"] if piece not in page} == set()


def test_every_file_with_words_replaced_is_still_a_program(tmp_path: Path):
    """A word replaced right after `return` once made `returninOurWords` of it, and the page with choosers fell over."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed (Debian: apt-get install nodejs)")
    root, changed = Path(packed.get_static_dir()), []
    for file in sorted(root.glob("static/js/*.js")):
        ours = packed.packed(file.relative_to(root).as_posix()).plain
        if ours != file.read_bytes():
            changed.append(tmp_path / f"{file.stem}.mjs")
            changed[-1].write_bytes(ours)
            assert not re.search(rb"[\w$]inOurWords\(", ours), file.name
    assert len(changed) > 10
    for file in changed:
        checked = subprocess.run([node, "--check", file], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
