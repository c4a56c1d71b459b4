"""Browser pages that one test leaves to the next.

Most of a browser test is the opening of its page: a new one starts processes and compiles every
script anew, one that was there before takes half of that. What the next test gets is as a new
page: nothing is stored, the window is as large as before, and a page that had something done to it
which stays when the page is loaded again is thrown away.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Error, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import ConsoleMessage, Request

MOST = 4  # that wait for a test, each of another kind
PARKED = "/parked"  # nothing is there, and the server says so in a line of text
# What stays when a page is loaded again.
STAYING = {
    Page: (
        "add_init_script",
        "emulate_media",
        "expose_binding",
        "expose_function",
        "on",
        "once",
        "route",
        "set_extra_http_headers",
        "set_viewport_size",
    ),
    BrowserContext: (
        "add_cookies",
        "add_init_script",
        "expose_binding",
        "expose_function",
        "grant_permissions",
        "new_cdp_session",
        "on",
        "once",
        "route",
        "set_extra_http_headers",
        "set_geolocation",
        "set_offline",
    ),
}


class Watched:
    """A page, and what it did that a page must never do."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        parts = urlsplit(address)
        self.host = parts.netloc
        self.parked = f"{parts.scheme}://{parts.netloc}{PARKED}"
        self.icon = f"{parts.scheme}://{parts.netloc}/favicon.ico"
        self.was_parked = False
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("crash", lambda _: self.faults.append("the page crashed"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # That nothing is there, and no icon, may be said after it has left again.
        of_parking = self.was_parked and message.location["url"] in (self.parked, self.icon)
        if message.type in ("error", "assert") and not of_parking:
            self.faults.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.faults.append(f"request leaves the machine: {request.url}")


class KeptPages:
    """Pages that wait, each with its kind: server, options of its context, scripts."""

    def __init__(self) -> None:
        self.free: list[tuple[str, Watched]] = []
        self.spoilt: set[object] = set()

    def take(self, kind: str) -> Watched | None:
        """A page of this kind, with nothing in it as yet; None: there is none."""
        for entry in reversed(self.free):
            if entry[0] == kind:
                self.free.remove(entry)
                self.clean(entry[1])
                return entry[1]
        return None

    def leave(self, kind: str, watched: Watched) -> None:
        """Keeps it for another test, or closes it."""
        page = watched.page
        if self._is_spoilt(page) or page.is_closed() or not self._park(watched):
            self._close(watched)
            return
        self.free.append((kind, watched))
        if len(self.free) > MOST:
            self._close(self.free.pop(0)[1])

    def _park(self, watched: Watched) -> bool:
        """Leaves the page in peace: nothing moves in it, and nothing is remembered."""
        page = watched.page
        with suppress(Error):
            for other in page.context.pages:
                if other is not page:
                    other.close()
            watched.was_parked = True
            page.goto(watched.parked)
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            return True
        return False

    def _close(self, watched: Watched) -> None:
        self.clean(watched)
        watched.page.context.close()

    def clean(self, watched: Watched) -> None:
        """What it did up to now is forgotten, and what was done to it belongs to its kind."""
        watched.faults.clear()
        self.spoilt -= {watched.page, watched.page.context}

    def _is_spoilt(self, page: Page) -> bool:
        return page in self.spoilt or page.context in self.spoilt

    @contextmanager
    def noticing(self) -> Iterator[None]:
        """Notices what tests do to pages that another test would find."""
        with pytest.MonkeyPatch.context() as patch:
            for kind, names in STAYING.items():
                for name in names:
                    patch.setattr(kind, name, self._noticed(getattr(kind, name)))
            yield

    def _noticed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def noticed(where: object, *given: Any, **named: Any) -> Any:
            self.spoilt.add(where)
            return method(where, *given, **named)

        return noticed
