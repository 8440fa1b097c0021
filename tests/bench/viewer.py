"""A viewer without a browser: opens pages and changes choices over the websocket, as the browser's scripts would."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Viewer:
    """What one viewer sees: all `pages` by path, by widget the states it `offered` after the last run, and
    of which of the page's `parts` (fragments) it is: a change runs that part alone, as in a browser."""

    line: websockets.ClientConnection
    pages: list[str] = field(default_factory=list)
    offered: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    click: BackMsg = field(default_factory=BackMsg)

    async def open(self, page: str = "", query: str = "") -> None:
        """Open a page, "" the first; returns when it has run."""
        self.click = BackMsg(rerun_script={"page_name": page, "query_string": query})
        await self._run()

    async def change(self, choose: Random, menus: bool = True) -> None:
        """Put any chooser of the page into any of its states, if wished without those with many; returns when the page
        has run."""
        offered = [widget for widget, states in self.offered.items() if menus or len(states) < 5]
        if offered:
            widget = choose.choice(offered)
            self.click.rerun_script.widget_states.widgets.add(id=widget, **choose.choice(self.offered[widget]))
            self.click.rerun_script.fragment_id = self.parts[widget]
        await self._run()

    async def _run(self) -> None:
        gone = {self.click.rerun_script.fragment_id}
        if gone & {"", next(filter(None, self.parts.values()), "")}:  # all, or the page with all its parts
            gone |= {part for part in self.parts.values() if part}
        if "" in gone:
            self.parts, self.offered = {}, {}
        self.offered = {one: states for one, states in self.offered.items() if self.parts[one] not in gone}
        await self.line.send(self.click.SerializeToString())
        while True:
            got = ForwardMsg.FromString(await asyncio.wait_for(self.line.recv(), 120))
            element = got.delta.new_element
            if element.WhichOneof("type") in ("exception", "alert"):
                raise RuntimeError(element)
            widget, states = _offer(got)
            self.offered |= {widget: states} if widget else {}
            self.parts |= {widget: got.delta.fragment_id} if widget else {}
            self.pages = [page.url_pathname for page in got.navigation.app_pages] or self.pages
            if got.HasField("page_info_changed"):  # the next click says where one is, as a browser's address does
                self.click.rerun_script.query_string = got.page_info_changed.query_string
            if got.HasField("script_finished") and got.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return


@asynccontextmanager
async def viewing(address: str) -> AsyncIterator[Viewer]:
    """A viewer of the server at that address; leaves at the end."""
    url, headers = address.replace("http", "ws") + "/_stcore/stream", {"Origin": address}
    async with websockets.connect(url, additional_headers=headers, subprotocols=["streamlit"], max_size=None) as line:
        yield Viewer(line)


def _offer(got: ForwardMsg) -> tuple[str, list[dict[str, object]]]:
    element, box = got.delta.new_element, got.delta.add_block.expandable
    menu, group = element.selectbox, element.button_group
    states = [{"string_value": option} for option in menu.options]
    states += [{"string_array_value": {"data": [option.content]}} for option in group.options]
    return menu.id or group.id or element.checkbox.id or box.id, states or [{"bool_value": True}, {"bool_value": False}]
