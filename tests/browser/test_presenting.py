"""On a projector: what is shown at will, by the bar in the corner and by link, readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PROJECTOR = {"viewport": {"width": 1920, "height": 1080}, "reduced_motion": "reduce"}
BACK_ROW = 24  # px, what can be read from there
INSIDE = """(name) => [...document.querySelectorAll(name)]
  .map((part) => part.getBoundingClientRect())
  .every(({ left, right, top, bottom, width }) => width > 0 && left >= 0 && top >= 0
    && right <= innerWidth && bottom <= innerHeight)"""
WHOLE = """(name) => [...document.querySelectorAll(name)]
  .every((part) => part.scrollWidth <= part.clientWidth + 1)"""
SMALLEST = """(name) => Math.min(...[...document.querySelectorAll(name)]
  .filter((part) => part.getBoundingClientRect().width > 0)
  .map((part) => parseFloat(getComputedStyle(part).fontSize)))"""


def drawn(page: Page) -> Page:
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    return page


def check_readable(page: Page) -> None:
    for name in (".bar-value", ".bar-name", ".caption-text"):
        assert page.evaluate(INSIDE, name), f"{name} is cut off by the window"
    assert page.evaluate(WHOLE, ".bar-value"), "a percentage is wider than its place"
    assert page.locator(".bar-value").count() == 10
    for name in (".bar-value", ".bar-name", ".caption-text"):
        assert page.evaluate(SMALLEST, name) >= BACK_ROW - 0.5, name
    assert page.evaluate(SMALLEST, ".stage-label") >= BACK_ROW
    over = page.evaluate(
        "[document.documentElement.scrollWidth - innerWidth,"
        " document.documentElement.scrollHeight - innerHeight]"
    )
    assert max(over) <= 0


def test_no_percentage_is_cut_off(open_page: OpenPage, address: str) -> None:
    check_readable(drawn(open_page(at=f"{address}?present", **PROJECTOR)))


def test_pad_and_controls_come_by_the_bar(open_page: OpenPage, address: str) -> None:
    page = drawn(open_page(at=f"{address}?present", **PROJECTOR))
    assert not person.pad(page).is_visible()
    for name in ("Pad", "Play controls"):
        page.get_by_role("group", name="While presenting").get_by_role(
            "button", name=name, exact=True
        ).click()
    person.settle(page)
    assert person.pad(page).is_visible()
    assert person.timeline(page).is_visible()
    assert not page.locator(".legend").is_visible()
    check_readable(page)


@pytest.mark.parametrize("by", ["address", "link"])
def test_pad_and_controls_come_by_the_address(open_page: OpenPage, address: str, by: str) -> None:
    at = f"{address}?present=drawing,timeline"
    if by == "link":
        page = drawn(open_page(at=at, **PROJECTOR))
        at = f"{address}#{page.evaluate('forwardpass.link()')}"
    page = open_page(at=at, **PROJECTOR)
    person.seek(page, person.duration(page))
    assert page.locator(".fp").get_attribute("data-presented") == "drawing timeline"
    assert person.pad(page).is_visible()
    assert person.timeline(page).is_visible()
    assert not page.locator(".header").is_visible()
    check_readable(page)
