"""How long a page with somebody's network works at a stretch, in a real Chromium, 1280x800.

    python benchmarks/heavy.py NETWORK.safetensors [--rounds 5]

Prints one JSON object as its last line. What is measured, and how:

work
    Multiply-adds of one pass, millions. Above 30 the page reads the network in a worker.
seconds to the first prediction
    From the navigation's start until a picture that was drawn is read and shown; where the page
    reads by itself, until the first prediction shows, as `page.py` measures it.
seconds to read
    From `forwardpass.setPixels` of a new picture until its promise says that it is shown. Median
    and longest of the rounds.
longest task
    ms of the longest task of the page's own thread that Chromium reports ("longtask", above 50 ms),
    while the page opens, while pictures are read, while a pen draws, and for each thing that is
    looked into: an explanation, a cell, every panel, a neuron switched off.
milliseconds to read in the page
    CPU time of the page's own thread for one picture: what a busy machine does not lengthen.
pen move to finished picture, frames a second
    As `page.py` measures them; not there for heavy networks, of which only some moves are read.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import chromium
import person
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEAVY = 30  # as `MOST_AT_ONCE` of the page, millions
TASKS = """
globalThis.tasks = [];
new PerformanceObserver((list) => {
  for (const { duration, startTime } of list.getEntries()) tasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });
"""
READ = """async (seed) => {
  const { inputs } = forwardpass.network;
  const value = (_, k) => ((k * 7919 + seed * 31) % 101) / 101;
  const pixels = Float32Array.from({ length: inputs }, value);
  const start = performance.now();
  await forwardpass.setPixels(pixels);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return (performance.now() - start) / 1000;
}"""
# What people look into, one after the other; `layer` is one in the middle.
LOOKS = {
    "explain": "forwardpass.explain(3)",
    "contrast": "forwardpass.explain(3, 5)",
    "cell": "forwardpass.inspect(layer, 5)",
    "back to the answer": "forwardpass.explain(null)",
}
TABS = ("Evidence", "Neuron", "What if", "Lines", "Dropout")
MIDDLE = "globalThis.layer = Math.floor(forwardpass.network.planes.length / 2)"
WORK = """() => forwardpass.network.operations.reduce((sum, { tensors: { weight }, shape }) =>
  weight && weight.shape.length > 1
    ? sum + weight.values.length * shape.reduce((a, b) => a * b, 1) / weight.shape[0]
    : sum, 0) / 1e6
"""


def main() -> None:
    """Measures one network and prints it."""
    parser = argparse.ArgumentParser(description="Measure the page with a network of your own.")
    parser.add_argument("network", type=Path, help="a .safetensors file")
    parser.add_argument("--rounds", type=int, default=5, help="pictures that are read (default: 5)")
    options = parser.parse_args()
    with sync_playwright() as playwright, chromium.serve(options.network) as address:
        browser = chromium.launch(playwright)
        page = browser.new_context(viewport=person.DESKTOP).new_page()
        page.add_init_script(TASKS)
        result = measure(page, address, options.rounds)
        page.context.close()
        if result["work"] <= HEAVY:
            live = importlib.import_module("page")  # the benchmark beside this one
            seen = [live.visit(browser, address).seconds for _ in range(3)]
            result["seconds_to_first_prediction"] = round(statistics.median(seen), 2)
            moves = live.pen_moves(live.open_page(browser, address))
            result["pen_move_ms"] = round(statistics.median(moves), 1)
            rates, in_motion, _ = live.playing(live.open_page(browser, address))
            result["frames_per_second"] = round(statistics.median(rates), 1)
            result["frames_per_second_in_motion"] = round(in_motion, 1)
        version = browser.version
        browser.close()
    line = {"benchmark": "heavy", "network": options.network.stem, "chromium": version, **result}
    print(json.dumps(line))


def measure(page: Page, address: str, rounds: int) -> dict[str, Any]:
    """All numbers, one after the other."""
    start = time.monotonic()
    page.goto(address)
    person.ready(page)
    page.evaluate(READ, 0)
    first = time.monotonic() - start
    opening = longest(page)
    busy = Busy(page)
    busy.milliseconds()
    times = [page.evaluate(READ, seed) for seed in range(1, rounds + 1)]
    own = busy.milliseconds() / rounds
    reading = longest(page)
    page.wait_for_timeout(1000)
    longest(page)
    draw(page)
    drawing = longest(page)
    return {
        "work": round(page.evaluate(WORK), 1),
        "seconds_to_first_prediction": round(first, 2),
        "seconds_to_read": round(statistics.median(times), 2),
        "seconds_to_read_longest": round(max(times), 2),
        "milliseconds_to_read_in_the_page": round(own, 1),
        "longest_task_opening": opening,
        "longest_task_reading": reading,
        "longest_task_drawing": drawing,
        "looking": looking(page, busy),
    }


class Busy:
    """CPU time that tasks of the page's own thread take."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._told = 0.0

    def milliseconds(self) -> float:
        """Since this was asked last."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        now = next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")
        took, self._told = now - self._told, now
        return round(took * 1000, 1)


def looking(page: Page, busy: Busy) -> dict[str, tuple[int, float]]:
    """ms of the longest task of each look, and ms of CPU time of all its tasks."""
    page.evaluate(READ, 1)
    page.evaluate(MIDDLE)
    found = {}

    def took(name: str) -> None:
        page.wait_for_timeout(1500)
        found[name] = (longest(page), busy.milliseconds())

    longest(page)
    busy.milliseconds()
    for name, look in LOOKS.items():
        page.evaluate(look)
        took(name)
    for name in TABS:
        page.get_by_role("tab", name=name, exact=True).click()
        took(name)
    page.evaluate("forwardpass.inspect(layer, 5)")
    page.wait_for_timeout(1500)
    longest(page)
    busy.milliseconds()
    page.get_by_role("button", name="Switch off").first.click()
    took("switch off")
    return found


def draw(page: Page) -> None:
    """A 3 by hand, twice, as fast as the page takes them, and whatever comes of it."""
    person.button(page, "Clear").click()
    (path,) = person.on_screen(page, [person.drawing("3, round")[0]])
    page.mouse.move(*path[0])
    page.mouse.down()
    for _ in range(2):
        for x, y in path[1:]:
            page.mouse.move(x, y)
    page.mouse.up()
    page.evaluate("forwardpass.settled()")


def longest(page: Page) -> int:
    """ms of the longest task since this was asked last; 0: none above 50."""
    tasks = page.evaluate("tasks.splice(0).map(([, ms]) => ms)")
    return round(max(tasks, default=0))


if __name__ == "__main__":
    main()
