"""What fits where: one screen on a desktop, no sideways scrolling on a phone, readable text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import FloatRect, Locator, Page

pytestmark = pytest.mark.browser

SIZES = [(1280, 800), (1440, 900), (1920, 1080)]
WIDTHS = [360, 390, 600, 768, 1024, 1280, 1920]

SMALL_TEXT = """() => {
  const small = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, noscript")) continue;
    const box = parent.getBoundingClientRect();
    const style = getComputedStyle(parent);
    if (box.width <= 1 || box.height <= 1 || style.visibility === "hidden") continue;
    const size = parseFloat(style.fontSize);
    if (size < 13.99) small.push(`${size}px ${parent.tagName}.${parent.className}: ${node.data}`);
  }
  return small;
}"""

# The deepest element that is wider than the window, by name: what makes the page scroll sideways.
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((part) => {
    if (part.closest("pre, code, [data-scrolls], svg") && !part.matches("pre")) return false;
    const box = part.getBoundingClientRect();
    return box.width > 0 && box.right > innerWidth + 1;
  })
  .map((part) => `${part.tagName}.${part.className}`).slice(-5)"""


def panels(page: Page) -> dict[str, Locator]:
    """The parts of the first screen that must be seen whole."""
    return {
        "drawing pad": person.pad(page),
        "stage": person.stage(page),
        "prediction": person.status(page),
        "timeline": person.timeline(page),
        "bar 0": page.get_by_role("meter", name="Digit 0", exact=True),
        "bar 9": page.get_by_role("meter", name="Digit 9", exact=True),
        "clear": person.button(page, "Clear"),
        "next step": person.button(page, "Next step"),
    }


def box_of(locator: Locator, name: str) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None, f"{name} is not on the screen"
    assert min(box["width"], box["height"]) > 4, f"{name} has no size: {box}"
    return box


def overlap(a: FloatRect, b: FloatRect) -> float:
    """Area that two boxes share, px²."""
    width = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    height = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return max(width, 0) * max(height, 0)


def resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    person.settle(page)


def test_the_first_screen_holds_everything(page: Page) -> None:
    for width, height in SIZES:
        resize(page, width, height)
        for name, panel in panels(page).items():
            box = box_of(panel, name)
            place = f"{name} in {width}x{height}: {box}"
            assert box["x"] >= 0, place
            assert box["y"] >= 0, place
            assert box["x"] + box["width"] <= width, place
            assert box["y"] + box["height"] <= height, place


def test_panels_do_not_overlap(page: Page) -> None:
    for width in WIDTHS:
        resize(page, width, 844)
        boxes = {name: box_of(panel, name) for name, panel in panels(page).items()}
        for (one, a), (other, b) in itertools.combinations(boxes.items(), 2):
            assert overlap(a, b) <= 4, f"{width} px: {one} {a} and {other} {b} overlap"


def test_nothing_scrolls_sideways(page: Page) -> None:
    """640x400 is a 1280x800 window at twice the text size (WCAG 1.4.4)."""
    for width, height in [*((width, 844) for width in WIDTHS), (640, 400)]:
        resize(page, width, height)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{width} px: {page.evaluate(TOO_WIDE)}"


def test_the_stage_is_the_largest_thing(page: Page) -> None:
    areas = {
        name: box["width"] * box["height"]
        for name, panel in panels(page).items()
        for box in [box_of(panel, name)]
    }
    assert max(areas, key=lambda name: areas[name]) == "stage"
    assert areas["stage"] > 0.3 * 1280 * 800


def test_pad_stage_answer_from_left_to_right(page: Page) -> None:
    shown = panels(page)
    order = [box_of(shown[name], name)["x"] for name in ("drawing pad", "stage", "bar 0")]
    assert order == sorted(order)


def test_pad_answer_stage_from_top_to_bottom_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(**person.PHONE)
    shown = panels(page)
    names = ("drawing pad", "prediction", "stage", "timeline")
    order = [box_of(shown[name], name)["y"] for name in names]
    assert order == sorted(order)


@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_no_text_below_14_px(open_page: OpenPage, options: dict[str, object]) -> None:
    page = open_page(**options)
    person.draw(page, person.drawing("3, round"))
    for share in (0, 0.5, 1):
        person.seek(page, share * person.duration(page))
        assert page.evaluate(SMALL_TEXT) == []


def test_controls_are_large_enough_for_a_finger(open_page: OpenPage) -> None:
    page = open_page(**person.PHONE)
    for name in ("Clear", "Next step", "Previous step"):
        box = box_of(person.button(page, name), name)
        assert min(box["width"], box["height"]) >= 24, f"{name}: {box}"  # WCAG 2.2, 2.5.8
