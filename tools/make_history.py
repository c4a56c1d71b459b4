"""Makes the history of MNISTNet's own training that comes along with the package.

    nice -n 19 python tools/make_history.py --data DIR --strokes FILE --out runs/history

The project's own recipe, shorter: 40 epochs, taught by labels and not by two networks that were
trained before. What is kept is the running average, as that is what a run keeps in the end; which
steps, follows from the step numbers alone: the same seed gives the same file on the same machine.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch

from forwardpass import History
from forwardpass.convert.snapshots import Snapshots
from forwardpass.digits.data import Digits, load_mnist
from forwardpass.learn.batches import Labelled
from forwardpass.learn.learner import accuracy
from forwardpass.learn.networks import Module
from forwardpass.learn.recipe import recipe
from forwardpass.learn.train import NETWORK, train
from forwardpass.measure.responses import measure_responses
from forwardpass.network.growing import Checkpoints, GrowingCurve, next_after, room_in
from forwardpass.network.history import with_tensors
from forwardpass.network.network import Network
from forwardpass.trace.record import calibrate

ASSET = Path(__file__).resolve().parents[1] / "src/forwardpass/assets/mnistnet.history.safetensors"
BUDGET = 4_000_000  # bytes
POINTS = 2048  # of the curve
HELD = 2000  # training images, the last ones, that are held out
EXAMPLES = 1000  # of those, that tell how large values are
ABOUT = (
    "MNISTNet's own training, shortened to {epochs} epochs and without teachers: MNIST and pen "
    "digits, bent anew all the time, AdamW, batches of 1,024, the running average of the weights."
)


class Keeping:
    """Takes a checkpoint whenever one is due, and waits for it: nobody is in a hurry here."""

    def __init__(self, examples: torch.Tensor, held: Labelled, digits: Digits, epochs: int) -> None:
        self.examples = examples
        self.digits = digits
        self.held = held
        self.about = ABOUT.format(epochs=epochs)
        self.steps = 0
        self.next = 0
        self.accuracy: float | None = None
        self.curve = GrowingCurve(POINTS)

    def begin(self, name: str, now: Callable[[], Module]) -> None:
        """The only stage there is begins."""
        assert name == NETWORK
        self.now = now
        self.snapshots = Snapshots(now(), self.examples, name="MNISTNet")
        room = room_in(self.snapshots.network, BUDGET, POINTS)
        self.checkpoints = Checkpoints(self.snapshots.shapes, room)
        self.keep()

    def step(self, loss: float) -> None:
        """One step was made."""
        self.steps += 1
        self.curve.add(loss, self.accuracy)
        self.accuracy = None
        if self.steps >= self.next:
            self.keep()

    def epoch(self, share: float | None) -> None:
        """Stands at the next step, as the loss before it does."""
        self.accuracy = share

    def keep(self) -> None:
        """The network as it is now, and how it reads the digits held out."""
        module = self.now()
        self.accuracy = accuracy(module, self.held)
        self.tensors = self.snapshots.tensors(self.snapshots.take(module))
        self.checkpoints.add(self.steps, self.tensors)
        self.next = next_after(self.steps)

    def history(self) -> History:
        """All of it; full red is what the last network's values are."""
        self.keep()
        last = with_tensors(self.snapshots.network, self.tensors)
        network = arranged(calibrate(last, self.examples.numpy()), self.digits)
        curve = self.curve.curve()
        return self.checkpoints.history(network, curve, ended=True, about=self.about)


def arranged(network: Network, digits: Digits) -> Network:
    """With what each neuron responds to in the end, by which the page arranges them all along."""
    return measure_responses(network, digits.images.astype("float32") / 255, digits.labels)


def main() -> None:
    """Trains, and writes the asset."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--strokes", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--to", type=Path, default=ASSET)
    asked = parser.parse_args()
    config = replace(
        recipe("dense"),
        data=asked.data,
        strokes=asked.strokes,
        epochs=asked.epochs,
        teachers=0,
        held_out_images=HELD,
        held_out_writers="5,15,25",
        threads=1,
    )
    digits = load_mnist(asked.data, "train")
    pictures = torch.from_numpy(digits.images[-HELD:].copy()).float() / 255
    labels = torch.from_numpy(digits.labels[-HELD:].astype("int64"))
    keeping = Keeping(pictures[:EXAMPLES, None], Labelled(pictures, labels), digits, asked.epochs)
    train(config, asked.data, asked.out, watching=keeping)
    history = keeping.history()
    history.save(asked.to)
    print(asked.to, asked.to.stat().st_size, history.steps, keeping.accuracy)


if __name__ == "__main__":
    main()
