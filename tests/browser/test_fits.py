"""Nothing is cut off and nothing lies over anything else: every window, mode and theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import person
import pytest
from choosing import open_beside
from parts import Parts
from playwright.sync_api import Page
from windows import AT, DARK, MODES, look_at

if TYPE_CHECKING:
    from person import OpenPage

pytestmark = pytest.mark.browser

# Ways to learn that have something to show; what the themes differ in is looked at in other modes.
SHOWING = ("taught", "training paused", "a history")
BEATS = [("fit", -1), ("activation", 0), ("layer", 1), ("scores", 3)]


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
