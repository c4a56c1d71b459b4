"""Two networks side by side on one drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import axe
import boxes
import person
import pytest
from choosing import chooser, open_beside

import forwardpass

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

THREE = person.drawing("3, round")
SIZES = [(390, 844), (1024, 600), (1280, 800), (1920, 1080)]
MOVED = """([values, across, down]) => {
  const moved = new Float32Array(784);
  values.forEach((value, at) => {
    const [row, column] = [Math.floor(at / 28) + down, (at % 28) + across];
    if (row >= 0 && row < 28 && column >= 0 && column < 28) moved[28 * row + column] = value;
  });
  return [...moved];
}"""


@pytest.fixture
def three(open_page: OpenPage) -> Page:
    page = open_page(reduced_motion="reduce")
    person.draw(page, THREE)
    return page


def beside(page: Page) -> Locator:
    return page.get_by_role("region", name="Side by side")


def test_two_networks_side_by_side_say_what_each_says_alone(three: Page) -> None:
    open_beside(three)
    picture: list[float] = person.trace(three)["image"]
    networks = [forwardpass.shipped(), forwardpass.shipped("conv")]
    cells = three.locator(".beside-answers tbody data")
    shares = [float(cell.get_attribute("value") or "") for cell in cells.all()]
    for k, network in enumerate(networks):
        expected = forwardpass.record(network, picture)
        assert shares[k::2] == pytest.approx(expected.probs.tolist(), abs=1e-5)
        moved = [
            forwardpass.record(network, three.evaluate(MOVED, [picture, 3 * x, 3 * y])).prediction
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            if (x, y) != (0, 0)
        ]
        kept = three.locator(".beside-kept data").nth(k)
        assert kept.get_attribute("value") == str(moved.count(expected.prediction))
    rows = three.locator(".beside-tricky tbody tr")
    assert rows.count() == 16
    for k in range(2):
        marks = rows.locator(f"td:nth-of-type({k + 2}) [aria-label='one of the two']").count()
        sums = three.locator(".beside-tricky tfoot [data-name=sensible]")
        assert sums.nth(k).get_attribute("value") == str(marks)


def test_side_by_side_follows_the_pen_and_gives_its_place_back(three: Page) -> None:
    open_beside(three)
    person.draw(three, person.drawing("8, two rings"))
    person.wait_until(
        three,
        """() => [...document.querySelectorAll(".beside-digit")].every((each) => each.textContent
          === String(forwardpass.trace.prediction)) && forwardpass.trace.prediction === 8""",
    )
    three.keyboard.press("Escape")
    assert beside(three).count() == 0
    assert chooser(three).evaluate("(button) => button === document.activeElement")
    open_beside(three)
    three.evaluate("forwardpass.inspect(0, 3)")
    assert beside(three).count() == 0


def test_a_tricky_drawing_is_drawn_on_the_pad(three: Page) -> None:
    open_beside(three)
    three.get_by_role("button", name="Draw it on the pad: 1 or 7").first.click()
    person.settle(three)
    assert person.trace(three)["prediction"] in (1, 7)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_over_anything(open_page: OpenPage, size: tuple[int, int], theme: str) -> None:
    width, height = size
    page = open_page(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    person.draw(page, THREE)
    assert boxes.faults(page) == []
    open_beside(page)
    for share in (0, 0.35, 0.7, 1):
        page.locator(".beside .drawer-body").evaluate(
            "(body, share) => { body.scrollTop = share * body.scrollHeight; }", share
        )
        person.settle(page)
        assert boxes.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@axe.needed
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing(open_page: OpenPage, theme: str) -> None:
    page = open_page(reduced_motion="reduce", bypass_csp=True, color_scheme=theme)
    person.draw(page, THREE)
    chooser(page).click()
    assert axe.faults(page) == []
    page.keyboard.press("Escape")
    open_beside(page)
    assert axe.faults(page) == []
    page.evaluate("forwardpass.use('mnistconv')")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    assert axe.faults(page) == []
