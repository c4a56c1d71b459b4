"""One attempt to fetch what is missing of a file, which no server can hold up for ever.

What the file is, how often it is tried and what is said when it fails is left to `download`.
"""

import http.client
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from forwardpass.base.errors import InputError

LARGEST = 50 << 20  # bytes; the largest MNIST file has 10 MB
LEAST_SPEED = 1_000  # bytes a second: what is slower is a server that plays with us
CHUNK = 1 << 16  # bytes

Report = Callable[[int, int], None]  # bytes so far, bytes in all (0: unknown)


def append(url: str, part: Path, report: Report, timeout: float) -> None:
    """Fetch what `part` lacks of `url`; what has arrived stays in it, whatever happens.

    `timeout` is in seconds, without a byte or with fewer than LEAST_SPEED of them a second. Raises
    OSError or HTTPException when it breaks off, InputError when it is no use to try again.
    """
    transfer = _Transfer(url, part, report, timeout)
    # A thread, since one byte now and then keeps every single read within its own limit: of the
    # headers, of the encryption, of the body.
    thread = threading.Thread(target=transfer.run, daemon=True)
    thread.start()
    try:
        _await(thread, transfer, timeout)
    finally:
        transfer.give_up()
    if transfer.problem is not None:
        raise transfer.problem


def _await(thread: threading.Thread, transfer: "_Transfer", timeout: float) -> None:
    seen = -1
    while True:
        thread.join(timeout)
        if not thread.is_alive():
            return
        if transfer.arrived - max(seen, 0) < LEAST_SPEED * timeout:
            raise OSError(f"fewer than {LEAST_SPEED} bytes a second arrive")
        seen = transfer.arrived


class _Transfer:
    """What one thread fetches and another one looks at."""

    def __init__(self, url: str, part: Path, report: Report, timeout: float) -> None:
        self.url = url
        self.part = part
        self.report = report
        self.timeout = timeout
        self.arrived = 0  # bytes of this attempt
        self.problem: Exception | None = None
        self._open = threading.Lock()  # the file may be written to
        self._given_up = False

    def give_up(self) -> None:
        """From here on nothing is written any more."""
        with self._open:
            self._given_up = True

    def run(self) -> None:
        """Fetch; what goes wrong is left in `problem`."""
        try:
            self._fetch()
        except Exception as problem:  # noqa: BLE001 - told by whoever waits for this thread
            self.problem = problem

    def _fetch(self) -> None:
        have = self.part.stat().st_size if self.part.exists() else 0
        try:
            response = _ask(self.url, have, self.timeout)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE and have:
                return  # nothing is missing; the caller's check decides whether it is right
            raise
        with response:
            if response.status != http.client.PARTIAL_CONTENT:
                have = 0  # the server sends everything from the start
            elif not (response.headers.get("Content-Range") or "").startswith(f"bytes {have}-"):
                raise OSError("the server sent another part of the file than was asked for")
            self._receive(response, have)

    def _receive(self, response: Any, have: int) -> None:
        length = response.headers.get("Content-Length") or ""
        known = length.isascii() and length.isdigit() and len(length) < 16
        total = have + int(length) if known else 0
        with _writing(self.part):
            file = self.part.open("ab" if have else "wb")
        with file:
            while chunk := response.read1(CHUNK):
                with self._open:
                    if self._given_up:
                        return
                    with _writing(self.part):
                        file.write(chunk)
                        file.flush()
                have += len(chunk)
                self.arrived += len(chunk)
                self.report(have, total)
                if have > LARGEST:
                    break
        if have > LARGEST:
            self.part.unlink()
            raise InputError(f"{self.url} is longer than {LARGEST} bytes: that is not MNIST.")
        if have < total:
            raise OSError(f"the connection ended after {have} of {total} bytes")


def _ask(url: str, have: int, timeout: float) -> Any:
    """The answer to a request for what comes after the first `have` bytes."""
    try:
        request = urllib.request.Request(url)  # noqa: S310 (fetch_mnist checked the scheme)
        if have:
            request.add_header("Range", f"bytes={have}-")
        return urllib.request.urlopen(request, timeout=timeout)  # noqa: S310
    except ValueError as error:  # a host that no name can be, a broken port
        raise InputError(f"{url} is no address to download from: {error}.") from None


@contextmanager
def _writing(part: Path) -> Iterator[None]:
    """Trouble with the disk is no trouble with the connection: trying again does not help."""
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {part}: {error.strerror or error}.") from None
