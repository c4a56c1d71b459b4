"""`mount`: several pages in one document keep apart, and a page that ends leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import CDPSession, Page

pytestmark = pytest.mark.browser

# Counts listeners on what outlives a page, and observers.
COUNTED = """
globalThis.alive = { listeners: 0, observers: 0 };
for (const place of [document, window]) {
  const kept = new Map();
  const key = (type, listener) => {
    if (!kept.has(listener)) kept.set(listener, new Set());
    return kept.get(listener);
  };
  const add = place.addEventListener.bind(place);
  const remove = place.removeEventListener.bind(place);
  place.addEventListener = (type, listener, ...more) => {
    if (listener && !key(type, listener).has(type)) {
      key(type, listener).add(type); globalThis.alive.listeners += 1;
    }
    add(type, listener, ...more);
  };
  place.removeEventListener = (type, listener, ...more) => {
    if (listener && key(type, listener).delete(type)) globalThis.alive.listeners -= 1;
    remove(type, listener, ...more);
  };
}
for (const name of ["ResizeObserver", "IntersectionObserver"]) {
  globalThis[name] = class extends globalThis[name] {
    observe(...values) {
      if (!this.counted) globalThis.alive.observers += 1;
      this.counted = true;
      super.observe(...values);
    }
    disconnect() {
      if (this.counted) globalThis.alive.observers -= 1;
      this.counted = false;
      super.disconnect();
    }
  };
}
"""
MOUNT = """
(names) => {
  globalThis.others = names.map((name) => {
    const element = document.createElement("div");
    element.id = `other-${name}`;
    document.body.append(element);
    return forwardpass.mount(element, { network: forwardpass.network, theme: "dark" });
  });
}
"""
# Pages, one by one: mounted, drawn on, playing in a circle, and ended in the middle of a frame.
ROUND = """
async ([strokes, times]) => {
  for (let time = 0; time < times; time++) {
    const element = document.createElement("div");
    element.style.cssText = "position: fixed; inset: 0; overflow: auto"; // moves nobody else
    document.body.append(element);
    const page = forwardpass.mount(element, { network: forwardpass.network, theme: "dark" });
    page.api.draw(strokes);
    element.querySelector('[aria-label="Loop"]').click();
    page.api.play();
    for (let frame = 0; frame < 3; frame++) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    await new Promise((done) => requestAnimationFrame(() => {
      page.dispose();
      if (globalThis.counted) globalThis.counted.frames = globalThis.counted.draws = 0;
      done();
    }));
    element.remove();
  }
}
"""
# Whether nothing is drawn any more.
STILL = """
async () => {
  const before = globalThis.counted.frames;
  await new Promise((done) => setTimeout(done, 200));
  return globalThis.counted.frames === before;
}
"""
ROUNDS = 15
WARM = 10  # pages, until the browser has compiled what it will
MOST_KEPT = 50_000  # bytes a round, of which the browser's own books are most
END = "globalThis.others.forEach((other) => other.dispose())"


def three_pages(open_page: OpenPage, **options: object) -> Page:
    page = open_page(reduced_motion="reduce", color_scheme="dark", **options)
    page.evaluate(MOUNT, ["second", "third"])
    person.settle(page)
    return page


def test_ids_and_radio_groups_are_each_pages_own(open_page: OpenPage) -> None:
    page = three_pages(open_page)
    page.evaluate("globalThis.others.forEach(({ api }) => api.inspect(0, 3))")
    person.settle(page)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((at) => at.id)")
    assert len(ids) == len(set(ids))
    named = page.evaluate(
        """[...document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls]")]
          .flatMap((at) => ["aria-labelledby", "aria-describedby", "aria-controls"]
            .map((name) => at.getAttribute(name)).filter(Boolean)
            .map((id) => at.closest(".fp").contains(document.getElementById(id))))"""
    )
    assert named
    assert all(named)
    checked = page.locator(".speed input:checked").count()
    assert checked == 3  # one group for all pages would leave one


def test_keys_drawings_and_themes_are_each_pages_own(open_page: OpenPage) -> None:
    page = three_pages(open_page)
    second, third = page.locator("#other-second"), page.locator("#other-third")
    first = page.locator("#app")
    second.get_by_role("button", name="Undo").focus()
    page.keyboard.press("t")
    page.keyboard.press("f")
    assert second.get_attribute("data-theme") == "light"
    assert third.get_attribute("data-theme") == "dark"
    assert first.get_attribute("data-theme") == "dark"
    assert first.get_by_role("button", name="Flat", exact=True).count() == 1
    page.evaluate(
        "([a, b]) => { others[0].api.draw(a); others[1].api.draw(b); }",
        [person.drawing("7, plain"), person.drawing("0, round")],
    )
    answers = page.evaluate(
        "[forwardpass, ...others.map(({ api }) => api)].map(({ trace }) => trace.prediction)"
    )
    assert answers == [3, 7, 0]
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("t")  # nobody has the focus: the page that is all there is
    assert first.get_attribute("data-theme") == "light"
    assert third.get_attribute("data-theme") == "dark"


def test_styles_stay_inside(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate(
        """document.body.insertAdjacentHTML("beforeend",
          `<p class="button title stage caption" id="outside">outside</p>`)"""
    )
    styles = page.evaluate(
        """() => { const style = getComputedStyle(document.getElementById("outside"));
          return [style.borderTopWidth, style.color, style.position, style.fontWeight]; }"""
    )
    assert styles[0] == "0px"
    assert styles[2:] == ["static", "400"]


def test_a_page_that_ends_leaves_nothing_behind(open_page: OpenPage) -> None:
    page = open_page(script=COUNTED + person.COUNT_DRAWING, reduced_motion="reduce")
    person.settle(page)
    page.locator("#app").evaluate("() => 0")  # Playwright's own listeners
    before = page.evaluate("({ ...globalThis.alive })")
    page.evaluate(MOUNT, ["second", "third"])
    page.evaluate("others[0].api.inspect(1, 3); others[0].api.play(); others[1].api.play();")
    page.wait_for_timeout(400)
    assert page.evaluate("globalThis.alive.observers") > before["observers"]
    page.evaluate(END)
    page.wait_for_timeout(300)
    for name in ("second", "third"):
        place = page.locator(f"#other-{name}")
        assert place.evaluate("(at) => [at.childNodes.length, at.className, {...at.dataset}]") == [
            0,
            "",
            {},
        ]
    assert page.evaluate("({ ...globalThis.alive })") == before
    page.evaluate("globalThis.counted.frames = globalThis.counted.draws = 0")
    page.wait_for_timeout(500)
    assert page.evaluate("[counted.frames, counted.draws]") == [0, 0]
    assert page.locator(".fp").count() == 1
    page.evaluate(MOUNT, ["second"])  # plain ids are free again for the next one
    assert page.locator("#code-2").count() == 1


def test_a_page_that_ends_while_it_plays_draws_no_further_frame(open_page: OpenPage) -> None:
    page = open_page(script=person.COUNT_DRAWING, reduced_motion="reduce")
    page.evaluate("forwardpass.pause()")
    person.wait_until(page, STILL)  # the page around it draws nothing of its own
    page.evaluate(ROUND, [person.drawing("7, plain"), 1])
    # A frame may still run what the components had put off; nothing is drawn in it.
    person.settle(page)
    assert page.evaluate("counted.draws") == 0
    page.evaluate("globalThis.counted.frames = 0")
    # Thirty frames of the browser's, which a page that goes on would use as well.
    page.evaluate(
        """async () => { for (let frame = 0; frame < 30; frame++) {
          await new Promise((done) => setTimeout(done, 16)); } }"""
    )
    assert page.evaluate("[counted.frames, counted.draws]") == [0, 0]


def test_pages_that_come_and_go_leave_no_memory_behind(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("forwardpass.pause()")
    strokes = person.drawing("7, plain")
    watcher = page.context.new_cdp_session(page)
    watcher.send("Performance.enable")
    page.evaluate(ROUND, [strokes, WARM])  # what is made once stays
    before = kept(watcher)
    page.evaluate(ROUND, [strokes, ROUNDS])
    after = kept(watcher)
    assert after["Nodes"] == before["Nodes"]
    assert after["JSEventListeners"] == before["JSEventListeners"]
    assert (after["JSHeapUsedSize"] - before["JSHeapUsedSize"]) / ROUNDS < MOST_KEPT


def kept(watcher: CDPSession) -> dict[str, float]:
    """What the browser keeps for the page after its rubbish was collected."""
    for _ in range(3):  # what only rubbish held goes in the round after
        watcher.send("HeapProfiler.collectGarbage")
    metrics = watcher.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics}
