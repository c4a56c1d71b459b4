"""How fast the page is, in a real Chromium that draws without a graphics card, 1280x800.

    python benchmarks/page.py [--visits 5] [--kinds "default flags" ...] [--painter webgl|canvas]

Prints a table for people and one JSON object a kind of browser, last. The kinds are those of
`tools/painted.py`; the page chooses its painter unless one is named. What is measured:

bytes to the first prediction
    The sum of `encodedDataLength` (headers and bodies as they came over the wire) of all responses
    that Chromium's Network domain reports, in a fresh context, until the first prediction shows.
navigation to first prediction
    `performance.now()` (0 is the navigation's start) two animation frames after the element named
    "Prediction" first held the sentence with a confidence: the frame with the words is then
    on its way to the screen. Median over fresh contexts, nothing cached.
pen move to finished picture
    From `event.timeStamp` of the oldest pointer move that a frame includes (the moment the
    browser got it from the mouse, so waiting for the frame counts) until one pixel of the stage,
    read back after that frame, has arrived: reading waits until everything before it is drawn.
    Real mouse moves, one after the other as fast as the page takes them, along a drawn 3.
frames a second while playing
    Animation frames that the page completed, over the seconds until the last of them is finished
    (read back once, at the end). Chromium lets a page run only two or three frames ahead of its
    compositor, so the count is that of frames really shown. Of the story, the part from the third
    layer's lines to its end plays. Windows of one second; the median, and the slowest.
frames a second in motion
    Between the steps the picture rests and nothing is drawn. This counts only frames that drew:
    1000 over the median ms from one to the next, rests left out.
lines
    Lines in the picture, as the stage itself says beside its layers, read twice a second. Those of
    the layer whose pulses travel are drawn in every frame; the others are laid down from sheets
    that were drawn when they last changed. Median over the frames counted above.
frames while nothing changes
    Animation frames asked for, and draw calls, in 2 s after the story was paused and had settled.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import chromium
import person
from painted import INSTRUMENTS as PAINTED
from painted import KINDS, add_kinds, busy, print_table
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOVES = 90
PLAY_SECONDS = 10.0
STILL_SECONDS = 2.0

# Runs before the page's own scripts. `frames` gets [time in ms, lines, drew] for every animation
# frame, `moves` the ms from a pointer move to its finished picture.
INSTRUMENTS = """
globalThis.bench = { prediction: null, frames: [], moves: [], asked: 0, draws: 0 };
(() => {
  const bench = globalThis.bench;
  let oldestMove = null, includedMove = null, drew = false, lines = 0, counted = 0;

  painted.drawn = () => {
    bench.draws += 1;
    drew = true;
    includedMove ??= oldestMove;
    oldestMove = null;
  };
  const countLines = (now) => {
    if (now - counted < 500) return;
    counted = now;
    lines = 0;
    for (const { textContent } of document.querySelectorAll(".stage-label.share")) {
      lines += Number(/([\\d,]+) lines/.exec(textContent)?.[1].replaceAll(",", "") ?? 0);
    }
  };
  const frameOver = new MessageChannel();
  frameOver.port1.onmessage = () => {
    if (includedMove === null) return;
    painted.finish();
    bench.moves.push(performance.now() - includedMove);
    includedMove = null;
  };
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => {
    bench.asked += 1;
    return request((now) => {
      drew = false;
      callback(now);
      countLines(now);
      const last = bench.frames.at(-1);
      // Several callbacks may share one frame.
      if (last?.[0] === now) last[2] ||= drew;
      else bench.frames.push([now, lines, drew]);
      if (!drew) return;
      frameOver.port2.postMessage(0);
    });
  };
  addEventListener("pointermove", (event) => { if (event.buttons) oldestMove ??= event.timeStamp; },
    { capture: true });

  const look = () => {
    const text = document.querySelector("[role=status][aria-label=Prediction]")?.textContent ?? "";
    const given = /Prediction: .+\\(Confidence: (?:over )?\\d+%\\)/;
    if (bench.prediction !== null || !given.test(text)) return;
    bench.prediction = 0;
    request(() => request(() => { bench.prediction = performance.now(); }));
  };
  const everything = { childList: true, subtree: true, characterData: true };
  new MutationObserver(look).observe(document, everything);
})();
"""


@dataclass(frozen=True)
class Visit:
    """One first visit."""

    bytes: int
    seconds: float


@dataclass(frozen=True)
class Result:
    """What is printed; `painter` is the one that drew last."""

    painter: str
    bytes_to_first_prediction: int
    seconds_to_first_prediction: float
    pen_move_ms: float
    pen_move_ms_worst_tenth: float
    frames_per_second: float
    frames_per_second_slowest: float
    frames_per_second_in_motion: float
    lines: int
    still_frames: int
    still_draws: int


def main() -> None:
    """Measures everything in every kind of browser and prints it."""
    parser = argparse.ArgumentParser(description="Measure the page in a real Chromium.")
    parser.add_argument("--visits", type=int, default=5, help="fresh visits (default: 5)")
    add_kinds(parser)
    options = parser.parse_args()
    results: dict[str, Result] = {}
    with sync_playwright() as playwright, chromium.serve() as address:
        for kind in options.kinds:
            browser = chromium.launch(playwright, KINDS[kind])
            results[kind] = measure(browser, address, options.visits, options.painter)
            version = browser.version
            browser.close()
    report(results, version)


def measure(browser: Browser, address: str, visits: int, painter: str) -> Result:
    """All numbers, the visits first while nothing else runs."""
    seen = [visit(browser, address, painter) for _ in range(visits)]
    page = open_page(browser, address, painter)
    moves = sorted(pen_moves(page))
    rates, in_motion, lines = playing(page)
    still = stillness(page)
    by = str(page.evaluate("painted.by"))
    page.context.close()
    return Result(
        painter=by,
        bytes_to_first_prediction=round(statistics.median(each.bytes for each in seen)),
        seconds_to_first_prediction=round(statistics.median(each.seconds for each in seen), 3),
        pen_move_ms=round(statistics.median(moves), 1),
        pen_move_ms_worst_tenth=round(moves[int(0.9 * len(moves))], 1),
        frames_per_second=round(statistics.median(rates), 1),
        frames_per_second_slowest=round(min(rates), 1),
        frames_per_second_in_motion=round(in_motion, 1),
        lines=lines,
        still_frames=still[0],
        still_draws=still[1],
    )


def new_page(browser: Browser, painter: str) -> Page:
    """A page of a fresh context with the instruments in it."""
    context = browser.new_context(viewport=person.DESKTOP)
    context.add_init_script(person.force(painter) + PAINTED + INSTRUMENTS)
    return context.new_page()


def open_page(browser: Browser, address: str, painter: str) -> Page:
    """The page, loaded and paused, with the painter that it goes on with."""
    page = new_page(browser, painter)
    page.goto(address)
    person.ready(page)
    person.painted(page)
    page.evaluate("forwardpass.pause()")
    return page


def visit(browser: Browser, address: str, painter: str) -> Visit:
    """Navigates for the first time and waits for the first prediction."""
    page = new_page(browser, painter)
    session = page.context.new_cdp_session(page)
    received: list[int] = []
    session.on(
        "Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"]))
    )
    session.send("Network.enable")
    page.goto(address, wait_until="commit")
    person.wait_until(page, "globalThis.bench?.prediction > 0", seconds=60)
    seconds = float(page.evaluate("bench.prediction")) / 1000
    page.context.close()
    return Visit(sum(received), seconds)


def pen_moves(page: Page) -> list[float]:
    """ms from each pointer move to its finished picture."""
    person.button(page, "Clear").click()
    person.settle(page)
    page.evaluate("bench.moves.length = 0")
    (path,) = person.on_screen(page, [longer(person.drawing("3, round")[0], MOVES)])
    page.mouse.move(*path[0])
    page.mouse.down()
    for x, y in path[1:]:
        page.mouse.move(x, y)
    page.mouse.up()
    page.wait_for_timeout(300)
    measured = [float(ms) for ms in page.evaluate("bench.moves")]
    if len(measured) < MOVES / 4:
        raise RuntimeError(f"{len(measured)} of {MOVES} moves were drawn: too few to tell")
    return measured


def longer(stroke: list[list[float]], count: int) -> list[list[float]]:
    """The same path with `count` points."""
    last = len(stroke) - 1
    points = []
    for k in range(count):
        at = k * last / (count - 1)
        i = min(int(at), last - 1)
        (x0, y0), (x1, y1) = stroke[i], stroke[i + 1]
        points.append([x0 + (at - i) * (x1 - x0), y0 + (at - i) * (y1 - y0)])
    return points


def playing(page: Page) -> tuple[list[float], float, int]:
    """Frames a second in each second of the story's later part and in motion; lines in a frame."""
    person.draw(page, person.drawing("3, round"))
    start = max(0.0, person.duration(page) - PLAY_SECONDS - 1)
    person.seek(page, start)
    page.wait_for_timeout(500)
    page.evaluate("() => { bench.frames.length = 0; forwardpass.play(); }")
    page.wait_for_timeout(PLAY_SECONDS * 1000)
    page.evaluate("() => { painted.finish(); forwardpass.pause(); }")
    frames: list[list[float]] = page.evaluate("bench.frames")
    if len(frames) < PLAY_SECONDS:
        raise RuntimeError(f"{len(frames)} frames in {PLAY_SECONDS:g} s: too few to tell")
    first = frames[0][0]
    seconds = [int((at - first) / 1000) for at, _, _ in frames]
    whole = range(1, max(seconds))  # the first second warms up, the last one is cut off
    rates = [float(seconds.count(second)) for second in whole]
    gaps = [b[0] - a[0] for a, b in pairwise(frames) if a[2] and b[2]]
    in_motion = 1000 / statistics.median(gaps)
    return rates, in_motion, round(statistics.median(lines for _, lines, _ in frames))


def stillness(page: Page) -> tuple[int, int]:
    """Animation frames asked for and draw calls while nothing changes."""
    page.wait_for_timeout(700)
    page.evaluate("() => { bench.asked = 0; bench.draws = 0; }")
    page.wait_for_timeout(STILL_SECONDS * 1000)
    asked, draws = page.evaluate("[bench.asked, bench.draws]")
    return int(asked), int(draws)


GOALS = {
    "bytes to the first prediction": "0.8 MB",
    "navigation to first prediction": "0.7 s",
    "pen move to finished picture": "40 ms",
    "  the slowest tenth from": "60 ms",
    "frames a second while playing": "50",
    "  in motion": "50",
    "  with lines": "1,000",
    "frames in 2 s of stillness": "0",
}


def told(result: Result) -> dict[str, str]:
    """The numbers as they are printed, by what they are of."""
    return {
        "bytes to the first prediction": f"{result.bytes_to_first_prediction / 1e6:.2f} MB",
        "navigation to first prediction": f"{result.seconds_to_first_prediction:.2f} s",
        "pen move to finished picture": f"{result.pen_move_ms:.0f} ms",
        "  the slowest tenth from": f"{result.pen_move_ms_worst_tenth:.0f} ms",
        "frames a second while playing": f"{result.frames_per_second:.0f}",
        "  in the slowest second": f"{result.frames_per_second_slowest:.0f}",
        "  in motion": f"{result.frames_per_second_in_motion:.0f}",
        "  with lines": f"{result.lines:,}",
        "frames in 2 s of stillness": f"{result.still_frames}",
        "painter": result.painter,
    }


def report(results: dict[str, Result], version: str) -> None:
    """The table, then a JSON line a kind of browser."""
    print_table({kind: told(result) for kind, result in results.items()}, GOALS)
    print(f"\nChromium {version}, 1280x800, {platform.platform()}, {time.strftime('%Y-%m-%d')}")
    print(busy())
    for kind, result in results.items():
        line: dict[str, Any] = {"benchmark": "page", "kind": kind, "chromium": version}
        print(json.dumps({**line, **asdict(result)}))


if __name__ == "__main__":
    main()
