"""How fast "Look inside" answers, in a real Chromium that draws without a graphics card, 1280x800.

    python benchmarks/inside.py [--rounds 12]

Prints a table for people and one JSON object as its last line. Each time runs from a call of
`globalThis.forwardpass` (or a real press of a key, from its event) until one pixel of the stage,
read back after the first animation frame that drew it, has arrived: everything before it, the
drawer's layout and paint included, is then done. Caches are of one reading, so every round looks
at another neuron or class, and half of them at another drawing.

the stage alone
    `seek`, with nothing to compute: what any new picture costs on this machine.
open the inspector
    `inspect(layer, neuron)` with the drawer closed before.
another neuron
    `inspect(layer, neuron)` with the drawer open at another one.
explain another class
    `explain(digit)`: map, lines and captions.
compare two classes
    `explain(digit, than)`.
switch a neuron off
    From the press of the button to the changed picture.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import chromium
import person
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOAL = 60.0  # ms

INSTRUMENTS = """
(() => {
  let gl = null;
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = getContext.call(this, kind, ...rest);
    if (kind === "webgl2" && context) gl = context;
    return context;
  };
  // ms from now until what `act` asked for is drawn, laid out and painted.
  globalThis.timed = (act) => new Promise((done) => {
    const start = performance.now();
    act();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        done(performance.now() - start);
      };
      after.port2.postMessage(0);
    });
  });
})();
"""


def main() -> None:
    """Measures everything in one run and prints it."""
    parser = argparse.ArgumentParser(description="Measure Look inside in a real Chromium.")
    parser.add_argument("--rounds", type=int, default=12, help="of each (default: 12)")
    options = parser.parse_args()
    with sync_playwright() as playwright, chromium.serve() as address:
        browser = chromium.launch(playwright)
        measured = measure(browser, address, options.rounds)
        version = browser.version
        browser.close()
    report(measured, version)


def measure(browser: Browser, address: str, rounds: int) -> dict[str, list[float]]:
    """ms of every round, by what was done."""
    context = browser.new_context(viewport=person.DESKTOP, reduced_motion="reduce")
    context.add_init_script(INSTRUMENTS)
    page = context.new_page()
    page.goto(address)
    person.ready(page)
    times: dict[str, list[float]] = {}
    for index in range(rounds + 1):
        drawn = person.drawings()[(index // 2) % len(person.drawings())]
        person.draw(page, drawn["strokes"])
        person.seek(page, person.duration(page))
        for what, ms in one_round(page, index).items():
            if index > 0:  # the first one compiles the code
                times.setdefault(what, []).append(ms)
    context.close()
    return times


def one_round(page: Page, index: int) -> dict[str, float]:
    """Everything once."""
    layer, neuron = index % 3, (37 * index) % 128
    digit = index % 10
    last = person.duration(page)
    times = {
        "the stage alone": timed(page, f"forwardpass.seek({last - 0.01 * (index % 2)})"),
        "open the inspector": timed(page, f"forwardpass.inspect({layer}, {neuron})"),
        "another neuron": timed(page, f"forwardpass.inspect({2 - layer}, {neuron + 1 & 127})"),
        "switch a neuron off": timed(page, f"{button('Switch off')}.click()"),
    }
    page.evaluate(f"{button('reset')}.click()")
    person.settle(page)
    page.evaluate("forwardpass.explain(null)")
    person.settle(page)
    times["explain another class"] = timed(page, f"forwardpass.explain({digit})")
    times["compare two classes"] = timed(page, f"forwardpass.explain({digit}, {(digit + 3) % 10})")
    page.keyboard.press("Escape")
    person.settle(page)
    return times


def button(words: str) -> str:
    """The button with these words, in the page's own language."""
    return f"[...document.querySelectorAll('button')].find((b) => b.textContent === '{words}')"


def timed(page: Page, act: str) -> float:
    """ms until the page has done this."""
    ms = float(page.evaluate(f"timed(() => {act})"))
    person.settle(page)
    return ms


def report(measured: dict[str, list[float]], version: str) -> None:
    """The table, then the JSON line."""
    print(f"| {'what':<24} | {'median':>7} | {'slowest':>7} | {'goal':>6} |")
    print(f"| {'-' * 24} | {'-' * 6}: | {'-' * 6}: | {'-' * 5}: |")
    for what, times in measured.items():
        median, slowest = statistics.median(times), max(times)
        print(f"| {what:<24} | {median:>4.0f} ms | {slowest:>4.0f} ms | {GOAL:>3.0f} ms |")
    print(
        f"\nChromium {version}, software GL, 1280x800, {platform.platform()}, "
        f"{time.strftime('%Y-%m-%d')}"
    )
    medians = {
        what.replace(" ", "_") + "_ms": round(statistics.median(times), 1)
        for what, times in measured.items()
    }
    print(json.dumps({"benchmark": "inside", "chromium": version, **medians}))


if __name__ == "__main__":
    main()
