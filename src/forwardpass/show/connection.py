"""Keeps uvicorn up whatever its clients do: deadlines, a limit, short refusals, a quiet log.

HTTP itself is left to uvicorn and h11, what is answered to a whole request to the application.
"""

from __future__ import annotations

import asyncio
import errno
import math
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar, Final, cast

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS: Final = 10.0  # for a whole request, and for a client that takes nothing of its answer
MOST: Final = 1000  # connections at once, where the system has as many descriptors
SPARE: Final = 32  # descriptors for all but connections: files, the listener, the loop
BURST: Final = 128  # connections accepted before the first of them is looked at, at most
LARGE: Final = 1 << 14  # bytes that are not worth keeping back
QUEUE: Final = 2048  # connections that wait in the system until they are accepted

Refusal = tuple[HTTPStatus, str]
NOT_HTTP: Final = (HTTPStatus.BAD_REQUEST, "This is not a request in HTTP.\n")
TOO_SLOW: Final = (HTTPStatus.REQUEST_TIMEOUT, "The request was not complete in time.\n")
TOO_MANY: Final = (
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Too many connections are open: try again in a moment.\n",
)


class Together:
    """A transport that sends head and body in one go: each go costs as much as making them."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._parts: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send once the loop has done what it is at; large parts at once, for the flow control."""
        if not data:
            return
        if not self._parts:
            self._loop.call_soon(self.flush)
        self._parts.append(data)
        if len(data) > LARGE:
            self.flush()

    def flush(self) -> None:
        """Send what there is."""
        if self._parts:
            self._transport.write(b"".join(self._parts))
            self._parts.clear()

    def close(self) -> None:
        """Close when all is sent."""
        self.flush()
        self._transport.close()


class Connection(H11Protocol):
    """One connection; `run` says how many there may be and what every refusal carries."""

    most: ClassVar[int] = MOST
    headers_of_refusals: ClassVar[Mapping[str, str]] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(cast("asyncio.Transport", Together(transport, self.loop)))
        self.waits_since = self.loop.time()
        self._unsent: float = math.inf  # bytes of the answer that the client had not taken
        self._timer = self.loop.call_later(SECONDS, self._look)
        if len(self.connections) > self.most:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end, from whichever side."""
        self._timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self.waits_since = self.loop.time()
        super().on_response_complete()

    def resume_writing(self) -> None:
        """The client takes its answer."""
        self._unsent = math.inf
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuse what h11 cannot read."""
        self.refuse(NOT_HTTP)

    def _should_upgrade(self) -> bool:
        """Never: there is only HTTP here, and no advice in the log for whoever asks for more."""
        return False

    @property
    def waits(self) -> bool:
        """Whether the client has to send a request, or the rest of one, before anything happens."""
        return self.cycle is None or bool(self.cycle.response_complete)

    def refuse(self, refusal: Refusal) -> None:
        """Give an answer of our own, unless another one was begun, and close."""
        if self.cycle is not None:
            self.cycle.disconnected = True  # the application has nobody left to answer
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.write(self._refusal(*refusal))
        self.transport.close()

    def _refusal(self, status: HTTPStatus, text: str) -> bytes:
        headers = {
            **self.headers_of_refusals,
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": str(len(text)),
            "Connection": "close",
        }
        reason = status.phrase.encode()
        head = h11.Response(status_code=status, headers=list(headers.items()), reason=reason)
        events = (head, h11.Data(data=text.encode("ascii")), h11.EndOfMessage())
        return b"".join(self.conn.send(event) or b"" for event in events)

    def give_up(self, refusal: Refusal) -> None:
        """Close; with an answer where a request was begun, as nothing else awaits one."""
        if self.conn.trailing_data[0]:
            self.refuse(refusal)
        else:
            self.transport.close()

    def _make_room(self) -> None:
        """Of too many, let the one go that has waited longest, or else been answered too long."""
        held: list[Any] = [one for one in self.connections if not one.transport.is_closing()]
        if len(held) <= self.most:
            return
        others = (one for one in held if one is not self)
        oldest = min(others, key=lambda one: (not one.waits, one.waits_since))
        if oldest.waits:
            oldest.give_up(TOO_MANY)
        elif self.waits_since - oldest.waits_since > SECONDS:
            oldest.transport.abort()  # takes so little at a time that it might never end
        else:
            self.refuse(TOO_MANY)

    def _look(self) -> None:
        """End what does not get on; called after SECONDS, and again until the end."""
        unsent = self.transport.get_write_buffer_size()
        if unsent and unsent >= self._unsent:
            self.transport.abort()
            return
        left = self.waits_since + SECONDS - self.loop.time()
        if left <= 0:
            left = SECONDS
            if self.waits and not unsent:
                self.give_up(TOO_SLOW)
        self._unsent = unsent or math.inf
        self._timer = self.loop.call_later(left, self._look)


def run(
    app: Callable[..., Awaitable[None]],
    listener: socket.socket,
    headers_of_refusals: Mapping[str, str],
) -> None:
    """Answer requests until Ctrl-C, which is passed on as KeyboardInterrupt."""
    server_of(app, headers_of_refusals).run(sockets=[listener])


def server_of(
    app: Callable[..., Awaitable[None]], headers_of_refusals: Mapping[str, str]
) -> uvicorn.Server:
    """A server that has not begun."""
    most, burst = room()
    limits = {"most": most, "headers_of_refusals": headers_of_refusals}
    config = uvicorn.Config(
        app,
        access_log=False,
        backlog=burst,
        http=type("Connection", (Connection,), limits),
        lifespan="off",
        log_level="error",  # less is what clients did
        loop="asyncio",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )
    return _Server(config)


def room() -> tuple[int, int]:
    """How many connections there may be, and how many are accepted in one go.

    One that is refused keeps its descriptor for two more rounds of the loop, in which others come.
    """
    if sys.platform == "win32":
        return MOST, BURST
    import resource

    descriptors, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if descriptors == resource.RLIM_INFINITY:
        return MOST, BURST
    burst = min(BURST, descriptors // 8)
    return max(1, min(MOST, descriptors - 3 * burst - SPARE)), burst


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, with a long queue: `backlog` is also how many are accepted in one go."""
        asyncio.get_running_loop().set_exception_handler(_tell)
        await super().startup(sockets)
        for listener in sockets or ():
            listener.listen(QUEUE)


def _tell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong in the loop; no traceback where the system has no descriptors left."""
    problem = context.get("exception")
    if isinstance(problem, OSError) and problem.errno in (errno.EMFILE, errno.ENFILE):
        return  # asyncio tries again after a second, and connections end by their deadlines
    loop.default_exception_handler(context)
