"""Measures what a network file may know about itself, and stores it there: run it after training.

    python tools/finish_network.py NETWORK --data DIR --strokes FILE [--no-lamp]

What neurons respond to is measured on the MNIST training set. The lamp "this does not look like a
digit" learns from MNIST training images, pen digits of the writers that training has seen and
drawings that are no digits (tools/make_scribbles.py, seeds of their own); its threshold is chosen
on MNIST training images that it has not learnt from and on half of the writers that were held
out; its rates are those of the other half, of the MNIST test set and of both halves of
fixtures/scribbles.json. Weights, drawing scales, accuracy and credits stay as they are.
"""

from pathlib import Path

import click
import make_scribbles
import numpy as np

from forwardpass.digits.data import Digits, load_mnist, read_unipen
from forwardpass.digits.ink import ink
from forwardpass.digits.strokes import Drawing
from forwardpass.learn.recipe import TrainConfig, writers
from forwardpass.measure.evaluate import Pictures
from forwardpass.measure.lamp import learn_lamp, lit, measure_lamp, set_threshold
from forwardpass.measure.responses import measure_responses
from forwardpass.network.network import Network

FALSE_ALARMS = 0.02  # aimed at on what the threshold is chosen on: unseen writers may get 3 %
LEARN_SEEDS = range(1000, 1024)  # of drawings that are no digits, other ones than the committed
MNIST_LEARNT, MNIST_CHOSEN = 20_000, 10_000  # training images, spread over the set


def main() -> None:
    """Entry point, so that importing runs nothing."""
    finish()


@click.command()
@click.argument("network", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--data", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--strokes", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--lamp/--no-lamp", default=True, help="MNISTConv has none.")
def finish(network: Path, data: Path, strokes: Path, lamp: bool) -> None:
    """Measure responses and the lamp of NETWORK and write them into it."""
    train, test = load_mnist(data, "train"), load_mnist(data, "test")
    finished = Network.load(network)
    if lamp:
        finished = with_lamp(finished, train, test, read_unipen(strokes))
    finished = measure_responses(finished, pictures(train), train.labels)
    finished.save(network)
    for rate in finished.lamp.rates if finished.lamp else ():
        click.echo(f"{rate.data}: lit for {rate.lit:.2%} of {rate.images}")


def with_lamp(network: Network, train: Digits, test: Digits, pens: list[Drawing]) -> Network:
    """The network with a lamp, learnt, set and measured."""
    order = np.random.default_rng(0).permutation(len(train))
    learnt = pictures(train, order[:MNIST_LEARNT])
    chosen = pictures(train, order[MNIST_LEARNT : MNIST_LEARNT + MNIST_CHOSEN])
    held = sorted(writers(TrainConfig()))
    seen = drawn([pen for pen in pens if pen.writer not in held])
    choosing = drawn([pen for pen in pens if pen.writer in held[::2]])
    reporting = drawn([pen for pen in pens if pen.writer in held[1::2]])
    halves = {half: scribbles(half) for half in make_scribbles.SEEDS}
    taught = learn_lamp(network, [learnt, seen], lessons())
    taught = set_threshold(taught, [chosen, choosing], FALSE_ALARMS)
    report(taught, "report", halves["report"])
    return measure_lamp(
        taught,
        [
            (f"pen digits of writers {_list(held[1::2])}", True, reporting),
            ("MNIST test set", True, pictures(test)),
            ("drawings that are no digits", False, halves["report"]),
        ],
        choosing=[
            (f"pen digits of writers {_list(held[::2])}", True, choosing),
            ("drawings that are no digits", False, halves["choose"]),
        ],
    )


def lessons(without: frozenset[str] = frozenset()) -> Pictures:
    """Drawings to learn from, those of some kinds or names left out."""
    rows = [row for seed in LEARN_SEEDS for row in make_scribbles.made("learn", seed)]
    kept = [row for row in rows if not without & {row["kind"], row["name"]}]
    return np.stack([make_scribbles.pixels(row) for row in kept])


def report(network: Network, half: str, images: Pictures) -> None:
    """Prints what was caught of each kind, and the names of what was not."""
    rows, caught = make_scribbles.read(half), lit(network, images)
    for kind in dict.fromkeys(row["kind"] for row in rows):
        mine = np.array([row["kind"] == kind for row in rows])
        missed = [row["name"] for row, c in zip(rows, caught, strict=True) if not c]
        names = ", ".join(sorted({row["name"] for row in rows if row["kind"] == kind} & {*missed}))
        click.echo(f"  {kind}: {caught[mine].mean():.0%} of {mine.sum()}; missed: {names or '-'}")


def scribbles(half: str) -> Pictures:
    """Pictures of one half of the committed set."""
    return np.stack([make_scribbles.pixels(row) for row in make_scribbles.read(half)])


def pictures(digits: Digits, chosen: np.ndarray | slice = slice(None)) -> Pictures:
    """(n, 28, 28), 0..1."""
    return digits.images[chosen].astype(np.float32) / np.float32(255)


def drawn(pens: list[Drawing]) -> Pictures:
    """Pen strokes as pictures."""
    return np.stack([ink(pen.strokes) for pen in pens])


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


if __name__ == "__main__":
    main()
