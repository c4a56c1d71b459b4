"""What goes wrong gets a sentence in the page: a broken network file, no WebGL2."""

from __future__ import annotations

import io
import json
import struct
from typing import TYPE_CHECKING

import chromium
import numpy as np
import person
import pytest
from PIL import Image

import forwardpass
from forwardpass.show.chromium import SOFTWARE_GL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from person import OpenPage
    from playwright.sync_api import Browser, Page, Playwright

pytestmark = pytest.mark.browser

WHOLE = forwardpass.shipped().to_bytes()


def header(tensors: dict[str, object]) -> bytes:
    text = json.dumps(tensors).encode()
    return struct.pack("<Q", len(text)) + text


def overflowing() -> bytes:
    """A network whose sums are too large for float32, even for a blank picture."""
    shapes = {"fc1": (2, 784), "fc2": (2, 2)}
    layers = [
        forwardpass.Layer(
            name, np.full(shape, 3e38, np.float32), np.full(2, 3e38, np.float32), "identity"
        )
        for name, shape in shapes.items()
    ]
    network = forwardpass.Network.dense("Huge", layers, (1, 28, 28), ("a", "b"))
    return network.to_bytes()


BROKEN = {
    "numbers too large": overflowing(),
    "empty": b"",
    "cut off": WHOLE[: len(WHOLE) // 2],
    "another kind": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a web page": b"<!doctype html><title>not found</title>",
    "huge header": struct.pack("<Q", 2**62) + b"{}",
    "no metadata": header({}),
    "script in the name": header({"__metadata__": {"forwardpass": "<script>alert(1)</script>"}}),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_network_file_gets_a_sentence(open_page: OpenPage, content: bytes) -> None:
    page = open_page(
        wait=False,
        routes={"**/*.safetensors": {"body": content, "content_type": "application/octet-stream"}},
    )
    alert = page.get_by_role("alert").first
    alert.wait_for()
    sentence = alert.inner_text()
    assert "network" in sentence.lower()
    assert 20 < len(sentence) < 600
    assert "undefined" not in sentence
    message = page.evaluate("forwardpass.ready.then(() => null, (error) => error.message)")
    assert message


@pytest.fixture(scope="module", params=["switched off", "refused"])
def without_webgl(
    playwright: Playwright, request: pytest.FixtureRequest
) -> Iterator[tuple[Browser, str]]:
    flags = chromium.NO_WEBGL if request.param == "switched off" else SOFTWARE_GL
    browser = chromium.launch(playwright, flags)
    yield browser, "" if request.param == "switched off" else REFUSE
    browser.close()


REFUSE = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
};
"""


# While the products of the second layer travel.
MIDDLE = """(({ start, lead, motion }) => start + lead + motion / 2)(
  forwardpass.steps.find(({ kind, layer }) => kind === "layer" && layer === 1))"""


@pytest.fixture
def plain(open_page: OpenPage, without_webgl: tuple[Browser, str]) -> Page:
    browser, script = without_webgl
    page = open_page(within=browser, script=script, by="")
    assert page.evaluate("document.createElement('canvas').getContext('webgl2')") is None
    person.painted(page)
    return page


def stage(page: Page) -> NDArray[np.float64]:
    """The stage as it is on the screen, (height, width, 3) of 0..255."""
    png = person.stage(page).screenshot()
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.float64)


def test_without_webgl_the_story_moves_in_space(plain: Page) -> None:
    """Neurons are lit, pulses travel, and the view is no flat one."""
    person.draw(plain, person.drawing("3, round"))
    person.seek(plain, person.duration(plain))
    image = stage(plain)
    red = (image[..., 0] > 150) & (image[..., 0] - image[..., 1] > 70)
    assert red.sum() > 300
    middle = plain.evaluate(MIDDLE)
    shots = []
    for seconds in (middle, middle + 0.1):
        person.seek(plain, seconds)
        shots.append(stage(plain))
    assert (np.abs(shots[1] - shots[0]).max(axis=2) > 24).sum() > 100
    person.seek(plain, person.duration(plain))
    before = stage(plain)
    person.button(plain, "Flat").click()
    plain.wait_for_timeout(900)
    assert (np.abs(stage(plain) - before).max(axis=2) > 24).mean() > 0.05


def test_without_webgl_the_answer_is_the_same(plain: Page) -> None:
    person.draw_with_mouse(plain, person.thinned(person.drawing("3, round")))
    person.draw(plain, person.drawing("4, closed"))
    person.settle(plain)
    assert "Prediction: 4 " in person.status(plain).inner_text()
