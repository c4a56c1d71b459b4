"""Nothing is cut off and nothing lies over anything else: every window, mode and theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import boxes
import person
import pytest
from choosing import open_beside
from parts import Parts
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
# Ways to learn that have something to show; what the themes differ in is looked at in other modes.
SHOWING = ("taught", "training paused", "a history")
DARK = {"dark": THEMES["dark"]}
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


KERNELS = "document.querySelector('.open-kernels').click()"
# With feature maps: half a step of the story, or what is opened on the finished picture.
MAPS: dict[str, Callable[[Page], object]] = {
    "a window slides": lambda page: halfway(page, "window"),
    "the answer": lambda _: None,
    "a cell": lambda page: page.evaluate("forwardpass.inspect(2, 1072)"),
    "kernels": lambda page: (page.evaluate("forwardpass.inspect(2, 0)"), page.evaluate(KERNELS)),
    "side by side": open_beside,
}


def halfway(page: Page, kind: str) -> None:
    """The middle of the last step of a kind."""
    steps = page.evaluate("forwardpass.steps.map(({ kind, start, end }) => [kind, start, end])")
    _, start, end = next(step for step in reversed(steps) if step[0] == kind)
    person.seek(page, (start + end) / 2)


def look_at(
    page: Page,
    mode: str,
    themes: Mapping[str, Any] = THEMES,
    sizes: Sequence[tuple[int, int]] = SIZES,
) -> list[str]:
    """The faults of every window and theme, in words."""
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        person.settle(page)
        for theme, media in themes.items():
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


@pytest.mark.parametrize("mode", MAPS)
def test_with_feature_maps(open_page: OpenPage, mode: str) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    page.evaluate("forwardpass.use('mnistconv')")
    person.seek(page, person.duration(page))
    MAPS[mode](page)
    # What the themes differ in was looked at with the lesson's network.
    assert look_at(page, mode, DARK) == []


def test_in_each_way_to_learn(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    found: list[str] = []

    def look(way: str) -> None:
        if way in SHOWING:  # before anything is learnt there is less of the same
            found.extend(look_at(page, way, DARK))
            page.set_viewport_size({"width": 1280, "height": 800})

    Parts(page).walk("train", look=look)
    assert found == []
