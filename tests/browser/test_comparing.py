"""Two pictures beside each other: both are drawn, the numbers are their difference, and it ends."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import person
import pytest
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from person import OpenPage
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SIZES = [(1280, 800), (1920, 1080), (820, 1180), (390, 844)]
DRAWN = 0.02  # share of a picture that is not its ground
# A page that is compared in, and ended in the middle of a frame.
END_WHILE_COMPARING = """
async ([one, other]) => {
  const element = document.createElement("div");
  element.style.cssText = "position: fixed; inset: 0; overflow: auto";
  document.body.append(element);
  const page = forwardpass.mount(element, { network: forwardpass.network, theme: "dark" });
  const frames = async (count) => {
    for (let frame = 0; frame < count; frame++) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
  };
  page.api.draw(one);
  element.dispatchEvent(new KeyboardEvent("keydown", { key: "k", bubbles: true }));
  await frames(2);
  page.api.draw(other);
  page.api.play();
  await frames(3);
  const canvases = element.querySelectorAll(".stage-canvas").length;
  await new Promise((done) => requestAnimationFrame(() => {
    page.dispose();
    globalThis.counted.frames = globalThis.counted.draws = 0;
    done();
  }));
  element.remove();
  return canvases;
}
"""


def compared(page: Page) -> None:
    """A 3 is kept, an 8 is shown."""
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    page.keyboard.press("k")
    person.draw(page, person.drawing("8, two rings"))
    person.seek(page, person.duration(page))


@pytest.fixture
def two(open_page: OpenPage) -> Page:
    page = open_page(reduced_motion="reduce")
    compared(page)
    return page


def first(page: Page) -> Locator:
    return page.locator(".compare-host .stage-canvas")


def second(page: Page) -> Locator:
    return page.locator(".stage-host .stage-canvas")


def difference(page: Page) -> Locator:
    return page.get_by_role("region", name="Difference", exact=True)


def picture(canvas: Locator) -> NDArray[np.int16]:
    found = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
    return np.asarray(found, dtype=np.int16)


def drawn(pixels: NDArray[np.int16]) -> float:
    """Share of the pixels that differ from the one in the corner."""
    return float((np.abs(pixels - pixels[-1, -1]).max(axis=2) > 24).mean())


def test_both_are_drawn_and_named(two: Page) -> None:
    kept, now = picture(first(two)), picture(second(two))
    assert drawn(kept) > DRAWN
    assert drawn(now) > DRAWN
    rows, columns = (min(kept.shape[k], now.shape[k]) for k in (0, 1))
    assert np.abs(kept[:rows, :columns] - now[:rows, :columns]).max() > 100
    assert two.get_by_role("img", name="The network as it read A, which was kept: 3").is_visible()
    assert "3 (>99%)" in two.locator(".compare-a").inner_text()
    assert "8 (>99%)" in two.locator(".compare-b").inner_text()


def test_the_numbers_are_those_of_the_two_passes(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    before = person.trace(page)
    page.keyboard.press("k")
    assert "still the same as A" in difference(page).inner_text()
    person.draw(page, person.drawing("8, two rings"))
    person.settle(page)
    after = person.trace(page)
    points = values(page, "points")
    assert points == pytest.approx(np.subtract(after["probs"], before["probs"]), abs=1e-6)
    changes = np.concatenate(
        [
            np.abs(np.subtract(after["layers"][k]["post"], before["layers"][k]["post"]))
            for k in range(3)
        ]
    )
    told = np.abs(values(page, "change"))
    assert told == pytest.approx(np.sort(changes)[::-1][:6], abs=1e-6)
    assert page.locator(".bar-before").count() == 1  # where the bar of A's 3 ended


def values(page: Page, name: str) -> list[float]:
    found = difference(page).locator(f"data[data-name='{name}']")
    return [float(text) for text in found.evaluate_all("(all) => all.map((one) => one.value)")]


def test_a_neuron_of_the_list_is_looked_into(two: Page) -> None:
    neuron = difference(two).get_by_role("button").first
    name = neuron.inner_text()
    neuron.click()
    inside = two.get_by_role("region", name="Look inside", exact=True)
    assert inside.get_by_role("heading", name=name, exact=True).is_visible()
    assert difference(two).is_visible()


def test_it_ends_and_the_stage_has_its_place_again(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    others = (".drawing", ".answer", ".telling", ".timeline", ".column", ".legend")
    person.draw(page, person.drawing("8, two rings"))
    person.seek(page, person.duration(page))
    before = [page.locator(name).bounding_box() for name in others]
    whole = second(page).bounding_box()
    compared(page)
    assert [page.locator(name).bounding_box() for name in others] == before
    person.button(page, "End comparing").click()
    person.settle(page)
    assert first(page).count() == 0
    assert difference(page).count() == 0
    assert second(page).bounding_box() == whole
    assert drawn(picture(second(page))) > DRAWN


def test_what_was_changed_beside_what_was_before(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    before = person.trace(page)
    page.keyboard.press("i")
    page.get_by_role("tab", name="What if", exact=True).click()
    page.locator(".flip").click()
    person.button(page, "Compare with before").click()
    person.settle(page)
    after = person.trace(page)
    assert after["prediction"] != before["prediction"] == 3
    assert "3 (" in page.locator(".compare-a").inner_text()
    assert values(page, "points") == pytest.approx(
        np.subtract(after["probs"], before["probs"]), abs=1e-6
    )
    assert drawn(picture(first(page))) > DRAWN


def test_a_page_that_ends_while_it_compares_draws_no_further(open_page: OpenPage) -> None:
    page = open_page(script=person.COUNT_DRAWING, reduced_motion="reduce")
    page.evaluate("forwardpass.pause()")
    strokes = [person.drawing("3, round"), person.drawing("8, two rings")]
    assert page.evaluate(END_WHILE_COMPARING, strokes) == 2
    person.settle(page)
    assert page.evaluate("counted.draws") == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_two_share_the_place_of_the_stage(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(reduced_motion="reduce", viewport={"width": width, "height": height})
    compared(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    one, other, row = (
        place.bounding_box() for place in (first(page), second(page), difference(page))
    )
    assert one is not None
    assert other is not None
    assert row is not None
    assert other["width"] == pytest.approx(one["width"], abs=2)
    assert other["height"] == pytest.approx(one["height"], abs=2)
    beside = other["x"] >= one["x"] + one["width"] - 1
    above = other["y"] >= one["y"] + one["height"] - 1
    assert beside != above
    if width < 600:
        assert above
    assert row["y"] >= other["y"] + other["height"] - 1
    if width >= 1000:
        assert row["y"] + row["height"] <= height
    assert min(drawn(picture(first(page))), drawn(picture(second(page)))) > DRAWN
