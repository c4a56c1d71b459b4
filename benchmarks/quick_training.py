"""Seconds to 98.0 % of the MNIST test set: the quick preset beside a plain recipe, in one run.

    python benchmarks/quick_training.py --data DIR [--threads 2] [--repeat 3]

The plain recipe is what most people write first: Adam at 1e-3, batches of 64, no schedule, batches
cut from one tensor (no data loader, so the comparison is kind to it). Both are asked after every
epoch whether they are there yet; asking is not counted. Prints a table, then one JSON object.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
import torch
from torch.nn import functional as F

from forwardpass.digits.data import load_mnist
from forwardpass.learn.batches import Labelled
from forwardpass.learn.learner import accuracy
from forwardpass.learn.model import MNISTNet
from forwardpass.learn.recipe import recipe
from forwardpass.learn.train import train
from forwardpass.measure.evaluate import evaluate
from forwardpass.network.network import Network

GOAL = 0.98
MOST_EPOCHS = 30  # after which the plain recipe is given up


@click.command()
@click.option("--data", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--threads", default=2, show_default=True)
@click.option("--repeat", default=3, show_default=True)
def benchmark(data: Path, threads: int, repeat: int) -> None:
    """Time both recipes, one after the other, `repeat` times."""
    torch.set_num_threads(threads)
    test = _test_set(data)
    rows: dict[str, list[float]] = {"quick preset": [], "plain recipe": []}
    reached = []
    for seed in range(repeat):
        seconds, share = quick(data, test, seed, threads)
        rows["quick preset"].append(seconds)
        reached.append(share)
        rows["plain recipe"].append(plain(data, test, seed))
    medians = {name: statistics.median(times) for name, times in rows.items()}
    for name, times in rows.items():
        click.echo(f"{name:14s} {medians[name]:7.1f} s   ({', '.join(f'{t:.1f}' for t in times)})")
    ratio = medians["quick preset"] / medians["plain recipe"]
    shown = ", ".join(f"{100 * share:.2f} %" for share in reached)
    click.echo(f"ratio          {ratio:7.3f}     the quick preset ends at {shown}")
    click.echo(json.dumps({"seconds": rows, "ratio": ratio, "quick_accuracy": reached}))


def quick(data: Path, test: Labelled, seed: int, threads: int) -> tuple[float, float]:
    """Seconds of the whole preset, from reading files to the network file, and what it reaches."""
    config = replace(recipe("dense", "quick"), seed=seed, threads=threads, device="cpu")
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        network = Network.load(train(config, data, Path(folder), quiet=True))
        seconds = time.perf_counter() - started
    return seconds, evaluate(network, test.images.numpy(), test.labels.numpy()).accuracy


def plain(data: Path, test: Labelled, seed: int) -> float:
    """Seconds until the plain recipe has reached GOAL; infinite when it does not."""
    torch.manual_seed(seed)
    started = time.perf_counter()
    digits = load_mnist(data, "train")
    images = torch.from_numpy(digits.images.copy()).float() / 255
    labels = torch.from_numpy(digits.labels.astype(np.int64))
    module = MNISTNet()
    optimiser = torch.optim.Adam(module.parameters(), lr=1e-3)
    seconds = time.perf_counter() - started
    for _ in range(MOST_EPOCHS):
        started = time.perf_counter()
        module.train()
        for chosen in _batches(len(labels)):
            optimiser.zero_grad()
            loss = F.nll_loss(module(images[chosen, None]), labels[chosen])
            torch.autograd.backward(loss)
            optimiser.step()
        seconds += time.perf_counter() - started
        if accuracy(module, test) >= GOAL:
            return seconds
    return float("inf")


def _batches(count: int, size: int = 64) -> Iterator[torch.Tensor]:
    yield from torch.split(torch.randperm(count), size)


def _test_set(data: Path) -> Labelled:
    test = load_mnist(data, "test")
    images = torch.from_numpy(test.images.copy()).float() / 255
    return Labelled(images, torch.from_numpy(test.labels.astype(np.int64)))


if __name__ == "__main__":
    benchmark()
