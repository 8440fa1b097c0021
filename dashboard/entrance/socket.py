"""An open page and its sign-in: when the sign-in ends, the page runs once more (and says so), then hears nothing."""

import asyncio
import logging
from collections.abc import Callable, Collection

from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

EVERY = 2.0  # seconds between two looks at which sign-ins live
LINGER = 300.0  # seconds an ended page stays connected, so that it shows what it says instead of "connection lost"
RUN_ONCE_MORE = BackMsg(rerun_script=ClientState()).SerializeToString()
log = logging.getLogger(__name__)


class Watch:
    """Looks every moment at which of the sign-ins with an open page still live; one question for all of them."""

    def __init__(self, alive: Callable[[Collection[str]], set[str]]) -> None:
        self._alive = alive
        self._open: dict[str, set[asyncio.Event]] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, key: str) -> asyncio.Event:
        """An event that is set when the sign-in has ended."""
        ended = asyncio.Event()
        self._open.setdefault(key, set()).add(ended)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        return ended

    def remove(self, key: str, ended: asyncio.Event) -> None:
        """The page is closed."""
        self._open[key].discard(ended)
        if not self._open[key]:
            del self._open[key]

    async def _look(self) -> None:
        while self._open:
            await asyncio.sleep(EVERY)
            asked = list(self._open)
            try:
                living = await run_in_threadpool(self._alive, asked)
            except Exception:  # whatever the database says: the page itself looks again at its next run
                log.exception("the sign-ins cannot be looked up")
                continue
            for key in set(asked) - living:
                for ended in self._open.get(key, ()):
                    ended.set()


class Socket:
    """The receiving side of a page's websocket."""

    def __init__(self, receive: Receive, ended: asyncio.Event) -> None:
        self._receive = receive
        self._ended = ended
        self._coming: asyncio.Task[Message] | None = None
        self._is_over = False

    async def receive(self) -> Message:
        """The browser's next message; once the sign-in has ended, one more run of the page, and then only the end."""
        if self._is_over:
            return await self._until_closed()
        self._coming = self._coming or asyncio.create_task(self._receive())
        ending = asyncio.create_task(self._ended.wait())
        await asyncio.wait({self._coming, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if self._ended.is_set():
            self._is_over = True
            return {"type": "websocket.receive", "bytes": RUN_ONCE_MORE}
        message, self._coming = self._coming.result(), None
        return message

    async def _until_closed(self) -> Message:
        try:
            async with asyncio.timeout(LINGER):
                message = await (self._coming or self._receive())
                while message["type"] != "websocket.disconnect":
                    message = await self._receive()
                return message
        except TimeoutError:
            return {"type": "websocket.disconnect", "code": 4401}
