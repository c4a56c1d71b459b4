"""The inspector over feature maps: a cell's numbers, maps, kernels, and what is switched off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import axe
import boxes
import person
import pytest
from inspector import TABS, drawer, inspect, tab

import forwardpass

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SIZES = [(390, 844), (1280, 800), (1920, 1080)]
CONV2 = 2  # layers of MNISTConv
CELL = 7 * 144 + 5 * 12 + 4  # of conv2: map 7, row 6, column 5
CELL_NAME = "conv2 map 7, row 6, column 5"


def show_conv(page: Page) -> Page:
    """A finished 3, read by MNISTConv."""
    person.draw(page, person.drawing("3, round"))
    page.evaluate("forwardpass.use('mnistconv')")
    person.wait_until(page, "forwardpass.network.name === 'MNISTConv'")
    person.seek(page, person.duration(page))
    return page


@pytest.fixture
def conv(open_page: OpenPage) -> Page:
    return show_conv(open_page(reduced_motion="reduce"))


def numbers(place: Locator, name: str) -> list[float]:
    """The whole numbers that the page carries under a name."""
    found = place.locator(f"[data-name='{name}']").all()
    return [float(each.get_attribute("value") or "nan") for each in found]


def title(page: Page) -> str:
    return drawer(page).locator(".inside-title").inner_text()


def show_all(page: Page) -> None:
    while (more := drawer(page).get_by_role("button", name=re.compile(r"^Show \d+ more"))).count():
        more.click()


def test_patches_times_kernels_are_what_python_has(conv: Page) -> None:
    inspect(conv, CONV2, CELL)
    assert title(conv) == CELL_NAME
    show_all(conv)
    while (closed := drawer(conv).locator("details:not([open]) summary")).count():
        closed.first.click()
    trace = forwardpass.record(forwardpass.shipped("conv"), person.trace(conv)["image"])
    pieces = numbers(drawer(conv), "piece")
    taps = numbers(drawer(conv), "tap")
    assert len(pieces) == 16
    assert len(taps) == 16 * 9
    expected = trace.values["conv2"].ravel()[CELL]
    assert sum(taps) == pytest.approx(expected, abs=1e-4)
    assert sum(pieces) == pytest.approx(expected, abs=1e-4)
    assert sorted(pieces, key=abs, reverse=True) == pieces
    z, a = numbers(drawer(conv), "after")  # of batch norm and of ReLU
    plane = trace.layers[CONV2]
    assert [z, a] == pytest.approx([plane.pre.ravel()[CELL], plane.post.ravel()[CELL]], abs=1e-5)


def test_a_pool_passes_on_the_framed_number(conv: Page) -> None:
    inspect(conv, 1, 3 * 144 + 70)
    won = drawer(conv).locator(".tap-won data")
    assert won.count() == 1
    trace = forwardpass.record(forwardpass.shipped("conv"), person.trace(conv)["image"])
    expected = trace.layers[1].post.ravel()[3 * 144 + 70]
    assert float(won.get_attribute("value") or "nan") == pytest.approx(expected, abs=1e-5)


def test_a_map_that_is_switched_off_reads_as_python_reads_without_it(conv: Page) -> None:
    inspect(conv, CONV2, CELL)
    image = person.trace(conv)["image"]
    drawer(conv).get_by_role("button", name="Switch off map").click()
    pressed = drawer(conv).get_by_role("button", name="Map is off")
    assert pressed.get_attribute("aria-pressed") == "true"
    network = forwardpass.shipped("conv")
    expected = forwardpass.ablate(network, image, "conv2", maps=7)
    off = person.trace(conv)["logProbs"]
    assert off == pytest.approx(expected.log_probs.tolist(), abs=1e-4)
    assert numbers(drawer(conv), "loudest") == []
    tab(conv, "What if")
    drawer(conv).get_by_role("button", name="Switch conv2 map 7 on again").click()
    whole = forwardpass.record(network, image).log_probs
    assert person.trace(conv)["logProbs"] == pytest.approx(whole.tolist(), abs=1e-4)
    assert off != pytest.approx(whole.tolist(), abs=1e-2)


def test_the_fewest_maps_that_change_the_answer(conv: Page) -> None:
    conv.keyboard.press("i")
    tab(conv, "What if")
    drawer(conv).get_by_label("Layer of the neurons").select_option("conv4")
    button = drawer(conv).locator(".flip")
    told = re.fullmatch(
        r"Switch off the (\d+) loudest maps of conv4: then it says (\d)", button.inner_text()
    )
    assert told
    button.click()
    assert person.trace(conv)["prediction"] == int(told[2]) != 3
    off = drawer(conv).get_by_role("list", name="Switched off").get_by_role("button")
    assert off.count() == int(told[1])
    off.first.click()
    assert off.count() == int(told[1]) - 1


def test_keys_walk_from_cell_to_cell_and_from_map_to_map(conv: Page) -> None:
    inspect(conv, CONV2, CELL)
    picture = drawer(conv).get_by_role("application", name=re.compile(r"^conv2 map 7\. Arrow"))
    picture.focus()
    conv.keyboard.press("ArrowRight")  # the cell itself, and then the next
    conv.keyboard.press("ArrowRight")
    conv.keyboard.press("ArrowDown")
    said = drawer(conv).locator(".map-view .picture-words")
    assert said.inner_text().startswith("row 7, column 6: ")
    conv.keyboard.press("Enter")
    assert title(conv) == "conv2 map 7, row 7, column 6"
    conv.keyboard.press("PageDown")
    assert title(conv) == "conv2 map 8, row 7, column 6"
    conv.keyboard.press("PageUp")
    conv.keyboard.press("PageUp")
    assert title(conv) == "conv2 map 6, row 7, column 6"
    assert conv.evaluate("document.activeElement.getAttribute('aria-label')").startswith(
        "conv2 map 6."
    )
    drawer(conv).get_by_label("Map, 0 to 47").fill("47")
    conv.keyboard.press("Tab")
    assert title(conv) == "conv2 map 47, row 7, column 6"


def test_all_kernels_of_a_layer(conv: Page) -> None:
    inspect(conv, CONV2, CELL)
    drawer(conv).get_by_role("button", name="All kernels of conv2").click()
    assert title(conv) == "All kernels of conv2"
    drawer(conv).get_by_role("button", name="Next maps").click()
    page = drawer(conv).get_by_role("application", name=re.compile(r"^Kernels of conv2"))
    page.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        conv.keyboard.press(key)
    said = drawer(conv).locator(".kernel-words").inner_text()
    weight = forwardpass.shipped("conv").operation("conv2").tensors["weight"][17, 1]
    assert said.startswith("conv2 map 17 for pool1 map 1: from ")
    low, high = (float(part.replace("−", "-")) for part in re.findall(r"[+−][\d.]+", said))
    assert [low, high] == pytest.approx([weight.min(), weight.max()], abs=0.006)
    conv.keyboard.press("Enter")
    assert title(conv).startswith("conv2 map 17, ")


@axe.needed
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wrong_with_any_panel(open_page: OpenPage, width: int, height: int) -> None:
    page = show_conv(
        open_page(
            reduced_motion="reduce",
            bypass_csp=True,
            viewport={"width": width, "height": height},
            has_touch=width < 600,
            color_scheme="light" if width == 1920 else "dark",
        )
    )
    found: list[str] = []

    def look(where: str) -> None:
        page.evaluate("scrollTo(0, 0)")
        person.settle(page)
        faults = [*axe.faults(page), *boxes.faults(page)]
        over = page.evaluate(
            """() => [document.documentElement, document.querySelector(".drawer-body")]
              .map((part) => part.scrollWidth - part.clientWidth)"""
        )
        found.extend(f"{where}: {fault}" for fault in faults)
        if max(over) > 0:
            found.append(f"{where}: wider than its place by {over}")

    for layer, unit in ((0, 250), (1, 150), (CONV2, CELL), (7, 3)):
        inspect(page, layer, unit)
        look(f"layer {layer}")
    for name in TABS:
        tab(page, name)
        look(name)
    drawer(page).get_by_role("tab", name="Lines", exact=True).click()
    drawer(page).get_by_role("button", name="All kernels of conv4").click()
    look("kernels")
    assert found == []
