"""What the page promises: nothing from elsewhere, a strict policy, access for everybody."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LISTEN = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""


def test_the_policy_allows_only_its_own_and_nothing_inline(address: str) -> None:
    with urllib.request.urlopen(address) as reply:
        policy = reply.headers["Content-Security-Policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'", "'wasm-unsafe-eval'"]  # its own loops
    assert rules["style-src"] == ["'self'"]
    assert policy.count("unsafe") == 1
    assert "http:" not in policy
    assert "https:" not in policy


def test_using_the_page_breaks_no_policy(open_page: OpenPage) -> None:
    page = open_page(script=LISTEN)
    person.draw_with_mouse(page, person.thinned(person.drawing("4, open")))
    for key in ("t", "t", "f", "f", "ArrowRight", "ArrowLeft", "Space", "Space", "?", "Escape"):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    for share in (0, 0.4, 1):
        person.seek(page, share * person.duration(page))
    page.mouse.wheel(0, 2000)
    person.settle(page)
    assert page.evaluate("violations") == []


def test_only_its_own_files_are_fetched(open_page: OpenPage, address: str) -> None:
    page = open_page()
    names = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert names
    assert all(name.startswith((address, "data:", "blob:")) for name in names)


def test_everything_is_reached_by_the_tab_key(page: Page) -> None:
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => { const at = document.activeElement;
              return at.getAttribute("aria-label") ?? at.innerText ?? ""; }"""
        )
        seen.add(name.strip())
    for wanted in ("Drawing pad", "Clear", "Timeline", "Next step", "Previous step"):
        assert wanted in seen, sorted(seen)


def test_focus_is_visible(page: Page) -> None:
    for name in ("Clear", "Next step"):
        button = person.button(page, name)
        button.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        shown = button.evaluate(
            """(at) => { const style = getComputedStyle(at);
              return at.matches(":focus-visible") && (style.outlineStyle !== "none"
                || style.boxShadow !== "none"); }"""
        )
        assert shown, name


def test_reduced_motion_starts_still_and_finished(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce", script=person.COUNT_DRAWING)
    page.wait_for_timeout(800)
    assert "Prediction: " in person.status(page).inner_text()
    page.evaluate("globalThis.counted.frames = globalThis.counted.draws = 0")
    page.wait_for_timeout(800)
    assert page.evaluate("[counted.frames, counted.draws]") == [0, 0]
    running = page.evaluate("document.getAnimations().filter((a) => a.playState === 'running')")
    assert running == []


def test_the_theme_follows_the_system_and_the_switch(open_page: OpenPage) -> None:
    def ground(page: Page) -> float:
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        numbers = [float(part) for part in colour.split("(")[1].rstrip(")").split(",")[:3]]
        return sum(numbers) / 3

    dark, light = open_page(color_scheme="dark"), open_page(color_scheme="light")
    assert ground(dark) < 60
    assert ground(light) > 200
    dark.keyboard.press("t")
    dark.wait_for_timeout(600)
    assert ground(dark) > 200


def test_the_lesson_and_the_code_are_on_the_page(page: Page) -> None:
    text = page.locator("body").inner_text()
    for words in (
        "MNIST Neural Network Animation",
        "How Does MNIST Neural Network Work?",
        "log_softmax",
        "class MNISTNet(nn.Module)",
        "self.dropout",
    ):
        assert words in text
    assert page.title() == "MNIST Neural Network Animation"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_code_shown_is_the_packages_own(page: Page) -> None:
    source = Path(__file__).parents[2] / "src" / "forwardpass" / "learn" / "model.py"
    assert page.evaluate("forwardpass.network.source.text") in source.read_text(encoding="utf-8")
