"""A mirror of MNIST on this machine: it stalls, truncates, corrupts and refuses."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from digitfiles import NAMES, blobs, idx

from forwardpass.digits import download

IMAGES, LABELS = blobs(40)
CONTENT = {name: idx(IMAGES if "images" in name else LABELS) for name in NAMES}
PACKED = {name: gzip.compress(content, mtime=0) for name, content in CONTENT.items()}
FIRST = NAMES[0]


class Server(http.server.ThreadingHTTPServer):
    """Serves PACKED; `faults` are what goes wrong with the first file, request after request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.faults: list[str] = []
        self.requests: list[tuple[str, str | None]] = []  # file, Range
        self.stall = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/mnist/"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        name = self.path.removeprefix("/mnist/").removesuffix(".gz")
        wanted = self.headers.get("Range")
        self.server.requests.append((name, wanted))
        fault = self.server.faults.pop(0) if name == FIRST and self.server.faults else ""
        body = PACKED[name]
        if fault == "nothing there":
            self.send_error(416)
            return
        if fault == "trickle":
            self.trickle(body)
            return
        if fault == "refuse":
            self.send_error(503)
            return
        if fault == "corrupt":
            body = body[:100] + bytes([body[100] ^ 255]) + body[101:]
        if fault == "other file":
            body = gzip.compress(idx(LABELS[:7]))
        start = 0
        if wanted and fault != "ignore range":
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(body):
                self.send_error(416)
                return
            self.send_response(206)
            shown = start + 1 if fault == "wrong range" else start
            self.send_header("Content-Range", f"bytes {shown}-{len(body) - 1}/{len(body)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        half = (start + len(body)) // 2
        cut = fault in {"truncate", "stall"}
        self.wfile.write(body[start : half if cut else len(body)])
        if fault == "stall":
            self.wfile.flush()
            self.server.stall.wait(20)
        self.close_connection = True

    def trickle(self, body: bytes) -> None:
        """A byte now and then, each of them well before anybody loses patience."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if self.server.stall.wait(0.1):
                    break
        self.close_connection = True


@contextlib.contextmanager
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The mirror, with the sums by which its files are known to be whole."""
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENT.items()}
    monkeypatch.setattr(download, "SHA256", sums)
    served = Server()
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        served.stall.set()
        served.shutdown()
        served.server_close()
        thread.join()
