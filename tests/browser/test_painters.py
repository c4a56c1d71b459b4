"""Both painters give the same picture: WebGL, and the processor on a 2D canvas.

How alike they are is measured on squares of 4 x 4 pixels, each the mean of its pixels, so that a
line half a pixel beside the other one counts little and a line that is missing counts:

* `apart`, the mean absolute difference of brightness or of the colour that differs most, of 255,
  over squares in which either shows anything, is at most 1.2,
* `worst`, the largest mean of it in any field of 10 x 10 squares, is at most 5,
* and as many pixels are red, and violet, within a tenth.

That this is tight enough is tested as well: of each picture every sheet is left out in turn, and
whatever shows anything is missed.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import numpy as np
import person
import pytest

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from person import OpenPage
    from playwright.sync_api import Page

    Picture = NDArray[np.float64]

pytestmark = pytest.mark.browser

SIDE, FIELD = 4, 10
APART, WORST = 1.2, 5.0  # of 255
# A sheet shows something that changes a field by more than this, which is little.
SHOWS = 7.0

# Keeps what the 2D painter lays down in a frame: each sheet as it was, where and how strongly.
KEEP = """
globalThis.laid = new Map();
(() => {
  const proto = CanvasRenderingContext2D.prototype;
  const { fillRect, drawImage } = proto;
  proto.fillRect = function (...box) {
    const { canvas, fillStyle } = this;
    if (canvas.className === "stage-canvas") globalThis.laid.set(canvas, [fillStyle]);
    return fillRect.apply(this, box);
  };
  proto.drawImage = function (image, ...place) {
    if (this.canvas.className === "stage-canvas") {
      const copy = new OffscreenCanvas(image.width, image.height);
      copy.getContext("2d", { willReadFrequently: true }).drawImage(image, 0, 0);
      globalThis.laid.get(this.canvas).push([copy, place, this.globalAlpha]);
    }
    return drawImage.call(this, image, ...place);
  };
})();
"""
# The numbers of a stage's pixels, in base64: as it is, or laid down anew without one of its sheets.
PIXELS = """([selector, without]) => {
  const canvas = document.querySelector(selector);
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height)
    .getContext("2d", { willReadFrequently: true });
  const [ground, ...sheets] = without === null ? [""] : globalThis.laid.get(canvas);
  if (without === null) copy.drawImage(canvas, 0, 0);
  else {
    copy.fillStyle = ground;
    copy.fillRect(0, 0, width, height);
  }
  sheets.forEach(([image, place, alpha], k) => {
    copy.globalAlpha = alpha;
    if (k !== without) copy.drawImage(image, ...place);
  });
  const { data } = copy.getImageData(0, 0, width, height);
  let text = "";
  for (let at = 0; at < data.length; at += 32768) {
    text += String.fromCharCode(...data.subarray(at, at + 32768));
  }
  return [width, height, btoa(text)];
}"""
SHEETS = "(selector) => globalThis.laid.get(document.querySelector(selector)).length - 1"
STAGE = ".stage-host .stage-canvas"
SHARES = ".stage-host .stage-label.share"


@pytest.fixture
def coarse() -> bool:
    return False


def pixels(page: Page, selector: str = STAGE, without: int | None = None) -> Picture:
    """What a stage shows, (height, width, 3) of 0..255; without one of its sheets."""
    width, height, text = page.evaluate(PIXELS, [selector, without])
    data = np.frombuffer(base64.b64decode(text), dtype=np.uint8).reshape(height, width, 4)
    return data[..., :3].astype(np.float64)


def squares(picture: Picture) -> Picture:
    """The means of squares of pixels."""
    height, width = (SIDE * (side // SIDE) for side in picture.shape[:2])
    parts = picture[:height, :width].reshape(height // SIDE, SIDE, width // SIDE, SIDE, 3)
    means: Picture = parts.mean(axis=(1, 3))
    return means


def difference(one: Picture, other: Picture) -> tuple[float, float]:
    """How far they are apart where either shows anything, and in the worst field; of 255."""
    a, b = squares(one), squares(other)
    ground = np.median(a.reshape(-1, 3), axis=0)
    shown = np.maximum(np.abs(a - ground), np.abs(b - ground)).max(axis=2) > 3
    each = np.abs(a - b)
    light = np.abs((a - b) @ [0.2126, 0.7152, 0.0722])
    means = [light[shown].mean(), *each[shown].mean(axis=0)] if shown.any() else [0.0]
    height, width = (side // FIELD for side in shown.shape)
    most = each.max(axis=2)[: height * FIELD, : width * FIELD]
    fields = most.reshape(height, FIELD, width, FIELD).mean(axis=(1, 3))
    return float(max(means)), float(fields.max())


def alike(one: Picture, other: Picture) -> bool:
    apart, worst = difference(one, other)
    return apart <= APART and worst <= WORST


def counts(picture: Picture) -> tuple[int, int]:
    """Pixels that are red, and violet, and clearly so."""
    r, g, b = picture[..., 0], picture[..., 1], picture[..., 2]
    red = (r - g > 60) & (r - b > 50)
    violet = (b - g > 40) & (r - g > 8) & (b > r)
    return int(red.sum()), int(violet.sum())


class Pair:
    """The same page twice, each with a painter of its own."""

    def __init__(self, open_page: OpenPage, **options: Any) -> None:
        both = {"reduced_motion": "reduce", **options}
        self.canvas = open_page(by="canvas", script=KEEP, **both)
        self.webgl = open_page(by="webgl", **both)
        self.pages = (self.canvas, self.webgl)
        self.do("(strokes) => forwardpass.draw(strokes)", person.drawing("3, round"))

    def do(self, act: str, argument: object = None) -> None:
        for page in self.pages:
            page.evaluate(act, argument)
            person.settle(page)

    def press(self, *keys: str) -> None:
        for page in self.pages:
            person.stage(page).focus()
            for key in keys:
                page.keyboard.press(key)
            person.settle(page)

    def to(self, kind: str, layer: int, share: float = 0.5) -> None:
        """Into the middle of a step's motion."""
        self.do(TO_STEP, [kind, layer, share])

    def compare(self, parts: int, selector: str = STAGE) -> None:
        """They are alike, and would not be without any of at least so many sheets."""
        told = [page.locator(SHARES).all_inner_texts() for page in self.pages]
        assert told[0] == told[1]
        one, other = (pixels(page, selector) for page in self.pages)
        assert one.shape == other.shape
        assert alike(one, other), difference(one, other)
        for mine, theirs in zip(counts(one), counts(other), strict=True):
            assert abs(mine - theirs) <= 0.1 * max(mine, theirs) + 20
        again = pixels(self.canvas, selector, -1)
        assert difference(again, one)[1] < 2  # what is laid down again is what there is
        missed = 0
        for sheet in range(self.canvas.evaluate(SHEETS, selector)):
            less = pixels(self.canvas, selector, sheet)
            if difference(less, one)[1] <= SHOWS:
                continue
            assert not alike(less, other), f"nobody misses sheet {sheet}"
            missed += 1
        assert missed >= parts


TO_STEP = """([kind, layer, share]) => {
  const step = forwardpass.steps.find((each) => each.kind === kind && each.layer === layer);
  forwardpass.pause();
  forwardpass.seek(step.start + step.lead + share * step.motion);
}"""


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_story_of_layers_is_the_same(open_page: OpenPage, scheme: str) -> None:
    pair = Pair(open_page, color_scheme=scheme)
    # One sheet for each plane that is in sight and for all lines that are seen between two.
    pair.to("fit", -1)
    pair.compare(5)
    pair.to("products", 0)
    pair.compare(2)
    pair.to("layer", 0, 0.6)
    pair.compare(5)
    pair.to("layer", 1)
    pair.compare(7)
    pair.to("answer", 4)
    pair.compare(10)
    pair.do("forwardpass.seek(forwardpass.duration)")
    pair.compare(9)


def test_what_is_asked_of_it_is_the_same(open_page: OpenPage) -> None:
    pair = Pair(open_page, color_scheme="dark")
    pair.do("forwardpass.seek(forwardpass.duration)")
    pair.do("forwardpass.explain(8, 3)")
    pair.compare(9)
    pair.do("forwardpass.explain(null)")
    pair.press("ArrowLeft", "ArrowDown")
    pair.compare(10)
    for page in pair.pages:
        page.keyboard.press("Escape")
        person.button(page, "Flat").click()
        person.settle(page)
    pair.compare(9)
    pair.do("forwardpass.inspect(1, 3)")
    for page in pair.pages:
        page.get_by_role("button", name="Switch off").first.click()
        person.settle(page)
    pair.compare(9)


def test_every_single_line_is_the_same(open_page: OpenPage) -> None:
    pair = Pair(open_page, color_scheme="dark")
    pair.do("forwardpass.seek(forwardpass.duration)")
    for page in pair.pages:
        page.keyboard.press("i")
        drawer = page.locator(".drawer")
        drawer.get_by_role("tab", name="Lines").click()
        drawer.get_by_label("All lines").check()
    for page in pair.pages:
        person.wait_until(page, DRAWN, seconds=60)
    pair.compare(6)


# A layer says how many of its lines are drawn until all are.
DRAWN = """() => {
  const texts = [...document.querySelectorAll(".stage-host .stage-label.share")];
  return texts.length > 0 && !texts.some(({ textContent }) => /\\bof\\b|…/.test(textContent));
}"""


def test_maps_are_the_same(open_page: OpenPage) -> None:
    pair = Pair(open_page, color_scheme="dark")
    for page in pair.pages:
        page.evaluate("forwardpass.use('mnistconv')")
        person.wait_until(page, "forwardpass.network.name === 'MNISTConv'")
    pair.to("products", 0)
    pair.compare(3)
    pair.to("window", 0)
    pair.compare(3)
    pair.to("layer", 1)
    pair.compare(9)
    pair.do("forwardpass.seek(forwardpass.duration)")
    pair.compare(14)
    pair.do("forwardpass.inspect(2, 1072)")
    pair.compare(12)


def test_the_teaching_is_the_same_violet(open_page: OpenPage) -> None:
    pair = Pair(open_page, color_scheme="dark")
    for page in pair.pages:
        page.locator(".mode", has_text="Train").click()
        page.locator(".teach").get_by_role("button", name="This is 8", exact=True).click()
        person.wait_until(page, "forwardpass.steps.some(({ kind }) => kind === 'blame')")
    for kind, layer, parts in (("blame", 3, 6), ("back", 1, 7), ("slopes", 4, 7)):
        pair.to(kind, layer)
        pair.compare(parts)
        assert counts(pixels(pair.canvas))[1] > 100
