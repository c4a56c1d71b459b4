"""What fits where: one screen on a desktop, no sideways scrolling on a phone, readable text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import FloatRect, Locator, Page

pytestmark = pytest.mark.browser

SIZES = [(1024, 600), (1280, 800), (1366, 650), (1440, 900), (1920, 1080), (2560, 1440)]
WIDTHS = [360, 390, 600, 768, 1024, 1280, 1920]
PARTS = ["Draw", "Watch", "Why", "Learn"]

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
    theatre = box_of(page.locator(".theatre"), "stage and bars")  # its last plane
    assert theatre["width"] * theatre["height"] > 0.35 * 1280 * 800


def test_pad_stage_answer_column_from_left_to_right(page: Page) -> None:
    shown = panels(page)
    order = [box_of(shown[name], name)["x"] for name in ("drawing pad", "stage", "bar 0")]
    order.append(box_of(page.locator(".column"), "column")["x"])
    assert order == sorted(order)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (768, 1024)])
def test_nothing_covers_pad_and_stage_when_something_is_opened(
    page: Page, size: tuple[int, int]
) -> None:
    resize(page, *size)
    before = [box_of(part, "part") for part in (person.pad(page), person.stage(page))]
    person.button(page, "Look inside").click()
    person.settle(page)
    assert [box_of(part, "part") for part in (person.pad(page), person.stage(page))] == before
    for part in (person.pad(page), person.stage(page)):
        box = box_of(part, "part")
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        script = "([x, y]) => document.elementFromPoint(x, y)?.tagName"
        if middle[1] < size[1]:
            assert page.evaluate(script, middle) == "CANVAS"


def test_on_a_phone_stage_and_answer_stay_and_the_parts_take_turns(open_page: OpenPage) -> None:
    page = open_page(**person.PHONE)
    inside = {
        "Draw": person.pad(page),
        "Watch": person.timeline(page),
        "Why": page.get_by_role("region", name="Look inside"),
        "Learn": page.locator(".course"),
    }
    for part in PARTS:
        page.get_by_role("tab", name=part, exact=True).click()
        for name, what in inside.items():
            expect(what).to_be_visible(visible=name == part)
        page.evaluate("scrollTo(0, 400)")
        for kept in (person.stage(page), person.status(page)):
            box = box_of(kept, "what stays in view")
            assert box["y"] >= -1, part
            assert box["y"] + box["height"] <= 844, part


def test_a_phone_lying_down_has_the_stage_on_its_left(open_page: OpenPage) -> None:
    phone = {**person.PHONE, "viewport": {"width": 844, "height": 390}}
    page = open_page(**phone)
    stage, pad = (box_of(part, "part") for part in (person.stage(page), person.pad(page)))
    assert stage["x"] + stage["width"] <= pad["x"] + 1
    assert pad["y"] < 390


def test_the_first_thing_for_the_keyboard_leads_to_the_pad(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the drawing pad")
    expect(skip).to_be_focused()
    assert box_of(skip, "skip link")["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(person.pad(page)).to_be_focused()


@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_no_text_below_14_px(open_page: OpenPage, options: dict[str, object]) -> None:
    page = open_page(**options)
    person.draw(page, person.drawing("3, round"))
    for share in (0, 0.5, 1):
        person.seek(page, share * person.duration(page))
        assert page.evaluate(SMALL_TEXT) == []


def test_controls_are_large_enough_for_a_finger(open_page: OpenPage) -> None:
    page = open_page(**person.PHONE)
    box = box_of(person.button(page, "Clear"), "Clear")
    assert min(box["width"], box["height"]) >= 24, box
    page.get_by_role("tab", name="Watch").click()
    for name in ("Next step", "Previous step"):
        box = box_of(person.button(page, name), name)
        assert min(box["width"], box["height"]) >= 24, f"{name}: {box}"  # WCAG 2.2, 2.5.8
