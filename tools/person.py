"""What a person or a script does with the page, as functions of a Playwright page.

Everything goes through the accessible names that the page promises and through
`globalThis.forwardpass`; finding a browser is left to `chromium`.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]  # the fixture `open_page` of tests/browser/conftest.py

Strokes = list[list[list[float]]]
DRAWINGS = Path(__file__).parents[1] / "src" / "forwardpass" / "assets" / "drawings.json"
PAD = 280  # px, the square that drawings.json is written in
DESKTOP: Any = {"width": 1280, "height": 800}
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# Counts what the page draws, from before its first script: frames asked for, and draw calls.
COUNT_DRAWING = """
globalThis.counted = { frames: 0, draws: 0, lines: 0 };
const request = globalThis.requestAnimationFrame.bind(globalThis);
globalThis.requestAnimationFrame = (callback) =>
  request((now) => { globalThis.counted.frames += 1; callback(now); });
for (const kind of [globalThis.WebGL2RenderingContext, globalThis.CanvasRenderingContext2D]) {
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced",
    "clear", "clearRect", "fillRect", "stroke", "fill", "drawImage", "putImageData"]) {
    const original = kind?.prototype[name];
    if (typeof original !== "function") continue;
    kind.prototype[name] = function (...values) {
      globalThis.counted.draws += 1;
      return original.apply(this, values);
    };
  }
}
"""
# Without a graphics card a page draws fewer lines when its frames were slow, and says so: two pages
# that tell the same need the same means.
AS_WITH_A_CARD = """
const asked = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name) {
  const answer = asked.call(this, name);
  if (typeof answer !== "string") return answer;
  return answer.replace(/swiftshader|llvmpipe|software/gi, "Card");
};
"""


def drawings() -> list[dict[str, Any]]:
    """The ready-made drawings of the page: name, label, strokes."""
    rows: list[dict[str, Any]] = json.loads(DRAWINGS.read_text(encoding="utf-8"))
    return rows


def drawing(name: str) -> Strokes:
    """The strokes of one ready-made drawing."""
    strokes: Strokes = next(row["strokes"] for row in drawings() if row["name"] == name)
    return strokes


def thinned(strokes: Strokes, every: int = 4) -> Strokes:
    """The same drawing by a quicker hand: fewer points, and of every stroke both its ends."""
    return [[*stroke[:-1:every], stroke[-1]] for stroke in strokes]


def wait_until(page: Page, condition: str, argument: object = None, seconds: float = 10) -> None:
    """Asks the page again and again until a JavaScript expression or function is true.

    `page.wait_for_function` cannot: it evaluates text inside the page, which the page's
    Content-Security-Policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition, argument):
        if time.monotonic() > end:
            raise TimeoutError(f"not true after {seconds} seconds: {condition}")
        page.wait_for_timeout(20)


def ready(page: Page, seconds: float = 30) -> None:
    """Waits until the page can be scripted and its network is loaded."""
    wait_until(page, "globalThis.forwardpass?.ready !== undefined", seconds=seconds)
    page.evaluate("async () => { await globalThis.forwardpass.ready; }")


def force(painter: str) -> str:
    """A script to run before the page's own: it paints with `webgl` or `canvas`; "": it chooses."""
    return f"globalThis.forwardpassPainter = {painter!r};" if painter else ""


# A script to run before the page's own: its stage is painted at a quarter of the width and height,
# as on a screen of coarse pixels, for those who look at everything but the picture.
COARSE = """
Object.defineProperty(globalThis, "devicePixelRatio", { get: () => 0.25, configurable: true });
"""


def painted(page: Page, seconds: float = 30) -> None:
    """Waits until the stage has the painter that it goes on with."""
    stays = "document.querySelector('.stage-canvas')?.dataset.stays !== undefined"
    wait_until(page, stays, seconds=seconds)


def settle(page: Page) -> None:
    """Waits for two frames, so that what was asked for is on the screen."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def pad(page: Page) -> Locator:
    """The drawing pad, by its promised name."""
    return page.get_by_label("Drawing pad", exact=True)


def stage(page: Page) -> Locator:
    """The stage: the largest canvas of the page."""
    index = page.evaluate(
        """() => {
          const area = (canvas) => canvas.clientWidth * canvas.clientHeight;
          const all = [...document.querySelectorAll("canvas")];
          return all.indexOf(all.reduce((a, b) => (area(b) > area(a) ? b : a)));
        }"""
    )
    return page.locator("canvas").nth(index)


def status(page: Page) -> Locator:
    """The result, by its promised role and name."""
    return page.get_by_role("status", name="Prediction", exact=True)


def timeline(page: Page) -> Locator:
    """The timeline's slider."""
    return page.get_by_role("slider", name="Timeline", exact=True)


def button(page: Page, name: str) -> Locator:
    """A button by its whole name."""
    return page.get_by_role("button", name=name, exact=True)


def on_screen(page: Page, strokes: Strokes) -> Strokes:
    """Strokes in px of the 280 px pad -> px of the window, where the pad is now."""
    box = pad(page).bounding_box()
    assert box is not None, "the drawing pad is not on the screen"
    scale = min(box["width"], box["height"]) / PAD
    return [[[box["x"] + x * scale, box["y"] + y * scale] for x, y in line] for line in strokes]


def draw_with_mouse(page: Page, strokes: Strokes) -> None:
    """Draws with the mouse, a move for each point."""
    for stroke in on_screen(page, strokes):
        page.mouse.move(*stroke[0])
        page.mouse.down()
        for x, y in stroke[1:]:
            page.mouse.move(x, y)
        page.mouse.up()


def draw_with_finger(page: Page, strokes: Strokes) -> None:
    """Draws with one finger, by the touch events that Chromium makes of a real screen's."""
    session = page.context.new_cdp_session(page)
    for stroke in on_screen(page, strokes):
        for index, (x, y) in enumerate(stroke):
            kind = "touchStart" if index == 0 else "touchMove"
            touch = {"type": kind, "touchPoints": [{"x": x, "y": y}]}
            session.send("Input.dispatchTouchEvent", touch)
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def draw(page: Page, strokes: Strokes) -> None:
    """Draws through `globalThis.forwardpass`."""
    page.evaluate("(strokes) => globalThis.forwardpass.draw(strokes)", strokes)


def set_pixels(page: Page, values: Sequence[float]) -> None:
    """Gives the network 784 values 0..1, row by row."""
    page.evaluate("(values) => globalThis.forwardpass.setPixels(values)", list(values))


def seek(page: Page, seconds: float) -> None:
    """Shows one instant of the story and waits until it is on the screen."""
    page.evaluate("(at) => { forwardpass.pause(); forwardpass.seek(at); }", seconds)
    settle(page)


def duration(page: Page) -> float:
    """Seconds that the story lasts."""
    return float(page.evaluate("globalThis.forwardpass.duration"))


def seconds_shown(page: Page) -> float:
    """Where the timeline's slider stands."""
    return float(
        timeline(page).evaluate("(slider) => slider.getAttribute('aria-valuenow') ?? slider.value")
    )


def trace(page: Page) -> dict[str, Any]:
    """What the page computed: image, layers (name, pre, post), logProbs, probs, ..., as lists."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const { image, layers, logProbs, probs, prediction, confidence } = forwardpass.trace;
          return {
            image: [...image],
            layers: layers.map(({ name, pre, post }) => ({ name, pre: [...pre], post: [...post] })),
            logProbs: [...logProbs], probs: [...probs], prediction, confidence,
          };
        }"""
    )
    return found
