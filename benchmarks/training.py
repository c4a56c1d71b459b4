"""How fast the page learns MNIST from nothing, in a Chromium without a graphics card, 1280x800.

    python benchmarks/training.py --data DIR [--rounds 3] [--seconds 30]

DIR is the folder of MNIST's four files. Prints one JSON object as its last line. The page is
visible, has a drawing on its pad and shows how the network reads it as it is now. What is measured,
and how:

seconds to 90 % and 97 %
    From the moment that the digits are there and the worker is started until the network has made
    as many steps as it takes to read so much of MNIST's test set, all 10,000 digits of it. Which
    step that is, is found in a run of its own: a seed gives the same curve whatever the machine is
    busy with. Median of the rounds.
frames a second
    Animation frames that the page completed until 97 % was reached, over the seconds.
networks shown
    A second, on the stage.
steps a second, and those of PyTorch
    The page's over the same time; PyTorch's with one thread, the same network, batch and optimizer,
    and batches that lie ready in memory, while the page stands still. `ratio` is PyTorch's over the
    page's.
"""

from __future__ import annotations

import argparse
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

BATCH = 32
RATE = 0.002
PYTORCH_STEPS = 400
GOALS = (0.9, 0.97)
MOST_STEPS = 8000
CHOICES = json.dumps({"data": "mnist", "seed": 0})
WATCH = """() => {
  const seen = { frames: [], steps: [], shown: 0 };
  globalThis.seen = seen;
  const frame = (now) => { seen.frames.push(now); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  let network = null;
  setInterval(() => {
    if (forwardpass.network !== network) seen.shown += 1;
    network = forwardpass.network;
    const state = forwardpass.training.state;
    if (state) seen.steps.push([performance.now(), state.steps]);
  }, 10);
}"""
JUDGED = """(steps) => {
  const held = forwardpass.training.state?.heldOut;
  return held?.steps === steps && held.count === 10000;
}"""


def main() -> None:
    """Measures everything in one run and prints it."""
    parser = argparse.ArgumentParser(description="Measure learning in a real Chromium.")
    parser.add_argument("--data", type=Path, required=True, help="folder of MNIST's files")
    parser.add_argument("--rounds", type=int, default=3, help="default: 3")
    parser.add_argument("--seconds", type=float, default=30, help="longest round (default: 30)")
    options = parser.parse_args()
    with sync_playwright() as playwright, chromium.serve(data=options.data) as address:
        browser = chromium.launch(playwright)
        page = browser.new_page(viewport=person.DESKTOP)
        page.goto(address)
        person.ready(page)
        person.draw(page, person.drawing("3, round"))
        page.evaluate("document.querySelector('.mode [value=train]').click()")
        wanted = steps_to(page)
        rounds = []
        for _ in range(options.rounds):
            rounds.append(one_round(page, wanted, options.seconds))
            rounds[-1]["pytorch_steps_a_second"] = pytorch(options.data)
        version = browser.version
        browser.close()
    report(rounds, wanted, version)


def steps_to(page: Page) -> dict[float, int]:
    """After how many steps the whole test set is read as well as each goal says."""
    found: dict[float, int] = {}
    steps = 20
    page.evaluate(f"forwardpass.training.start({CHOICES}, {steps})")
    while len(found) < len(GOALS) and steps <= MOST_STEPS:
        person.wait_until(page, JUDGED, steps, seconds=120)
        accuracy = page.evaluate("forwardpass.training.state.heldOut.accuracy")
        for goal in GOALS:
            if accuracy >= goal:
                found.setdefault(goal, steps)
        more = 20 if steps < 400 else 100
        steps += more
        page.evaluate(f"forwardpass.training.go({more})")
    page.evaluate("forwardpass.training.undo()")
    return found


def one_round(page: Page, wanted: dict[float, int], longest: float) -> dict[str, float]:
    """One training from nothing, watched."""
    page.evaluate(f"({WATCH})()") if page.evaluate("!globalThis.seen") else None
    page.evaluate(
        f"""async () => {{
          await forwardpass.training.start({CHOICES});
          Object.assign(seen, {{ begun: performance.now(), frames: [], steps: [], shown: 0 }});
        }}"""
    )
    last = max(wanted.values())
    end = time.monotonic() + longest
    while time.monotonic() < end:
        page.wait_for_timeout(500)
        if page.evaluate("forwardpass.training.state?.steps ?? 0") >= last:
            break
    page.evaluate("forwardpass.training.pause()")
    seen = page.evaluate("seen")
    page.evaluate("forwardpass.training.undo()")
    page.wait_for_timeout(500)
    return measured(seen, wanted)


def measured(seen: dict[str, Any], wanted: dict[float, int]) -> dict[str, float]:
    """The numbers of one round, of the time until the last goal was reached."""
    begun = seen["begun"]
    reached = {
        goal: next((at for at, done in seen["steps"] if done >= steps), None)
        for goal, steps in wanted.items()
    }
    end = max(at or seen["steps"][-1][0] for at in reached.values())
    seconds = (end - begun) / 1000
    done = max(steps for at, steps in seen["steps"] if at <= end)
    return {
        **{
            f"seconds_to_{100 * goal:.0f}": (at - begun) / 1000
            for goal, at in reached.items()
            if at is not None
        },
        "frames_a_second": sum(at <= end for at in seen["frames"]) / seconds,
        "networks_shown_a_second": seen["shown"] / seconds,
        "steps_a_second": done / seconds,
    }


def pytorch(data: Path) -> float:
    """Steps a second that PyTorch makes with one thread."""
    import torch
    from torch.nn import functional as F

    from forwardpass.digits.data import load_mnist
    from forwardpass.learn.model import MNISTNet

    torch.set_num_threads(1)
    torch.manual_seed(0)
    digits = load_mnist(data, "train")
    order = torch.randperm(len(digits))[: BATCH * PYTORCH_STEPS]
    images = (torch.tensor(digits.images)[order].float() / 255).unsqueeze(1)
    labels = torch.tensor(digits.labels)[order].long()
    model = MNISTNet().eval()  # as in the page: without dropout
    optimizer = torch.optim.Adam(model.parameters(), RATE)
    begun = time.perf_counter()
    for k in range(0, len(order), BATCH):
        optimizer.zero_grad()
        loss = F.nll_loss(model(images[k : k + BATCH]), labels[k : k + BATCH])
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return PYTORCH_STEPS / (time.perf_counter() - begun)


def report(rounds: list[dict[str, float]], wanted: dict[float, int], version: str) -> None:
    """The JSON line: medians of the rounds."""
    names = dict.fromkeys(name for each in rounds for name in each)
    line: dict[str, Any] = {
        "benchmark": "training",
        "chromium": version,
        "rounds": len(rounds),
        **{f"steps_to_{100 * goal:.0f}": steps for goal, steps in wanted.items()},
        **{
            name: round(statistics.median(each[name] for each in rounds if name in each), 2)
            for name in names
        },
    }
    line["ratio"] = round(line["pytorch_steps_a_second"] / line["steps_a_second"], 2)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
