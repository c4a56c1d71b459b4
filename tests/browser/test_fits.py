"""Nothing is cut off and nothing lies over anything else: every window, mode and theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import boxes
import person
import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from person import OpenPage

pytestmark = pytest.mark.browser

SIZES = [
    (360, 640),
    (390, 844),
    (844, 390),
    (768, 1024),
    (820, 1180),
    (1024, 600),
    (1180, 820),
    (1280, 720),
    (1280, 800),
    (1366, 650),
    (1440, 900),
    (1920, 1080),
    (2560, 1440),
]
# As `emulate_media` is told.
THEMES: dict[str, Any] = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
AT = """([kind, layer]) => {
  const step = forwardpass.steps.find((at) => at.kind === kind && at.layer === layer);
  forwardpass.seek(step.start + step.lead + step.motion);
}"""
BEATS = [("fit", -1), ("activation", 0), ("layer", 1), ("scores", 3)]
MODES: dict[str, Callable[[Page], object]] = {
    "explore": lambda _: None,
    "a neuron": lambda page: page.evaluate("forwardpass.inspect(1, 3)"),
    "why": lambda page: page.evaluate("forwardpass.explain(5, 3)"),
    "learn": lambda page: page.keyboard.press("l"),
    "present": lambda page: page.keyboard.press("p"),
}


def look_at(page: Page, mode: str) -> list[str]:
    """The faults of every window and theme, in words."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        person.settle(page)
        for theme, media in THEMES.items():
            page.emulate_media(**media)
            person.settle(page)
            faults = boxes.faults(page)
            sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if sideways > 0:
                faults.append(f"scrolls {sideways} px sideways")
            found += [f"{width}x{height}, {theme}, {mode}: {fault}" for fault in faults]
    return found


@pytest.fixture
def three(open_page: OpenPage) -> Page:
    page = open_page()
    person.draw(page, person.drawing("3, round"))
    return page


@pytest.mark.parametrize(("kind", "layer"), BEATS)
def test_in_the_story(three: Page, kind: str, layer: int) -> None:
    three.evaluate(AT, [kind, layer])
    assert look_at(three, kind) == []


@pytest.mark.parametrize("mode", MODES)
def test_in_every_mode(three: Page, mode: str) -> None:
    three.evaluate("forwardpass.seek(forwardpass.duration)")
    MODES[mode](three)
    assert look_at(three, mode) == []
