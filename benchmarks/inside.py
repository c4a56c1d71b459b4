"""How fast "Look inside" answers, in a real Chromium that draws without a graphics card, 1280x800.

    python benchmarks/inside.py [--rounds 12] [--kinds "default flags" ...] [--painter webgl|canvas]

Prints a table for people and one JSON object a kind of browser, last. The kinds are those of
`tools/painted.py`; the page chooses its painter unless one is named. Each time runs from a call of
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
from painted import INSTRUMENTS as PAINTED
from painted import KINDS, add_kinds, busy, print_table
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOAL = 50.0  # ms

INSTRUMENTS = """
// ms from now until what `act` asked for is drawn, laid out and painted.
globalThis.timed = (act) => new Promise((done) => {
  const start = performance.now();
  act();
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      painted.finish();
      done(performance.now() - start);
    };
    after.port2.postMessage(0);
  });
});
"""


def main() -> None:
    """Measures everything in one run and prints it."""
    parser = argparse.ArgumentParser(description="Measure Look inside in a real Chromium.")
    parser.add_argument("--rounds", type=int, default=12, help="of each (default: 12)")
    add_kinds(parser)
    options = parser.parse_args()
    measured: dict[str, dict[str, list[float]]] = {}
    with sync_playwright() as playwright, chromium.serve() as address:
        for kind in options.kinds:
            browser = chromium.launch(playwright, KINDS[kind])
            measured[kind] = measure(browser, address, options.rounds, options.painter)
            version = browser.version
            browser.close()
    report(measured, version)


def measure(browser: Browser, address: str, rounds: int, painter: str) -> dict[str, list[float]]:
    """ms of every round, by what was done."""
    context = browser.new_context(viewport=person.DESKTOP, reduced_motion="reduce")
    context.add_init_script(person.force(painter) + PAINTED + INSTRUMENTS)
    page = context.new_page()
    page.goto(address)
    person.ready(page)
    person.painted(page)
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


def report(measured: dict[str, dict[str, list[float]]], version: str) -> None:
    """The table, then a JSON line a kind of browser."""
    rows = {
        kind: {
            what: f"{statistics.median(times):.0f} (slowest {max(times):.0f}) ms"
            for what, times in each.items()
        }
        for kind, each in measured.items()
    }
    print_table(rows, dict.fromkeys(next(iter(measured.values())), f"{GOAL:.0f} ms"))
    print(f"\nChromium {version}, 1280x800, {platform.platform()}, {time.strftime('%Y-%m-%d')}")
    print(busy())
    for kind, each in measured.items():
        medians = {
            what.replace(" ", "_") + "_ms": round(statistics.median(times), 1)
            for what, times in each.items()
        }
        print(json.dumps({"benchmark": "inside", "kind": kind, "chromium": version, **medians}))


if __name__ == "__main__":
    main()
