"""The stage really draws: red neurons, lines, and a different picture at every step."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy as np
import person
import pytest
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def coarse() -> bool:
    return False


@pytest.fixture(params=["canvas", "webgl"])
def painter(request: pytest.FixtureRequest) -> str:
    """Both painters: what is tested here is what they paint."""
    return str(request.param)


@pytest.fixture(params=["dark", "light"])
def three(open_page: OpenPage, request: pytest.FixtureRequest) -> Page:
    page = open_page(color_scheme=request.param)
    person.draw(page, person.drawing("3, round"))
    return page


def picture(page: Page) -> NDArray[np.float64]:
    """The stage's canvas as it is on the screen, (height, width, 3) of 0..255."""
    png = person.stage(page).screenshot()
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.float64)


def red(image: NDArray[np.float64]) -> int:
    """Number of pixels that are red and strongly so."""
    r, g, b = image[..., 0], image[..., 1], image[..., 2]
    return int(((r > 150) & (r - g > 70) & (r - b > 50)).sum())


def test_neurons_light_up_red_as_the_story_goes_on(three: Page) -> None:
    end = person.duration(three)
    person.seek(three, 0)
    before = red(picture(three))
    person.seek(three, end)
    after = red(picture(three))
    assert after > before + 300


def test_every_quarter_of_the_story_has_its_own_picture(three: Page) -> None:
    end = person.duration(three)
    shots = []
    for share in (0.05, 0.3, 0.55, 0.8, 1.0):
        person.seek(three, share * end)
        shots.append(picture(three))
    for k in range(1, len(shots)):
        changed = (np.abs(shots[k] - shots[k - 1]).max(axis=2) > 24).sum()
        assert changed > 400, f"pictures {k - 1} and {k} differ in {changed} pixels only"


def test_many_lines_never_add_up_to_white_or_black(three: Page) -> None:
    person.seek(three, person.duration(three))
    image = picture(three)
    ground = np.median(image.reshape(-1, 3), axis=0)
    opposite = image.min(axis=2) > 235 if ground.mean() < 128 else image.max(axis=2) < 20
    assert opposite.mean() < 0.03


def test_the_stage_fills_its_canvas_sharply(open_page: OpenPage) -> None:
    page = open_page(device_scale_factor=2)
    width, css = person.stage(page).evaluate("(canvas) => [canvas.width, canvas.clientWidth]")
    assert width >= css  # software GL may draw fewer pixels than the screen has, never below 1


def test_inactive_neurons_are_dim_but_visible(three: Page) -> None:
    person.draw(three, [])
    person.settle(three)
    image = picture(three)
    ground = np.median(image.reshape(-1, 3), axis=0)
    visible = (np.abs(image - ground).max(axis=2) > 8).mean()
    assert visible > 0.02
    assert red(image) < 300  # the name of the layer at hand may be red


def test_two_visits_give_the_same_picture(open_page: OpenPage) -> None:
    shots = []
    for _ in range(2):
        page = open_page(script=person.AS_WITH_A_CARD, reduced_motion="reduce")
        person.draw(page, person.drawing("5, in two strokes"))
        person.seek(page, 0.7 * person.duration(page))
        shots.append(at_rest(page))
    assert (shots[0] == shots[1]).all()


def at_rest(page: Page) -> NDArray[np.float64]:
    """The stage when it has been drawn to its end: two pictures in a row are the same."""
    person.settle(page)
    before = picture(page)
    for _ in range(50):
        person.settle(page)
        after = picture(page)
        if (before == after).all():
            return after
        before = after
    raise AssertionError("the stage does not come to rest")


def test_dragging_orbits_and_reset_comes_back(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    start = picture(page)
    box = person.stage(page).bounding_box()
    assert box
    x, y = box["x"] + 0.5 * box["width"], box["y"] + 0.12 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 20)
    page.mouse.move(x + 120, y + 30)
    page.mouse.up()
    page.mouse.move(2, 2)
    page.wait_for_timeout(800)
    turned = picture(page)
    assert (np.abs(turned - start).max(axis=2) > 24).mean() > 0.005
    page.get_by_role("button", name="Reset view").click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(800)
    again = picture(page)
    assert (np.abs(again - start).max(axis=2) > 24).mean() < 0.005


def test_a_neuron_that_the_keys_come_to_is_said(three: Page) -> None:
    """To who cannot see it: a new name of a focused picture would stay unsaid."""
    person.seek(three, person.duration(three))
    person.stage(three).focus()
    for key, said in (("ArrowUp", "fc4, output 3"), ("ArrowLeft", "fc3 neuron")):
        three.keyboard.press(key)
        live = "[...document.querySelectorAll('[aria-live]')].map((at) => at.textContent).join()"
        person.wait_until(three, f"{live}.includes('{said}')")


def test_a_picture_of_the_first_layer_looks_inside_its_neuron(three: Page) -> None:
    person.seek(three, person.duration(three))
    tiles = three.locator(".stage-tiles button")
    assert tiles.count() >= 5
    name = tiles.first.get_attribute("aria-label")
    neuron = re.search(r"neuron (\d+)", name or "")
    assert neuron
    box = tiles.first.locator("canvas").bounding_box()
    assert box
    assert box["width"] >= 84
    tiles.first.click()
    assert three.get_by_role("heading", name=f"fc1 neuron {neuron[1]}").is_visible()


def test_the_pictures_grow_out_of_their_neurons(three: Page) -> None:
    strip = three.locator(".stage-tiles")
    steps = three.evaluate("forwardpass.steps.map(({ kind, layer }) => `${kind} ${layer}`)")
    starts = three.evaluate("forwardpass.steps.map(({ start }) => start)")
    for before in ("products 0", "layer 0"):
        person.seek(three, starts[steps.index(before)])
        person.settle(three)
        assert strip.is_hidden()
    person.seek(three, starts[steps.index("layer 1")] - 0.1)
    person.settle(three)
    assert strip.is_visible()
    assert strip.get_by_text("fc1: weights × ink").is_visible()
    person.seek(three, person.duration(three))
    person.settle(three)
    assert strip.is_visible()
    ties = strip.locator("path").all()
    assert len(ties) == strip.locator("button").count()
