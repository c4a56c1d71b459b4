"""One look: stage, caption, table and everything that is saved show and state the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import chromium
import numpy as np
import person
import pytest
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Browser, Page, Playwright

pytestmark = pytest.mark.browser


@pytest.fixture
def coarse() -> bool:
    return False


@pytest.fixture
def painter() -> str:
    """What WebGL paints; without it is one test of its own."""
    return "webgl"


# What the stage shows: how large its canvas is, its pixels and the words over it.
ON_SCREEN = """() => {
  const canvas = document.querySelector(".stage-canvas");
  const words = [...document.querySelectorAll(".stage-host > .stage-labels > *")]
    .map((word) => `${word.textContent} ${word.style.transform}`).sort();
  return [canvas.width, canvas.height, canvas.toDataURL(), words.join()];
}"""
PATH_LINES = 300  # most that are drawn of one hop


@pytest.fixture
def three(open_page: OpenPage) -> Page:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    return page


def whole(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def labels(page: Page) -> list[int]:
    """The number of lines that the stage states for each layer."""
    texts = page.locator(".stage-host .stage-label.share").all_inner_texts()
    return [whole(text.split("\n")[1]) for text in texts]


def table(page: Page) -> list[int]:
    """The number of lines that the table of lines states for each layer."""
    drawer = page.locator(".drawer")
    drawer.get_by_role("tab", name="Lines").click()
    rows = drawer.locator(".counts").first.locator("tbody tr")
    return [whole(row.locator("td").nth(1).inner_text()) for row in rows.all()]


def saved(page: Page, choice: str, folder: Path) -> Path:
    person.button(page, "Save").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("group", name="Save").get_by_role("button", name=choice).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    page.locator(".menu-panel").wait_for(state="detached")
    return path


def curves(path: Path) -> list[str]:
    """The lines between neurons; what joins the outputs to their bars is none of them."""
    marks = ET.parse(path).getroot().iterfind(".//{*}path")
    lines = [mark.get("d", "") for mark in marks if mark.get("class") != "join"]
    return [line for line in lines if "C" in line]


def stated(path: Path) -> list[int]:
    texts = (text.text or "" for text in ET.parse(path).getroot().iterfind(".//{*}text"))
    return [whole(text) for text in texts if text.endswith(" lines")]


def test_the_same_numbers_everywhere(three: Page, tmp_path: Path) -> None:
    three.keyboard.press("i")
    counted = table(three)
    assert len(counted) == 4
    assert labels(three) == counted
    drawing = saved(three, "SVG", tmp_path)
    assert stated(drawing) == counted
    assert len(curves(drawing)) == sum(counted)


def test_a_caption_states_what_is_drawn_beside_it(three: Page, tmp_path: Path) -> None:
    steps = three.evaluate("forwardpass.steps")
    flowing = [each for each in steps if each["kind"] in ("products", "layer", "scores")]
    assert len(flowing) == 5
    for index, step in enumerate(flowing):
        person.seek(three, step["end"] - 0.05)
        person.settle(three)
        said = re.search(
            r"the ([\d,]+) strongest lines", three.locator(".caption-text").inner_text()
        )
        assert said
        beside = labels(three)
        assert len(beside) == index  # close to one neuron none; then its layer, then one more each
        assert index == 0 or whole(said[1]) == beside[-1]
    drawing = saved(three, "SVG", tmp_path)
    assert stated(drawing) == beside
    assert len(curves(drawing)) == sum(beside)


def test_saving_shows_path_order_and_orbit_and_changes_nothing(three: Page, tmp_path: Path) -> None:
    plain = curves(saved(three, "SVG", tmp_path))
    three.keyboard.press("i")
    table(three)
    drawer = three.locator(".drawer")
    drawer.get_by_label("By number").check()
    three.evaluate("forwardpass.inspect(1, 20)")
    person.stage(three).focus()
    for key in ("Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowDown"):
        three.keyboard.press(key)
    drawer.get_by_role("tab", name="Neuron").focus()
    three.mouse.move(2, 2)
    person.settle(three)
    three.wait_for_timeout(500)
    before = three.evaluate(ON_SCREEN)
    drawing = saved(three, "SVG", tmp_path)
    picture = saved(three, "PNG", tmp_path)
    three.wait_for_timeout(300)
    assert three.evaluate(ON_SCREEN) == before
    assert three.locator(".stage-host").count() == 1

    counted = labels(three)
    assert stated(drawing) == counted
    pointed = len(curves(drawing)) - sum(counted)
    assert 4 <= pointed <= 4 * PATH_LINES, "the lines of the path come on top"
    assert not set(curves(drawing)) & set(plain), "every neuron stands elsewhere"

    box = three.locator(".stage-host").bounding_box()
    assert box is not None
    shot = tmp_path / "screen.png"
    three.locator(".drawer").evaluate("(at) => { at.style.visibility = 'hidden'; }")
    three.screenshot(path=shot, clip=box)
    screen = Image.open(shot).convert("RGB")
    whole_picture = Image.open(picture).convert("RGB")  # the answer stands beside the stage
    stage = whole_picture.crop((0, 0, 2 * screen.width, whole_picture.height))
    small = stage.resize(screen.size, Image.Resampling.BOX)
    assert np.abs(np.asarray(small, float) - np.asarray(screen, float)).mean() < 4


def test_a_picture_of_all_lines_is_complete(three: Page, tmp_path: Path) -> None:
    three.keyboard.press("i")
    table(three)
    drawer = three.locator(".drawer")
    sparse = np.asarray(Image.open(saved(three, "PNG", tmp_path)).convert("RGB"), float)
    drawer.get_by_label("All lines").check()
    picture = np.asarray(Image.open(saved(three, "PNG", tmp_path)).convert("RGB"), float)
    assert (np.abs(picture - sparse).max(axis=2) > 24).mean() > 0.1
    rows = drawer.locator(".counts").first.locator("tbody tr")
    counted = [whole(row.locator("td").nth(1).inner_text()) for row in rows.all()]
    assert sum(counted) == 784 * 512 + 512 * 256 + 256 * 128 + 128 * 10


def test_without_webgl_the_picture_states_what_it_draws(
    playwright: Playwright, open_page: OpenPage, tmp_path: Path
) -> None:
    plain: Browser = chromium.launch(playwright, chromium.NO_WEBGL)
    try:
        page = open_page(within=plain, reduced_motion="reduce", by="")
        person.draw(page, person.drawing("3, round"))
        person.seek(page, person.duration(page))
        page.keyboard.press("i")
        counted = table(page)
        assert sum(counted) > 800
        assert labels(page) == counted
        assert stated(saved(page, "SVG", tmp_path)) == counted
        page.locator(".drawer").get_by_label("All lines").check()
        every = page.locator(".drawer .counts").first.locator("tbody tr")
        counted = [whole(row.locator("td").nth(1).inner_text()) for row in every.all()]
        assert sum(counted) == 784 * 512 + 512 * 256 + 256 * 128 + 128 * 10
    finally:
        plain.close()
