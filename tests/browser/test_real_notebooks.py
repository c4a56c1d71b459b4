"""The output in JupyterLab and marimo themselves, as they are installed and started by people."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import realnotebooks
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page

pytestmark = [pytest.mark.browser, pytest.mark.notebooks]

WAIT = 90_000  # ms: a server, its page and a kernel start one after the other
FOLD = 600  # px that a laptop shows of a notebook at once
PARTS = (".stage-place", ".answer", ".bars", ".telling", ".timeline", ".button-play", ".pad")
COLOURS = """() => {
  const copy = document.createElement("canvas");
  copy.width = 64; copy.height = 64;
  return new Promise((done) => {
    forwardpass.seek(forwardpass.duration);
    requestAnimationFrame(() => {
      const context = copy.getContext("2d");
      context.drawImage(document.querySelector("canvas.stage-canvas"), 0, 0, 64, 64);
      done(new Set(new Uint32Array(context.getImageData(0, 0, 64, 64).data.buffer)).size);
    });
  });
}"""
HIDDEN = "document.documentElement.scrollHeight - innerHeight"
CUT_BARS = "(bars) => bars.scrollHeight - bars.clientHeight"


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    try:
        realnotebooks.python()
    except RuntimeError as problem:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(problem))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A laptop's window on the notebook."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    yield opened
    context.close()


def output(page: Page) -> Frame:
    """The frame of the one output, with its upper edge in sight."""
    place = page.locator("iframe[srcdoc]")
    place.wait_for()
    place.evaluate("(frame) => frame.scrollIntoView({ block: 'start' })")
    handle = place.element_handle()
    frame = handle.content_frame() if handle else None
    assert frame is not None
    frame.wait_for_selector(".button-play")
    frame.evaluate("async () => { await forwardpass.ready; }")
    return frame


def check(page: Page) -> None:
    """What plays is above the fold, is really drawn, and plays."""
    frame = output(page)
    assert 600 <= frame.evaluate("innerWidth") < 1000
    assert frame.evaluate(HIDDEN) == 0
    for selector in PARTS:
        part = frame.locator(selector).first
        expect(part).to_be_visible()
        edges = part.evaluate(
            "(e) => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"
        )
        assert 0 <= edges[0] < edges[1] <= FOLD, (selector, edges)
    assert frame.locator(".bar").count() == 10
    assert frame.locator(".bars").evaluate(CUT_BARS) <= 0
    expect(frame.get_by_role("status", name="Prediction", exact=True)).to_contain_text("1")
    before = frame.locator(".caption-text").inner_text()
    frame.get_by_role("button", name="Watch how", exact=True).click()
    expect(frame.locator(".caption-text")).not_to_have_text(before)
    frame.evaluate("forwardpass.pause()")
    assert frame.evaluate(COLOURS) > 20
    # The stage is on the screen, not only in the frame: its canvas can be clicked where it is.
    frame.locator("canvas.stage-canvas").click(trial=True)


def test_in_jupyterlab(page: Page, tmp_path: Path) -> None:
    with realnotebooks.jupyterlab(tmp_path) as address:
        page.goto(address)
        page.get_by_text("| Idle").wait_for()  # before, it would ask for a kernel
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        check(page)


def test_in_marimo(page: Page, tmp_path: Path) -> None:
    with realnotebooks.marimo(tmp_path) as address:
        page.goto(address)
        check(page)
