"""Serves the built page on this machine: files from memory, packed, cached and locked down.

Knows HTTP and nothing else: the page computes everything itself, so no request carries anything
but a file. Which network is opened and what people type is left to `commands.serve`.
"""

import errno
import gzip
import hashlib
import mimetypes
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path, PurePosixPath

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forwardpass.base.errors import InputError
from forwardpass.show.built import MISSING, STATIC, read_built
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
# Weights stay as they are: half-precision numbers shrink by 7 % only, docs/decisions.md.
PACKED = {".css", ".html", ".js", ".json", ".svg", ".txt"}


@dataclass(frozen=True)
class Resource:
    """One file of the site. Its bytes are read, hashed and packed on the first request."""

    name: str  # relative to the site, with slashes
    read: Callable[[], bytes]

    @cached_property
    def body(self) -> bytes:
        """The bytes of the file."""
        return self.read()

    @cached_property
    def packed(self) -> bytes:
        """The same bytes, in gzip."""
        return gzip.compress(self.body, mtime=0)

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


def read_site(static: Path = STATIC, network: bytes | None = None) -> dict[str, Resource]:
    """The files of the page by name; with `network`, the page opens that one instead.

    Raises InputError when the page is not there.
    """
    if not (static / "index.html").is_file():
        raise InputError(f"{MISSING}.")
    files = (path for path in static.rglob("*") if path.is_file() and path.name[0] != ".")
    names = ((path.relative_to(static).as_posix(), path) for path in files)
    site = {name: Resource(name, path.read_bytes) for name, path in names}
    if network is not None:
        page = point_at_network(static)
        site["index.html"] = Resource("index.html", lambda: page)
        site[NETWORK_NAME] = Resource(NETWORK_NAME, lambda: network)
    return site


def point_at_network(static: Path = STATIC) -> bytes:
    """The page with its network link pointing at the network that is served beside it.

    The page reads the network's address from that link.
    """
    built = read_built(static)
    return built.readdressed(built.index, "network", f"./{NETWORK_NAME}").encode()


def create_app(site: Mapping[str, Resource], host: str = "127.0.0.1") -> ASGIApp:
    """The ASGI application that serves `site` to people who reach it as `host` or as loopback."""

    async def serve_file(request: Request) -> Response:
        resource = site.get(request.path_params["path"] or "index.html")
        if resource is None:
            return PlainTextResponse("There is nothing here: the page is at /\n", status_code=404)
        return respond(resource, request.headers)

    route = Route("/{path:path}", serve_file, methods=["GET"])
    # Asking for the host by name keeps other sites from reaching this one by a name of theirs.
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=host_names(host), www_redirect=False)
    return SecurityHeaders(Starlette(routes=[route], middleware=[hosts]))


def respond(resource: Resource, asked: Headers) -> Response:
    """`resource`, packed if the browser takes that, or 304 if it has it already."""
    packed = resource.suffix in PACKED and accepts_gzip(asked.get("accept-encoding", ""))
    etag = f'"{resource.fingerprint}{"-gzip" * packed}"'
    headers = {"Cache-Control": resource.cache_control, "ETag": etag, "Vary": "Accept-Encoding"}
    known = [tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")]
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    body = resource.packed if packed else resource.body
    return Response(body, headers=headers, media_type=resource.content_type)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header allows gzip ("gzip;q=0" does not)."""
    for choice in accept_encoding.lower().split(","):
        name, _, weight = choice.replace(" ", "").partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or weight == ""
    return False


def host_names(host: str) -> list[str]:
    """The names by which people may ask for a server that listens on `host`."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only if the person asked for it
        return ["*"]  # every name that this machine has
    return ["127.0.0.1", "localhost", "::1", "[::1]", host.lower()]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class SecurityHeaders:
    """Adds SECURITY_HEADERS to every answer, refusals included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does, with the headers added."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


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
    return socket.create_server((host, port), family=family)


def page_url(listener: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only shown
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: ASGIApp, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C, which is passed on as KeyboardInterrupt."""
    config = uvicorn.Config(
        app,
        access_log=False,
        http="h11",
        lifespan="off",
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listener])


def open_browser(url: str) -> None:
    """Open `url` in the person's browser, if there is a screen to show it on.

    Without one, Python would pick a browser of the terminal and take the terminal away.
    """
    elsewhere = sys.platform in ("darwin", "win32")
    if elsewhere or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
