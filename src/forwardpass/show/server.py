"""Serves the built page on this machine: files from memory, packed, cached and locked down.

Knows what is answered to a request and nothing else: the page computes everything itself, so no
request carries anything but a file. Connections are left to `connection`, which network is opened
and what people type to `commands.serve`.
"""

import errno
import hashlib
import mimetypes
import os
import re
import socket
import sys
import threading
import webbrowser
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from forwardpass.base.errors import InputError
from forwardpass.show import connection
from forwardpass.show.built import STATIC, at_end, read_built
from forwardpass.show.files import INDEX, read_files
from forwardpass.show.packing import gzipped
from forwardpass.show.page import Start, start_block, told
from forwardpass.show.policy import SERVED

DEFAULT_PORT = 8000
PORTS_TRIED = 20  # after the default one, when others have it
NETWORK_NAME = "network.safetensors"  # where --network is served

SECURITY_HEADERS = {
    "Content-Security-Policy": SERVED,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# Said here because a system's own table may differ (Windows can call .js text/plain).
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".safetensors": "application/octet-stream",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
# Where a request names the whole address, as proxies do: "http://host:port/path".
ABSOLUTE = re.compile(r"https?://([^/]*)(/.*)?", re.IGNORECASE | re.DOTALL)
AUTHORITY = re.compile(r"(?:\[([0-9a-f:.]+)(?:%.*)?\]|([^\[\]:@/]*))(?::\d*)?")
PIECE = 1 << 16  # bytes handed on at once, so that a slow client's answer does not lie in memory

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
ASGIApp = Callable[[Scope, Callable[[], Awaitable[Any]], Send], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """What goes back to whoever asked."""

    status: HTTPStatus
    headers: list[tuple[bytes, bytes]]
    body: bytes = b""


def answer(status: HTTPStatus, headers: Mapping[str, str], body: bytes = b"") -> Answer:
    """An answer with these headers and those of every answer."""
    all_of_them = {**headers, **SECURITY_HEADERS}
    if status != HTTPStatus.NOT_MODIFIED:
        all_of_them["Content-Length"] = str(len(body))
    return Answer(status, [(k.lower().encode(), v.encode()) for k, v in all_of_them.items()], body)


def refusal(status: HTTPStatus, text: str, **headers: str) -> Answer:
    """An answer that is one sentence."""
    return answer(status, {"Content-Type": TYPES[".txt"], **headers}, f"{text}\n".encode())


NOT_HERE = refusal(HTTPStatus.NOT_FOUND, "There is nothing here: the page is at /")
NOT_OURS = refusal(HTTPStatus.BAD_REQUEST, "This server has another name.")
NOT_DONE = refusal(HTTPStatus.METHOD_NOT_ALLOWED, "Files can only be read.", Allow="GET, HEAD")


@dataclass(frozen=True)
class Resource:
    """One file of the site. It is hashed and packed on the first request."""

    name: str  # relative to the site, with slashes
    body: bytes

    @cached_property
    def plain(self) -> tuple[Answer, Answer]:
        """The answers to whoever has not got it and to whoever has."""
        return self._answers(self.body)

    @cached_property
    def packed(self) -> tuple[Answer, Answer]:
        """The same in gzip, where that is worth it."""
        packed = gzipped(self.name, self.body)
        if packed is None:
            return self.plain
        return self._answers(packed, "-gzip", {"Content-Encoding": "gzip"})

    def _answers(
        self, body: bytes, ending: str = "", encoding: Mapping[str, str] | None = None
    ) -> tuple[Answer, Answer]:
        headers = {
            "Cache-Control": self.cache_control,
            "ETag": f'"{self.fingerprint}{ending}"',
            "Vary": "Accept-Encoding",
        }
        whole = {**headers, "Content-Type": self.content_type, **(encoding or {})}
        return answer(HTTPStatus.OK, whole, body), answer(HTTPStatus.NOT_MODIFIED, headers)

    @cached_property
    def fingerprint(self) -> str:
        """What the ETag is made of: the same for the same bytes only."""
        return hashlib.sha256(self.body).hexdigest()[:20]

    @property
    def suffix(self) -> str:
        """The end of the name, ".js"."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def content_type(self) -> str:
        """The media type to serve it as."""
        guess = mimetypes.guess_type(self.name)[0]
        return TYPES.get(self.suffix) or guess or "application/octet-stream"

    @property
    def cache_control(self) -> str:
        """For ever for files whose name carries a hash of their contents, else ask every time."""
        hashed = self.name.startswith("assets/")
        return "public, max-age=31536000, immutable" if hashed else "no-cache"


def read_site(
    static: Path = STATIC,
    network: bytes | None = None,
    *,
    start: Start | None = None,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, Resource]:
    """The files of the page by name; with `network`, the page opens that one first.

    It opens as `start` says, and finds the files of `beside` beside itself.

    All are read now, so that what becomes of the files later changes nothing. Raises InputError
    when the page is not there, or does not speak the language that `start` names.
    """
    other = None if network is None else (NETWORK_NAME, network)
    files = {**read_files(static, other), **beside}
    if start is not None:
        page = told(read_built(static), files[INDEX].decode(), start)
        files[INDEX] = at_end(page, start_block(start)).encode()
    return {name: Resource(name, body) for name, body in files.items()}


def pack_ahead(site: Mapping[str, Resource]) -> threading.Thread:
    """Packs the files while nobody waits for them yet, small ones first; the thread that does."""

    def pack() -> None:
        for resource in sorted(site.values(), key=lambda each: len(each.body)):
            _ = resource.packed

    thread = threading.Thread(target=pack, daemon=True)
    thread.start()
    return thread


def create_app(site: Mapping[str, Resource], host: str = "127.0.0.1") -> ASGIApp:
    """The ASGI application that serves `site` to people who reach it as `host` or as loopback."""
    hosts = host_names(host)

    async def app(scope: Scope, receive: object, send: Send) -> None:
        found = answer_to(scope, site, hosts)
        await send(
            {"type": "http.response.start", "status": found.status, "headers": found.headers}
        )
        body = b"" if scope["method"] == "HEAD" else found.body
        for at in range(0, max(len(body), 1), PIECE):
            piece, more = body[at : at + PIECE], at + PIECE < len(body)
            await send({"type": "http.response.body", "body": piece, "more_body": more})

    return app


def answer_to(scope: Scope, site: Mapping[str, Resource], hosts: frozenset[str] | None) -> Answer:
    """The answer to a request for `site`, which is known by the names `hosts`, or by any (None)."""
    if refused := may_read(scope, hosts):
        return refused
    path = scope["path"]
    if absolute := ABSOLUTE.fullmatch(path):
        path = absolute[2] or "/"
    resource = site.get(path[1:] or INDEX) if path.startswith("/") else None
    if resource is None:
        return NOT_HERE
    packed = accepts_gzip(asked(scope, b"accept-encoding"))
    whole, known = resource.packed if packed else resource.plain
    tags = asked(scope, b"if-none-match")
    return known if tags and is_among(tags, whole) else whole


def may_read(scope: Scope, hosts: frozenset[str] | None) -> Answer | None:
    """The refusal of a request that asks another server, or for more than to read; else None."""
    name = asked(scope, b"host")
    if absolute := ABSOLUTE.fullmatch(scope["path"]):  # as proxies ask: then its host counts
        name = absolute[1]
    # Asking for the host by name keeps other sites from reaching this one by a name of theirs.
    if hosts is not None and host_of(name) not in hosts:
        return NOT_OURS
    return NOT_DONE if scope["method"] not in ("GET", "HEAD") else None


def asked(scope: Scope, name: bytes) -> str:
    """The value of a header of the request, "" where there is none."""
    return b", ".join(value for key, value in scope["headers"] if key == name).decode("latin-1")


def is_among(tags: str, whole: Answer) -> bool:
    """Whether an If-None-Match header names this answer."""
    known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
    return "*" in known or dict(whole.headers)[b"etag"].decode() in known


@lru_cache(maxsize=100)
def accepts_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header allows gzip ("gzip;q=0" does not)."""
    for choice in accept_encoding.lower().split(","):
        name, _, weight = choice.replace(" ", "").partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or weight == ""
    return False


def host_names(host: str) -> frozenset[str] | None:
    """The names by which people may ask for a server that listens on `host`; None for all."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only if the person asked for it
        return None  # every name that this machine has
    own = host_of(f"[{host}]" if ":" in host else host) or host.lower()
    return frozenset({"127.0.0.1", "localhost", "::1", own})


@lru_cache(maxsize=100)
def host_of(authority: str) -> str | None:
    """The name in "name:port" or "[address]:port", in lower case; None if it is neither."""
    found = AUTHORITY.fullmatch(authority.lower())
    if found is None:
        return None
    try:
        return str(ip_address(found[1] or found[2]))
    except ValueError:
        return found[2]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket on `port`, or on the first free one from DEFAULT_PORT on if None.

    Raises InputError when the port is taken, not allowed, or `host` is not an address of ours.
    """
    wanted = range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED + 1) if port is None else [port]
    for candidate in wanted:
        try:
            return _bind(host, candidate)
        except OSError as problem:
            if problem.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise InputError(
                    f"cannot listen on {host}: it must be an address of this machine, "
                    "127.0.0.1 for this machine alone or 0.0.0.0 for the network it is in."
                ) from None
            reason = "is in use" if problem.errno == errno.EADDRINUSE else "may not be used"
    which = f"port {port}" if port is not None else f"every port from {wanted[0]} to {wanted[-1]}"
    raise InputError(f"{which} {reason}: choose another one with --port.")


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family)
    # Python leaves the protocol at 0, "the usual one", and asyncio lets small answers out at once
    # only where it is TCP by name: without this each of them waited 40 ms for the one before.
    return socket.socket(family, listener.type, socket.IPPROTO_TCP, listener.detach())


def page_url(listener: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only shown
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: ASGIApp, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C, which is passed on as KeyboardInterrupt."""
    connection.run(app, listener, SECURITY_HEADERS)


def open_browser(url: str) -> None:
    """Open `url` in the person's browser, if there is a screen to show it on.

    Without one, Python would pick a browser of the terminal and take the terminal away.
    """
    elsewhere = sys.platform in ("darwin", "win32")
    if elsewhere or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
