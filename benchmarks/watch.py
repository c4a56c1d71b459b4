"""How much slower a training loop is that is watched: the same loop with and without, in turn.

    python benchmarks/watch.py [--rounds 5] [--seconds 4]

A plain loop: MNISTNet, SGD with momentum, batches of 64 random pictures in memory. Watched means:
a history is written, and a page follows, as a client that takes every event and every network as
soon as it may. One JSON line: milliseconds a step each way,
medians over the rounds, their ratio, the same of the time that the loop's thread was on a processor
(a machine that is busy with other things says more by that), and what share of a core our threads
took beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F

import forwardpass
from forwardpass.learn.model import MNISTNet

BATCH = 64
CLIENT = """
import json, sys, urllib.request
page, last, taken = sys.argv[1], -1, 0
print(0, flush=True)
with urllib.request.urlopen(page + "live/events") as events:
    for line in events:
        step = json.loads(line[6:])["network"] if line.startswith(b"data: ") else None
        if step is not None and step != last:
            last, taken = step, taken + 1
            with urllib.request.urlopen(page + "live/network") as network:
                network.read()
            print(taken, flush=True)
"""
Times = tuple[float, float]  # of the clock, and of the loop's thread on a processor
KEPT = 50  # batches in memory


def main() -> None:
    """One line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    plain, watched, beside, shown = [], [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.rounds):
            plain.append(loop(asked.seconds, MNISTNet()))
            model = MNISTNet()
            watch = forwardpass.watch(
                model, pictures(), history=Path(folder, f"{number}.history.safetensors"),
                browser=False,
            )  # fmt: skip
            with watch:
                assert watch.page is not None
                with reading(watch.page) as seen:
                    busy = time.process_time() - time.thread_time()
                    watched.append(loop(asked.seconds, model, watch))
                    beside.append((time.process_time() - time.thread_time() - busy) / asked.seconds)
                shown += seen()
    before, after = ([statistics.median(x) for x in zip(*y, strict=True)] for y in (plain, watched))
    print(
        json.dumps(
            {
                "plain_ms": round(before[0], 3),
                "watched_ms": round(after[0], 3),
                "ratio": round(after[0] / before[0], 4),
                "pairs": [round(b[0] / a[0], 3) for a, b in zip(plain, watched, strict=True)],
                "processor_ratio": round(after[1] / before[1], 4),
                "beside": round(statistics.median(beside), 3),
                "networks_shown": shown,
                "threads": asked.threads,
            }
        )
    )


def pictures() -> torch.Tensor:
    """One batch."""
    return torch.rand(BATCH, 1, 28, 28)


def loop(seconds: float, model: MNISTNet, watch: forwardpass.Watch | None = None) -> Times:
    """Milliseconds a step."""
    torch.manual_seed(0)
    model.train()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    batches = [(pictures(), torch.randint(10, (BATCH,))) for _ in range(KEPT)]
    started, busy, steps = time.perf_counter(), time.thread_time(), 0
    while time.perf_counter() - started < seconds:
        images, labels = batches[steps % KEPT]
        loss = F.nll_loss(model(images), labels)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        if watch is not None:
            watch.step(loss=loss)
        steps += 1
    wall, own = time.perf_counter() - started, time.thread_time() - busy
    return 1000 * wall / steps, 1000 * own / steps


@contextmanager
def reading(page: str) -> Iterator[Any]:
    """A client in a process of its own that takes every event, and every network there is."""
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, page], stdout=subprocess.PIPE, text=True
    )
    assert client.stdout is not None
    taken = [client.stdout.readline()]  # it has begun
    try:
        yield lambda: int(taken[-1])
    finally:
        client.terminate()
        taken += client.stdout.read().split()


if __name__ == "__main__":
    main()
