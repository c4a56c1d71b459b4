"""A real Chromium on a real server. Every page is watched: it may not complain nor call out."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import chromium
import person
import pytest
from keptpages import KeptPages, Watched
from playwright.sync_api import sync_playwright

from forwardpass.show.chromium import COMPOSED_WITHOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from person import OpenPage
    from playwright.sync_api import Browser, Page, Playwright, Route

TIMEOUT = 10_000  # ms, for whatever a test waits for


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
    started = chromium.launch(playwright, COMPOSED_WITHOUT)
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
def coarse() -> bool:
    """Whether the 2D canvas has few pixels, which it paints several times as fast.

    Modules about pictures have a fixture of this name of their own.
    """
    return True


@pytest.fixture(scope="session")
def kept() -> Iterator[KeptPages]:
    pages = KeptPages()
    with pages.noticing():
        yield pages


@pytest.fixture
def open_page(
    browser: Browser,
    address: str,
    painter: str,
    coarse: bool,
    kept: KeptPages,
    request: pytest.FixtureRequest,
) -> Iterator[OpenPage]:
    """Opens watched pages: `open_page(**options of a browser context)`.

    `script` runs before the page's own; `at` is another address; `wait=False` does not wait for
    the network; `within` is another browser; `routes` are answers given instead of the server's;
    `by` is another painter than the fixture's; see `coarse` for how it paints.
    """
    opened: list[tuple[str, Watched]] = []

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
        context = {"viewport": person.DESKTOP, **options}
        few = person.COARSE if coarse and by == "canvas" else ""
        script = person.force(by) + few + script
        can_stay = within is browser and not routes and at.startswith("http")
        kind = repr((urlsplit(at).netloc, sorted(context.items()), script)) if can_stay else ""
        watched = kept.take(kind) or new(within, at, script, context)
        for pattern, answer in (routes or {}).items():
            watched.page.route(pattern, partial(fulfil, answer))
        opened.append((kind, watched))
        page = watched.page
        page.goto(at)
        if wait:
            person.ready(page)
        if wait and by == "webgl":
            person.painted(page)
        return page

    def new(within: Browser, at: str, script: str, options: dict[str, Any]) -> Watched:
        context = within.new_context(**options)
        context.add_init_script(script)
        watched = Watched(context.new_page(), at)
        watched.page.set_default_timeout(TIMEOUT)
        kept.clean(watched)
        return watched

    failed = request.session.testsfailed
    yield open_one
    faults = [fault for _, watched in opened for fault in watched.faults]
    for kind, watched in opened:
        if kind and not faults and failed == request.session.testsfailed:
            kept.leave(kind, watched)
        else:
            watched.page.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The page as most people meet it: 1280x800, ready."""
    return open_page()
