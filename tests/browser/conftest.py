"""A real Chromium on a real server. Every page is watched: it may not complain nor call out."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import chromium
import person
import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from person import OpenPage
    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Route

TIMEOUT = 10_000  # ms, for whatever a test waits for


class Watch:
    """Collects what a page must never do."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []

    def follow(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("crash", lambda _: self.faults.append("the page crashed"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "assert"):
            self.faults.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.faults.append(f"request leaves the machine: {request.url}")


def fulfil(answer: dict[str, Any], route: Route) -> None:
    route.fulfill(**answer)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        if not chromium.find_chromium(started):
            (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.MISSING)
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = chromium.launch(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with chromium.serve() as url:
        yield url


@pytest.fixture
def painter() -> str:
    """What paints the stage of every page: `canvas`, `webgl`, or "" where the page chooses.

    Nearly all that is tested is the same whoever paints, and the 2D canvas does it fastest here.
    Modules about pictures have a fixture of this name of their own.
    """
    return "canvas"


@pytest.fixture
def open_page(browser: Browser, address: str, painter: str) -> Iterator[OpenPage]:
    """Opens watched pages: `open_page(**options of a browser context)`.

    `script` runs before the page's own; `at` is another address; `wait=False` does not wait for
    the network; `within` is another browser; `routes` are answers given instead of the server's;
    `by` is another painter than the fixture's.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_one(
        *,
        script: str = "",
        at: str = address,
        wait: bool = True,
        within: Browser = browser,
        routes: dict[str, Any] | None = None,
        by: str = painter,
        **options: Any,
    ) -> Page:
        context = within.new_context(**{"viewport": person.DESKTOP, **options})
        context.add_init_script(person.force(by) + script)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT)
        for pattern, answer in (routes or {}).items():
            page.route(pattern, partial(fulfil, answer))
        watch = Watch(at)
        watch.follow(page)
        opened.append((page, watch))
        page.goto(at)
        if wait:
            person.ready(page)
        if wait and by == "webgl":
            person.painted(page)
        return page

    yield open_one
    faults = [fault for _, watch in opened for fault in watch.faults]
    for page, _ in opened:
        page.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The page as most people meet it: 1280x800, ready."""
    return open_page()
