"""How much slower a training loop is that is watched: the same loop with and without, in turn.

    python benchmarks/watch.py [--rounds 5] [--seconds 4] [--browser]

A plain loop: MNISTNet, SGD with momentum, batches of 64 random pictures in memory. Watched means:
a history is written, and a page follows, as a client that takes every event and every network as
soon as it may; with --browser a real one, which draws. One JSON line: milliseconds a step each way,
medians over the rounds, and their ratio.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F

import forwardpass
from forwardpass.learn.model import MNISTNet

BATCH = 64
KEPT = 50  # batches in memory


def main() -> None:
    """One line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    plain, watched, shown = [], [], 0
    with (
        tempfile.TemporaryDirectory() as folder,
        browser() if asked.browser else nullcontext() as b,
    ):
        for number in range(asked.rounds):
            plain.append(loop(asked.seconds, MNISTNet()))
            model = MNISTNet()
            watch = forwardpass.watch(
                model, pictures(), history=Path(folder, f"{number}.history.safetensors"),
                browser=False,
            )  # fmt: skip
            with watch:
                assert watch.page is not None
                with b(watch.page) if b else reading(watch.page) as seen:
                    watched.append(loop(asked.seconds, model, watch))
                shown += seen()
    before, after = statistics.median(plain), statistics.median(watched)
    print(
        json.dumps(
            {
                "plain_ms": round(before, 3),
                "watched_ms": round(after, 3),
                "ratio": round(after / before, 4),
                "pairs": [round(b / a, 3) for a, b in zip(plain, watched, strict=True)],
                "networks_shown": shown,
                "threads": asked.threads,
                "page": "Chromium" if asked.browser else "a client that takes all",
            }
        )
    )


def pictures() -> torch.Tensor:
    """One batch."""
    return torch.rand(BATCH, 1, 28, 28)


def loop(seconds: float, model: MNISTNet, watch: forwardpass.Watch | None = None) -> float:
    """Milliseconds a step."""
    torch.manual_seed(0)
    model.train()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    batches = [(pictures(), torch.randint(10, (BATCH,))) for _ in range(KEPT)]
    started, steps = time.perf_counter(), 0
    while time.perf_counter() - started < seconds:
        images, labels = batches[steps % KEPT]
        loss = F.nll_loss(model(images), labels)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        if watch is not None:
            watch.step(loss=loss)
        steps += 1
    return 1000 * (time.perf_counter() - started) / steps


@contextmanager
def reading(page: str) -> Iterator[Any]:
    """A client that takes every event, and every network as soon as it is there."""
    taken = 0
    going = True

    def follow() -> None:
        nonlocal taken
        last = -1
        with urllib.request.urlopen(f"{page}live/events", timeout=10) as events:  # our own
            while going:
                line = events.readline()
                if not line.startswith(b"data: "):
                    continue
                step = json.loads(line[6:])["network"]
                if step is not None and step != last:
                    last = step
                    with urllib.request.urlopen(f"{page}live/network", timeout=10) as network:
                        network.read()
                    taken += 1

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    try:
        yield lambda: taken
    finally:
        going = False


@contextmanager
def browser() -> Iterator[Any]:
    """A real page, which draws what it is shown."""
    from playwright.sync_api import sync_playwright

    from forwardpass.show.browser import FLAGS, find

    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=find(playwright), args=list(FLAGS))

        @contextmanager
        def opened(page: str) -> Iterator[Any]:
            tab = program.new_page()
            tab.goto(page)
            tab.wait_for_selector(".training-curve, .train")
            yield lambda: tab.evaluate("forwardpass.watching?.shown ?? 0")
            tab.close()

        yield opened
        program.close()


if __name__ == "__main__":
    main()
