"""A training that goes on, and one that was kept: the page follows, and plays it back."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from axe import faults, needed
from person import ready, wait_until
from playwright.sync_api import Browser, Page
from torch.nn import functional as F

import forwardpass
from forwardpass import History
from forwardpass.learn.model import MNISTNet
from forwardpass.show import livepage, server

pytestmark = pytest.mark.browser
FC1 = "globalThis.forwardpass.network.operations.find(({ name }) => name === 'fc1')"
STAGE = f"{FC1}.tensors.weight.values"


class Loop:
    """A training on a thread of its own, that makes a step when it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.model = MNISTNet()
        self.address = ""
        self.steps = 0
        self._asked = threading.Semaphore(0)
        self._done = threading.Semaphore(0)
        self._begun = threading.Event()
        self._fault: type[Exception] | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._begun.wait(60)

    def step(self, count: int) -> None:
        for _ in range(count):
            self._asked.release()
            assert self._done.acquire(timeout=30)

    def end(self, fault: type[Exception] | None = None) -> None:
        self._fault = fault
        self.model = None  # type: ignore[assignment]
        self._asked.release()
        self._thread.join(30)

    def _run(self) -> None:
        torch.manual_seed(0)
        images, labels = torch.rand(64, 1, 28, 28), torch.randint(10, (64,))
        model = self.model
        optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
        watch = forwardpass.watch(model, images, history=self.path, browser=False, port=0)
        try:
            with watch:
                self.address = watch.page or ""
                self._begun.set()
                while self._asked.acquire() and self.model is not None:
                    loss = F.nll_loss(model(images), labels)
                    optimiser.zero_grad()
                    torch.autograd.backward(loss)
                    optimiser.step()
                    watch.step(loss=loss, accuracy=0.5)
                    self.steps += 1
                    self._done.release()
                if self._fault:
                    raise self._fault
        except Exception:  # noqa: BLE001 - the test's own
            return


@pytest.fixture
def loop(tmp_path: Path) -> Iterator[Loop]:
    made = Loop(tmp_path / "h.history.safetensors")
    yield made
    if made.model is not None:
        made.end()


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}, **options).new_page()
    page.goto(address)
    ready(page)
    return page


def says(page: Page, text: str) -> None:
    page.locator(".history").get_by_text(text).first.wait_for(timeout=30_000)


def weight(page: Page) -> float:
    """The mean size of fc1's weights on the stage."""
    value: float = page.evaluate(f"{STAGE}.reduce((sum, w) => sum + Math.abs(w), 0) / 401408")
    return value


def kept_weight(history: History, place: int) -> float:
    return float(np.abs(history.at(place).operation("fc1").tensors["weight"]).mean(dtype=float))


def test_the_page_follows_a_training_and_plays_it_afterwards(browser: Browser, loop: Loop) -> None:
    page = opened(browser, loop.address)
    says(page, "Waiting for the first step.")
    first = weight(page)
    loop.step(40)
    says(page, "Step 40.")
    shown = page.locator(".history").get_by_text("The stage shows the network after")
    end = time.monotonic() + 60
    while not shown.count():
        loop.step(1)
        assert time.monotonic() < end
    assert weight(page) != first
    assert page.get_by_role("img", name="Loss over").count() == 1
    loop.end()
    slider = page.get_by_role("slider", name="Training", exact=True).first
    slider.wait_for(timeout=30_000)
    history = History.load(loop.path)
    assert history.ended
    wait_until(page, f"{STAGE}.length === 401408")
    slider.focus()
    page.keyboard.press("Home")
    says(page, "Before the first step it answers")
    assert abs(weight(page) - kept_weight(history, 0)) < 1e-7
    page.keyboard.press("ArrowRight")
    says(page, "After 1 step it answers")
    assert abs(weight(page) - kept_weight(history, 1)) < 1e-7


def test_two_pages_one_reloaded_and_one_closed(browser: Browser, loop: Loop) -> None:
    one, two = opened(browser, loop.address), opened(browser, loop.address)
    loop.step(3)
    for page in (one, two):
        says(page, "Step 3.")
    one.reload()
    ready(one)
    says(one, "Step 3.")
    two.close()
    loop.step(4)
    says(one, "Step 7.")


def test_a_training_that_breaks_off_says_so(browser: Browser, loop: Loop) -> None:
    page = opened(browser, loop.address)
    loop.step(2)
    says(page, "Step 2.")
    loop.end(KeyError)
    page.locator(".history").get_by_text("No word from the training").or_(
        page.locator(".history").get_by_text("It broke off")
    ).or_(page.locator(".history").get_by_text("Broke off after")).first.wait_for(timeout=30_000)
    assert not History.load(loop.path).ended


@pytest.fixture(scope="module")
def kept() -> Iterator[str]:
    """The address of a page that was opened with a history."""
    from forwardpass.network.shipped import history_bytes
    from forwardpass.show.live import Live

    site = server.read_site(network=history_bytes())
    listener = server.listen("127.0.0.1", 0)
    stop = livepage.in_background(livepage.live_app(Live(), site), listener)
    yield server.page_url(listener)
    stop()


def test_a_history_is_opened_and_played(browser: Browser, kept: str) -> None:
    page = opened(browser, kept)
    slider = page.get_by_role("slider", name="Training", exact=True).first
    slider.wait_for()
    last = slider.get_attribute("max")
    slider.focus()
    page.keyboard.press("Home")
    says(page, "Before the first step it answers")
    page.get_by_role("button", name="Play training").click()
    at_last = f"document.querySelector('.history input').value === '{last}'"
    wait_until(page, at_last, seconds=60)
    says(page, "it answers 3.")


@needed
@pytest.mark.parametrize(
    ("width", "height"), [(1280, 800), (390, 844), (360, 740)], ids=["laptop", "phone", "small"]
)
def test_it_is_accessible_and_fits(browser: Browser, kept: str, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
    page = context.new_page()
    page.goto(kept)
    ready(page)
    page.get_by_role("slider", name="Training", exact=True).first.wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    outside = page.evaluate(
        """[...document.querySelectorAll('.history *')].filter((each) => {
          const box = each.getBoundingClientRect();
          return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
        }).map((each) => each.className)"""
    )
    assert outside == []


def test_the_first_prediction_waits_for_no_history(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    ready(page)
    assert not [url for url in asked if "history" in url]
    page.get_by_role("radio", name="Train").check(force=True)
    page.get_by_role("radio", name="Watched").check(force=True)
    page.get_by_role("button", name="Show MNISTNet's training").click()
    page.get_by_role("slider", name="Training", exact=True).last.wait_for()
    assert len([url for url in asked if "history" in url]) == 1


def test_the_lesson_asks_before_it_shows_the_training(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}?lesson=8")
    card = page.get_by_role("region", name="Lesson")
    goes_on = card.locator(".course-on")
    while not card.get_by_text("Guess, and then see it happen").count():
        goes_on.click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    card.get_by_text("fc4, 128 a neuron").click()
    slider = card.get_by_role("slider", name="Training", exact=True)
    slider.wait_for()
    assert len([url for url in asked if "history" in url]) == 1
    card.get_by_text("before the first step").wait_for()
    assert card.get_by_text("Not quite.").count() == 0
    slider.focus()
    page.keyboard.press("End")
    card.get_by_text("Not quite.").wait_for()
    card.get_by_text("fc1: from 0.013 to 0.083 on average, 6.7 times as large.").wait_for()
    goes_on.click()
    wait_until(
        page, "globalThis.forwardpass.network.accuracy.length > 0"
    )  # the trained one is back
