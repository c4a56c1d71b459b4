"""Serves the page of a training that goes on: events, and the newest network, beside the site.

What there is to tell is left to `live`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any, Final

from forwardpass.show import connection
from forwardpass.show.live import LOOK, Live, Sent
from forwardpass.show.server import (
    PIECE,
    SECURITY_HEADERS,
    Answer,
    ASGIApp,
    Resource,
    Scope,
    Send,
    answer,
    create_app,
    host_names,
    may_read,
    refusal,
)

EVENTS: Final = "/live/events"
NETWORK: Final = "/live/network"
HISTORY: Final = "/live/history"
SILENCE: Final = 10.0  # seconds after which a page is told that the server is still there
NOT_YET: Final = refusal(HTTPStatus.NOT_FOUND, "It is not there yet.")


def live_app(live: Live, site: Mapping[str, Resource], host: str = "127.0.0.1") -> ASGIApp:
    """The application that serves `site`, and what is live beside it."""
    hosts, rest = host_names(host), create_app(site, host)

    async def app(scope: Scope, receive: Callable[[], Awaitable[Any]], send: Send) -> None:
        if not scope["path"].startswith("/live/"):
            await rest(scope, receive, send)
        elif refused := may_read(scope, hosts):
            await _send(send, refused)
        elif scope["path"] == EVENTS:
            await _events(live, receive, send)
        else:
            await _send(send, _file(live, scope["path"]))
            live.taken_home += scope["path"] == HISTORY

    return app


def _file(live: Live, path: str) -> Answer:
    content = {NETWORK: live.network, HISTORY: live.history}.get(path)
    if content is None:
        return NOT_YET
    if path == NETWORK:
        live.fetched = True
    headers = {"Content-Type": "application/octet-stream", "Cache-Control": "no-store"}
    return answer(HTTPStatus.OK, headers, content)


async def _events(live: Live, receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    """News as server-sent events, until the page goes or all is told."""
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    start = [(k.lower().encode(), v.encode()) for k, v in (headers | SECURITY_HEADERS).items()]
    await send({"type": "http.response.start", "status": 200, "headers": start})
    gone = asyncio.ensure_future(_gone(receive))
    sent = Sent()
    live.pages += 1
    live.fetched = True  # this page has seen nothing yet: it waits for a network
    silent = time.monotonic()
    try:
        while not gone.done() and not live.closed:
            news = live.news
            if news.number != sent.number:
                await send(_piece(f"data: {sent.next(news)}\n\n"))
                silent = time.monotonic()
            elif time.monotonic() - silent > SILENCE:
                await send(_piece(": still here\n\n"))
                silent = time.monotonic()
            await asyncio.sleep(LOOK)
        await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()
        live.pages -= 1


def _piece(text: str) -> MutableMapping[str, Any]:
    return {"type": "http.response.body", "body": text.encode(), "more_body": True}


async def _gone(receive: Callable[[], Awaitable[Any]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send: Send, found: Answer) -> None:
    await send({"type": "http.response.start", "status": found.status, "headers": found.headers})
    for at in range(0, max(len(found.body), 1), PIECE):
        more = at + PIECE < len(found.body)
        body = found.body[at : at + PIECE]
        await send({"type": "http.response.body", "body": body, "more_body": more})


def in_background(app: ASGIApp, listener: socket.socket) -> Callable[[], None]:
    """Serve on a thread of its own that ends with the program. Returns what ends it sooner."""
    server = connection.server_of(app, SECURITY_HEADERS)
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listener]}, name="forwardpass page", daemon=True
    )
    thread.start()

    def stop() -> None:
        server.should_exit = True
        thread.join(2.0)

    return stop
