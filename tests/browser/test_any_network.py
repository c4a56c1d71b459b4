"""Other networks than the digits': sliders, colours, examples, names of any length, odd sizes."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import chromium
import numpy as np
import person
import pytest
from relayered import with_layers

import forwardpass
from forwardpass.network.dense import Layer
from forwardpass.network.network import Network
from forwardpass.show.notebook import Animation
from forwardpass.show.page import Start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FEATURES = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
FLOWERS = ("Iris setosa", "Iris versicolor", "Iris virginica")


def made(
    shape: tuple[int, ...], sizes: tuple[int, ...], activation: Any = "relu", **fields: Any
) -> Network:
    """A network with random weights: what it says is nonsense, but the same nonsense everywhere."""
    random = np.random.default_rng(7)
    widths = (int(np.prod(shape)), *sizes)
    layers = tuple(
        Layer(
            name=f"layer{k + 1}",
            weight=random.normal(0, 1.4 / np.sqrt(inputs), (outputs, inputs)).astype(np.float32),
            bias=random.normal(0, 0.3, outputs).astype(np.float32),
            activation="identity" if k == len(sizes) - 1 else activation,
            slope=0.0,
            scale=1.0,
        )
        for k, (inputs, outputs) in enumerate(zip(widths, sizes, strict=False))
    )
    about = {"name": "Other", "class_names": tuple(str(c) for c in range(sizes[-1])), **fields}
    return with_layers(forwardpass.shipped(), layers, input_shape=shape, **PLAIN, **about)


PLAIN: dict[str, Any] = {
    "source": forwardpass.Source("", "", ()),
    "accuracy": (),
    "credits": "",
    "output": "logits",
    "lamp": None,
}
IRIS = made((4,), (8, 3), "tanh", class_names=FLOWERS, feature_names=FEATURES)
DIGITS = made((1, 8, 8), (32, 10))
COLOUR = made((3, 32, 32), (24, 10, 4), "gelu", class_names=("car", "cat", "ship", "frog"))
HUNDRED = made(
    (28, 28), (30, 100), class_names=tuple(f"a class with a long name, no. {c}" for c in range(100))
)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("networks")
    networks = {"iris": IRIS, "digits": DIGITS, "colour": COLOUR, "hundred": HUNDRED}
    with ExitStack() as servers:
        found = {}
        for name, network in networks.items():
            path = folder / f"{name}.safetensors"
            network.save(path)
            found[name] = servers.enter_context(chromium.serve(path))
        yield found


def same(page: Page, network: Network) -> None:
    """The page's numbers are Python's for the input that it shows."""
    found = person.trace(page)
    expected = forwardpass.record(network, np.array(found["image"], np.float32))
    assert found["probs"] == pytest.approx(expected.probs.tolist(), abs=1e-5)
    for ours, theirs in zip(found["layers"], expected.layers, strict=True):
        assert ours["pre"] == pytest.approx(theirs.pre.tolist(), abs=1e-5, rel=1e-5)


def fits(page: Page) -> None:
    size = page.evaluate(
        "[document.documentElement.scrollWidth, innerWidth,"
        " document.querySelector('.screen').scrollHeight,"
        " document.querySelector('.screen').clientHeight]"
    )
    assert size[0] <= size[1]
    assert size[2] <= size[3] + 1


def test_features_have_sliders_that_the_keyboard_moves(
    open_page: OpenPage, addresses: dict[str, str]
) -> None:
    page = open_page(at=addresses["iris"], reduced_motion="reduce")
    assert page.title() == "Other Neural Network Animation"
    assert "Prediction: Iris" in person.status(page).inner_text()  # sliders always say something
    for index, name in enumerate(FEATURES):
        slider = page.get_by_role("slider", name=name, exact=True)
        slider.focus()
        before = person.trace(page)["image"][index]
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        person.settle(page)
        assert person.trace(page)["image"][index] > before
    assert page.evaluate("forwardpass.link().length") < 60
    page.get_by_label("petal width (cm), as a number").fill("12.5")
    page.keyboard.press("Tab")
    person.settle(page)
    assert person.trace(page)["image"][3] == 12.5
    same(page, IRIS)
    caption = page.locator(".stage-labels").inner_text()
    assert "12.50" in caption
    page.keyboard.press("Control+z")
    person.settle(page)
    assert person.trace(page)["image"][3] != 12.5
    fits(page)


def test_a_network_without_code_shows_no_panel_for_it(
    open_page: OpenPage, addresses: dict[str, str]
) -> None:
    page = open_page(at=addresses["digits"], reduced_motion="reduce")
    assert page.locator(".code-panel, .code-now").count() == 0
    assert page.get_by_role("link", name="The code").count() == 0
    person.button(page, "Panels").click()
    assert page.get_by_role("checkbox", name="Caption").count() == 1
    assert page.get_by_role("checkbox", name="Line of code").count() == 0
    fits(page)


def test_the_arrow_keys_of_a_slider_leave_the_story_alone(
    open_page: OpenPage, addresses: dict[str, str]
) -> None:
    page = open_page(at=addresses["iris"], reduced_motion="reduce")
    end = person.seconds_shown(page)
    page.get_by_role("slider", name=FEATURES[0]).focus()
    for key in ("ArrowLeft", "Home", "End", "PageUp"):
        page.keyboard.press(key)
    person.settle(page)
    assert person.seconds_shown(page) == end


def test_a_small_picture_is_drawn_on_the_pad(
    open_page: OpenPage, addresses: dict[str, str]
) -> None:
    page = open_page(at=addresses["digits"], reduced_motion="reduce")
    person.button(page, "Clear").click()
    person.draw_with_mouse(page, person.thinned(person.drawing("3, round")))
    person.settle(page)
    image = np.array(person.trace(page)["image"]).reshape(8, 8)
    assert image.max() > 0.5
    assert (image > 0.05).sum() > 12
    assert image[:, 0].max() < 0.05  # 20 of 28 px wide: the border stays free
    same(page, DIGITS)
    person.seek(page, page.evaluate("forwardpass.steps[1].start"))
    assert "8×8 picture" in page.locator(".caption").inner_text()
    fits(page)


def test_a_colour_picture_is_shown_in_planes(
    open_page: OpenPage, addresses: dict[str, str]
) -> None:
    page = open_page(at=addresses["colour"])
    person.set_pixels(page, [(i % 11) / 10 for i in range(3072)])
    person.seek(page, person.duration(page))
    seen = page.get_by_label("What the network sees: red, green, blue, 32 by 32 pixels each")
    assert seen.evaluate("(at) => [at.width, at.height]") == [96, 32]
    same(page, COLOUR)
    person.seek(page, 0.5)
    assert "one colour plane after the other" in page.locator(".caption").inner_text()
    fits(page)


@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_a_hundred_long_names_stay_inside(
    open_page: OpenPage, addresses: dict[str, str], options: dict[str, object]
) -> None:
    page = open_page(at=addresses["hundred"], reduced_motion="reduce", **options)
    person.draw(page, person.drawing("5, curvy"))
    person.seek(page, person.duration(page))
    bars = page.get_by_role("meter")
    assert bars.count() == 100
    assert bars.last.get_attribute("aria-label") == "a class with a long name, no. 99"
    inside = page.evaluate(
        """() => { const stage = document.querySelector(".stage-host").getBoundingClientRect();
          return [...document.querySelectorAll(".stage-label.output")].every((label) =>
            label.getBoundingClientRect().right <= stage.right + 1); }"""
    )
    assert inside
    assert page.locator(".stage-label.output").count() == 1  # in columns, only the answer is named
    bars.last.scroll_into_view_if_needed()
    assert bars.last.is_visible()
    fits(page)


@pytest.mark.parametrize(
    ("inputs", "sizes"), [(1, (4, 2)), (20, (5,)), (10, (3000, 5)), (2, (2, 2, 2, 2, 2, 2))]
)
def test_odd_sizes_lay_out_and_play(
    open_page: OpenPage, tmp_path: Path, inputs: int, sizes: tuple[int, ...]
) -> None:
    path = tmp_path / "odd.safetensors"
    network = made((inputs,), sizes)
    network.save(path)
    with chromium.serve(path) as address:
        page = open_page(at=address, reduced_motion="reduce")
        for share in (0, 0.3, 0.7, 1):
            person.seek(page, share * person.duration(page))
        same(page, network)
        fits(page)
        page.context.close()


@pytest.mark.parametrize("network", [DIGITS, COLOUR, IRIS], ids=["digits", "colour", "iris"])
def test_examples_are_offered_like_ready_made_drawings(
    open_page: OpenPage, tmp_path: Path, network: Network
) -> None:
    inputs = np.random.default_rng(3).random((5, network.inputs)).astype(np.float32)
    path = Animation(network, Start(inputs=inputs)).save(tmp_path / "page.html")
    page = open_page(at=path.as_uri())
    examples = page.get_by_role("group", name="Examples").get_by_role("button")
    assert examples.count() == 5
    assert person.trace(page)["image"] == pytest.approx(inputs[0].tolist())
    examples.nth(3).click()
    person.settle(page)
    assert person.trace(page)["image"] == pytest.approx(inputs[3].tolist())
    assert examples.nth(3).get_attribute("aria-pressed") == "true"
    same(page, network)
    opened = open_page(at=f"{path.as_uri()}#{page.evaluate('forwardpass.link()')}")
    assert person.trace(opened) == person.trace(page)
