"""Other weights while somebody watches: everything on the page follows, and nothing piles up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import CDPSession, Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def coarse() -> bool:
    return False


@pytest.fixture
def painter() -> str:
    """What the graphics card keeps is counted here."""
    return "webgl"


TIMES = 50
# Counts what the graphics card keeps.
COUNT_GL = """
globalThis.kept = 0;
for (const kind of ["Buffer", "Framebuffer", "Program", "Shader", "Texture", "VertexArray"]) {
  for (const [verb, change] of [["create", 1], ["delete", -1]]) {
    const own = WebGL2RenderingContext.prototype[verb + kind];
    WebGL2RenderingContext.prototype[verb + kind] = function (...values) {
      globalThis.kept += change;
      return own.apply(this, values);
    };
  }
}
"""
# The network's own file with the weights of its first layer moved on by some places: `moved(n)`.
MOVED = """
async () => {
  const link = document.querySelector("link[rel=preload][as=fetch]");
  const file = await (await fetch(link.href)).arrayBuffer();
  const length = Number(new DataView(file).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, length)));
  const [from, to] = header["fc1.weight"].data_offsets.map((at) => 8 + length + at);
  const weights = new Uint8Array(file).slice(from, to);
  globalThis.moved = (places) => {
    const bytes = new Uint8Array(file.slice(0));
    const at = 2 * places;
    bytes.set(weights.subarray(at), from);
    bytes.set(weights.subarray(0, at), to - at);
    return bytes.buffer;
  };
  globalThis.networks = [];
  globalThis.replace = (places) => {
    forwardpass.replaceNetwork(globalThis.moved(places));
    globalThis.networks.push(new WeakRef(forwardpass.network));
  };
}
"""
# Replaces the weights in every frame, each time by others.
REPLACE = """
async ([from, to]) => {
  for (let places = from; places < to; places++) {
    globalThis.replace(places);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}
"""
# The same; returns how many pictures of the stage came of it.
PICTURES = """
async ([from, to]) => {
  const stage = document.querySelector(".stage-canvas");
  const small = new OffscreenCanvas(stage.width >> 1, stage.height >> 1);
  const context = small.getContext("2d", { willReadFrequently: true });
  const pictures = new Set();
  for (let places = from; places < to; places++) {
    globalThis.replace(places);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    context.drawImage(stage, 0, 0, small.width, small.height);
    const { data } = context.getImageData(0, 0, small.width, small.height);
    pictures.add(String(await crypto.subtle.digest("SHA-1", data).then((d) => new Uint8Array(d))));
  }
  return pictures.size;
}
"""
# What a page says, and every number that it shows in full.
SAID = """
(place) => [".answer", ".caption", ".code-now", ".legend", ".drawer", ".lessons"].map((part) => {
  const at = document.querySelector(`${place} ${part}`);
  const numbers = [...at.querySelectorAll("data, [role=meter]")];
  return [at.textContent, numbers.map((n) => n.value ?? n.getAttribute("aria-valuenow"))];
})
"""
FRESH = """
(strokes) => {
  const place = document.body.appendChild(document.createElement("div"));
  place.id = "fresh";
  globalThis.fresh = forwardpass.mount(place, { network: forwardpass.network, theme: "dark" });
  globalThis.fresh.api.draw(strokes);
  globalThis.fresh.api.inspect(1, 3);
}
"""


def watched(open_page: OpenPage) -> Page:
    """A drawn 3, its neuron 3 of the second layer taken apart, the story at its end."""
    page = open_page(
        script=COUNT_GL + person.AS_WITH_A_CARD, reduced_motion="reduce", color_scheme="dark"
    )
    page.evaluate(MOVED)
    page.evaluate("(strokes) => forwardpass.draw(strokes)", person.drawing("3, round"))
    page.evaluate("forwardpass.inspect(1, 3)")
    person.settle(page)
    return page


def test_the_picture_follows_and_comes_back(open_page: OpenPage) -> None:
    page = watched(open_page)
    stage = page.locator(".stage")
    page.evaluate("globalThis.replace(0)")
    before = at_rest(stage)
    assert page.evaluate(PICTURES, [1, 5]) == 4
    page.evaluate("globalThis.replace(0)")
    assert at_rest(stage) == before


def at_rest(stage: Locator) -> bytes:
    """The stage's picture, once two frames have not changed it."""
    before = b""
    while (now := stage.screenshot()) != before:
        before = now
        person.settle(stage.page)
    return now


def test_fifty_times_while_it_plays_says_what_a_fresh_page_says(open_page: OpenPage) -> None:
    page = watched(open_page)
    before = page.evaluate("[...forwardpass.trace.probs]")
    person.button(page, "Loop").click()  # however long the pictures take, the story goes on
    # From where the network's numbers are on the stage: its weights do not change the ink.
    page.evaluate("forwardpass.seek(forwardpass.steps.at(-4).start); forwardpass.play()")
    assert page.evaluate(PICTURES, [1, TIMES + 1]) == TIMES
    person.button(page, "Pause").wait_for(timeout=1000)  # it plays on
    assert 0.1 < person.seconds_shown(page) < person.duration(page)
    page.evaluate("forwardpass.pause(); forwardpass.seek(forwardpass.duration)")
    page.evaluate(FRESH, person.drawing("3, round"))
    person.settle(page)
    assert page.evaluate("[...forwardpass.trace.probs]") != before
    for told in ("probs", "logProbs", "prediction", "confidence"):
        assert page.evaluate(
            f"JSON.stringify(forwardpass.trace.{told}) === JSON.stringify(fresh.api.trace.{told})"
        )
    for tab in ("Neuron", "Evidence", "What if", "Lines", "Dropout"):
        for place in ("#app", "#fresh"):
            page.locator(place).get_by_role("tab", name=tab, exact=True).click()
        person.settle(page)
        assert page.evaluate(SAID, "#app") == page.evaluate(SAID, "#fresh"), tab
    page.evaluate("fresh.dispose()")


def test_nothing_piles_up(open_page: OpenPage) -> None:
    page = watched(open_page)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = played(page, session, 1, 21)
    after = played(page, session, 21, 21 + TIMES)

    assert after["networks"] <= before["networks"]
    assert after["gl"] == before["gl"]
    assert after["listeners"] <= before["listeners"]
    assert after["nodes"] <= before["nodes"] + 10
    # Compiled code still grows a little; what fifty traces and scenes hold would be far more.
    assert after["heap"] <= before["heap"] + 700_000


def played(page: Page, session: CDPSession, first: int, end: int) -> dict[str, float]:
    """What is still there after so many replacements under the running story."""
    page.evaluate("forwardpass.seek(0); forwardpass.play()")
    page.evaluate(REPLACE, [first, end])
    page.evaluate(
        "globalThis.replace(0); forwardpass.pause(); forwardpass.seek(forwardpass.duration)"
    )
    return alive(page, session)


def alive(page: Page, session: CDPSession) -> dict[str, float]:
    """What is still there once everything that nobody holds is gone."""
    metrics, heap = collected(page, session), math.inf
    while metrics["JSHeapUsedSize"] < heap:
        heap = metrics["JSHeapUsedSize"]
        metrics = collected(page, session)
    return {
        "networks": page.evaluate("globalThis.networks.filter((each) => each.deref()).length"),
        "gl": page.evaluate("globalThis.kept"),
        "listeners": metrics["JSEventListeners"],
        "nodes": metrics["Nodes"],
        "heap": metrics["JSHeapUsedSize"],
    }


def collected(page: Page, session: CDPSession) -> dict[str, float]:
    """What the browser counts after it has drawn what was asked for and collected garbage."""
    person.settle(page)
    session.send("HeapProfiler.collectGarbage")
    return {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
